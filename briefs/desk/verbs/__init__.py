"""What people do with briefs."""
