"""What a line about the text tells: who wrote it, who showed it, and when."""

from dataclasses import dataclass, field

from ..days.dates import Found


@dataclass(slots=True)
class Meta:
    """The dates and names of one line, and how much of it, 0 to 1, was understood."""

    byline: str | None = None
    source: str | None = None
    published: Found | None = None
    updated: Found | None = None
    dates: list[Found] = field(default_factory=list)
    labelled: bool = False
    understood: float = 0.0
    clock: bool = False
    ago: bool = False  # it says how long ago
    whole_date: bool = False
    read_time: bool = False
    issue: bool = False  # it gives the number of an issue
    unknown: list[str] = field(default_factory=list)
    beside_date: str | None = None  # what may be a name and stands beside the date, unlabelled
    dated_by: str | None = None  # the medium that stands beside the date, unlabelled

    @property
    def is_empty(self) -> bool:
        """Does the line tell nothing of who and when? An hour tells only where it stands alone."""
        named = self.byline or self.source or self.labelled
        hour = self.clock and self.understood > 0.9
        return not (self.dates or named or self.read_time or hour or self.ago)

    def name_author(self, name: str) -> None:
        """Note an author; the first that is named stays."""
        self.byline, self.labelled = self.byline or name, True

    def name_source(self, name: str) -> None:
        """Note a source; the first that is named stays."""
        self.source, self.labelled = self.source or name, True
