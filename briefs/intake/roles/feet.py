"""The foot of a text: whom to write to, whose opinion it is not, whether to print it."""

import re
from itertools import pairwise

from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, tokens

_LONGEST = 40  # words of a line of the foot
_SIGNED, _SIGNATURE = "--", 80  # the line above a signature, and its words
_OPENING, _OWN = 10, 4  # words in which it says that the page was made; before that without "this"
_MAIL_WORDS = 2  # different words of mails in a line about this one
_CONTACT = 14  # words of one that says where to write or to call
_LOWER = r"[^\W\d_A-ZÀ-Þ]{2,4}"
_INITIALS = re.compile(rf"(?:{_LOWER}\s?/\s?){{1,6}}(?:{_LOWER})?")  # "abc/ de/ fg/"
_MAIL = re.compile(r"[^\s@]{1,64}@[\w-]{1,63}\.\w{2}")
_NUMBER = re.compile(r"\d[\d ()/.-]{2,}\d")


def decide_feet(page: Page) -> None:
    """Drop the lines of the foot, from the last line up to the last text that is none."""
    _decide_signature(page)
    for number in reversed(page.order):
        fact = page.facts[number]
        if not page.open(number):
            continue
        if is_foot(fact):
            page.set(number, Role.END_MATTER, "the foot: where to write, whose opinion it is not")
        elif fact.prose:
            return


def _decide_signature(page: Page) -> None:
    """Drop what stands below two hyphens alone, by which a mail parts its sender's signature."""
    marks = [number for number, fact in page.facts.items() if fact.text == _SIGNED]
    below = [n for n in page.order if marks and n > marks[-1]]
    if page.marked or sum(page.facts[n].words for n in below) > _SIGNATURE:
        return
    page.set_all(below, Role.END_MATTER, "a mail's signature")


def is_foot(fact: Facts) -> bool:
    """Is the line a contact, or a disclaimer such as stands below texts?"""
    if fact.words > _LONGEST or any(c in fact.text for c in '"“«'):
        return False
    if _INITIALS.fullmatch(fact.text):
        return True
    called = set(fact.tokens) & tokens("contact-words") and _NUMBER.search(fact.text)
    if fact.words <= _CONTACT and not fact.prose and (called or _MAIL.search(fact.text)):
        return True
    told = _speaks_of_this_mail(fact) or _tells_its_making(fact)
    return told or meets("foot", fact.plain) is not None


def _tells_its_making(fact: Facts) -> bool:
    """Does it say who put the page together: "Chronology compiled by …", "This digest was …"?

    "The report was compiled by …" tells of another one.
    """
    opening = fact.tokens[:_OPENING]
    made = next((i for i, word in enumerate(opening) if word in tokens("made-words")), None)
    if made is None:
        return False
    this = opening[0] in tokens("this") and opening[1] in tokens("form-words")
    alone = made > 0 or "," not in fact.text  # "Prepared by the storm, they …" begins a sentence
    return this or (
        alone and made < _OWN and all(word in tokens("form-words") for word in opening[:made])
    )


def _speaks_of_this_mail(fact: Facts) -> bool:
    """Does "this message", "diese Liste" stand beside another word of mails: printing, attachments,
    those for whom it is, how to leave the list?
    """
    words, said = tokens("mail-words"), set(fact.tokens)
    mail = words | tokens("mail-marks")
    this = any(a in tokens("this") and b in mail for a, b in pairwise(fact.tokens))
    beside = said & words and len(said & mail) >= _MAIL_WORDS
    return this and bool(beside)
