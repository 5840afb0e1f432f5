"""Messages of a channel as messengers export them: a day, an hour and the sender before each."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ..headlines.head_signs import common_signs, head_signs
from ..lines.facts import Facts
from ..lines.items import Item, stripped
from ..lines.meta import Meta
from ..lines.page import Page
from ..passages.apart import AGAIN, repeated
from ..passages.things import bears_news, is_spoken
from ..words.lexicon import meets
from .run_in_heads import run_in_head

_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?"
_STAMP = re.compile(
    rf"[\u200e\u200f\s]*(?:\[?{_DAY},?\s{_HOUR}\]?\s?(?:[-–]\s)?(?P<sender>[^:\n\[\]]{{1,60}}):(?:\s|$)"
    rf"|(?P<name>[^\[\]:\n]{{1,60}}),?\s\[{_DAY.replace('day', 'on')},?\s{_HOUR}\]:?\s*$)",
    re.IGNORECASE,
)
_AROUND = re.compile(r"^[\W_]+|[^\w.!?)]+$")
_LEAST = 3  # messages
_SHARE = 0.15  # of the lines bear a stamp
_ONE, _MOST = 0.8, 0.6  # the share of messages that the channel itself sends; of all words
_CHAT = 12  # words of what others usually say between
_HALF = 0.5  # the share of messages that have a headline
_HEAD, _BARE = 25, 4  # words of a headline; of one without a text
_SIGNS = {"a picture", "bold", "framed", "numbered"}  # of headlines in one message
_TWO = 2  # headlines in one message
_TALK = 15  # words; a shorter message tells a figure, a day or who said it
_SURE = 5.0


@dataclass(slots=True)
class Channel:
    """A text without the stamps of its messages, and what they tell; lines count from 1."""

    text: str
    days: dict[int, str] = field(default_factory=dict)  # by the line in which a message begins
    sender: str | None = None
    chat: set[int] = field(default_factory=set)  # lines of other senders


def unstamped(text: str) -> Channel:
    """Take the stamps off the messages of a channel, also where others talk between them.

    The talk of several people stays as it is. Cost: linear.
    """
    lines = text.split("\n")
    found = {n: match for n, line in enumerate(lines, start=1) if (match := _STAMP.match(line))}
    if len(found) < _LEAST or len(found) < _SHARE * sum(map(bool, lines)):
        return Channel(text)
    ends = [*list(found)[1:], len(lines) + 1]
    messages = [
        _Message(_sender(match), start, [line[match.end() :], *lines[start : end - 1]])
        for (start, match), line, end in zip(
            found.items(), (lines[n - 1] for n in found), ends, strict=True
        )
    ]
    sender = Counter(one.sender for one in messages).most_common(1)[0][0]
    if not _is_channel(messages, sender):
        return Channel(text)
    channel = Channel("", sender=_AROUND.sub("", sender))
    for one in messages:
        if one.sender != sender:
            channel.chat |= set(range(one.start, one.start + len(one.lines)))
            continue
        match = found[one.start]
        channel.days[one.start] = match["day"] or match["on"]
        lines[one.start - 1] = one.lines[0].strip("\u200e\u200f ")
    channel.text = "\n".join(lines)
    return channel


@dataclass(slots=True)
class _Message:
    sender: str
    start: int
    lines: list[str]  # without the stamp

    @property
    def words(self) -> int:
        return sum(len(line.split()) for line in self.lines)


def _is_channel(messages: list[_Message], sender: str) -> bool:
    """Does one send nearly all, or send texts of several lines while the others only chat?"""
    own = [one for one in messages if one.sender == sender]
    if len(own) >= _ONE * len(messages):
        return True
    others = [one.words for one in messages if one.sender != sender]
    told = [one for one in own if sum(map(bool, one.lines)) > 1]
    most = sum(one.words for one in own) >= _MOST * sum(one.words for one in messages)
    return len(told) >= _LEAST and most and median(others) <= _CHAT


def _sender(match: re.Match) -> str:
    return (match["sender"] or match["name"]).strip("\u200e\u200f ~,")


def message_items(page: Page) -> tuple[list[Item], float]:
    """Find the messages that tell a story; where half have a headline, those without tell none.

    What speaks to the reader, and a short line without news, is talk of the channel.
    """
    items = [
        _item(opens, *part)
        for opens, lines in _groups(page).items()
        for part in _parts(lines)
        if any(map(_is_text, part)) or part != lines
    ]
    headed = [item for item in items if item.head is not None]
    if len(headed) >= _LEAST and len(headed) >= _HALF * len(items):
        return headed, _SURE
    told = [item for item in items if item.head is not None or _tells(page, item)]
    apart = len(told) >= _LEAST and repeated(page, told) <= AGAIN
    return told, _SURE if apart else 0.0


def _groups(page: Page) -> dict[int, list[Facts]]:
    """The lines of each message that no rule claims, by its first; its day is noted there."""
    groups: dict[int, list[Facts]] = {}
    stamps = sorted(page.witness.stamps, reverse=True)
    opens = None
    for number in page.order:
        while stamps and stamps[-1] <= number:
            day = page.dates(page.witness.stamps[stamps.pop()])
            page.metas[number] = Meta(dates=day[:1], understood=1.0)
            opens = number
        fact = page.facts[number]
        if opens and page.open(number):
            groups.setdefault(opens, []).append(fact)
    return groups


def _parts(lines: list[Facts]) -> Iterator[list[Facts]]:
    """A message that tells several stories, below heads that bear the same signs, in its parts."""
    heads = [n for n, fact in enumerate(lines) if head_signs(fact) and not fact.ends]
    common = common_signs([lines[n] for n in heads], _TWO) & _SIGNS
    heads = [n for n in heads if common & head_signs(lines[n])]
    if len(heads) < _TWO:
        yield lines
        return
    for start, end in pairwise([*heads, len(lines)]):
        part = lines[start:end]
        if any(map(_is_text, part)) or (part[0].words >= _BARE and common <= head_signs(part[0])):
            yield part


def _is_text(fact: Facts) -> bool:
    return fact.prose or fact.ends


def _tells(page: Page, item: Item) -> bool:
    words = sum(page.facts[n].words for n in item.lines)
    return not is_spoken(page, item) and (words >= _TALK or bears_news(page, item))


def _item(opens: int, *facts: Facts) -> Item:
    """Of the short lines above the text of a message that of most words is its headline, unless it
    says from whom that comes.
    """
    told = [fact for fact in facts if _is_text(fact)]
    above = [fact for fact in facts if not told or fact.number < told[0].number]
    head = max(above, key=lambda fact: fact.words, default=None)
    lines = [fact.number for fact in told]
    is_head = head is not None and (not told or 2 <= head.words <= _HEAD)
    if is_head and not meets("source-line", head.plain):
        return Item(head.number, stripped(head), lines, [opens])
    headline, derived = run_in_head(told[0])
    return Item(None, headline, lines, [opens], derived=derived)
