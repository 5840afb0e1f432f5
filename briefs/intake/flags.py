"""What is doubtful about a document or a clipping of it."""

import re

from .contents.figures import values_of
from .kinds import Kind
from .lines.items import Item
from .lines.page import Page
from .results import ReadClipping
from .shapes import FIGURES_IN_CONFLICT, ORDINAL_IN_CONFLICT, PartialDate, Role

_LONGEST = 100_000  # characters of one text in which figures are looked for
_OPENED = re.compile(r"[„“«\"]|(?<!\S)»(?=\w)")
_CLOSED_BY = {
    "„": re.compile("[“”]"), "“": re.compile("”"), "«": re.compile("»"), "»": re.compile("«"),
    '"': re.compile('"'),
}  # fmt: skip
_SHOWN = 1_000  # characters of a text that a wall above it may have cut short


def flags_of_clipping(
    page: Page, kind: Kind, item: Item, headline: str, text: str, *, undated: bool, ordinal: bool
) -> tuple[str, ...]:
    """The flags of one clipping, in their order.

    undated   neither its event nor its publication has a day
    ordinal   its year and the number of an occasion contradict each other
    """
    doubts = {
        "truncated": _is_truncated(page, kind, item, text),
        "undated": undated,
        ORDINAL_IN_CONFLICT: ordinal,
        FIGURES_IN_CONFLICT: figures_conflict(headline, text[:_LONGEST], page.language),
        "tampered": _is_tampered(page, item),
    }
    return tuple(flag for flag, doubtful in doubts.items() if doubtful)


def figures_conflict(headline: str, text: str, language: str) -> bool:
    """Does the headline give a figure of a unit for which the text gives only others?"""
    told, given = values_of(headline, language), values_of(text, language)
    return any(not told[unit] <= given[unit] for unit in told.keys() & given.keys() - {""})


def _is_truncated(page: Page, kind: Kind, item: Item, text: str) -> bool:
    if not text:
        return False
    if open_quotation(text.split("\n\n")[-1]) or page.facts[item.lines[-1]].cut_short:
        return True
    if kind.name == "digest":
        return False
    if any(page.role(n) is Role.PAYWALL and _closes(n, item, text) for n in page.order):
        return True
    last = page.facts[item.lines[-1]]
    return (
        kind.name == "article"
        and last.prose
        and not last.ends
        and not re.search(r"[)\]:;]\W*$", last.text)
    )


def _closes(wall: int, item: Item, text: str) -> bool:
    """Does a wall stand in or below the text, or above one of a few words?"""
    return wall > item.lines[0] or len(text) < _SHOWN


def _is_tampered(page: Page, item: Item) -> bool:
    """Was a clause that sells cut out of a kept line?"""
    return any(
        page.role(number) is Role.BODY and "sells" in cut.reason
        for number in item.lines
        for cut in page.cuts.get(number, ())
    )


def flags_of(
    page: Page,
    kind: Kind,
    clippings: list[ReadClipping],
    published: PartialDate | None,
    repaired: bool,
    destroyed: bool,
) -> list[str]:
    """The flags of a whole document; repaired and destroyed tell of letters read wrongly."""
    flags = []
    if any(role is Role.SPAM for role, _ in page.roles.values()):
        flags.append("spam")
    if any("tampered" in clipping.flags for clipping in clippings):
        flags += ["tampered"] + (["spam"] if "spam" not in flags else [])
    walled = kind.paywall and not clippings
    if walled or any("truncated" in clipping.flags for clipping in clippings):
        flags.append("truncated")
    if published is None and not any(c.event_on or c.published for c in clippings):
        flags.append("undated")
    if repaired or destroyed:
        flags.append("mojibake")
    if destroyed:
        flags.append("destroyed")
    return flags


def open_quotation(text: str) -> bool:
    """Does the text end inside a quotation that was opened and never closed?

    What closes in one language opens in another: „so“, “so”, »so«, « so ».
    """
    at = 0
    while opened := _OPENED.search(text, at):
        if not (closed := _CLOSED_BY[opened[0]].search(text, opened.end())):
            return True
        at = closed.end()
    return False
