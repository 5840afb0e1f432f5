"""Lines below a picture: its label, its source, and captions that end in a credit."""

import re

from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets

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
_COLON = re.compile(
    r"(?<!und )(?<!and )(?<!et )(?<! [ye] )\b(?:photos?|photographs?|pictures?|images?"
    r"|fotos?|bild(?:er|quelle)?|imagen|imagem|kuva|kép)\s?:\s?\S(?P<credit>.{0,50}$)?",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 50, 45  # words of a caption with its credit in brackets, or without
_INSIDE, _BESIDE = 25, 40  # of one with its credit inside, or beside the label of a picture
_LABEL = 3  # words of such a label


def names_picture(fact: Facts) -> bool:
    """Does it say "Photo: …", at its end or in a short line?"""
    told = _COLON.search(fact.text) if fact.words <= _MOST_WORDS and not fact.heading else None
    return bool(told) and (fact.words <= _INSIDE or told["credit"] is not None)


def decide_picture_lines(page: Page) -> None:
    """A picture copied from a page: its alternative text, its source, a label, its caption."""
    for number in page.order:
        fact = page.facts[number]
        label = fact.words <= _LABEL and fact.text.endswith((",", ":", "："))
        source = meets("image-source", fact.plain)
        beside = page.facts.get(number + 1 if label else number - 1)
        if page.role(number) is not Role.CAPTION or not (label or source) or beside is None:
            continue
        if page.open(beside.number) and beside.words <= _BESIDE:
            page.set(beside.number, Role.CAPTION, "beside the label of a picture")


def ends_in_brackets(fact: Facts) -> bool:
    """Does the line end in a picture's credit in brackets, and quote nobody?"""
    if fact.words > _LONGEST or any(mark in fact.text for mark in ("://", "“", '"')):
        return False
    return bool(_PICTURE.search(fact.text))


def ends_in_credit(fact: Facts) -> bool:
    """Does the line end in a picture's credit, without a full stop, and not all in capitals?"""
    short = fact.words <= _MOST_WORDS and not fact.ends and fact.capitals < 0.9
    return short and bool(_CREDITED.search(fact.text))
