"""The language of questions: words, "phrases", -without, source:, tag:, from:, to:, start*."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from ..text import limits
from ..text.clean import clean, clean_line
from . import tokens
from .elsewhere import hint_about

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂〝〞", '"'))
# One piece of a question: a sign, a field, and what stands in quotation marks or up to a blank.
PIECE = re.compile(r'(-?)(?:(source|tag|from|to):)?(?:"([^"]*)"?|([^\s"]*))', re.IGNORECASE)
DAY = re.compile(r"(?a:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?)")
# Fewer letters start too many words.
SHORTEST_START = 2
# Words that nearly every text contains: not asked for, unless in quotation marks or alone.
SMALL = frozenset(
    """a an and are as at by for from in is it of on or that the to was with
    al con de del e el en la las los o para por que se su un una y
    ao aos as com da das do dos em na nas no nos os ou pela pelo um uma""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Form:
    """Tokens that stand side by side; with `start` the last of them is only the start of one."""

    tokens: tuple[str, ...]
    start: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a question. A brief matches by any of the forms, one a language."""

    text: str
    forms: tuple[Form, ...]
    excluded: bool = False
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A source or tag as a question names it, folded or as a slug."""

    text: str
    excluded: bool = False


@dataclass(slots=True)
class Question:
    """What was understood of a question.

    problem  a sentence where it was not
    hint     a sentence about a word that means more in other searches than here
    """

    text: str = ""
    terms: tuple[Term, ...] = ()
    sources: list[Name] = field(default_factory=list)
    tags: list[Name] = field(default_factory=list)
    start: date | None = None
    end: date | None = None
    problem: str = ""
    hint: str = ""

    @property
    def wanted(self):
        return [term for term in self.terms if not term.excluded]

    @property
    def unwanted(self):
        return [term for term in self.terms if term.excluded]


def parse(text: str, *, typing: bool = False) -> Question:
    """Read a question. Never fails: what cannot be understood is said in `problem`.

    typing  the last word is still being written, so it counts as the start of a word
    Cost    linear; the text and the number of terms are limited
    """
    # With the blank at its end, which says that the last word is written.
    cleaned = clean(text[: limits.QUERY_CHARACTERS * 4])
    question = Question(text=clean_line(cleaned))
    if len(text) > limits.QUERY_CHARACTERS:
        question.problem = _("The question is longer than %d characters.") % limits.QUERY_CHARACTERS
        return question
    _Reader(question, typing=typing).read(cleaned)
    return question


def pieces(text):
    """Yield each piece of a question as a match of PIECE, whole in [0], and the text behind it."""
    after = text.translate(QUOTES)
    while rest := after.lstrip():
        match = PIECE.match(rest)
        after = rest[match.end() :]
        yield match, after


class _Reader:
    def __init__(self, question, *, typing):
        self.question = question
        self.typing = typing
        self.terms = []

    def read(self, text):
        question = self.question
        for match, after in pieces(text):
            if question.problem:
                return
            sign, name, quoted, word = match.groups()
            if name:
                self.read_field(name.lower(), quoted if quoted is not None else word, bool(sign))
            else:
                question.hint = question.hint or hint_about(word)
                self.read_words(
                    quoted if quoted is not None else word,
                    excluded=bool(sign),
                    phrase=quoted is not None,
                    unfinished=self.typing and not after and quoted is None,
                )
        if not question.problem:
            self.finish()

    def read_field(self, name, value, excluded):
        question = self.question
        if not value.strip():
            question.problem = _("Something must follow “%s:”, without a blank.") % name
        elif name == "source":
            question.sources.append(Name(value.strip(), excluded))
        elif name == "tag":
            question.tags.append(Name(value.strip(), excluded))
        elif excluded:
            question.problem = _("“%s:” cannot be excluded.") % name
        else:
            try:
                day = read_day(value.strip(), last=name == "to")
            except ValueError:
                question.problem = (
                    _("“%s” is not a date. A date looks like 2021, 2021-11 or 2021-11-13.")
                    % value.strip()[:40]
                )
                return
            if name == "from":
                question.start = max(day, question.start or day)
            else:
                question.end = min(day, question.end or day)

    def read_words(self, text, *, excluded, phrase, unfinished):
        starred = not phrase and text.endswith("*")
        words = tokens.words_of(text)
        if not words:
            return
        last = tokens.plain(words[-1])
        prefix = (starred or unfinished) and len(last) >= SHORTEST_START
        if prefix and not tokens.is_run(words[-1]):
            shown = f"{words[-1]}*" if starred else words[-1]
            if words[:-1]:
                self.add(words[:-1], " ".join(words[:-1]), excluded, phrase)
            marks = [*tokens.MARKS, "w"]
            forms = tuple(Form((f"{mark}_{last}",), start=True) for mark in marks)
            self.terms.append(Term(shown, forms, excluded, prefix=True))
        else:
            self.add(words, text.strip().rstrip("*"), excluded, phrase)

    def add(self, words, text, excluded, phrase):
        if forms := forms_of(words):
            self.terms.append(Term(text, forms, excluded, phrase))

    def finish(self):
        question, terms = self.question, self.terms
        telling = [t for t in terms if t.phrase or t.excluded or t.text.lower() not in SMALL]
        if any(not term.excluded for term in telling):
            terms = telling
        question.terms = tuple(terms)
        if len(terms) + len(question.sources) + len(question.tags) > limits.QUERY_TERMS:
            question.problem = _("At most %d words can be asked for at once.") % limits.QUERY_TERMS
        elif question.start and question.end and question.start > question.end:
            question.problem = _("“from:” lies after “to:”, so no day is left.")
        elif question.text and not (
            terms or question.sources or question.tags or question.start or question.end
        ):
            question.problem = _("There is no word in the question.")


def forms_of(words):
    """Return the forms of a word or phrase, one a language; just one for a script without spaces.

    The tokens of a run of such letters overlap, so that of its last letter, which in a text may
    have a neighbour, is asked for only as a start, and only where it is all there is.
    """
    forms = {}
    for mark in tokens.MARKS:
        found = [token for token in tokens.sequence(words, mark) if token != tokens.GAP]
        start = False
        if tokens.is_run(words[-1]):
            if len(words[-1]) > 1:
                found.pop()
            else:
                start = True
        if found:
            forms[Form(tuple(found), start)] = True
    return tuple(forms)


def read_day(text, *, last=False):
    """Return the first, or last, day of 2021, 2021-11 or 2021-11-13. Errors: ValueError."""
    if not (found := DAY.fullmatch(text)):
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return date(year, month, day)
    if month:
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    return date(year, 12, 31) if last else date(year, 1, 1)
