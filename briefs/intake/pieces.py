"""One piece of a meta line, between two bars or dots: a date, a name, a source, a count."""

import re
from dataclasses import dataclass, field

from .clocks import CLOCK, LUNAR_DAY, ZONE, is_date_word
from .dates import Found, dates_in, short_dates_in
from .lexicon import meets, plain, tokens
from .meta_labels import label_of
from .persons import HAN, author_name, is_person_name, names_at_start

_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"^\W*\d[\d.,]*\s*[kKmM]?\W*$")
_READ_TIME = re.compile(
    r"(?:阅读时长\s*[:：]?\s*)?\d+[\s-]*(?:-\s*\d+\s*)?(?:min|minute|minuto|minuten|mn|分钟)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"^\d{1,2}[/.]\d{1,2}\.?$")
_HOUR = re.compile(r"^(?:[01]?\d|2[0-3])[:.h][0-5]\d$")
_HAN_COUNT = re.compile(r"^(?:浏览|点击|阅读|评论|编辑|责编|责任编辑|字号|字体)\s*[:：]")
_HAN_SOURCE_ENDS = re.compile(r"\s+(?=[^\x00-\x7f])|\s{2,}")
_SOURCE_ENDS = re.compile(r"\s{2,}|\d{4}[-年/]|\s+\d{1,2}[:/]")
_AROUND = " ,|-–—()（）"
_HAN_SIGNED = re.compile(r"^([\u4e00-\u9fff]{2,4})\s*(?:发布于|发表于|撰写于|编辑于)\s*")
_HAN_REPORTER = re.compile(
    r"(?:(?:本报|本网|特约|见习)?(?:记者|作者|撰稿|通讯员)\s*[:：／/]?|(?:^|[\s（(|/])文\s*[:：／/|])\s*([\u4e00-\u9fff·]{2,4}(?:[\s、]+[\u4e00-\u9fff·]{2,4}){0,3})"
)


@dataclass(slots=True)
class Meta:
    """What a line about the text tells: dates, names, and how much of it was understood."""

    byline: str | None = None
    source: str | None = None
    published: Found | None = None
    updated: Found | None = None
    dates: list[Found] = field(default_factory=list)
    labelled: bool = False
    understood: float = 0.0
    clock: bool = False
    whole_date: bool = False
    read_time: bool = False
    unknown: list[str] = field(default_factory=list)
    beside_date: str | None = None  # what may be a name and stands beside the date, unlabelled
    dated_by: str | None = None  # the medium that stands beside the date, unlabelled


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    label: str | None
    rest: str  # the text without its label
    language: str
    day_first: bool | None

    def dates(self, text: str) -> list[Found]:
        return dates_in(text, self.language, day_first=self.day_first)


def understand(piece: str, meta: Meta, language: str, day_first: bool | None) -> float:
    """Read one piece into the meta; return the share of it that was understood."""
    piece = piece.strip(" ,;()[]【】")
    if not piece or _is_furniture(piece, language, day_first):
        return 1.0
    if _READ_TIME.search(piece) and len(piece) < 40:
        meta.read_time = True
        if not dates_in(piece, language, day_first=day_first):
            return 1.0
        piece = _READ_TIME.sub(" ", piece)
    label, rest = label_of(piece)
    for kind in (_byline, _source, _hours, _reporter):
        share = kind(_Piece(piece, label, rest, language, day_first), meta)
        if share is not None:
            return share
    meta.unknown.append(piece)
    return 0.0


def _is_furniture(piece: str, language: str, day_first: bool | None) -> bool:
    """Whether a piece is a count, a button or a label alone: it tells nothing of the text."""
    text = plain(piece)
    if _HAN_COUNT.match(piece) or "whole" in (meets("share-bar", text), meets("meta", text)):
        return True
    counts = _COUNT.match(piece) and not _HOUR.match(piece)
    return bool(counts) and not dates_in(piece, language, day_first=day_first)


def _byline(piece: _Piece, meta: Meta) -> float | None:
    """Read a labelled author, and the date behind."""
    if piece.label != "byline":
        return None
    rest = piece.rest
    dates = piece.dates(rest)
    reporter = names_at_start(rest[: dates[0].start] if dates else rest)
    if reporter:
        meta.byline, meta.labelled = meta.byline or reporter, True
        remainder = rest[rest.find(reporter) + len(reporter) :]
        if remainder.strip():
            _date_piece(remainder, meta, piece.language, piece.day_first, None)
        return 1.0
    if rest and len(rest.split()) <= 6 and set(plain(rest).split()) & tokens("staff-words"):
        meta.byline, meta.labelled = meta.byline or rest.strip(" ,.:"), True
        return 1.0
    return None


def _source(piece: _Piece, meta: Meta) -> float | None:
    """Read a labelled source, and the date behind."""
    rest = piece.rest
    if piece.label != "source-line" or not rest or len(rest) >= 60:
        return None
    ends = _HAN_SOURCE_ENDS if HAN.search(rest[:4]) else _SOURCE_ENDS
    head = ends.split(rest)[0].strip(_AROUND)
    if found := piece.dates(rest):
        head = rest[: found[0].start].strip(_AROUND) or head
        _date_piece(rest[found[0].start :], meta, piece.language, piece.day_first, None)
    if not head:
        return None
    meta.source, meta.labelled = meta.source or head, True
    return 1.0


def _hours(piece: _Piece, meta: Meta) -> float | None:
    """Read dates and hours, labelled or not; a label alone is understood as well."""
    labelled = piece.label in ("published", "updated")
    text = piece.rest if labelled else piece.text
    share = _date_piece(text, meta, piece.language, piece.day_first, piece.label)
    if share is None and labelled and not piece.rest:
        share = 1.0
    if share is not None and labelled:
        meta.labelled = True
    return share


def _reporter(piece: _Piece, meta: Meta) -> float | None:
    """Read who reports it, as Chinese pages label it."""
    reporter = _HAN_REPORTER.search(piece.text) if HAN.search(piece.text) else None
    if not reporter or len(reporter.group().strip()) < 0.6 * len(piece.text):
        return None
    meta.byline, meta.labelled = meta.byline or " ".join(reporter[1].split()), True
    return 1.0


def _date_piece(
    piece: str, meta: Meta, language: str, day_first: bool | None, label: str | None
) -> float | None:
    """Read the dates of a piece; return the share understood, None without date or hour."""
    found = dates_in(piece, language, day_first=day_first)
    if not found and day_first is not None and _DAY_MONTH.match(piece):
        found = short_dates_in(piece, day_first=day_first)
    hours = [*CLOCK.finditer(piece)]
    if not found and not hours:
        return None
    if not found and label is None and len(hours[0].group()) < 0.5 * len(piece):
        if hours[0].start() == 0:
            meta.clock = True
            return understand(piece[hours[0].end() :], meta, language, day_first)
        return None
    left = piece
    for one in sorted(found, key=lambda f: -f.start):
        left = left[: one.start] + " " + left[one.end :]
    left = LUNAR_DAY.sub(" ", ZONE.sub(" ", CLOCK.sub(" ", left)))
    meta.clock = meta.clock or bool(hours)
    meta.dates += found
    if found and not meta.byline and (signed := _HAN_SIGNED.match(piece)):
        meta.byline, meta.labelled = signed[1], True
        left = left[signed.end() :]
    if found and not meta.byline:
        before = piece[: found[0].start]
        name = author_name(before) or ""
        if is_person_name(name) and label is None and not _DIGIT.search(before):
            meta.byline, meta.beside_date, meta.labelled = name, name, True
            left = left[found[0].start :]
    rest = [w for w in plain(left).split() if not is_date_word(w, language)]
    if label == "updated" and found:
        meta.updated = meta.updated or found[0]
    elif label == "published" and found:
        meta.published = meta.published or found[0]
    if rest and len(rest) <= 8:
        _after_date(" ".join(rest), left, meta)
        if found and not meta.byline and not meta.source:
            _after_date("", piece[found[-1].end :], meta)
        kinds = ("published", "updated", "byline", "meta", "share-bar")
        rest = [w for w in rest if not any(meets(kind, w) == "whole" for kind in kinds)]
        if (rest and meets("comment-form", " ".join(rest))) or meets("comments", " ".join(rest)):
            rest = []
    if len(HAN.findall("".join(rest))) >= 5:
        return 0.2
    meta.whole_date = meta.whole_date or bool(found and not rest)
    return max(0.0, 1.0 - sum(map(len, rest)) / max(1, len(plain(piece))))


def _after_date(rest: str, raw: str, meta: Meta) -> None:
    """A label or a name may stand beside the date without a mark between."""
    label, name = label_of(raw.strip(" ,;:|-–—()"))
    if label == "byline" and not meta.byline:
        meta.byline = names_at_start(name)
    if label == "source-line" and name and not meta.source and len(name) < 60:
        meta.source = name.strip(" ,;:|-–—()")
    elif "来源" in raw and not meta.source:
        after = raw.split("来源", 1)[1].strip(" :：|-–—()（）")
        meta.source = after.split()[0] if after.split() else None
