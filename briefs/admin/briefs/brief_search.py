"""Searching the desk's briefs: through the search index, drafts included."""

from ... import search


def find_briefs(briefs, words):
    """Narrow a queryset to the briefs that hold the words; without words it stays as it is."""
    words = words.strip()
    return search.search(words, briefs).briefs if words else briefs
