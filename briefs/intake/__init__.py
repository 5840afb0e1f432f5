"""Intake: a document becomes clippings. Plain Python: no Django, no database, no network.

reading.py is the way through. Its shelves, each of which knows only those above it:

words       what words mean: the lists in data/, numbers, measures, countries
decoding    bytes become text, mails are opened
days        days and periods as texts print them
naming      names of people, places and institutions
contents    what a passage tells, as data: figures, and when it happened
markup      what the markup of a page says
lines       what can be told of one line, and which lines say who and when
talks       speakers and time codes
roles       what single lines are: the first round of decisions
headlines   which short line is a headline, and of what
passages    how the lines of a page hang together
digests     pages that tell several stories: one module a form, recurring.py any other;
            sureness.py weighs them
articles    one story, and which lines belong to it
who         who wrote, published and showed it
same        is it the same story?
"""

from .clipping import without
from .contents.events import event_of, part_inferred
from .contents.figures import figures
from .days.dates import dates_in
from .days.years import readable_years, years_in
from .named_line import author_in, day_in, is_text, sold_in, source_in
from .naming.names import tags_in
from .reading import is_day_first, read, uid_of
from .results import Duplicate, Reading
from .same.likeness import Likeness, Told, compare
from .shapes import (
    FIGURES_IN_CONFLICT,
    ORDINAL_IN_CONFLICT,
    Cut,
    Figure,
    PartialDate,
    RefusedDocument,
    Role,
    SuggestedTag,
)
from .together import read_many
from .words.language import is_known, language_of, stop_share
from .words.numerals import numerals
from .words.shingles import signature, telling
from .words.units import agree, of_one_unit

__all__ = [
    "FIGURES_IN_CONFLICT",
    "ORDINAL_IN_CONFLICT",
    "Cut",
    "Duplicate",
    "Figure",
    "Likeness",
    "PartialDate",
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
    "is_known",
    "is_text",
    "language_of",
    "numerals",
    "of_one_unit",
    "part_inferred",
    "read",
    "read_many",
    "readable_years",
    "signature",
    "sold_in",
    "source_in",
    "stop_share",
    "tags_in",
    "telling",
    "uid_of",
    "without",
    "years_in",
]
