"""How days and hours are written: one form on the whole desk, in each language."""
