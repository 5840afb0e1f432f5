"""The foot of a text: whom to write to, whose opinion it is not, whether to print it."""

import re

from .facts import Facts
from .lexicon import meets, tokens
from .page import Page
from .shapes import Role

_LONGEST = 40  # words of a line of the foot
_CONTACT = 14  # words of one that says where to write or to call
_MAIL = re.compile(r"[^\s@]{1,64}@[\w-]{1,63}\.\w{2}")
_NUMBER = re.compile(r"\d[\d ()/.-]{2,}\d")


def decide_feet(page: Page) -> None:
    """Drop the lines of the foot, from the last line up to the last text that is none."""
    for number in reversed(page.order):
        fact = page.facts[number]
        if not page.open(number):
            continue
        if is_foot(fact):
            page.set(number, Role.END_MATTER, "the foot: where to write, whose opinion it is not")
        elif fact.prose:
            return


def is_foot(fact: Facts) -> bool:
    """Is the line a contact, or a disclaimer such as stands below texts?"""
    if fact.words > _LONGEST or any(c in fact.text for c in '"“«'):
        return False
    called = set(fact.tokens) & tokens("contact-words") and _NUMBER.search(fact.text)
    if fact.words <= _CONTACT and not fact.prose and (called or _MAIL.search(fact.text)):
        return True
    return meets("foot", fact.plain) is not None
