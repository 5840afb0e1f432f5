"""Intake: a document becomes clippings. Plain Python: no Django, no database, no network."""

from briefs.text.sentences import sentences

from .dates import dates_in
from .events import event_of, part_inferred
from .figures import figures
from .likeness import Likeness, Told, compare
from .named_line import author_in, day_in, is_text, source_in
from .numerals import numerals
from .quotations import quotations
from .reading import is_day_first, read, uid_of
from .results import Duplicate, ReadClipping, Reading
from .shapes import (
    FIGURES_IN_CONFLICT,
    ORDINAL_IN_CONFLICT,
    Cut,
    Figure,
    Line,
    PartialDate,
    Quotation,
    RefusedDocument,
    Role,
    SuggestedTag,
)
from .shingles import signature, telling
from .together import read_many
from .units import agree, of_one_unit
from .years import readable_years, years_in

__all__ = [
    "FIGURES_IN_CONFLICT",
    "ORDINAL_IN_CONFLICT",
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
    "author_in",
    "compare",
    "dates_in",
    "day_in",
    "event_of",
    "figures",
    "is_day_first",
    "is_text",
    "numerals",
    "of_one_unit",
    "part_inferred",
    "quotations",
    "read",
    "read_many",
    "readable_years",
    "sentences",
    "signature",
    "source_in",
    "telling",
    "uid_of",
    "years_in",
]
