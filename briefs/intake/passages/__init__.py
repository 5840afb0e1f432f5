"""How the lines of a page hang together: its main text, its elements, its sections."""
