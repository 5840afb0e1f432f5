"""Days and periods as texts print them."""
