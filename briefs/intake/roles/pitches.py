"""Lines that speak to the reader: they sell, or ask for consent or a subscription."""

import re

from briefs.text.sentences import sentences_of

from ..lines.facts import Facts
from ..words.lexicon import meets, phrases, plain, tokens

_CALL, _PLEA = 20, 45  # words of a text that ends in a call; that asks in a sentence
_ASKED = 2  # words of requests in one line
_CONSENT = 3  # words of consent in one line that make it a cookie notice
_GOING_ON = 0.1  # the share of words of consent in a line that goes on with such a notice
_CONSENT_CORE = {
    "cookies", "cookie", "consent", "tracking", "einwilligung", "consentimiento", "consentimento",
    "consentement", "traceurs",
}  # fmt: skip
_IHR = frozenset(("ihnen", "ihr", "ihre", "ihrem", "ihren"))
POLITE = re.compile(r"(?<=[^\W\d_,;] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")  # "ihr" is hers, too


def sells(fact: Facts) -> bool:
    """Does a short text sell, or ask for money: two words of trade, or three of trade and pleas,
    said to the reader, nobody quoted?
    """
    if not 5 <= fact.words <= 45 or fact.heading or any(c in fact.text for c in '“”«»"'):
        return False
    said = set(fact.tokens)
    if fact.han:
        return sum(w in fact.text for w in phrases("promo-words") if not w.isascii()) >= 2
    trade, plea = len(said & tokens("promo-words")), len(said & tokens("plea-words"))
    told = trade >= 2 or (plea and trade + plea >= 3)
    return told and (is_addressed(fact) or fact.text.endswith("!")) and not said & tokens("said")


def is_addressed(fact: Facts) -> bool:
    """Does a line say "you"? The German "ihr" is "her" too, but for a capital inside a sentence."""
    said = set(fact.tokens)
    return bool(said & (tokens("you") - _IHR)) or bool(POLITE.search(fact.text))


def is_consent(fact: Facts) -> bool:
    """Does a line speak of consent, partners and data, to somebody or as somebody?"""
    said = set(fact.tokens)
    found = said & tokens("consent-words")
    spoken = said & (tokens("you") | tokens("we"))
    return len(found) >= _CONSENT and bool(spoken and said & _CONSENT_CORE)


def goes_on_asking(fact: Facts) -> bool:
    """Are two words, and every tenth at least, of consent, where a line above asks for it?"""
    found = set(fact.tokens) & tokens("consent-words")
    spoken = not set(fact.tokens) & tokens("said")
    return spoken and len(found) >= max(2, _GOING_ON * fact.words)


def asks_for_support(fact: Facts) -> bool:
    """Does a short text of some sentences ask to subscribe or to give in one of them, or with two
    words of such requests, said to the reader?
    """
    if fact.words > _PLEA or any(c in fact.text for c in '“”«»"'):
        return False
    _first, *others = [plain(sentence) for sentence in sentences_of(fact.text)] or [""]
    if fact.words <= _CALL and others and meets("newsletter", others[-1]) == "whole":
        return True
    said = set(fact.tokens)
    spoken = said & (tokens("you") | tokens("we")) or "?" in fact.text or "!" in fact.text
    asked = len({part for word in said for part in word.split("-")} & tokens("ask-words")) >= _ASKED
    asked |= any(meets("newsletter", one) in ("whole", "opening") for one in others)
    return bool(spoken) and not said & tokens("said") and asked
