"""Messages of a channel as messengers export them: a day, an hour and the sender before each."""

import re
from collections import Counter

from ..lines.facts import Facts
from ..lines.items import Item
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
_LEAST = 3  # messages
_SHARE = 0.15  # of the lines bear a stamp
_ONE = 0.8  # the share of messages that the channel itself sends
_HALF = 0.5  # the share of messages that have a headline
_HEAD = 25  # words
_TALK = 15  # words; a shorter message tells a figure, a day or who said it
_SELLS = re.compile(
    r"^\W*[\U0001f4e2\U0001f4e3\U0001f381\U0001f389]"
)  # a megaphone; a gift, a raffle
_SURE = 5.0


def unstamped(text: str) -> tuple[str, dict[int, str], str | None]:
    """Take the stamps off the messages of a channel; return the days by line, and who sent them.

    The talk of several people stays as it is. Cost: linear.
    """
    lines = text.split("\n")
    found = {n: match for n, line in enumerate(lines, start=1) if (match := _STAMP.match(line))}
    senders = Counter(_sender(match) for match in found.values())
    if len(found) < _LEAST or len(found) < _SHARE * sum(map(bool, lines)):
        return text, {}, None
    sender, sent = senders.most_common(1)[0]
    if sent < _ONE * len(found):
        return text, {}, None
    for number, match in found.items():
        lines[number - 1] = lines[number - 1][match.end() :].strip("\u200e\u200f ")
    return "\n".join(lines), {n: match["day"] or match["on"] for n, match in found.items()}, sender


def _sender(match: re.Match) -> str:
    return (match["sender"] or match["name"]).strip("\u200e\u200f ~,")


def message_items(page: Page) -> tuple[list[Item], float]:
    """Find the messages that tell a story; where half have a headline, those without tell none.

    What speaks to the reader, and a short line without news, is talk of the channel.
    """
    groups = _groups(page).items()
    items = [_item(opens, *lines) for opens, lines in groups if any(map(_is_text, lines))]
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
        if opens and page.open(number) and not _SELLS.match(fact.text):
            groups.setdefault(opens, []).append(fact)
    return groups


def _is_text(fact: Facts) -> bool:
    return fact.prose or fact.ends


def _tells(page: Page, item: Item) -> bool:
    words = sum(page.facts[n].words for n in item.lines)
    return not is_spoken(page, item) and (words >= _TALK or bears_news(page, item))


def _item(opens: int, head: Facts, *text: Facts) -> Item:
    """A short line without a full stop that opens a message is the headline of its text, unless it
    says from whom that comes.
    """
    told = [fact for fact in (head, *text) if _is_text(fact)]
    lines = [fact.number for fact in told]
    is_head = told[0] is not head and 2 <= head.words <= _HEAD
    if is_head and not meets("source-line", head.plain):
        return Item(head.number, head.text, lines, [opens])
    headline, derived = run_in_head(told[0])
    return Item(None, headline, lines, [opens], derived=derived)
