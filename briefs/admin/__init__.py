"""The editors' screens: declares what is shown, and calls the verbs of the desk."""

from .briefs import briefs
from .documents import clippings, documents
from .house import checks, corrections, people, reports
from .names import sources, tags
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
