"""Tags and sources: found, made, renamed, made one of two."""
