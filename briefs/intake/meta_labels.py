"""Labels that open a piece of a meta line: "By", "Published on", "Source:", colon or not."""

import re

from .dates import dates_in
from .lexicon import meets, plain

_COLON = re.compile(r"\s*[:：]\s*")


def label_of(piece: str) -> tuple[str | None, str]:
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
