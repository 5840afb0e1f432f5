"""Who speaks in a quotation: only whom a sentence that says nothing else says to have spoken.

A sentence names others too: whom a quotation is about, whose critics spoke; and it may deny, in
another clause, that anything was said.
"""

import re

from ...text.fold import fold
from ...text.words import quoted_spans

# Folded, in English, Spanish and Portuguese.
SAYING = """
    said says stated states wrote writes declared declares announced warned added told_reporters
    told_journalists dijo dice declaro afirmo senalo anadio agrego escribio aseguro advirtio sostuvo
    disse diz declarou afirmou acrescentou escreveu advertiu
"""
VERB = "(?:" + "|".join(SAYING.split()).replace("_", " ") + ")"
BY_WHOM = rf"(?:{VERB}|according to|segun|segundo|de acuerdo con|de acordo com)"
NAME = r"(?:(?:the|el|la|los|las|o|a|os|as) )?(?P<name>[^,;:]+?)"
# “In Callao, …”, “On 3 May, …”; “In error, …” and “On no occasion, …” say something else.
WHERE_OR_WHEN = re.compile(r"^(?:In|On|En|Em) (?=[^,]*(?:\d|[A-ZÀ-ÖØ-Þ]))(?:\w+ ){0,2}\w+, ")
# What may stand between a verb and a quotation without letting another speak: “said that it was”.
LEADING_IN = (
    "(?: that| que)?(?: he| she| it| they| this)?"
    "(?: is| was| are| were| will| would| has| had| es| era| fue| sera| foi| seria)?"
)
# What may follow a name without making it another's: “said Ada Reed of the Port Office”.
OFFICE = re.compile(r" of the(?: [A-ZÀ-ÖØ-Þ]\w+){1,3}\.?$")
BEFORE = [
    re.compile(f"{NAME} {VERB}{LEADING_IN}"),
    re.compile(f"{BY_WHOM} {NAME}"),
]
BEHIND = [re.compile(f"{NAME} {VERB}"), re.compile(f"{BY_WHOM} {NAME}")]
# All else that follows a quotation may take it back, or tell who else said that it was said.
NOTHING = re.compile(r"[.!]?")


def quotations(sentence):
    """Return (start, end, words) of what a sentence quotes; a word or two is no quotation."""
    return [span for span in quoted_spans(sentence) if len(span[2].split()) > 2]


def names_of(brief):
    """Return {folded: name} of who may speak: people, organisations and sources of a brief."""
    tags = [tie.tag for tie in brief.tagged.all()]
    speaking = [tag.name for tag in tags if tag.kind in ("person", "organisation")]
    sources = [citation.source.name for citation in brief.citations.all()]
    return {fold(name): name for name in [*sources, *speaking]}


def speaker_of(sentence, names):
    """Return who is said to speak in the one quotation of a sentence, else "".

    names  {folded: name} of who may speak
    """
    if len(spans := quoted_spans(sentence)) != 1 or not quotations(sentence):
        return ""
    ((start, end, _words),) = spans
    before, behind = sentence[: start - 1].strip(), sentence[end + 1 :].strip()
    if before:
        clause = WHERE_OR_WHEN.sub("", before)
        return named(BEFORE, clause, names) if NOTHING.fullmatch(behind) else ""
    # A question says of nobody that they spoke.
    return "" if "?" in behind else named(BEHIND, OFFICE.sub("", behind.lstrip(",")), names)


def named(patterns, clause, names):
    """Return the name that stands where a pattern has one, if it is one of these."""
    matches = (pattern.fullmatch(fold(clause)) for pattern in patterns)
    return next((names[m["name"]] for m in matches if m and m["name"] in names), "")
