"""The first page, people, coverage, imports, reports, checks switched off."""
