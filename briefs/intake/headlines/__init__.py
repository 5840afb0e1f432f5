"""Which short line is a headline, and of what."""
