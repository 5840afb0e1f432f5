"""Export, backup and restore, and rebuilding what follows from the rows."""
