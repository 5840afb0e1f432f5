"""How things are said to readers: dates, numbers, sources, addresses."""
