"""Lines that say who and when: bylines, dates, sources, reading times, run together or apart."""

import re
from dataclasses import dataclass, field
from functools import cache

from .dates import Found, dates_in, short_dates_in, weekday_names
from .facts import Facts
from .lexicon import meets, phrases, plain, tokens
from .names import ARTICLES

_PIECES = re.compile(r"\s*[|·•¦│／]\s*|\s+[–—/-]\s+|\s{3,}|\t|\s*;\s+|\s+\*\s+")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|hs?\.?|uhr|hrs?\.?)?\b\.?|\b\d{1,2}\s*(?:[ap]\.?m\.?|uhr)(?!\w)",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:gmt|utc|est|edt|cst|cet|cest|bst|pst|pdt|ist|sgt|hkt|brt|art|beijing time"
    r"|local time)\b(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}\b|北京时间",
    re.IGNORECASE,
)
_LABEL_AHEAD = re.compile(
    r"\s+(?=(?:来源|文章来源|稿源|作者|记者|编辑|责编|责任编辑|浏览|点击|阅读|字号|发布时间|发表时间|时间|日期|评论)\s*[:：])"
)
_TELLING = re.compile(r"[\d:：]")
_TOGETHER = re.compile(r"\s+(?:avec|with|con|com|mit)\s+")
_COUNT = re.compile(r"^\W*\d[\d.,]*\s*[kKmM]?\W*$")
_READ_TIME = re.compile(
    r"(?:阅读时长\s*[:：]?\s*)?\d+[\s-]*(?:-\s*\d+\s*)?(?:min|minute|minuto|minuten|mn|分钟)",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(r"^\W*\d{1,4}[-./ ]")
_DAY_MONTH = re.compile(r"^\d{1,2}[/.]\d{1,2}\.?$")
_HOUR = re.compile(r"^(?:[01]?\d|2[0-3])[:.h][0-5]\d$")
_HAN_COUNT = re.compile(r"^(?:浏览|点击|阅读|评论|编辑|责编|责任编辑|字号|字体)\s*[:：]")
_COLON = re.compile(r"\s*[:：]\s*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_SIGNED = re.compile(r"^([\u4e00-\u9fff]{2,4})\s*(?:发布于|发表于|撰写于|编辑于)\s*")
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.\-]*$")
_PARTICLES = {
    "de",
    "del",
    "da",
    "do",
    "dos",
    "das",
    "la",
    "las",
    "los",
    "von",
    "van",
    "der",
    "den",
    "y",
    "e",
    "and",
    "et",
    "und",
    "bin",
    "al",
    "el",
    "le",
    "du",
    "di",
    "san",
    "&",
}
_HEAD_WORDS = ARTICLES | {"our", "this", "new"}
_NAMES_APART = re.compile(r"\s*(?:,|\s(?:and|y|e|et|und|&)\s|、)\s*")
_WEEKDAY_OR_SMALL = {
    "at",
    "on",
    "to",
    "a",
    "las",
    "el",
    "le",
    "am",
    "um",
    "as",
    "às",
    "à",
    "of",
    "de",
    "du",
    "vom",
    "den",
    "em",
    "en",
    "the",
    "ago",
}
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


def read_meta(fact: Facts, language: str, *, day_first: bool | None = None) -> Meta | None:
    """Read a line as a meta line; None where it is something else.

    A meta line is short, and all of it but a few words is dates, hours, names after a label,
    counts or kinds of text.
    """
    if fact.words > 32 or len(fact.text) > 260 or (fact.sentences > 3 and fact.prose):
        return None
    if not _may_tell(fact):
        return None
    meta = Meta()
    total = understood = 0
    for piece in _split(fact.text):
        size = max(1, len(piece))
        total += size
        understood += size * _understand(piece, meta, language, day_first)
    meta.understood = understood / total if total else 0.0
    if (
        fact.ends
        and fact.words >= 4
        and fact.text[-1] in ".!?。"
        and not meta.labelled
        and meta.understood < 0.75
    ):
        return None  # a short sentence that names a day
    sentence = fact.words >= 8 and fact.stops >= 0.3 and len(_split(fact.text)) == 1
    if sentence and not meta.labelled and meta.understood < 0.75:
        return None  # the like without its full stop
    if (
        meta.clock
        and any(d.day and d.year for d in meta.dates)
        and not fact.ends
        and fact.words <= 22
        and not _DATE_FIRST.match(fact.text)
    ):
        meta.understood = max(meta.understood, 0.5)
    if (
        meta.dates
        and meta.whole_date
        and all(len(piece.split()) <= 5 for piece in meta.unknown)
        and len(meta.unknown) <= 2
    ):
        meta.understood = max(meta.understood, 0.5)
    if _is_dated_label(fact, meta, language, day_first):
        meta.understood = max(meta.understood, 0.5)
    if not (
        meta.dates
        or meta.byline
        or meta.source
        or meta.read_time
        or meta.labelled
        or (meta.clock and meta.understood > 0.9)
    ):
        return None
    return meta


def _is_dated_label(fact: Facts, meta: Meta, language: str, day_first: bool | None) -> bool:
    """Is this a whole date with a few labels beside it: where it stood, under which heads?"""
    if fact.ends or fact.words > _MOST_LABELS or fact.stops > 0.2 or fact.heading or fact.han:
        return False
    if not any(found.day and found.year for found in meta.dates):
        return False
    whole = [f for f in dates_in(fact.text, language, day_first=day_first) if f.day and f.year]
    return bool(whole) and (
        whole[0].start <= len(fact.bullet) or whole[-1].end >= len(fact.text.rstrip(" .|"))
    )


def _may_tell(fact: Facts) -> bool:
    """A quick look: a digit, a colon, or a label such as "By" in front."""
    if _TELLING.search(fact.text) or fact.han:
        return True
    first = fact.plain.split(" ", 1)[0]
    return first in _label_words()


@cache
def _label_words() -> frozenset[str]:
    """The first words of the labels that open a meta line."""
    sections = ("byline", "published", "updated", "meta", "source-line")
    return frozenset(phrase.split(" ", 1)[0] for section in sections for phrase in phrases(section))


def _split(text: str) -> list[str]:
    # A date may itself hold a dash or a bar; dates are told by dates_in, so split around marks
    # only.
    text = _LABEL_AHEAD.sub("|", text)
    return [piece for piece in _PIECES.split(text) if piece and piece.strip()]


def _understand(piece: str, meta: Meta, language: str, day_first: bool | None) -> float:
    """Read one piece into the meta; return the share of it that was understood."""
    piece = piece.strip(" ,;()[]【】")
    if not piece:
        return 1.0
    if _HAN_COUNT.match(piece):
        return 1.0
    text = plain(piece)
    if (
        meets("share-bar", text) == "whole"
        or meets("meta", text) == "whole"
        or (
            _COUNT.match(piece)
            and not _HOUR.match(piece)
            and not dates_in(piece, language, day_first=day_first)
        )
    ):
        return 1.0
    if _READ_TIME.search(piece) and len(piece) < 40:
        meta.read_time = True
        if not dates_in(piece, language, day_first=day_first):
            return 1.0
        piece = _READ_TIME.sub(" ", piece)
    label, rest = _label_of(piece)
    if label == "byline":
        dates = dates_in(rest, language, day_first=day_first)
        reporter = _name(rest[: dates[0].start] if dates else rest)
        if reporter:
            meta.byline = meta.byline or reporter
            meta.labelled = True
            remainder = rest[rest.find(reporter) + len(reporter) :]
            if remainder.strip():
                _date_piece(remainder, meta, language, day_first, None)
            return 1.0
        if rest and len(rest.split()) <= 6 and set(plain(rest).split()) & tokens("staff-words"):
            meta.byline, meta.labelled = meta.byline or rest.strip(" ,.:"), True
            return 1.0
    if label == "source-line" and rest and len(rest) < 60:
        head = re.split(
            r"\s+(?=[^\x00-\x7f])|\s{2,}"
            if _HAN.search(rest[:4])
            else r"\s{2,}|\d{4}[-年/]|\s+\d{1,2}[:/]",
            rest,
        )[0].strip(" ,|-–—()（）")
        found = dates_in(rest, language, day_first=day_first)
        if found:
            head = rest[: found[0].start].strip(" ,|-–—()（）") or head
            _date_piece(rest[found[0].start :], meta, language, day_first, None)
        if head:
            meta.source = meta.source or head
            meta.labelled = True
            return 1.0
    share = _date_piece(
        rest if label in ("published", "updated") else piece, meta, language, day_first, label
    )
    if share >= 0:
        if label in ("published", "updated"):
            meta.labelled = True
        return share
    if label in ("published", "updated") and not rest:
        meta.labelled = True
        return 1.0
    if _HAN.search(piece):
        reporter = _HAN_REPORTER.search(piece)
        if reporter and len(reporter.group().strip()) >= 0.6 * len(piece):
            meta.byline = meta.byline or " ".join(reporter[1].split())
            meta.labelled = True
            return 1.0
    meta.unknown.append(piece)
    return 0.0


def _date_piece(
    piece: str, meta: Meta, language: str, day_first: bool | None, label: str | None
) -> float:
    """Read the dates of a piece; return the share understood, -1 where there is no date or hour."""
    found = dates_in(piece, language, day_first=day_first)
    if not found and day_first is not None and _DAY_MONTH.match(piece):
        found = short_dates_in(piece, day_first=day_first)
    hours = [*_CLOCK.finditer(piece)]
    if not found and not hours:
        return -1.0
    if not found and label is None and len(hours[0].group()) < 0.5 * len(piece):
        if hours[0].start() == 0:
            meta.clock = True
            return _understand(piece[hours[0].end() :], meta, language, day_first)
        return -1.0
    left = piece
    for one in sorted(found, key=lambda f: -f.start):
        left = left[: one.start] + " " + left[one.end :]
    left = _ZONE.sub(" ", _CLOCK.sub(" ", left))
    meta.clock = meta.clock or bool(hours)
    meta.dates += found
    if found and not meta.byline and (signed := _HAN_SIGNED.match(piece)):
        meta.byline, meta.labelled = signed[1], True
        left = left[signed.end() :]
    if found and not meta.byline:
        name = piece[: found[0].start].strip(" ,;:|-–—()")
        if is_person_name(name) and label is None:
            meta.byline, meta.labelled = name, True
            left = left[found[0].start :]
    rest = [w for w in plain(left).split() if not _is_date_word(w, language)]
    if label == "updated" and found:
        meta.updated = meta.updated or found[0]
    elif label == "published" and found:
        meta.published = meta.published or found[0]
    if rest and len(rest) <= 8:
        _after_date(" ".join(rest), left, meta)
        kinds = ("published", "updated", "byline", "meta", "share-bar")
        rest = [w for w in rest if not any(meets(kind, w) == "whole" for kind in kinds)]
        if (rest and meets("comment-form", " ".join(rest))) or meets("comments", " ".join(rest)):
            rest = []
    if len(_HAN.findall("".join(rest))) >= 5:
        return 0.2
    meta.whole_date = meta.whole_date or bool(found and not rest)
    return max(0.0, 1.0 - sum(map(len, rest)) / max(1, len(plain(piece))))


def _after_date(rest: str, raw: str, meta: Meta) -> None:
    """A label or a name may stand beside the date without a mark between."""
    label, name = _label_of(raw.strip(" ,;:|-–—()"))
    if label == "byline" and not meta.byline:
        meta.byline = _name(name)
    if label == "source-line" and name and not meta.source and len(name) < 60:
        meta.source = name.strip(" ,;:|-–—()")
    elif "来源" in raw and not meta.source:
        after = raw.split("来源", 1)[1].strip(" :：|-–—()（）")
        meta.source = after.split()[0] if after.split() else None


def _is_date_word(word: str, language: str) -> bool:
    return (
        word in weekday_names(language)
        or word in _WEEKDAY_OR_SMALL
        or (word.isdigit() and len(word) < 3)
        or word in {"feira", "hs", "h", "hrs", "uhr", "gmt", "utc", "am", "pm"}
        or (word[:3] in {"mon", "tue", "wed", "thu", "fri", "sat", "sun"} and len(word) <= 5)
        or word in {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"}
    )


def _label_of(piece: str) -> tuple[str | None, str]:
    """Return the label that opens a piece ("byline", "published" …) and what follows it."""
    before, colon, after = _partition(piece)
    if colon:
        said = plain(before)
        for section in ("byline", "source-line", "updated", "published", "photo"):
            if meets(section, said) == "whole":
                return section, after.strip()
        for word in ("来源", "作者", "记者", "时间"):
            if said.endswith(word) and len(said) <= 6:
                return {"来源": "source-line", "时间": "published"}.get(
                    word, "byline"
                ), after.strip()
    words = piece.split()
    for size in (3, 2, 1):
        if len(words) > size:
            said = plain(" ".join(words[:size]))
            rest = " ".join(words[size:])
            for section in ("updated", "published", "byline"):
                if meets(section, said) == "whole" and said != "a":
                    if said == "date" and not _starts_with_date(rest):
                        continue
                    if section == "byline" and said in _NOT_BARE:
                        continue
                    if (
                        section == "published"
                        and said in _SMALL_WORDS
                        and (not rest[:1].isdigit() or len(rest.split()) > _MOST_AFTER)
                        and plain(rest).split()[:1]
                        and (not _starts_with_date(rest) or len(rest.split()) > _MOST_AFTER)
                    ):
                        continue
                    return section, rest
    said = plain(piece)
    for section in ("updated", "published"):
        if meets(section, said) == "whole":
            return section, ""
    return None, piece


_MOST_AFTER = 8  # words after "on" in a line that tells a day
_MOST_LABELS = 14  # words of a line that is a date among labels
_NOT_BARE = {
    "text",
    "texto",
    "texte",
    "author",
    "autor",
    "autora",
    "auteur",
    "autorin",
    "reporter",
    "story",
    "avec",
    "redaccion",
    "redaction",
    "redaktion",
    "redacao",
    "journaliste",
    "periodista",
    "jornalista",
    "文",
    "作者",
}
_SMALL_WORDS = {"on", "el", "le", "am", "em", "en", "vom", "stand", "at"}


def _starts_with_date(text: str) -> bool:
    return any(one.start <= 14 for one in dates_in(text[:40], "und"))


def _partition(piece: str) -> tuple[str, str, str]:
    match = _COLON.search(piece)
    if not match or match.start() > 40:
        return piece, "", ""
    return piece[: match.start()], ":", piece[match.end() :]


def _name(text: str) -> str | None:
    """Return the name or names at the start of a text, None where no name stands there."""
    text = _TOGETHER.split(text.strip(" :|,-–—"))[0]
    text = re.split(r"\s*[|·•(]|\s+[–—-]\s+|\s*,?\s*(?:\d|@)|\s{3,}", text)[0].strip(" ,;:")
    if not text or len(text) > 90:
        return None
    if _HAN.search(text):
        return text if len(text) <= 14 else None
    names = []
    for part in _NAMES_APART.split(text):
        words = part.split()
        if not words or len(words) > 6:
            break
        if not all(_NAME_WORD.match(w) for w in words):
            break
        small = [w for w in words if w[0].islower()]
        if any(w.casefold() not in _PARTICLES for w in small):
            stops = {plain(w) for w in words} & tokens("stopwords")
            if not text.islower() or len(words) > 3 or stops:
                break
        names.append(part)
        if len(names) == 1 and part != text and len(words) == 1 and not small:
            pass
    if not names:
        return None
    last = names[-1]
    return text[: text.find(last) + len(last)]


def is_person_name(text: str) -> bool:
    """Could the whole text be the name of a person: two to five words, each with a capital?"""
    words = text.strip(" .,;:").replace(".", ". ").split()
    if words[:1] and words[0].casefold() in _HEAD_WORDS:
        return False
    if not 2 <= len(words) <= 5 or any(c.isdigit() for c in text) or ":" in text:
        return False
    big = [w for w in words if w[0].isupper()]
    if len(big) < 2 or any(w[0].islower() and w.casefold() not in _PARTICLES for w in words):
        return False
    folded = set(plain(text).split())
    return not folded & (tokens("organisation-words") | tokens("media-words")) and not (
        meets("navigation", plain(text)) == "whole" or meets("related", plain(text)) == "whole"
    )


def person_before_function(text: str) -> str | None:
    """Return the name in "Name, Function" or "Name", None where none stands there."""
    name = re.split(r"\s*[,|(–—]\s*|\s+-\s+", text.strip())[0]
    return name if is_person_name(name) else None


def agencies() -> frozenset[str]:
    """Return the folded names of news agencies."""
    return frozenset(phrases("agency"))
