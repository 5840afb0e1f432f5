"""The one door into the database: what becomes of each record."""
