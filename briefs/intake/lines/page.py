"""A page while it is read: its lines, what is known of each, and what has been decided so far."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

from ..days.dates import Found, dates_in
from ..markup.witness import Witness
from ..shapes import Cut, Role
from ..words.lexicon import LANGUAGES
from .facts import Facts, is_rule
from .meta import Meta

# What a rule decides of lines.
_DECISIONS = ("roles", "metas", "cuts", "openers", "sponsors", "retold", "listed")


@dataclass(slots=True)
class Page:
    """The state of a reading. Lines count from 1; `order` holds those that are not blank."""

    texts: list[str]
    language: str
    facts: dict[int, Facts]
    day_first: bool | None = None
    witness: Witness = field(default_factory=Witness)
    roles: dict[int, tuple[Role, str]] = field(default_factory=dict)
    metas: dict[int, Meta] = field(default_factory=dict)
    cuts: dict[int, tuple[Cut, ...]] = field(default_factory=dict)
    openers: set[int] = field(default_factory=set)
    tails: int = 0  # lines whose end was a link to the rest
    sponsors: set[int] = field(default_factory=set)
    retold: set[int] = field(default_factory=set)  # headlines that a link to the rest says again
    listed: set[int] = field(default_factory=set)  # heads of a list of things, which is no digest
    joined: dict[int, int] = field(default_factory=dict)
    mail_head: set[int] = field(default_factory=set)  # title and day, until something reads them
    marked: bool = False  # the lines come from HTML and carry its marks
    masthead: tuple[str, str] | None = None
    order: list[int] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    rules: list[int] = field(default_factory=list)  # lines that are one, or below a drawn one

    def __post_init__(self):
        self.order = sorted(n for n, fact in self.facts.items() if fact.plain)
        self.set_all(self.facts.keys() - set(self.order), Role.NAVIGATION, "marks without words")
        self.place = {number: i for i, number in enumerate(self.order)}
        underlines = () if self.marked else {f.last + 1 for f in self.facts.values() if f.heading}
        self.rules = sorted(
            n
            for n, f in self.facts.items()
            if f.ruled or (not f.plain and is_rule(f.text) and n not in underlines)
        )

    def trial(self) -> "Page":
        """The page as it is, to look for something: what is decided there counts if adopted."""
        tried = copy(self)
        for name in _DECISIONS:
            setattr(tried, name, copy(getattr(self, name)))
        return tried

    def adopt(self, tried: "Page") -> None:
        for name in _DECISIONS:
            setattr(self, name, getattr(tried, name))

    def set(self, number: int, role: Role, reason: str) -> None:
        self.roles[number] = (role, reason)

    def set_all(self, numbers: Iterable[int], role: Role, reason: str) -> None:
        for number in numbers:
            self.roles[number] = (role, reason)

    def reopen(self, number: int) -> None:
        """Forget what was decided of a line, and what it tells of who and when."""
        self.roles.pop(number, None)
        self.metas.pop(number, None)

    @property
    def listed_language(self) -> str | None:
        """Its language, if there are word lists of it; None asks those of all languages."""
        return self.language if self.language in LANGUAGES else None

    def open(self, number: int) -> bool:
        """Is the line still undecided?"""
        return number not in self.roles

    def role(self, number: int) -> Role | None:
        return self.roles[number][0] if number in self.roles else None

    def undecided(self) -> list[Facts]:
        return [self.facts[n] for n in self.order if n not in self.roles]

    def texts_left(self) -> list[Facts]:
        """The undecided lines that are text."""
        return [fact for fact in self.undecided() if fact.prose]

    def cut(self, number: int, *cuts: Cut) -> None:
        """Take spans out of a line, if it is kept, besides those that are taken out already."""
        self.cuts[number] = (*self.cuts.get(number, ()), *cuts)

    def dates(self, text: str) -> list[Found]:
        """The dates of a text, in the language of the page and its order of day and month."""
        return dates_in(text, self.language, day_first=self.day_first)

    def after(self, number: int, count: int = 1) -> list[Facts]:
        """The next lines that are not blank."""
        i = self.place[number]
        return [self.facts[n] for n in self.order[i + 1 : i + 1 + count]]

    def before(self, number: int, count: int = 1) -> list[Facts]:
        """The lines before this one that are not blank, nearest last."""
        i = self.place[number]
        return [self.facts[n] for n in self.order[max(0, i - count) : i]]
