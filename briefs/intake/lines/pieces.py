"""One piece of a meta line, between two bars or dots: a date, a name, a source, a count."""

import re

from briefs.text.scripts import HAN, count_cjk, has_cjk

from ..days.clocks import CLOCK, LUNAR_DAY, ZONE, is_date_word
from ..days.dates import Found, dates_in, short_dates_in, without_dates
from ..naming.persons import author_name, is_person_name, names_at_start
from ..words.lexicon import meets, plain, tokens
from .meta import Meta
from .meta_labels import before_day, is_button, is_count, label_of, names_issue

_DIGIT = re.compile(r"\d")
_READ_TIME = re.compile(
    r"(?:阅读时长\s*[:：]?\s*)?\d+[\s-]*(?:-\s*\d+\s*)?(?:min|minute|minuto|minuten|mn|分钟)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"^\d{1,2}[/.]\d{1,2}\.?$")
_ORDINALS = re.compile(r"^\d{1,2}\.\d{1,2}\.$")  # a day and a month, and no count
_HAN_SOURCE_ENDS = re.compile(r"\s+(?=[^\x00-\x7f])|\s{2,}")
_SOURCE_ENDS = re.compile(r"\s{2,}|\d{4}[-年/]|\s+\d{1,2}[:/]")
_AROUND = " ,|-–—()（）"
_AROUND_LABEL = " ,;:|-–—()"
_HAN_SIGNED = re.compile(rf"^([{HAN}]{{2,4}})\s*(?:发布于|发表于|撰写于|编辑于)\s*")
# "Original", the author and the channel, above its day.
_HAN_ORIGINAL = re.compile(
    rf"^原创\s+([{HAN}·]{{2,4}})\s+(?!\1\s)([{HAN}\w]{{2,14}})\s+(?=\d{{4}}\W)"
)
_HAN_REPORTER = re.compile(
    r"(?:(?:本报|本网|特约|见习)?(?:记者|作者|撰稿|通讯员)\s*[:：／/]?|(?:^|[\s（(|/])文\s*[:：／/|])"
    rf"\s*([{HAN}·]{{2,4}}(?:[\s、]+[{HAN}·]{{2,4}}){{0,3}})"
)
_LABELS_BESIDE = ("published", "updated", "byline", "meta", "share-bar")
_LONGEST_READ_TIME, _LONGEST_SOURCE = 40, 60
_MOST_AGO = 5  # words that say how long ago: "some 3 hours ago"
_MOST_READING = 3  # words beside a reading time: "it takes 4 minutes to read"
_MOST_STAFF_WORDS = 6  # "From our staff and agencies"
_MOST_BESIDE = 8  # words beside a day among which a label is looked for
_HAN_TEXT = 5  # Chinese letters beside a day that are a text


class PieceReader:
    """Reads the pieces of one line into its meta.

    A step returns the share of the piece that it understood, None where it is not its business.
    """

    def __init__(self, language: str, day_first: bool | None):
        self.language, self.day_first = language, day_first
        self.meta = Meta()

    def dates(self, text: str) -> list[Found]:
        return dates_in(text, self.language, day_first=self.day_first)

    def read(self, piece: str) -> float:
        """Read one piece; return the share of it that was understood."""
        piece = piece.strip(" ,;()[]【】")
        counts = is_count(piece) and not _ORDINALS.match(piece) and not self.dates(piece)
        if not piece or is_button(piece) or counts:
            return 1.0
        if names_issue(piece):
            self.meta.issue = True
            return 1.0
        if _READ_TIME.search(piece) and len(piece) < _LONGEST_READ_TIME:
            rest = _READ_TIME.sub(" ", piece)
            self.meta.read_time = len(plain(rest).split()) <= _MOST_READING
            if self.meta.read_time and not self.dates(piece):
                return 1.0
            piece = rest if self.meta.read_time else piece
        if len(piece.split()) <= _MOST_AGO and meets("ago", plain(piece)):
            self.meta.ago = True
            return 1.0
        label, rest = label_of(piece)
        steps = (self._author, self._source, self._hours, self._reporter)
        shares = (step(piece, label, rest) for step in steps)
        share = next((share for share in shares if share is not None), None)
        if share is None:
            self.meta.unknown.append(piece)
        return share or 0.0

    def _author(self, piece: str, label: str | None, rest: str) -> float | None:
        """Read a labelled author, and the date behind."""
        if label != "byline":
            return None
        dates = self.dates(rest)
        name = names_at_start(before_day(rest[: dates[0].start]) if dates else rest)
        if name:
            self.meta.name_author(name)
            behind = rest[rest.find(name) + len(name) :]
            if behind.strip():
                self._days(behind, None)
            return 1.0
        if len(rest.split()) <= _MOST_STAFF_WORDS and set(plain(rest).split()) & tokens(
            "staff-words"
        ):
            self.meta.name_author(rest.strip(" ,.:"))
            return 1.0
        return None

    def _source(self, piece: str, label: str | None, rest: str) -> float | None:
        """Read a labelled source, and the date behind."""
        if label != "source-line" or not rest or len(rest) >= _LONGEST_SOURCE:
            return None
        ends = _HAN_SOURCE_ENDS if has_cjk(rest[:4]) else _SOURCE_ENDS
        name = ends.split(rest)[0].strip(_AROUND)
        if found := self.dates(rest):
            name = rest[: found[0].start].strip(_AROUND) or name
            self._days(rest[found[0].start :], None)
        if not name:
            return None
        self.meta.name_source(name)
        return 1.0

    def _hours(self, piece: str, label: str | None, rest: str) -> float | None:
        """Read dates and hours, labelled or not; a label alone is understood as well."""
        labelled = label in ("published", "updated")
        share = self._days(rest if labelled else piece, label)
        if share is None and labelled and not rest:
            share = 1.0
        if share is not None and labelled:
            self.meta.labelled = True
        return share

    def _reporter(self, piece: str, label: str | None, rest: str) -> float | None:
        """Read who reports it, as Chinese pages label it."""
        reporter = _HAN_REPORTER.search(piece) if has_cjk(piece) else None
        if not reporter or len(reporter.group().strip()) < 0.6 * len(piece):
            return None
        self.meta.name_author(" ".join(reporter[1].split()))
        return 1.0

    def _days(self, piece: str, label: str | None) -> float | None:
        """Read the dates and hours of a piece, and what stands beside; None without any."""
        meta, found, hours = self.meta, self.dates(piece), [*CLOCK.finditer(piece)]
        if not found and self.day_first is not None and _DAY_MONTH.match(piece):
            found = short_dates_in(piece, day_first=self.day_first)
        if not found and not hours:
            return None
        if not found and label is None and len(hours[0].group()) < 0.5 * len(piece):
            return self._behind_hour(piece, hours[0])
        meta.clock = meta.clock or bool(hours)
        meta.dates += found
        left = ZONE.sub(" ", CLOCK.sub(" ", without_dates(piece, found)))
        left = LUNAR_DAY.sub(" ", left)
        if found:
            left = left[self._author_before(piece[: found[0].start], label, piece) :]
            self._note_day(found[0], label)
        rest = [word for word in plain(left).split() if not is_date_word(word, self.language)]
        if rest and len(rest) <= _MOST_BESIDE:
            rest = self._beside_day(rest, left, piece[found[-1].end :] if found else "")
        if count_cjk("".join(rest)) >= _HAN_TEXT:
            return 0.2
        meta.whole_date = meta.whole_date or bool(found and not rest)
        return max(0.0, 1.0 - sum(map(len, rest)) / max(1, len(plain(piece))))

    def _behind_hour(self, piece: str, hour: re.Match) -> float | None:
        """Read what follows an hour that opens a piece."""
        if hour.start():
            return None
        self.meta.clock = True
        return self.read(piece[hour.end() :])

    def _author_before(self, before: str, label: str | None, piece: str) -> int:
        """Read an author in front of the day; return the characters that the name fills."""
        if self.meta.byline:
            return 0
        if original := _HAN_ORIGINAL.match(piece):
            self.meta.name_author(original[1])
            self.meta.source = original[2]
            return original.end()
        if signed := _HAN_SIGNED.match(piece):
            self.meta.name_author(signed[1])
            return signed.end()
        name = author_name(before) or ""
        if label is None and is_person_name(name) and not _DIGIT.search(before):
            self.meta.name_author(name)
            self.meta.beside_date = name
            return len(before)
        return 0

    def _note_day(self, found: Found, label: str | None) -> None:
        if label == "updated":
            self.meta.updated = self.meta.updated or found
        elif label == "published":
            self.meta.published = self.meta.published or found

    def _beside_day(self, rest: list[str], left: str, behind: str) -> list[str]:
        """Read labels and names beside a day, without a mark between; return the other words."""
        self._label_beside(left)
        if behind and not self.meta.byline and not self.meta.source:
            self._label_beside(behind)
        rest = [w for w in rest if not any(meets(kind, w) == "whole" for kind in _LABELS_BESIDE)]
        return [] if meets("comment-form", " ".join(rest)) else rest

    def _label_beside(self, text: str) -> None:
        label, name = label_of(text.strip(_AROUND_LABEL))
        if label == "byline":
            self.meta.byline = names_at_start(name)
        if label == "source-line" and not self.meta.source and len(name) < _LONGEST_SOURCE:
            self.meta.source = name.strip(_AROUND_LABEL)
