"""What a reading is made of. The names are those of the newsroom; docs/intake.md tells the rest."""

from dataclasses import asdict, dataclass, field
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
    """A number with its unit: value in plain units ("5.4 million" is 5400000), line from 1."""

    text: str
    value: float
    unit: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands inside quotation marks, and who says it where the sentence names one."""

    text: str
    speaker: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class SuggestedTag:
    """A name the text gives; kind is country, organisation, person, place or topic."""

    name: str
    kind: str
    code: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadClipping:
    """A passage of a document that tells one story. Lines count from 1, both ends included.

    origin, byline, address and published are its own, None where it says nothing of itself.
    """

    headline: str
    text: str
    first_line: int
    last_line: int
    event_on: date | None = None
    event_until: date | None = None
    event_precision: str = "unknown"
    event_method: str = ""
    year_inferred: bool = False
    flags: tuple[str, ...] = ()
    tags: tuple[SuggestedTag, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    headline_derived: bool = False
    published: PartialDate | None = None
    origin: str | None = None
    byline: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A clipping of another document that tells the same story."""

    first_line: int
    document: str
    other_first_line: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read: every line accounted for, and the clippings made of the kept ones."""

    document: str
    sha256: str
    kind: str
    why: str
    language: str
    encoding: str
    text: str
    lines: list[Line] = field(repr=False)
    clippings: list[ReadClipping] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    source: str | None = None
    byline: str | None = None
    published: PartialDate | None = None
    agency: str | None = None
    host: str | None = None
    aggregator: str | None = None
    domain: str | None = None

    @property
    def origin(self) -> str | None:
        """Who wrote it: whom a line names, else the agency that signs what its host shows."""
        if self.agency and self.source in (None, self.host):
            return self.agency
        return self.source

    def as_json(self, duplicates: list[Duplicate] = ()) -> dict:
        """Return what `build_fixture --json` prints for this document."""
        return {
            "document": self.document,
            "kind": self.kind,
            "language": self.language,
            "source": self.source,
            "byline": self.byline,
            "published": str(self.published) if self.published else None,
            "published_precision": self.published.precision if self.published else "unknown",
            "flags": list(self.flags),
            "briefs": [_clipping_as_json(clipping) for clipping in self.clippings],
            "dropped": [
                {"line": line.number, "reason": f"{line.role}: {line.reason}", "text": line.text}
                for line in self.lines
                if not line.kept and line.role is not Role.BLANK
            ],
            "duplicates": [asdict(duplicate) for duplicate in duplicates],
        }


def _clipping_as_json(clipping: ReadClipping) -> dict:
    return {
        "headline": clipping.headline,
        "text": clipping.text,
        "first_line": clipping.first_line,
        "last_line": clipping.last_line,
        "event_on": clipping.event_on.isoformat() if clipping.event_on else None,
        "event_until": clipping.event_until.isoformat() if clipping.event_until else None,
        "event_precision": clipping.event_precision,
        "event_method": clipping.event_method,
        "flags": list(clipping.flags),
        "tags": [{"name": tag.name, "kind": tag.kind} for tag in clipping.tags],
    }
