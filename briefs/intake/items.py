"""An item: one story of a page, as line numbers."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Item:
    """One story. head is None where the headline is derived; lines are the kept lines below it."""

    head: int | None
    headline: str
    lines: list[int] = field(default_factory=list)
    metas: list[int] = field(default_factory=list)
    derived: bool = False
    joined: bool = False  # the lines break in mid-sentence: one paragraph

    @property
    def first(self) -> int:
        return min([*self.lines, *([self.head] if self.head else [])])

    @property
    def last(self) -> int:
        return max([*self.lines, *([self.head] if self.head else [])])
