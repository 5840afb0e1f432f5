"""Who speaks in a quotation: only whom the words right beside it say to have spoken.

A sentence names others too: whom a quotation is about, whose critics spoke.
"""

import re

from ..text.fold import fold
from ..text.words import quoted_spans

# Folded, in English, Spanish and Portuguese.
SAYING = """
    said says stated states wrote writes declared declares announced warned added told reporters
    told journalists dijo dice declaro afirmo senalo anadio agrego escribio aseguro advirtio sostuvo
    disse diz declarou afirmou acrescentou escreveu advertiu
""".replace("told ", "told_")
VERB = "(?:" + "|".join(SAYING.split()).replace("_", " ") + ")"
BY_WHOM = rf"(?:{VERB}|according to|segun|segundo|de acuerdo con|de acordo com)"
ARTICLE = "(?:(?:the|el|la|los|las|o|a|os|as) )?"
# What may follow a name without making it another's: “said Ada Reed of the Port Office”.
MORE = "(?: (?:of|from|at|in|on|de|del|da|do|en|em|no|na) .*)?"
# What may stand between a verb and a quotation without letting another speak: “said that it was”.
LEADING_IN = (
    "(?: that| que)?(?: he| she| it| they| this)?"
    "(?: is| was| are| were| will| would| has| had| es| era| fue| sera| foi| seria)?"
)
NAME_FIRST = re.compile(rf"{ARTICLE}(?P<name>.+?) {VERB}{LEADING_IN}")
NAME_LAST = re.compile(rf"{BY_WHOM} {ARTICLE}(?P<name>.+?)")
NAME_AND_MORE = re.compile(rf"{BY_WHOM} {ARTICLE}(?P<name>.+?){MORE}")
CLAUSE_END = re.compile(r"[,.;:]")


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
    """Return who speaks in all quotations of a sentence, "" where it is not the same in all."""
    found = {speaker_beside(sentence, start, end, names) for start, end, _ in quotations(sentence)}
    return found.pop() if len(found) == 1 else ""


def speaker_beside(sentence, start, end, names):
    """Return the one who is said to speak before or behind a quotation, else "".

    start, end  of its words, without the marks
    """
    spans = quoted_spans(sentence)
    since = max((e + 1 for _s, e, _words in spans if e < start), default=0)
    until = min((s - 1 for s, _e, _words in spans if s > end), default=len(sentence))
    before = CLAUSE_END.split(sentence[since : start - 1].rstrip(" ,:"))
    behind = CLAUSE_END.split(sentence[end + 1 : until].lstrip(" ,"))
    found = set()
    # Between two quotations a clause belongs to that which no comma parts it from.
    if not since or len(before) > 1:
        found |= {named(pattern, before[-1], names) for pattern in (NAME_FIRST, NAME_LAST)}
    if until == len(sentence) or len(behind) > 1:
        found |= {named(pattern, behind[0], names) for pattern in (NAME_FIRST, NAME_AND_MORE)}
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def named(pattern, clause, names):
    """Return the name that stands where a pattern has one, if the brief knows it."""
    match = pattern.fullmatch(fold(clause))
    return names.get(match["name"], "") if match else ""
