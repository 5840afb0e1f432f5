"""A brief in a list: what the rail says, who said it, what changed."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Document, Source
from ...text.sentences import gap_after, sentences
from ..wording import dates
from ..wording.numbers import grouped, in_words
from ..wording.pieces import mark_of

CODES_SHOWN = 4
# Of the wire, whose entries are two lines high, so that the rail is too: two codes, or one and how
# many more.
CODES_ON_THE_WIRE = 2
TAGS_SHOWN = 4
OTHERS_NAMED = 3
OPENING = 210


class Code(NamedTuple):
    """A country in a rail; without `url` it is no link."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Rail:
    """Date, codes and kind of source, as they stand beside every brief."""

    when: dates.When
    codes: list
    more_codes: int
    kind: str
    mark: str

    @property
    def short(self):
        """The same rail for the wire."""
        number = len(self.codes) + self.more_codes
        shown = CODES_ON_THE_WIRE if number <= CODES_ON_THE_WIRE else CODES_ON_THE_WIRE - 1
        return replace(self, codes=self.codes[:shown], more_codes=max(0, number - shown))


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a list shows of one brief. Made from a brief loaded with `for_cards()`."""

    brief: object
    url: str
    rail: Rail
    source: object
    asides: list
    tags: list
    change: str
    passage: str = ""

    @property
    def anchor(self):
        """The id of its headline on a page, which names it twice: short, and of the whole uid.

        Two uids may end alike, or begin so.
        """
        return hashlib.sha256(self.brief.uid.bytes).hexdigest()[:16]


def rail_of(brief, tags, unseen=frozenset()):
    """Return the rail of a brief. unseen  ids of tags that have no page"""
    source = brief.lead_source
    codes = sorted((tag for tag in tags if tag.code), key=lambda tag: tag.code)
    return Rail(
        when=dates.standing(brief),
        codes=[
            Code(tag.code, tag.name, "" if tag.pk in unseen else tag.get_absolute_url())
            for tag in codes[:CODES_SHOWN]
        ],
        more_codes=max(0, len(codes) - CODES_SHOWN),
        kind=Source.Kind(source.kind).label if source and source.kind != "unknown" else "",
        mark=mark_of(source.kind) if source else "ring",
    )


def tags_but(brief, left_out):
    """Return the tags of a brief, but for those with these ids."""
    return [tie.tag for tie in brief.tagged.all() if tie.tag_id not in left_out]


def entry_of(brief, commonplace=frozenset(), passage=None):
    """Make the entry of a brief.

    commonplace  ids of tags that nearly all briefs carry: not shown
    passage      a function that finds in the brief the passage to show instead of the summary
    """
    tags = tags_but(brief, commonplace)
    return Entry(
        brief=brief,
        url=brief.get_absolute_url(),
        rail=rail_of(brief, tags),
        source=brief.lead_source,
        asides=asides_of(brief),
        tags=[tag for tag in tags if not tag.code][:TAGS_SHOWN],
        change=change_of(brief),
        passage=passage(brief) if passage else opening(brief.summary),
    )


def entry_html(entry):
    return render_to_string("briefs/entry.html#entry", {"entry": entry})


def opening(summary):
    """Return the first sentences of a summary: whole ones, until they fill two lines or three."""
    said = ""
    for sentence in sentences(summary):
        if said and len(said) + len(sentence) > OPENING:
            break
        said += gap_after(said) + sentence
    return said


def asides_of(brief):
    """Return what follows the source's name: other origins, other pages, that no date is known."""
    origins = [c.source for c in brief.citations.all() if c.is_origin]
    lead = brief.lead_source
    asides = []
    others = list(dict.fromkeys(source.name for source in origins if source != lead))
    if others:
        asides.append(_("also %s") % named(others))
    pages = pages_of(brief, lead)
    if pages > 1:
        asides.append(
            ngettext("on %d of its pages", "on %d of its pages", pages) % pages
            if pages > 2
            else _("on two of its pages")
        )
    if brief.event_on is None:
        asides.append(_("undated"))
    return asides


def named(others):
    """Return the names of other sources; of many the first few, and how many more there are."""
    if len(others) <= OTHERS_NAMED + 1:
        return ", ".join(others)
    return _("%(names)s and %(number)s others") % {
        "names": ", ".join(others[:OTHERS_NAMED]),
        "number": grouped(len(others) - OTHERS_NAMED),
    }


def pages_of(brief, lead):
    """Return on how many pages of its lead source a brief rests; a later form is the same page."""
    cited = [
        c for c in brief.citations.all() if c.is_origin and c.source == lead and is_page_of(c, lead)
    ]
    read = {c.read_from for c in cited}
    return sum(c.form_of is None or c.form_of not in read for c in cited)


def is_page_of(citation, lead):
    """Whether what was read is a page of the source, and no digest or page of somebody else."""
    if citation.shown_by is None:
        return citation.read_as != Document.Kind.DIGEST
    return citation.shown_by == lead.pk


def change_of(brief):
    """Return one line about the corrections of a brief, or ""."""
    notes = list(brief.corrections.all())
    if not notes:
        return ""
    if len(notes) == 1:
        note = notes[0]
        return _("%(kind)s %(number)d, %(day)s: %(note)s") % {
            "kind": note.get_kind_display().capitalize(),
            "number": note.number,
            "day": dates.local_day(note.at),
            "note": note.note,
        }
    kinds = Counter(note.kind for note in notes)
    *others, last = [times_told(kind, number) for kind, number in kinds.items()]
    every = _("%(these)s and %(this)s") % {"these": ", ".join(others), "this": last}
    line = _("%(changes)s, last %(day)s.") % {
        "changes": every if others else last,
        "day": dates.local_day(notes[0].at),
    }
    return f"{line[0].upper()}{line[1:]}"


def times_told(kind, number):
    """Return “corrected”, “corrected twice”, “corrected three times”."""
    said = {"correction": _("corrected"), "clarification": _("clarified"), "update": _("updated")}
    if number == 1:
        return said[kind]
    times = _("twice") if number == 2 else _("%s times") % in_words(number)
    return f"{said[kind]} {times}"
