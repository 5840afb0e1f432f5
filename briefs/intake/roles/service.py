"""Pages that serve the visitor and tell no story: consent, terms, accounts, tables of data."""

import re

from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import LANGUAGES, TOLD_APART, meets, plain, tokens

_SERVICE_WORDS, _FIELDS = 250, 3
_SHORT_TEXT = 5  # words of a sentence that counts as text beside paragraphs
_FEWEST, _LEAST = 8, 30  # words of a text that is judged; with what is known to serve the visitor
_SERVING = (Role.COOKIE_NOTICE, Role.LEGAL, Role.NEWSLETTER, Role.PAYWALL, Role.COMMENT_FORM)
_DENSE, _TITLED = 0.1, 0.05  # shares of words of service; the second below a title of service
_SPOKEN = 0.01  # the share of words that address the visitor
_SAID = 0.1  # of the share of words of service, for those of saying
_TOP = 40  # lines among which such a title stands
_ROWS, _MOSTLY = 5, 0.5  # rows of a table; their share of the words
_LEADING = 0.25  # the share of sentences in the words of a table
_DATUM = re.compile(r"\d")


def serves_visitor(page: Page) -> str | None:
    """Say why a page only serves its visitor, None where it may tell a story.

    Words of consent, terms, accounts and subscriptions are every eighth word of such pages, and
    every thirtieth at most of news, even of news about them. Nobody signs them or speaks there.
    """
    if page.witness.story:
        return None
    if any(meta.byline for meta in page.metas.values()):
        return None
    text = [page.facts[n] for n in page.order if page.open(n) and _is_text(page.facts[n])]
    words = sum(fact.words for fact in text)
    served = sum(page.facts[n].words for n in page.order if page.role(n) in _SERVING)
    if words < _FEWEST or words + served < _LEAST:
        return "it is a table of data" if _is_table(page, words) else None
    share, addressed = _service_in(page, text)
    if share >= _DENSE and addressed >= _SPOKEN:
        return "it speaks to the visitor about consent, terms or accounts"
    if share < _TITLED:
        return None
    if addressed >= _SPOKEN and page.role(page.order[0]) in _SERVING:
        return "it begins by asking the visitor for consent or money, and goes on so"
    titled = any(_titles_service(page.facts[n]) for n in page.order[:_TOP])
    return "its title says that it serves the visitor" if titled else None


def _titles_service(fact: Facts) -> bool:
    """Is the line, or what stands behind its colon, the title of such a page or mail?"""
    said = (fact.plain, plain(fact.text.partition(":")[2]))
    return any(meets("service-title", one) in ("whole", "opening") for one in said)


def asks_to_log_in(page: Page) -> bool:
    """Is this a page of access: a form for the password, and little more?"""
    if page.witness.story or any(meta.dates or meta.byline for meta in page.metas.values()):
        return False
    fields = [n for n in page.order if meets("access", page.facts[n].plain)]
    words = sum(fact.words for fact in page.texts_left())
    return len(fields) >= _FIELDS and words <= _SERVICE_WORDS


def texts_that_serve(page: Page, span: tuple[int, int]) -> list[int]:
    """The texts between two lines, if together they only serve the visitor; else none."""
    lines = page.order[page.place[span[0]] : page.place[span[1]] + 1]
    text = [page.facts[n] for n in lines if page.open(n) and _is_text(page.facts[n])]
    share, addressed = _service_in(page, text)
    return [fact.number for fact in text] if share >= _DENSE and addressed >= _SPOKEN else []


def _service_in(page: Page, text: list[Facts]) -> tuple[float, float]:
    """The shares of words of service, and of words that address the visitor; none of either where
    somebody speaks.
    """
    language = page.language if page.language in (*LANGUAGES, *TOLD_APART) else None
    words = max(1, sum(fact.words for fact in text))
    visitors = tokens("user-words", language)
    share = _share(text, tokens("service-words", language) | visitors, words)
    if _share(text, tokens("said", language), words) > _SAID * share:
        return 0.0, 0.0
    return share, _share(text, visitors | tokens("you", language), words)


def _is_text(fact: Facts) -> bool:
    return fact.prose or (fact.ends and fact.words >= _SHORT_TEXT)


def _share(text: list[Facts], wanted: frozenset[str], words: int) -> float:
    return sum(token in wanted for fact in text for token in fact.tokens) / words


def _is_table(page: Page, prose: int) -> bool:
    """Do most words stand in rows of figures and hours, with a sentence or two beside them?"""
    told = [page.facts[n] for n in page.order]
    rows = [fact for fact in told if _is_of_data(fact)]
    words = sum(fact.words for fact in told)
    mostly = sum(fact.words for fact in rows) >= _MOSTLY * words
    return len(rows) >= _ROWS and mostly and prose < _LEADING * words


def _is_of_data(fact: Facts) -> bool:
    """Do three figures or more make two fifths of the words? The times of a caption are none."""
    if "-->" in fact.text:
        return False
    words = fact.text.split()
    data = sum(bool(_DATUM.search(word)) for word in words)
    return data >= max(3, 0.4 * len(words))


def speaks_to_reader(page: Page) -> bool:
    """A short page without date or name, whose sentences say "you" again and again, serves the
    site.
    """
    if any(meta.dates or meta.byline for meta in page.metas.values()) or page.witness.story:
        return False
    prose = page.texts_left()
    words = sum(fact.words for fact in prose)
    if not prose or words > _SERVICE_WORDS or any(c in fact.text for fact in prose for c in "“«"):
        return False
    you = tokens("you", page.listed_language) if page.listed_language else frozenset()
    said = sum(t in you for fact in prose for t in fact.tokens)
    return said >= 3 and said >= 0.035 * words
