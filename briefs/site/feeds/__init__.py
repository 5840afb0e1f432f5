"""What programs read: feeds, sitemaps, well-known addresses."""
