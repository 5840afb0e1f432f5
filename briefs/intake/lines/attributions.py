"""What one line, or the end of one, says of where a story comes from: "Source: X, 11 March"."""

import re
from dataclasses import dataclass

from briefs.text.addresses import is_safe, untracked
from briefs.text.scripts import HAN
from briefs.text.sentences import CLOSING

from ..days.clocks import CLOCK
from ..days.dates import Found, dates_in, short_dates_in, without_dates
from ..naming.source_names import LONGEST_NAME, is_medium, is_name
from ..words.lexicon import meets, plain
from .meta_labels import label_of

_URL = re.compile(r"https?://[^\s()\[\]<>]{4,1900}")
_AROUND_URL = re.compile(r"[\[(<]?\s*(?:https?://[^\s()\[\]<>]+)\s*[\])>]?")
_BRACKETS = re.compile(r"^[(\[（【]\s*([^()\[\]（）【】]*)[)\]）】][.。]?$")
_DASH = re.compile(r"^(?:[—–―]+|--?)\s*(?=\S)")
_VIA = re.compile(r"^(?:via|vía)\s*[:：]?\s+", re.IGNORECASE)
_AT_END = re.compile(
    rf"(?:(?P<end>[.!?…。！？]{CLOSING}*)\s*|\s+|(?<=[{HAN}]))"
    r"[(\[（【]\s*(?P<in>[^()\[\]（）【】]{2,110})[)\]）】](?P<stop>[.。])?$"
)
_DASH_AT_END = re.compile(
    rf"(?P<end>[.!?…]{CLOSING}*)\s*(?:[—–―]|--)\s*(?P<in>[^—–―]{{2,90}}?)(?P<stop>)$"
)
_APART = re.compile(r"\s*[|·•│｜;；，]\s*|\s+[–—/-]\s+|\s*,\s+|\s*,$|\s{2,}|^\s*,")
_ON_PAGE = re.compile(  # behind the name and the day of a paper
    r"\b(?:p|pp|pag|pág|s|seite|page|página|pagina|blz|str)\b\.?\s?\d{1,3}\W{0,8}$",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"[,|–—(·-]\s*\d{1,2}[./]\d{1,2}\.?\)?$")  # "The Lumen Post, 28/04"
_PAGE = 40  # characters at the end of a line in which its page stands
_LONGEST_LINE = 260


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is named, on which day, at which address. sure: a label or the name itself says so.

    shape  how it is marked, by which one of a list is told to be like the others
    """

    name: str | None
    found: Found | None
    address: str | None
    sure: bool
    shape: str


def without_page(text: str) -> str:
    """Return a line without the page of a paper in which it ends, as it is where none is named."""
    printed = _ON_PAGE.search(text, max(0, len(text) - _PAGE))
    return text[: printed.start()].rstrip(" \t,;|·(–—-") if printed else text


def attribution_of(text: str, language: str, day_first: bool | None) -> Attribution | None:
    """Read a whole line; None where it names nobody and no address."""
    if len(text) > _LONGEST_LINE:
        return None
    url = _URL.search(text)
    printed = url.group().rstrip(".,;") if url else ""
    address = untracked(printed) if is_safe(printed) else None
    said = _AROUND_URL.sub(" ", text).strip()
    shape = "alone"
    if match := _BRACKETS.match(said):
        said, shape = match[1].strip(), "brackets"
    elif match := _DASH.match(said):
        said, shape = said[match.end() :], "dash"
    return _read(said, address, shape, language, day_first)


def attribution_at_end(
    text: str, language: str, day_first: bool | None
) -> tuple[Attribution, int] | None:
    """Read what stands in brackets, or behind a dash, at the end of a paragraph, and where."""
    match = _AT_END.search(text[-160:]) or _DASH_AT_END.search(text[-160:])
    if not match:
        return None
    ends = bool(match["end"])
    shape = "ending" if ends else "inside"
    found = _read(match["in"].strip(), None, shape, language, day_first)
    if found is None or found.name is None:
        return None
    if shape == "inside" and not found.found:
        found = Attribution(found.name, found.found, None, False, shape)
    start = max(0, len(text) - 160) + (match.end("end") if ends else match.start())
    return found, start


def is_source_line(text: str) -> bool:
    """Does a label such as "Source:" open the line, in brackets or not?"""
    match = _BRACKETS.match(text.strip())
    return _is_labelled(match[1].strip() if match else text)


def _is_labelled(text: str) -> bool:
    return label_of(text)[0] == "source-line"


def _read(
    said: str, address: str | None, shape: str, language: str, day_first: bool | None
) -> Attribution | None:
    labelled = _is_labelled(said)
    if match := _VIA.match(said):
        # Pictures come via others too: such a name must prove itself.
        said, labelled, shape = said[match.end() :], False, "via"
    elif labelled:
        said = label_of(said)[1]
    elif opened := _after_phrase(said):
        said, labelled = opened, True
    if said.endswith(("...", "…")):
        return None
    unpaged = without_page(said)
    printed, said = unpaged != said, unpaged
    dates = dates_in(said, language, day_first=day_first)
    if not dates and _SHORT_DAY.search(said):
        dates = short_dates_in(said, day_first=day_first)[-1:]
    rest = CLOCK.sub(" ", without_dates(said, dates, " | "))
    name = _name(_APART.split(rest), labelled)
    found = dates[0] if dates else None
    if name is None:
        return Attribution(None, None, address, False, shape) if address else None
    sure = labelled or is_medium(name, dated=bool(found)) or (printed and bool(found))
    return Attribution(name, found, address, sure, f"{shape} dated" if found else shape)


def _after_phrase(said: str) -> str:
    """What follows a phrase such as "with information from", "" where none opens the text."""
    words = said.split()
    for size in (4, 3, 2):
        if len(words) > size and meets("source-line", plain(" ".join(words[:size]))) == "whole":
            return " ".join(words[size:])
    return ""


def _name(pieces: list[str | None], labelled: bool) -> str | None:
    """The one piece that is a name: the first where a label stands before, else the only one, or
    the only one such as media bear.
    """
    names = [piece.strip(' ,.:–—-()[]“”"«»《》') for piece in pieces if piece and piece.strip()]
    names = [name for name in names if name and label_of(name)[0] != "byline"]
    names = [name for name in names if not meets("ago", plain(name))]
    if not names or sum(map(len, names)) > 2 * LONGEST_NAME:
        return None
    if labelled:
        return names[0] if is_name(names[0]) else None
    media = [name for name in names if is_medium(name)]
    if len(media) == 1 and len(names) <= 3:
        return media[0]
    return names[0] if len(names) == 1 and is_name(names[0]) else None
