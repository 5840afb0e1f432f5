"""The publishing list."""
