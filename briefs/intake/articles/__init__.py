"""Articles: one story, and which lines belong to it."""
