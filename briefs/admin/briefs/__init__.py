"""Briefs: the list, the form, the verbs, the review."""
