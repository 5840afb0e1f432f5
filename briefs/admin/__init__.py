"""The editors' screens: declares what is shown, and calls the verbs of the desk."""

from .briefs import brief_admin
from .documents import clippings, document_admin
from .house import checks, corrections, people, reports
from .names import sources, tags
from .site import site

__all__ = [
    "brief_admin",
    "checks",
    "clippings",
    "corrections",
    "document_admin",
    "people",
    "reports",
    "site",
    "sources",
    "tags",
]
