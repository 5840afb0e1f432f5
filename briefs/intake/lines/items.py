"""An item: one story of a page, as line numbers."""

from dataclasses import dataclass, field

from .facts import Facts
from .frames import frame
from .page import Page


@dataclass(slots=True)
class Item:
    """One story. head is None where the headline is derived; lines are the kept lines below it."""

    head: int | None
    headline: str
    lines: list[int] = field(default_factory=list)
    metas: list[int] = field(default_factory=list)
    derived: bool = False
    label: str = ""  # the line of a country, day or subject above it
    end: int | None = None  # the last line of the running text, where lists go on below it
    joined: bool = False  # the lines break in mid-sentence: one paragraph
    seconded: set[int] = field(default_factory=set)  # lines that a second reader brought in

    @classmethod
    def told(cls, head: Facts | None, lines: list[int], derived: str = "", **more) -> "Item":
        """The story in these lines below a headline, or with one that is derived for it."""
        if head is None:
            return cls(None, derived, lines, derived=True, **more)
        return cls(head.number, head.text, lines, **more)

    @property
    def numbers(self) -> list[int]:
        """Its lines, the headline first if it is one of them."""
        return self.lines if self.head is None else [self.head, *self.lines]

    @property
    def first(self) -> int:
        return min(self.numbers)

    @property
    def last(self) -> int:
        return max(self.numbers)


def stripped(fact: Facts) -> str:
    """The line without its number or mark, and without the same mark at its end."""
    return fact.text[len(fact.order or fact.bullet) : frame_end(fact)].strip()


def frame_end(fact: Facts) -> int:
    """Where a headline ends that signs close, too ("+++ … +++"), else the end of its line."""
    return frame(fact.text)[1]


def text_below(page: Page, number: int) -> bool:
    below = page.after(number, 1)
    return bool(below) and page.open(below[0].number) and (below[0].prose or below[0].ends)


def metas_near(page: Page, number: int) -> list[int]:
    return [
        f.number
        for f in (*page.before(number, 1), *page.after(number, 1))
        if f.number in page.metas
    ]
