"""The last word on every line: kept lines get their role, the others a reason to be dropped."""

from .digests import digests
from .kinds import Kind
from .lines.page import Page
from .lines.paragraphs import begins_closing, is_hyphened
from .seconding import SECONDED
from .shapes import Cut, Line, Role


def close(page: Page, kind: Kind) -> None:
    """Give the last open lines a role: kept lines theirs, the others a reason to be dropped."""
    for item in kind.items:
        if item.head is not None:
            page.set(item.head, Role.HEADLINE, "the headline of the story")
            digests.number_cut(page, item)
        for number in item.lines:
            fact = page.facts[number]
            if kind.name == "transcript":
                page.set(number, Role.SPEECH, "told or spoken")
            elif number in item.seconded:
                page.set(number, Role.BODY, SECONDED)
            elif fact.prose or fact.words > 12 or fact.bullet:
                page.set(number, Role.BODY, "a paragraph of the story")
            else:
                page.set(
                    number,
                    Role.CROSSHEAD if not fact.ends else Role.BODY,
                    "a short line inside the story",
                )
    for number in page.order:
        if page.open(number):
            field = number in page.mail_head
            meta = (Role.META, "the head of a mail")
            page.set(number, *(meta if field else (Role.LEFTOVER, kind.leftover)))


def lines_of(page: Page, kind: Kind) -> list[Line]:
    """All lines of the document, blank ones too, in their order."""
    kept = {n for item in kind.items for n in item.numbers}
    found: list[Line] = []
    ends: dict[int, int] = {}  # by paragraph: where its next line begins
    below = _below(page.joined)
    for number, text in enumerate(page.texts, start=1):
        first = page.joined.get(number, number)
        if first not in page.facts:
            found.append(Line(number, text, Role.BLANK, "a blank line", False))
            continue
        at, size = ends.get(first, 0), len(text.strip())
        indent = len(text) - len(text.lstrip())
        cuts = page.cuts.get(first, ()) if first in kept else ()
        cuts = _cuts_of_line(cuts, at, size, indent)
        ends[first] = at + size + 1
        goes_on = page.texts[below[number] - 1] if number in below else ""
        ends[first] -= begins_closing(goes_on)
        if is_hyphened(text, goes_on):
            ends[first] -= 2
            hyphen = Cut(indent + size - 1, indent + size, "the hyphen of a parted word")
            cuts += (hyphen,) if first in kept else ()
        role, reason = page.roles[first]
        found.append(Line(number, text, role, reason, first in kept, cuts))
    return found


def _below(joined: dict[int, int]) -> dict[int, int]:
    """By line: the one that goes on it, in the same paragraph."""
    found, last = {}, {}
    for number, first in sorted(joined.items()):
        found[last.get(first, first)] = number
        last[first] = number
    return found


def _cuts_of_line(cuts: tuple[Cut, ...], at: int, size: int, indent: int) -> tuple[Cut, ...]:
    """Turn cuts of a paragraph into cuts of one of its lines, which starts at `at` and is
    indented.
    """
    return tuple(
        Cut(max(0, cut.start - at) + indent, min(size, cut.end - at) + indent, cut.reason)
        for cut in cuts
        if cut.start < at + size and cut.end > at
    )
