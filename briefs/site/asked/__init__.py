"""What an address asks of a list: filters, search, order, page, and what came of it."""
