"""What the newsroom keeps, what may be true of it, and the named questions."""

from .brief import Brief, BriefSlug
from .citation import Citation
from .correction import Correction
from .document import Clipping, ClippingMark, Document
from .edition import Edition
from .evidence import Evidence
from .note import InternalNote
from .report import ReaderReport
from .revision import Revision
from .source import Source, SourceSlug
from .switch import CheckSwitch
from .tag import Tag, TaggedBrief, TagName, TagSlug

__all__ = [
    "Brief",
    "BriefSlug",
    "CheckSwitch",
    "Citation",
    "Clipping",
    "ClippingMark",
    "Correction",
    "Document",
    "Edition",
    "Evidence",
    "InternalNote",
    "ReaderReport",
    "Revision",
    "Source",
    "SourceSlug",
    "Tag",
    "TagName",
    "TagSlug",
    "TaggedBrief",
]
