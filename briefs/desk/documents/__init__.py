"""What people do with documents and their clippings."""
