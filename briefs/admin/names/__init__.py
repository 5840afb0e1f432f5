"""Sources and tags."""
