"""What the newsroom keeps, what may be true of it, and the named questions."""

from .brief import Brief
from .brief_slug import BriefSlug
from .citation import Citation
from .clipping import Clipping, ClippingMark, fates
from .correction import Correction
from .document import Document
from .edition import Edition
from .evidence import Evidence
from .facts import EVERY, source_fact, tag_fact
from .merges import SourceMerge, TagMerge
from .note import InternalNote
from .report import ReaderReport
from .revision import Revision
from .source import Source, SourceName, SourceSlug
from .switch import CheckSwitch
from .tag import Tag, TaggedBrief, TagName, TagSlug
from .tally import Counted, Tally

__all__ = [
    "EVERY",
    "Brief",
    "BriefSlug",
    "CheckSwitch",
    "Citation",
    "Clipping",
    "ClippingMark",
    "Correction",
    "Counted",
    "Document",
    "Edition",
    "Evidence",
    "InternalNote",
    "ReaderReport",
    "Revision",
    "Source",
    "SourceMerge",
    "SourceName",
    "SourceSlug",
    "Tag",
    "TagMerge",
    "TagName",
    "TagSlug",
    "TaggedBrief",
    "Tally",
    "fates",
    "source_fact",
    "tag_fact",
]
