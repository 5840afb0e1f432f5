"""What pages tell of briefs, as data for their templates."""
