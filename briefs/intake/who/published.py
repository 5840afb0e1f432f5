"""When a document was published: what its head says, then the lines near its headline."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..days.lead import dateline_of
from ..days.months import weekday_names
from ..lines.items import Item
from ..lines.meta import Meta
from ..lines.page import Page
from ..shapes import PartialDate, Role
from ..words.lexicon import plain
from .printed import days_of_others, is_printed, iso_day, of_this_page, stated_day

_WORLD_TIME = re.compile(r"T\d{2}:\d{2}[\d:.]*(?:Z|[+-]00:?00)$")
_TOP = 4  # lines of the document that may bear its name and day
_LONGEST_TOP = 20  # words
_LONGEST = 200  # characters of a line or dateline that may print the day
_UNTOLD = (None, Role.SITE_NAME, Role.LEFTOVER)
_OPENS = re.compile(r"[,|·•:;(–—-]\s*(?:[^\W\d_]{2,12},?\s+){0,2}$")
_ISSUE = re.compile(
    r"\W*(?:issue|edition|edición|edição|édition|ausgabe|edizione|editie|uitgave)\b", re.IGNORECASE
)
_STOPPED, _STOP = re.compile(r"[.!?]\W*$"), re.compile(r"\W*[.!?]\s+\w")
_CLOSES = re.compile(r"[\s).|·]*")


@dataclass(frozen=True, slots=True)
class _Read:
    """A page with its kind, its stories, and the lines of who and when that speak of all of it, in
    order of trust.
    """

    page: Page
    kind: str
    items: list[Item]
    metas: list[int]

    @property
    def own(self) -> list[Meta]:
        return [self.page.metas[number] for number in self.metas]

    @property
    def every(self) -> list[Meta]:
        """What lines of who and when tell anywhere on the page."""
        return [meta for _, meta in sorted(self.page.metas.items())]

    @property
    def end(self) -> int:
        """The last line of the stories."""
        return max((item.end or item.last for item in self.items), default=0)


def published_of(page: Page, kind: str, items: list[Item], metas: list[int]) -> PartialDate | None:
    """Ask what tells the day of publication, one after the other: the first that knows is believed.

    metas   the lines of who and when that speak of the whole page, in order of trust
    """
    if kind == "other":
        return None
    read = _Read(page, kind, items, metas)
    told = (ask(read) for ask in (_OF_ARTICLES if kind == "article" else _OF_OTHERS))
    return next((day for day in told if day), None)


def updated_of(page: Page, metas: list[int]) -> PartialDate | None:
    """The day on which the document was changed last: what its head says, else a labelled line."""
    return iso_day(page.witness.modified or "") or _of_change(_Read(page, "", [], metas))


def _called(metas: Iterable[Meta], name: str) -> list[PartialDate]:
    """The days that these lines call so: "published", "updated"."""
    said = (getattr(meta, name) for meta in metas)
    return [found.date for found in said if found and found.date]


def _of_head(read: _Read) -> PartialDate | None:
    """The day in the page's head. One that no line prints is the content system's own, but for
    news, which a script may date; a digest prints it above its stories.
    """
    page = read.page
    told = iso_day(page.witness.published or "")
    if told is None:
        return None
    if read.kind == "digest" and not page.witness.story:
        above = (page.facts[n].text for n in page.order if n < read.items[0].first)
        said = (found.date for text in above for found in page.dates(text))
        return told if told in said else None
    told = _as_printed(read, told)
    if day := stated_day(page, told, read.metas):
        return day
    return told if page.witness.news or is_printed(page, told) else None


def _of_label(read: _Read) -> PartialDate | None:
    """The day of the first line that calls it the day of publication."""
    return next(iter(_called(read.own, "published")), None)


def _near_headline(read: _Read) -> PartialDate | None:
    """The first whole day of these lines that is not one of a change."""
    return next((day for day in _days(read) if day.day), None)


def _month_near_headline(read: _Read) -> PartialDate | None:
    return next(_days(read), None)


def _days(read: _Read) -> Iterator[PartialDate]:
    page = read.page
    own = of_this_page(page, read.metas, read.end) if page.marked else read.metas
    every = (found for n in own for found in page.metas[n].dates if found != page.metas[n].updated)
    return (found.date for found in every if found.date and not found.until_day)


def _labelled_anywhere(read: _Read) -> PartialDate | None:
    """The last line anywhere that calls its day the one of publication."""
    return next(iter(_called(read.every, "published")[::-1]), None)


def _beside_headline(read: _Read) -> PartialDate | None:
    """The day that the markup of an element beside the headline tells."""
    day = _stamped(read) or iso_day(read.page.witness.beside or "")
    return None if day in days_of_others(read.page, read.metas, read.end) else day


def _of_change(read: _Read) -> PartialDate | None:
    """The day that one of these lines calls that of a change."""
    return next(iter(_called(read.own, "updated")), None)


def _changed_anywhere(read: _Read) -> PartialDate | None:
    """The day of a change that a line tells anywhere: better than none where no other is told."""
    return next(iter(_called(read.every, "updated")[::-1]), None)


def _on_top(read: _Read) -> PartialDate | None:
    """The whole day that closes a line above the headline: "Name - weekly letter, 3 May 2024", or
    that of the issue: "Issue of 3 May 2024, no. 17". A sentence above the stories of a digest may
    close with it, too, if it names the weekday: "Here is the news for Friday, 3 May 2024."
    """
    page, weekdays = read.page, weekday_names(read.page.language)
    first = min((item.first for item in read.items), default=0)
    for number in page.order[:_TOP]:
        fact = page.facts[number]
        issue = bool(_ISSUE.match(fact.text))
        if number >= first or (page.role(number) not in _UNTOLD and not issue):
            continue
        if fact.words > _LONGEST_TOP or (page.witness.titles and not issue):
            continue
        found = page.dates(fact.text)
        if len(found) != 1 or not (found[0].date and found[0].day):
            continue
        before, behind = fact.text[: found[0].start], fact.text[found[0].end :]
        alone = _STOPPED.search(before) and _STOP.match(behind)  # "A letter. 3 May 2024. By …"
        named = read.kind == "digest" and not weekdays.keys().isdisjoint(plain(before).split()[-1:])
        closes = issue or (_CLOSES.fullmatch(behind) and _OPENS.search(before))
        if alone or (closes and (named or not fact.ends)):
            return found[0].date
    return None


def _of_dateline(read: _Read) -> PartialDate | None:
    """The whole day of a dateline, "PLACE, 3 May 2024 (Agency) -", where nothing else tells one."""
    page = read.page
    for item in read.items[:1]:
        texts = [page.facts[n].text for n in item.lines if page.facts[n].prose]
        lead = ["", *(text[:_LONGEST] for text in texts[:1])]
        found = dateline_of(lead, page.language, page.day_first)
        if found is not None and found.date is not None and found.date.day:
            return found.date
    return None


def _as_printed(read: _Read, told: PartialDate) -> PartialDate:
    """The day a line near the headline prints, where the page's head gives it in world time only
    and one of the two is the day after the other.
    """
    if not _WORLD_TIME.search(read.page.witness.published or ""):
        return told
    for meta in read.own:
        for found in meta.dates:
            printed = found.date
            if printed is not None and printed.day and found != meta.updated:
                return printed if abs((printed.first - told.first).days) == 1 else told
    return told


def _stamped(read: _Read) -> PartialDate | None:
    """The time that the markup gives a line right beside the headline."""
    head = read.items[0].head if read.items else None
    if head is None:
        return None
    for fact in (*read.page.after(head, 4), *read.page.before(head, 2)):
        if fact.stamp:
            return iso_day(fact.stamp)
    return None


_OF_OTHERS = (_of_head, _of_label, _near_headline, _month_near_headline, _on_top, _of_change)
_OF_ARTICLES = (
    _of_head,
    _of_label,
    _near_headline,
    _labelled_anywhere,
    _beside_headline,
    _month_near_headline,
    _on_top,
    _of_change,
    _changed_anywhere,
    _of_dateline,
)
