"""Lines below a picture, told by the credit in which they end."""

import re

from ..lines.facts import Facts

_CREDITED = re.compile(
    r"©\s?[^\W\d_][^.!?\n]{1,40}$|"
    r"(?:©|\(c\)|\bvia\s)\s*[^\W\d_a-zà-öø-ÿ][\w.'’ -]{2,40}$"
    r"|\s(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+\s+){2,6}(?:/|POUR|FOR|PARA|FÜR|VIA)\s+\S.{1,40}$"
    r"|(?:[.!?)]|\b[a-zß-ÿ]{3,})[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ][a-zß-ÿ’-]+$"
    r"|[.!?][A-ZÀ-Þ][\w.]*\s?/\s?[A-ZÀ-Þ]\w+$"
    r"|\s(?:AFP|REUTERS|Reuters|EFE|AP|EPA|Xinhua|VCG|Getty)(?:\s?/\s?\w+)?[)\]]?$"
)
_PICTURE = re.compile(
    r"[(\[（](?:[^()\[\]\d]{0,40}/\s?[^\W\d_](?:[^()\[\]\d]|(?:19|20)\d\d){1,40}[)\]）]$"
    r"|(?:photo|foto|image|imagen|bild|bildquelle|credit|picture)\b[^()\[\]]{0,50}[)\]）]\.?$)",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 50, 45  # words of a caption with its credit in brackets, or without


def ends_in_brackets(fact: Facts) -> bool:
    """Does the line end in a picture's credit in brackets, and quote nobody?"""
    if fact.words > _LONGEST or any(mark in fact.text for mark in ("://", "“", '"')):
        return False
    return bool(_PICTURE.search(fact.text))


def ends_in_credit(fact: Facts) -> bool:
    """Does the line end in a picture's credit, without a full stop, and not all in capitals?"""
    short = fact.words <= _MOST_WORDS and not fact.ends and fact.capitals < 0.9
    return short and bool(_CREDITED.search(fact.text))
