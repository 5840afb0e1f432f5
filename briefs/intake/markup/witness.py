"""What a page says of itself outside its text."""

from dataclasses import dataclass, field

from ..decoding.markdown import Marks
from ..words.lexicon import plain
from .second_reader import SecondReader


@dataclass(slots=True)
class Witness:
    """Its title, its names, its days, and what a second reader takes for its story."""

    titles: list[str] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)  # folded lines that show a part of a title
    site: str | None = None
    byline: str | None = None
    beside: str | None = None  # the day that an element beside the headline tells
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    domain: str | None = None
    address: str | None = None  # under which the page says that it stands
    story: bool = False
    news: bool = False  # its data call the story one of news
    live: bool = False
    missing: bool = False  # the markup calls the whole page an error page
    second: SecondReader | None = None
    stamps: dict[int, str] = field(default_factory=dict)  # the days of messages, by line
    sent_on: int = 0  # the first line of a mail that was sent on in marks of quoting
    chat: set[int] = field(default_factory=set)  # lines of others in a channel
    marks: Marks = field(default_factory=Marks)  # of a text

    @property
    def plain_titles(self) -> set[str]:
        """The titles as they are compared."""
        return {plain(title) for title in self.titles}

    @property
    def named(self) -> set[str]:
        """The titles as they are compared, with the lines of the page that show one."""
        return self.plain_titles | self.shown
