"""What reading a document gives: its lines, its clippings, and how `build_fixture` prints them."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date

from .shapes import Line, PartialDate, Role, SuggestedTag


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
    flags: tuple[str, ...] = ()
    tags: tuple[SuggestedTag, ...] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who wrote and showed a document, and when; None is an answer: not stated."""

    source: str | None = None
    byline: str | None = None
    published: PartialDate | None = None
    updated: PartialDate | None = None
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

    def as_fields(self) -> dict:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Who):
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
    address: str | None = None

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
