"""The editors' screens: declares what is shown, and calls the verbs of the desk."""

from . import briefs, checks, clippings, corrections, documents, people, reports, sources, tags
from .site import site

__all__ = [
    "briefs",
    "checks",
    "clippings",
    "corrections",
    "documents",
    "people",
    "reports",
    "site",
    "sources",
    "tags",
]
