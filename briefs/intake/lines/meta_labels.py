"""Labels in a line of who and when: "By", "Published on", "Source:", with their colon or not."""

import re

from ..days.dates import dates_in
from ..words.lexicon import meets, plain, tokens

_COLON = re.compile(r"[:：]")
_BEFORE, _BLANKS = 40, 20  # characters of a label before its colon, and of blanks between
_COUNT = re.compile(r"^\W*\d[\d.,]*\s*[kKmM]?\W*$")
_HOUR = re.compile(r"^(?:[01]?\d|2[0-3])[:.h][0-5]\d$")
_HAN_COUNT = re.compile(r"^(?:浏览|点击|阅读|评论|编辑|责编|责任编辑|字号|字体)\s*[:：]")
_HAN_LABELS = {
    "来源": "source-line", "作者": "byline", "记者": "byline", "时间": "published"
}  # fmt: skip
_LONGEST_HAN = 6  # letters of a label that ends in one of these
_MOST_LABEL = 3  # words of a label without a colon
_MOST_ISSUE = 3  # words of the number of an issue
_MOST_AFTER = 8  # words after "on" in a line that tells a day
# Labels of authors with a colon only.
_NOT_BARE = frozenset((
    "text", "texto", "texte", "author", "autor", "autora", "auteur", "autorin", "reporter",
    "story", "avec", "redaccion", "redaction", "redaktion", "redacao", "journaliste",
    "periodista", "jornalista", "文", "作者",
))  # fmt: skip
_SMALL_WORDS = frozenset(["on", "el", "le", "am", "em", "en", "vom", "stand", "at"])
_BEFORE_DAY = _SMALL_WORDS | {"a", "del", "il", "den", "op"}


def label_of(piece: str) -> tuple[str | None, str]:
    """Return the label that opens a piece ("byline", "published" …) and what follows it."""
    before, colon, after = _partition(piece)
    if colon and (label := _before_colon(plain(before))):
        return label, after.strip()
    words = piece.split()
    for size in range(min(_MOST_LABEL, len(words) - 1), 0, -1):
        said, rest = plain(" ".join(words[:size])), " ".join(words[size:])
        for section in ("updated", "published", "byline"):
            if meets(section, said) == "whole" and _stands_bare(section, said, rest):
                return section, rest
    said = plain(piece)
    for section in ("updated", "published"):
        if meets(section, said) == "whole":
            return section, ""
    return None, piece


def before_day(text: str) -> str:
    """What stands before a day, without the word that leads to it: "Ana Berg on 3 May"."""
    name, _, last = text.rstrip(" ,").rpartition(" ")
    return name if plain(last) in _BEFORE_DAY else text


def is_button(piece: str) -> bool:
    """Is the piece a button or a label alone, which tells nothing of the text?"""
    said = plain(piece)
    return bool(_HAN_COUNT.match(piece)) or "whole" in (
        meets("share-bar", said),
        meets("meta", said),
    )


def is_count(piece: str) -> bool:
    """Does the piece count something: a number, and no hour?"""
    return bool(_COUNT.match(piece)) and not _HOUR.match(piece)


def _before_colon(said: str) -> str | None:
    for section in ("byline", "source-line", "updated", "published", "photo"):
        if meets(section, said) == "whole":
            return section
    ends = (label for word, label in _HAN_LABELS.items() if said.endswith(word))
    return next(ends, None) if len(said) <= _LONGEST_HAN else None


def _stands_bare(section: str, said: str, rest: str) -> bool:
    """Is a word without its colon a label, before this rest of the piece?"""
    if said == "date":
        return _starts_with_date(rest)
    if section == "published" and said in _SMALL_WORDS:
        return not plain(rest) or _is_day(rest)
    return not (section == "byline" and said in _NOT_BARE)


def _is_day(rest: str) -> bool:
    """Is a short rest of a piece a day, with what stands beside it?"""
    short = len(rest.split()) <= _MOST_AFTER
    return short and (rest[:1].isdigit() or _starts_with_date(rest))


def _starts_with_date(text: str) -> bool:
    return any(one.start <= 14 for one in dates_in(text[:40], "und"))


def _partition(piece: str) -> tuple[str, str, str]:
    match = _COLON.search(piece, 0, _BEFORE + _BLANKS)
    before = piece[: match.start()].rstrip() if match else ""
    if not match or len(before) > _BEFORE:
        return piece, "", ""
    return before, ":", piece[match.end() :].lstrip()


def names_issue(piece: str) -> bool:
    """Is the piece the number of an issue: "Issue 6/2025", "Nr. 14"?"""
    words = plain(piece).split()
    return (
        1 < len(words) <= _MOST_ISSUE
        and words[0] in tokens("issue-words")
        and all(word.isdigit() for word in words[1:])
    )
