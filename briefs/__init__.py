"""Newsroom's one app: from documents to briefs that a reader can trust."""
