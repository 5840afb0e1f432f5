"""What changed after it was public: corrections, withdrawals and returns, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from ...models import Brief, Correction
from ...models.revision import brought_back
from ...text.sentences import sentences
from ..kept.caching import counted_once
from ..wording import dates
from .notes import change_of, sides_of

# So many stand beside a page.
FEW = 4
# Of what happened to a brief in one moment the later of these stands first.
RETURNED, WITHDRAWN, CORRECTED = range(3)


class Place(NamedTuple):
    """Where something stands in the list of changes, which runs from the last place to the first.

    Of a moment alone, with `brief` None, the place before all that happened in it.
    """

    at: datetime
    brief: UUID | None = None
    what: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """A correction, a withdrawal or a return. `number` is "" for the last two."""

    place: Place
    kind: str
    number: int | str
    day: str
    sentence: str
    headline: str
    language: str
    url: str
    uid: str
    edition: int | None = None
    correction: object = None

    @property
    def at(self):
        return self.place.at

    @property
    def label(self):
        """“Correction 2”, “Withdrawn”."""
        return f"{self.kind} {self.number}".strip()

    @property
    def changes(self):
        return [change_of(change) for change in self.correction.changes] if self.correction else []

    @property
    def sides(self):
        return sides_of(self.correction) if self.correction else []

    @property
    def record(self):
        """Where all corrections of the brief stand."""
        return f"{self.url.partition('#')[0]}#corrections"

    @property
    def begins(self):
        """Of a correction the first sentence, of what is gone or back all that is said."""
        return next(iter(sentences(self.sentence)), "") if self.number else self.sentence


def corrected(limit, *, since=None, until=None, after=None, last=False):
    """Return the newest corrections, with their briefs; withdrawn ones keep theirs on record.

    last  only the last one of each brief
    """
    notes = Correction.objects.on_record()
    if last:
        of_it = Correction.objects.on_record().filter(brief=OuterRef("brief"))
        notes = notes.filter(~Exists(of_it.filter(number__gt=OuterRef("number"))))
    notes = within(notes.select_related("brief"), "at", since, until)
    notes = follow(notes, after, CORRECTED, "at", "brief__uid", "number")
    return [
        Happening(
            place=Place(note.at, note.brief.uid, CORRECTED, note.number),
            kind=note.get_kind_display().capitalize(),
            number=note.number,
            day=dates.local_day(note.at),
            sentence=note.note,
            headline=note.brief.headline,
            language=note.brief.language,
            url=url_of(note),
            uid=f"urn:uuid:{note.brief.uid}#correction-{note.number}",
            edition=note.edition or None,
            # What a withdrawn brief said is no longer told, before and after neither.
            correction=None if note.brief.withdrawn_at else note,
        )
        for note in notes[:limit]
    ]


def url_of(note):
    """A stone has no place for each of its corrections."""
    url = note.brief.get_absolute_url()
    return url if note.brief.withdrawn_at else f"{url}#correction-{note.number}"


def withdrawn(limit, *, since=None, until=None, after=None):
    """Return the newest withdrawals."""
    stones = within(Brief.objects.stones(), "withdrawn_at", since, until)
    stones = follow(stones, after, WITHDRAWN, "withdrawn_at", "uid")
    return [
        Happening(
            place=Place(brief.withdrawn_at, brief.uid, WITHDRAWN),
            kind=_("Withdrawn"),
            number="",
            day=dates.local_day(brief.withdrawn_at),
            sentence=brief.withdrawn_because,
            headline=brief.headline,
            language=brief.language,
            url=brief.get_absolute_url(),
            uid=f"urn:uuid:{brief.uid}#withdrawn",
        )
        for brief in stones[:limit]
    ]


def returned(limit, *, since=None, until=None, after=None):
    """Return the newest returns of withdrawn briefs: that they were gone stays on record."""
    back = within(brought_back(), "back_at", since, until)
    back = follow(back, after, RETURNED, "back_at", "uid")
    return [
        Happening(
            place=Place(brief.back_at, brief.uid, RETURNED),
            kind=_("Brought back"),
            number="",
            day=dates.local_day(brief.back_at),
            sentence=why_back(
                brief.back_because,
                dates.unbroken(dates.local_day(brief.gone_at)),
                brief.gone_because,
            ),
            headline=brief.headline,
            language=brief.language,
            url=brief.get_absolute_url(),
            uid=f"urn:uuid:{brief.uid}#back-{brief.back_at:%Y%m%dT%H%M%S}",
        )
        for brief in back[:limit]
    ]


def why_back(because, day, reason):
    """Say why a brief is back, if readers were told, then when and why it had been withdrawn."""
    gone = _("It had been withdrawn on %(day)s: %(why)s") % {"day": day, "why": reason}
    return f"{because} {gone}" if because else gone


def moments():
    """Return when all corrections, withdrawals and returns were made, in no order."""
    return [
        *Correction.objects.on_record().order_by().values_list("at", flat=True),
        *Brief.objects.stones().order_by().values_list("withdrawn_at", flat=True),
        *brought_back().order_by().values_list("back_at", flat=True),
    ]


def returns(state):
    """Return {brief id: when it was last brought back}, of public briefs that were withdrawn."""
    return counted_once(state, "returns", lambda: dict(brought_back().values_list("pk", "back_at")))


def within(rows, name, since, until):
    """Keep rows from a moment on, and before another one; None leaves that end open."""
    if since:
        rows = rows.filter(**{f"{name}__gte": since})
    return rows.filter(**{f"{name}__lt": until}) if until else rows


def follow(rows, after, what, *names):
    """Order rows as the list of changes, and keep those that stand after a place, if one is given.

    names  of the columns that make a place: moment, brief and, of what has one, number
    """
    rows = rows.order_by(*(f"-{name}" for name in names))
    if not after:
        return rows
    at, uid, *number = names
    same = Q(**{f"{uid}__lt": after.brief}) if after.brief else Q(pk__in=())
    if after.brief and what < after.what:
        same |= Q(**{uid: after.brief})
    elif after.brief and what == after.what and number:
        same |= Q(**{uid: after.brief, f"{number[0]}__lt": after.number})
    return rows.filter(Q(**{f"{at}__lt": after.at}) | same, **{f"{at}__lte": after.at})


def lately(state):
    """Return the newest change of each of the few briefs that changed last."""
    return counted_once(state, "changes", lambda: newest_of_each(FEW))


def newest_of_each(limit):
    """Return the newest change of each brief, with the number of its earlier corrections."""
    every = [*corrected(limit, last=True), *withdrawn(limit), *returned(limit)]
    last = {change.place.brief: change for change in sorted(every, key=lambda c: c.place)}
    shown = sorted(last.values(), key=lambda change: change.place, reverse=True)[:limit]
    notes = Correction.objects.on_record().filter(brief__uid__in=last).order_by()
    counts = dict(notes.values_list("brief__uid").annotate(n=Count("pk")))
    return [(c, counts.get(c.place.brief, 0) - bool(c.number)) for c in shown]


def newest(limit, **bounds):
    """Return the newest corrections, withdrawals and returns together, in three statements."""
    every = [part for ask in (corrected, withdrawn, returned) for part in ask(limit, **bounds)]
    return sorted(every, key=lambda change: change.place, reverse=True)[:limit]
