"""The parts of a reading. The names are those of the newsroom; docs/intake.md tells the rest."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RefusedDocument(ValueError):
    """The document cannot be read; the message says why in one sentence."""


# Flags of a clipping in which the source contradicts itself: in its figures, or in an ordinal.
FIGURES_IN_CONFLICT = "figures-in-conflict"
ORDINAL_IN_CONFLICT = "ordinal-in-conflict"


class Role(StrEnum):
    """What a line of a document is."""

    HEADLINE = "headline"
    BODY = "body"
    CROSSHEAD = "crosshead"
    SPEECH = "speech"
    DATELINE = "dateline"
    BYLINE = "byline"
    SOURCE_LINE = "source-line"
    META = "meta"
    CAPTION = "caption"
    CREDIT = "credit"
    PAGER = "pager"
    TEASER_HEAD = "teaser-head"
    TEASER = "teaser"
    RELATED = "related"
    READ_MORE = "read-more"
    ADVERTISEMENT = "advertisement"
    COMMENT_FORM = "comment-form"
    COMMENT = "comment"
    WEATHER = "weather"
    PAGE_CLOCK = "page-clock"
    SPAM = "spam"
    NAVIGATION = "navigation"
    SITE_NAME = "site-name"
    SHARE_BAR = "share-bar"
    COOKIE_NOTICE = "cookie-notice"
    NEWSLETTER = "newsletter"
    PAYWALL = "paywall"
    ERROR_PAGE = "error-page"
    LEGAL = "legal"
    END_MATTER = "end-matter"
    TIME_CODE = "time-code"
    SOUND = "sound"
    NOTICE = "notice"
    HIDDEN = "hidden"
    CODE = "code"
    LEFTOVER = "leftover"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as exactly as it is known: year, year and month, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> str:
        if self.day:
            return "day"
        return "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The first day of the day, month or year."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of characters taken out of a kept line."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the derived text, with what it is and why."""

    number: int
    text: str
    role: Role
    reason: str
    kept: bool
    cut: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: value in plain units ("5.4 million" is 5400000)."""

    text: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class SuggestedTag:
    """A name the text gives; kind is country, organisation, person, place or topic."""

    name: str
    kind: str
    code: str = ""
    aliases: tuple[str, ...] = ()
