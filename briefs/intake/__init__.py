"""Intake: a document becomes clippings. Plain Python: no Django, no database, no network."""

from briefs.text.sentences import sentences

from .figures import agree, figures
from .likeness import Likeness, Told, compare
from .quotations import quotations
from .reading import read, uid_of
from .shapes import (
    Cut,
    Duplicate,
    Figure,
    Line,
    PartialDate,
    Quotation,
    ReadClipping,
    Reading,
    RefusedDocument,
    Role,
    SuggestedTag,
)
from .shingles import signature, telling
from .together import read_many

__all__ = [
    "Cut",
    "Duplicate",
    "Figure",
    "Likeness",
    "Line",
    "PartialDate",
    "Quotation",
    "ReadClipping",
    "Reading",
    "RefusedDocument",
    "Role",
    "SuggestedTag",
    "Told",
    "agree",
    "compare",
    "figures",
    "quotations",
    "read",
    "read_many",
    "sentences",
    "signature",
    "telling",
    "uid_of",
]
