"""Transcripts: what was said on air or before the press, with speakers, time codes or neither."""

import re
from itertools import pairwise

from .countries import countries_in
from .dates import dates_in
from .facts import Facts
from .items import Item
from .lexicon import folded, meets, phrases, plain, tokens
from .masthead import decide_masthead
from .page import Page
from .shapes import Cut, Role

TIME_CODE = re.compile(
    r"^\W{0,2}\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s*(?:-{0,2}>|–|—|-)\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?\W{0,2}\s*"
)
_RANGE_CODE = re.compile(
    r"^\W{0,2}\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\s*(?:-{0,2}>|–|—|-)\s*\d{1,2}:\d{2}"
)
_WORDS = r"[^\W\d_][\w.'’#\-]*(?:,?\s+[^\W\d_#][\w.'’#\-]*){0,6}"
_TURN = re.compile(rf"^[-–—•]?\s*({_WORDS}(?:\s*[(\[][^)\]]{{1,60}}[)\]])?)\s*[:：]\s*(?=\S)")
_SPEAKER_ALONE = re.compile(rf"^({_WORDS}(?:\s*[(\[][^)\]]{{1,60}}[)\]])?)\s*[:：]$")
_HAN_TURN = re.compile(
    r"^([\u4e00-\u9fff·A-Za-z]{1,12}(?:\s*[（(][^)）]{1,20}[)）])?)\s*[:：]\s*(?=\S)"
)
_RUN_IN_SPEECH = re.compile(r"^([^\"“«.!?:]{4,110}?)\s+[\"“«](.{20,})")
_EPISODE = re.compile(
    r"^(?:episode|episodio|episódio|épisode|folge|ep\.)\s*#?\d{1,4}\s*[:.–—-]\s*\S.{7}",
    re.IGNORECASE,
)
_QUOTE_CLOSED = re.compile(r"[\"”»]\s*$")
_LONGEST_NAME = 4  # words
_MOST_OPENERS = 20
_LONG_TURN = 14  # words that are a sentence even without a full stop
_COUNTER = re.compile(r"^\d{1,5}$")
_NOT_SPEAKERS = {
    "source",
    "photo",
    "note",
    "related",
    "tags",
    "update",
    "http",
    "https",
    "foto",
    "fuente",
    "fonte",
    "quelle",
    "by",
    "por",
    "published",
    "read more",
}


def transcript_score(page: Page) -> tuple[float, str]:
    """Say how much speaks for a transcript, and what."""
    facts = [page.facts[n] for n in page.order]
    coded = [
        f
        for f in facts
        if TIME_CODE.match(f.text)
        and (page.open(f.number) or page.role(f.number) in (Role.DATELINE, Role.META))
    ]
    ranged = [f for f in facts if _RANGE_CODE.match(f.text)]
    if len(ranged) >= 3 or (
        len(coded) >= 6 and len(coded) > 0.4 * len(facts) and _small_gaps(coded)
    ):
        return 5.0, "its lines stand under time codes"
    labelled = any(
        page.facts[n].words <= 6 and meets("transcript", page.facts[n].plain) for n in page.order
    )
    turns = _spoken(page, turns_of(page))
    prose = [f for f in facts if f.prose or f.number in turns]
    speakers = {plain(name) for name, _ in turns.values()}
    repeated = len(turns) - len(speakers)
    share = len(turns) / len(prose) if prose else 0.0
    asks = any(meets("question", speaker) == "whole" for speaker in speakers)
    if len(turns) >= 4 and repeated >= 2 and (share >= 0.4 or (labelled and share >= 0.2)):
        return 4.0 + asks, f"{len(turns)} turns of {len(speakers)} speakers"
    if asks and len(turns) >= 3 and share >= 0.3:
        return 4.0, "questions and answers"
    spoken = run_in_speeches(page)
    signed = sign_off(page) is not None
    if len(spoken) >= 2 and (signed or len(spoken) >= 0.25 * len(prose)):
        return 3.5, f"{len(spoken)} speakers run into what they say"
    if labelled and (len(spoken) >= 1 or len(turns) >= 2 or signed):
        return 3.0, "it says that it is a transcript"
    return 0.0, ""


def _spoken(page: Page, turns: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Leave out labels that are no speakers: fields of a form, captions, the heads of teasers.

    A speaker says sentences, most of the times that the name comes, and not the same one again.
    """
    told = {n for n, turn in turns.items() if _says(page, n, turn)}
    often: dict[str, list[bool]] = {}
    for number, (name, _) in turns.items():
        often.setdefault(plain(name), []).append(number in told)
    speakers = {name for name, said in often.items() if sum(said) >= 0.6 * len(said)}
    return {n: turn for n, turn in turns.items() if plain(turn[0]) in speakers}


def _says(page: Page, number: int, turn: tuple[str, int]) -> bool:
    """Does a sentence follow the name, in this line or, where the name stands alone, below it?"""
    fact = page.facts[number]
    if fact.seen > 1 or fact.links > 0.6:
        return False
    if turn[1] < len(fact.text):
        return fact.ends or fact.prose or fact.words >= _LONG_TURN or fact.han > 0
    below = page.after(number, 1)
    return bool(below) and below[0].number not in page.openers and (below[0].prose or below[0].ends)


def _small_gaps(coded: list[Facts]) -> bool:
    near = sum(b.number - a.number <= 3 for a, b in pairwise(coded))
    return near > 0.5 * len(coded)


def turns_of(page: Page) -> dict[int, tuple[str, int]]:
    """Return the lines that open with a speaker and a colon: name and where the speech begins."""
    found = {}
    titles = {plain(t) for t in page.witness.titles}
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) and page.role(number) not in (
            Role.BYLINE,
            Role.META,
            Role.SOURCE_LINE,
        ):
            continue
        match = _HAN_TURN.match(fact.text) or _TURN.match(fact.text[:140])
        if fact.heading or (
            number in page.place and page.place[number] < 3 and fact.plain in titles
        ):
            continue
        alone = (
            _SPEAKER_ALONE.match(fact.text) if fact.words <= 8 and len(fact.text) < 140 else None
        )
        if alone and _is_speaker(alone[1]):
            found[number] = (alone[1].strip(), len(fact.text))
            continue
        if (
            match
            and plain(match[1]) not in _NOT_SPEAKERS
            and meets("related", plain(match[1])) != "whole"
            and (_is_speaker(match[1]))
        ):
            found[number] = (match[1].strip(), match.end())
    return found


def _is_speaker(name: str) -> bool:
    said = plain(name.split("(")[0].split("（")[0])
    if meets("question", said) == "whole" or meets("answer", said) == "whole":
        return True
    words = re.split(r"[(\[,]", name)[0].split()
    return 1 <= len(words) <= 6 and all(
        w[0].isupper()
        or w[0] == "#"
        or not w.isascii()
        or w in ("de", "del", "la", "von", "van", "da", "y")
        for w in words
    )


def run_in_speeches(page: Page) -> dict[int, str]:
    """Return the lines where a name and a function run into a quotation: line and speaker."""
    found = {}
    said = tokens("said")
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number):
            continue
        match = _RUN_IN_SPEECH.match(fact.text)
        if not match or not _QUOTE_CLOSED.search(fact.text):
            continue
        before = plain(match[1]).split()
        ends_open = match[1].rstrip()[-1:] in ",:"
        if 2 <= len(before) <= 16 and not ends_open and not said & set(before):
            found[number] = match[1].strip()
    return found


def sign_off(page: Page) -> str | None:
    """Return the reporter of "…, name, outlet, place." at the end of the last text, if any."""
    last = next(
        (page.facts[n] for n in reversed(page.order) if page.open(n) and page.facts[n].prose), None
    )
    if last is None:
        return None
    match = re.search(
        r"[.?!]\s+([^.,?!]{4,40}), ([\w .]{2,30}), ([\w .]{3,40})\.?[\"”»]?$", last.text
    )
    return match[1] if match else None


def speaker_names(page: Page, item: Item) -> list[str]:
    """Name the people whose function runs into what they say, with the capitals of names."""
    found = []
    kept = set(item.lines)
    for number in item.lines:
        match = _RUN_IN_SPEECH.match(page.facts[number].text)
        if number not in kept or not match or not _QUOTE_CLOSED.search(page.facts[number].text):
            continue
        words = match[1].replace(",", " ,").split()
        name = []
        for word in words[:_LONGEST_NAME]:
            if (
                folded(word) in tokens("titles")
                or word == ","
                or countries_in(word.removesuffix("'s").removesuffix("’s"))
            ):
                break
            name.append(word)
        if len(name) == _LONGEST_NAME or (len(name) == 3 and words[3:4] == [","]):
            name = name[:2]  # no function is known to end it: most names have two words
        if 2 <= len(name) <= 3:
            found.append(" ".join(name).title())
    return list(dict.fromkeys(found))


def transcript_item(page: Page) -> Item | None:
    """Make the one clipping of a transcript; cut time codes, drop what nobody said."""
    _free_titles(page)
    decide_masthead(page)
    coded = [
        n
        for n in page.order
        if TIME_CODE.match(page.facts[n].text) and page.role(n) not in (Role.SPAM,)
    ]
    if len(coded) >= 3 and len(coded) >= 0.25 * len(page.order):
        return _coded_item(page, coded)
    turns = turns_of(page)
    for number in turns:
        page.roles.pop(number, None)
        page.metas.pop(number, None)
    speeches = run_in_speeches(page)
    said = [
        n
        for n in page.order
        if page.open(n) and (n in turns or n in speeches or page.facts[n].prose)
    ]
    said = _before_foreign(page, said, turns)
    if not said:
        return None
    first, last = said[0], said[-1]
    head = _headline(page, min(turns, default=first))
    if head is not None:
        said = [n for n in said if n > head.number]
        first = said[0] if said else first
    lines = []
    for number in page.order:
        if not first <= number <= last or not page.open(number) or (head and number == head.number):
            continue
        text = page.facts[number].text
        if head is not None and page.facts[number].plain == head.plain:
            page.set(number, Role.LEFTOVER, "the headline again")
            continue
        if number in turns and meets("sound", plain(text[turns[number][1] :])) == "whole":
            page.set(number, Role.SOUND, "nothing that could be heard")
        elif meets("sound", plain(text)) == "whole":
            page.set(number, Role.SOUND, "a note about sound")
        elif _is_aloud(text):
            page.set(number, Role.ADVERTISEMENT, "an advertisement read aloud")
        else:
            lines.append(number)
    lines = _without_stage(page, lines)
    return Item(
        head.number if head else None,
        head.text if head else _derived(page, lines),
        lines,
        derived=head is None,
    )


def _before_foreign(page: Page, said: list[int], turns: dict[int, tuple[str, int]]) -> list[int]:
    """Leave out what stands below a foreign list, unless a speaker of before goes on there."""
    for opener in sorted(page.openers)[:_MOST_OPENERS]:
        before = {plain(turns[n][0]) for n in said if n < opener and n in turns}
        after = {plain(turns[n][0]) for n in said if n > opener and n in turns}
        if before and not before & after:
            return [n for n in said if n < opener]
    return said


def _is_aloud(text: str) -> bool:
    said = f" {plain(text)} "
    return len(said) < 600 and any(f" {phrase} " in said for phrase in phrases("aloud"))


def _without_stage(page: Page, lines: list[int]) -> list[int]:
    """Drop what stands in brackets before and after the talk."""
    kept = []
    for number in lines:
        text = page.facts[number].text
        if text[0] in "([（" and text[-1] in ")]）" and page.facts[number].words <= 14:
            page.set(number, Role.SOUND, "a note of the transcriber in brackets")
        else:
            kept.append(number)
    return kept


def _free_titles(page: Page) -> None:
    """A long line that starts with "Transcript of …" is a title and no label."""
    for number in page.order[:12]:
        fact = page.facts[number]
        if (
            page.role(number) in (Role.META, Role.CAPTION)
            and number not in page.metas
            and fact.words >= 5
            and meets("transcript", fact.plain)
        ):
            page.roles.pop(number)


def _headline(page: Page, first: int) -> Facts | None:
    """The headline of a transcript: the first title-like line above the talk."""
    above = [page.facts[n] for n in page.order if n < first and page.open(n)]
    wanted = [f for f in above if 2 <= f.words <= 30 and not f.cut_short and not f.prose]
    wanted = [f for f in wanted if not meets("transcript", f.plain) or f.words >= 5]
    dated = _title_with_date(page, first)
    if dated is not None and all(f.number == page.order[0] or f.words <= 4 for f in wanted):
        return dated
    titles = {plain(t) for t in page.witness.titles}
    for fact in wanted:
        if fact.plain in titles or fact.heading == 1:
            return fact
    episode = next((f for f in wanted if _EPISODE.match(f.text)), None)
    if episode is not None:
        return episode
    return max(wanted, key=lambda f: (min(f.words, 4), f.seen > 1, -f.number), default=None)


def _title_with_date(page: Page, first: int) -> Facts | None:
    """ "Programme, 3 May 2024" is a title; the date is cut off it."""
    for number in page.order:
        if number >= first:
            return None
        meta = page.metas.get(number)
        fact = page.facts[number]
        if meta is None or meta.byline or not meta.dates:
            continue
        found = dates_in(fact.text, page.language, day_first=page.day_first)
        title = (
            re.sub(r"\s*[,|–—-]\s*(?:[^\W\d_]+\s*,?\s*)?$", "", fact.text[: found[0].start])
            if found
            else ""
        )
        if 2 <= len(title.split()) <= 12 and title[:1].isupper():
            page.cuts[number] = (Cut(len(title), len(fact.text), "the date beside the title"),)
            return fact
    return None


def _coded_item(page: Page, coded: list[int]) -> Item | None:
    first, last = coded[0], coded[-1]
    lines = []
    for number in page.order:
        fact = page.facts[number]
        if not first <= number <= last + 1 or page.role(number) in (Role.SPAM, Role.HIDDEN):
            continue
        match = TIME_CODE.match(fact.text)
        rest = fact.text[match.end() :] if match else fact.text
        if (match and not rest.strip()) or _COUNTER.match(fact.text):
            page.set(number, Role.TIME_CODE, "a time code by itself")
            page.metas.pop(number, None)
            continue
        if not match and number > last and not page.open(number):
            continue
        if meets("sound", plain(rest)) == "whole" or (rest[:1] in "([" and rest[-1:] in ")]"):
            page.set(number, Role.SOUND, "a note about sound")
            continue
        page.roles.pop(number, None)
        page.metas.pop(number, None)
        if match:
            page.cuts[number] = (Cut(0, match.end(), "a time code"),)
        lines.append(number)
    if not lines:
        return None
    head = _headline(page, first)
    return Item(
        head.number if head else None,
        head.text if head else _derived(page, lines),
        lines,
        derived=head is None,
        joined=True,
    )


def _derived(page: Page, lines: list[int]) -> str:
    text = " ".join(page.facts[n].text[_code_end(page.facts[n].text) :].strip() for n in lines[:6])
    match = re.search(r"(?<=[^\s.][.!?])\s|(?<=[。！？])", text)
    return (text[: match.start()] if match and match.start() > 15 else text)[:200].strip()


def _code_end(text: str) -> int:
    match = TIME_CODE.match(text)
    return match.end() if match else 0
