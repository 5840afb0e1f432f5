"""Messages of a channel as messengers export them: a day, an hour and the sender before each."""

import re
from collections import Counter

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.meta import Meta
from ..lines.page import Page
from ..passages.apart import sure_of
from .run_in_labels import first_sentence

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
_HEAD = 25  # words
_SELLS = re.compile(r"^\W*[\U0001f4e2\U0001f4e3]")  # a megaphone
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
    """Find the messages that tell a story; where most have a headline, those without tell none."""
    groups = _groups(page)
    if len(groups) < _LEAST:
        return [], 0.0
    headed = [lines for lines in groups if _is_headed(*lines)]
    if len(headed) >= _LEAST:
        return [_headed_item(*lines) for lines in headed], _SURE
    items = [_item(lines) for lines in groups if lines[0].prose]
    return items, sure_of(page, items)


def _groups(page: Page) -> list[list[Facts]]:
    """The lines of each message that no rule claims; its day is noted at the first."""
    groups: list[list[Facts]] = []
    stamps = sorted(page.witness.stamps, reverse=True)
    for number in page.order:
        while stamps and stamps[-1] <= number:
            day = page.dates(page.witness.stamps[stamps.pop()])
            page.metas[number] = Meta(dates=day[:1], understood=1.0)
            groups.append([])
        fact = page.facts[number]
        if groups and page.open(number) and not _SELLS.match(fact.text):
            groups[-1].append(fact)
    return [lines for lines in groups if lines]


def _is_headed(head: Facts, *text: Facts) -> bool:
    """Does a short line without a full stop open the message, and a text follow?"""
    short = 2 <= head.words <= _HEAD and not head.ends
    return short and any(fact.prose or fact.ends for fact in text)


def _headed_item(head: Facts, *text: Facts) -> Item:
    told = [fact.number for fact in text if fact.prose or fact.ends]
    return Item(head.number, head.text, told, [head.number])


def _item(lines: list[Facts]) -> Item:
    told = [fact.number for fact in lines if fact.prose or fact.ends]
    return Item(None, first_sentence(lines[0].text), told, told[:1], derived=True)
