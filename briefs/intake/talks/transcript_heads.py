"""The headline of a transcript: above the talk, beside its date, or its first sentence."""

import re

from briefs.text.scripts import count_cjk
from briefs.text.sentences import sentences_of

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Cut, Role
from ..words.lexicon import meets, phrases, plain, tokens
from .timecodes import spoken

_EPISODE = re.compile(
    r"^(?:episode|episodio|episódio|épisode|folge|ep\.)\s*#?\d{1,4}\s*[:.–—-]\s*\S.{7}",
    re.IGNORECASE,
)

_COLON = re.compile(r"[:：]\s*")
_FIRST = 6  # lines of a talk in which its presenter says what comes
_LONGEST = 2_000  # characters of each that are looked at
_SHORTEST = 9  # characters of what comes
_SPEAKER = re.compile(r"^[^\W\d_a-zß-öø-ÿ][^:：.!?\n]{1,40}[:：]\s+")
_OPENING, _GREETING, _LETTERS = 12, 3, 8  # lines of a talk; words, Chinese letters, of a greeting
_STATION = re.compile(r"([^\W\d_][^–—|:.!?]{2,40}?)\s+[–—|-]\s+(?=[^\W\d_])")
_TOP = 5  # lines of a page
_LABEL = re.compile(r"([^\W\d_]{4,20})\s*[-–—:|]\s+(?=\S)")


def headline_above(page: Page, first: int) -> Facts | None:
    """The headline of a transcript: the first title-like line above the talk."""
    above = [page.facts[n] for n in page.order if n < first and page.open(n)]
    wanted = [f for f in above if 2 <= f.words <= 30 and not f.prose]
    labelled = next((f for f in wanted if _cut_label(page, f)), None)
    if labelled is not None:
        return labelled
    dated = _title_with_date(page, first)
    if dated is not None and all(_is_above_title(page, f, dated) for f in wanted):
        return dated
    shown = _shown_title(page, wanted)
    if shown is not None:
        return shown
    episode = next((f for f in wanted if _EPISODE.match(f.text)), None)
    if episode is not None:
        return episode
    return max(
        wanted,
        key=lambda f: (_is_signed(page, f), min(f.words, 4), f.seen > 1, -f.number),
        default=None,
    )


def _is_signed(page: Page, fact: Facts) -> bool:
    """Does a line in the same block say by whom it is held?"""
    meta = page.metas.get(fact.number + 1)
    return meta is not None and bool(meta.byline)


def _shown_title(page: Page, wanted: list[Facts]) -> Facts | None:
    """The title as the page shows it. The record of a house heads each of its debates by its own
    name, to which the page leads too: then the heading nearest to the talk is the title.
    """
    titles = page.witness.plain_titles
    shown = [fact for fact in wanted if fact.plain in titles or fact.heading == 1]
    if not shown or shown[0].seen == 1:
        return shown[0] if shown else None
    return next((f for f in reversed(wanted) if f.heading and f.seen == 1), shown[0])


def _cut_label(page: Page, fact: Facts) -> bool:
    """Cut the label of "Transcript: a title"."""
    label = _LABEL.match(fact.text)
    told = bool(label) and meets("transcript", plain(label[1])) == "whole"
    if told:
        page.cut(fact.number, Cut(0, label.end(), "says that a transcript follows"))
    return told


def _is_above_title(page: Page, fact: Facts, dated: Facts) -> bool:
    """Is a line above a dated title no title itself: the first of the page, or of a few words? A
    medium with its day is no title where another line may be one.
    """
    named = page.metas[dated.number].dated_by
    return not named and (fact.number == page.order[0] or fact.words <= 4)


def _title_with_date(page: Page, first: int) -> Facts | None:
    """ "Programme, 3 May 2024" is a title; the date is cut off it."""
    for number in page.order:
        if number >= first:
            return None
        meta = page.metas.get(number)
        fact = page.facts[number]
        if meta is None or meta.byline or not meta.dates:
            continue
        found = page.dates(fact.text)
        title = (
            re.sub(r"\s*[,|–—-]\s*(?:[^\W\d_]+\s*,?\s*)?$", "", fact.text[: found[0].start])
            if found
            else ""
        )
        if 2 <= len(title.split()) <= 12 and title[:1].isupper():
            page.cuts[number] = (Cut(len(title), len(fact.text), "the date beside the title"),)
            return fact
    return None


def opens_broadcast(page: Page, lines: list[int]) -> bool:
    """Is the line on top no headline: a programme with its station and day, or a station with
    programme and day, where its presenter says what comes?
    """
    top = page.facts[page.order[0]]
    names = [name.strip() for name in top.text.split(",")]
    meta = page.metas.get(top.number)
    if len(names) < 3 or top.number in lines or meta is None or not meta.dates:
        return False
    media = [bool(set(plain(name).split()) & tokens("media-words")) for name in names[:2]]
    if media == [False, True]:
        meta.byline = meta.beside_date = None
        meta.source = names[1]
    elif not media[0] or not _announced(page, lines):
        return False
    page.set(top.number, Role.SOURCE_LINE, "station, programme and day of a broadcast")
    return True


def station_above(page: Page, items: list[Item]) -> str | None:
    """The station of "RADIO TARN – NEWS AT NOON" above a talk: what stands before a dash and
    bears a word of media.
    """
    above = (page.facts[n] for n in page.order[:_TOP] if n < items[0].lines[0])
    named = (match[1] for fact in above if (match := _STATION.match(fact.text)))
    return next((name for name in named if set(plain(name).split()) & tokens("media-words")), None)


def _announced(page: Page, lines: list[int]) -> str:
    """What a presenter says comes, "Tonight: the ferry that never sailed.", or nothing."""
    for number in lines[:_FIRST]:
        for sentence in sentences_of(spoken(page.facts[number].text[:_LONGEST])):
            *_, label, told = ["", "", *_COLON.split(sentence)]
            if plain(label) in phrases("tonight") and len(told) > _SHORTEST:
                return told[:1].upper() + told[1:].rstrip(" .。")
    return ""


def derived_headline(page: Page, lines: list[int]) -> str:
    """What the presenter says comes, else the first sentence that says more than a greeting."""
    announced = _announced(page, lines)
    if announced:
        return announced[:200]
    said = [_SPEAKER.sub("", spoken(page.facts[n].text[:_LONGEST])) for n in lines[:_OPENING]]
    told = sentences_of(" ".join(said)) or [""]
    telling = (one for one in told if len(one.split()) > _GREETING or count_cjk(one) > _LETTERS)
    return next(telling, told[0])[:200].strip()
