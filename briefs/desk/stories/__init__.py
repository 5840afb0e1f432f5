"""One story once: which briefs and documents tell the same."""
