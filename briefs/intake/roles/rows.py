"""Rows of labels in one line: pagers, paths of places in a site, menus, buttons to share."""

import re
from itertools import pairwise

from ..days.dates import dates_in
from ..lines.facts import LONGEST_LABEL, Facts
from ..words.lexicon import meets, plain

_PAGER = re.compile(
    r"^\W*(?:\D{0,12}\s)?\W*\d{1,4}(?:\W+(?:\d{1,4}|…|\.\.\.)){2,}(?:\W+\D{0,14})?\W*$|^\W*\d{1,4}\s*/\s*\d{1,4}\W*$|^(?:«|‹|<<?|←)\s.{1,30}$|^.{1,30}\s(?:»|›|>>?|→)$"
)
_RESULTS = re.compile(r"\b\d+\s*[-–—]\s*\d+\s+\w{1,4}\s+\d+\b")
_ROW = re.compile(r"[】\]]\s*[【\[]|\u3000+|\s+[|·•¦/]\s+|\s{2,}|\s[–—]\s")

_PLAYED = re.compile(r"(?<![\d:])\d{1,2}:\d\d\s*/\s*(?:\d{1,2}:)?\d{1,2}:\d\d(?![\d:])")
_HOUR = re.compile(r"\b\d{1,2}:\d{2}:\d{2}\b")
_HAN_LABEL = 4  # letters
_PLAYER_WORDS = 8  # "Listen to this story 0:00 / 3:12"


def is_pager(fact: Facts) -> bool:
    """Is this a row of page numbers, or an arrow with its label?"""
    if fact.words > 8 or len(fact.text) > LONGEST_LABEL:
        return False
    if dates_in(fact.text, "und") or _HOUR.search(fact.text):
        return False
    numbers = [int(number) for number in re.findall(r"\d{1,4}", fact.text)]
    counted = len(numbers) < 3 or any(b - a == 1 for a, b in pairwise(numbers))
    if counted and _PAGER.match(fact.text) and not any(c in fact.text for c in "$€£%"):
        marked = fact.text[0] in "«‹<←" or fact.text[-1] in "»›>→"
        return not marked or meets("pager", fact.plain) is not None or fact.words <= 4
    return bool(_RESULTS.search(fact.text))


def is_path(fact: Facts) -> bool:
    """Is this a path of places in the site: "Home > World > Ports"?"""
    first = plain(re.split(r"\s*(?:>|›|»|→|::|＞|≫)\s*", fact.text)[0])
    if (
        len(re.findall(r"\s(?:>|›|»|→)\s", fact.text)) >= 2
        and meets("navigation", first) == "whole"
    ):
        return True
    marks = len(re.findall(r"\s(?:>|›|»|→|::|＞)\s|›|≫|＞", fact.text))
    return fact.words <= 25 and not fact.ends and marks >= 1 and fact.stops < 0.35


def is_row_of_labels(fact: Facts) -> bool:
    """Is this a row of three or more short labels with marks between them?

    Where words stand without spaces, spaces are such marks.
    """
    spaced = fact.text.split() if fact.han else []
    if len(spaced) >= 4 and all(len(label) <= _HAN_LABEL for label in spaced):
        return True
    parts = [part for part in _ROW.split(fact.text) if part.strip()]
    if fact.ends and fact.stops > 0.2:
        return False
    if len(parts) >= 2 and fact.words <= 16 and all(is_site_label(part) for part in parts):
        return True
    if len(parts) >= 4:
        return all(len(part.split()) <= 5 for part in parts)
    return (
        len(parts) >= 2
        and fact.words <= 8
        and all(
            meets("navigation", plain(p)) == "whole"
            or meets("related", plain(p)) == "whole"
            or len(p.split()) <= 1
            for p in parts
        )
        and bool(re.search(r"[|·•¦]", fact.text))
    )


def is_share_bar(fact: Facts) -> bool:
    """Is every word of a short line a button that shares, prints or saves, or is it a player?"""
    words = fact.plain.split()
    if len(words) <= _PLAYER_WORDS and _PLAYED.search(fact.text):
        return True
    return 2 <= len(words) <= 10 and all(meets("share-bar", word) == "whole" for word in words)


def is_site_label(part: str) -> bool:
    """Is a part of a row a label that sites bear?"""
    said = plain(part)
    return any(
        meets(s, said) == "whole"
        for s in ("navigation", "related", "share-bar", "pager", "comments")
    )
