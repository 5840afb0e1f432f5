"""Documents: taking in, the reading page, the inbox of clippings."""
