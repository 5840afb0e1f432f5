"""What the markup of a page says: its blocks, what it hides, what it tells of itself."""
