"""What frames the items of a digest: cover, farewell and questions of readers."""

import re
from statistics import median

from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import LANGUAGES, meets, plain, tokens
from .run_in_heads import label_of
from .run_in_labels import first_sentence

_LEAST = 3  # items beside the cover or the farewell
_RARE = 0.34  # the share of the other items that may be like it
_ADDRESS = re.compile(
    r"[^\s@]{1,64}@[^\s@]{1,99}\.\w{2}|\b(?:www\.|https?://)\S|\b[a-z][\w-]{3,62}\.[a-z]{2,12}\b"
)
_CHOICES = re.compile(r"[?？]\s*\S[^·|/]{0,30}(?:\s?[·|/]\s?[^·|/]{1,30}){1,5}$")
_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"(?<=[^\W\d_]\s)[A-ZÀ-Þ][^\W\d_]{2}|《")  # a capital inside a sentence
_PAGE = re.compile(  # "see page 14", "en page 14", "Seite 14", "página 14"
    r"\b(?:pages?|seiten?|p[aá]ginas?|p[aá]gs?\.|blz\.|bladzijde|pagin[ae]|sida|side|str\.)\s?\d{1,3}\W*$"
    r"|第\s?\d{1,3}\s?版\W*$",
    re.IGNORECASE,
)
_EMPTY = 200  # characters of a line that says so
_SHORT, _WHEN = 9, 3  # words of a line that may say when or where first, and of that
_REFERENCE = 20  # words
_FAREWELLS = 3  # items at the end that may speak to the reader
_LONGEST = 40  # words


def without_cover(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a first item whose head has the day below it, as no other has, or whose text greets
    the reader: it is the title of the issue, and a short text there is about the issue.
    """
    first, rest = items[0] if items else None, [item for item in items[1:] if item.lines]
    if first is None or not first.lines or len(rest) < _LEAST:
        return items
    if _greets(page, first):
        return _without_greeting(page, first, items)
    words = sum(page.facts[n].words for n in first.lines)
    usual = median(sum(page.facts[n].words for n in item.lines) for item in rest)
    if words > usual or not _is_dated_below(page, first):
        return items
    if sum(_is_dated_below(page, item) for item in rest) > _RARE * len(rest):
        return items
    page.set(first.head, Role.SITE_NAME, "the title of the issue, above its day")
    page.set_all(first.lines, Role.META, "about the issue, below its day")
    return items[1:]


def _without_greeting(page: Page, first: Item, items: list[Item]) -> list[Item]:
    """Below a headline all leads in; else a story may go on below the greeting."""
    told = first.lines if first.head is not None else first.lines[:1]
    page.set_all(first.numbers[:1], Role.SITE_NAME, "the title of the issue, above its greeting")
    page.set_all(told, Role.META, "greets the reader, and leads in")
    rest = first.lines[len(told) :]
    if not rest:
        return items[1:]
    return [Item(None, first_sentence(page.facts[rest[0]].text), rest, derived=True), *items[1:]]


def without_farewell(page: Page, items: list[Item]) -> list[Item]:
    """Leave out items at the end that speak to the reader of the letter, as the others do not, or
    that close it with a joke.
    """
    farewells = [
        item
        for item in items[-_FAREWELLS:]
        if _speaks_of_letter(page, item) or _closes_letter(page, item)
    ]
    others = [item for item in items if item not in farewells and item.lines]
    while farewells and items and items[-1] in farewells and len(others) >= _LEAST:
        last = items[-1]
        page.set_all(last.numbers, Role.NEWSLETTER, "speaks to the reader of the letter")
        items = items[:-1]
        if not items[-1].lines and all(item.lines for item in others):
            page.set(items.pop().head, Role.NEWSLETTER, "stands right above the farewell")
    if len(items) > _LEAST and _closes_letter(page, items[0]):  # a live page is read upwards
        page.set_all(items[0].numbers, Role.NEWSLETTER, "closes the page")
        return items[1:]
    return items


def without_word_of_paper(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a last item without a headline that names who signs the page."""
    if len(items) <= _LEAST or not items[-1].derived:
        return items
    said = " ".join(page.facts[n].text for n in items[-1].lines)
    if not any(meta.byline and meta.byline in said for meta in page.metas.values()):
        return items
    page.set_all(items[-1].lines, Role.END_MATTER, "about who signs the page")
    return items[:-1]


def without_empty(page: Page, items: list[Item]) -> list[Item]:
    """Leave out items, and drop lines, that say that nothing happened."""
    for fact in page.undecided():
        text = fact.text[label_of(fact)[1] :]
        if len(text) <= _EMPTY and _says_nothing(plain(text)):
            page.set(fact.number, Role.NOTICE, "says that nothing happened")
    kept = [item for item in items if not item.lines or page.open(item.lines[0])]
    for item in kept:
        item.lines = [n for n in item.lines if page.role(n) is not Role.NOTICE]
    return kept


def _says_nothing(said: str) -> bool:
    """Does a line say that nothing happened, perhaps after "This week" or "From Chile"?"""
    words = said.split()
    starts = range(_WHEN + 1 if len(words) <= _SHORT else 1)
    return any(meets("no-news", " ".join(words[start:])) for start in starts)


def without_references(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a sentence that only sends the reader to another page."""
    sent = [item for item in items if _refers(page, item)]
    if len(items) - len(sent) < 2:
        return items
    for item in sent:
        page.set_all(item.numbers, Role.RELATED, "sends the reader to another page")
    return [item for item in items if item not in sent]


def _refers(page: Page, item: Item) -> bool:
    """Does a page's number stand in its one sentence, with at most a call to readers below?"""
    told = [page.facts[n] for n in item.numbers]
    text = [fact for fact in told if fact.prose or fact.ends]
    first = next((fact for fact in text if fact.words >= 4), None)
    return (
        first is not None
        and first.sentences <= 2
        and first.words <= _REFERENCE
        and bool(_PAGE.search(first.text))
        and sum(fact.words for fact in told) <= _LONGEST
    )


def without_questions(page: Page, items: list[Item]) -> list[Item]:
    """Leave out heads without a text that ask: a reader's question in a ticker."""
    asks = [item for item in items if item.head and not item.lines and _asks(page, item)]
    if not asks or any(item.lines and _asks(page, item) for item in items if item.head):
        return items
    page.set_all((item.head for item in asks), Role.COMMENT, "asks, and no text answers")
    return [item for item in items if item not in asks]


def _greets(page: Page, item: Item) -> bool:
    """Does a greeting open the text, or stand between it and its head?"""
    above = (n for n in range(item.first, item.lines[0] + 1) if n in page.facts)
    return any(meets("greeting", page.facts[n].plain) for n in above)


def _asks(page: Page, item: Item) -> bool:
    return page.facts[item.head].text.rstrip().endswith(("?", "？"))


def _is_dated_below(page: Page, item: Item) -> bool:
    return item.head is not None and any(
        any(found.day and found.year for found in page.metas[number].dates)
        for number in range(item.head + 1, item.lines[0])
        if number in page.metas
    )


def _closes_letter(page: Page, item: Item) -> bool:
    """Does a head such as "And finally" stand above a few words without a figure or a name, or a
    farewell open them?
    """
    if not meets("closing", page.facts[item.first].plain):
        return False
    text = [page.facts[n] for n in item.lines]
    return sum(fact.words for fact in text) <= _LONGEST and not any(
        _FIGURE.search(fact.text) or (page.language != "de" and _NAME.search(fact.text))
        for fact in text
    )


def _speaks_of_letter(page: Page, item: Item) -> bool:
    """Does each line of its text say "you" or "we", with an address, a choice or the site's words
    in the item?
    """
    text = [page.facts[n] for n in item.lines]
    if any(n in page.metas for n in range(item.first, item.last)):
        return False
    if not text or sum(fact.words for fact in text) > _LONGEST or any('"' in f.text for f in text):
        return False
    language = page.language if page.language in LANGUAGES else None
    spoken = tokens("you", language) | tokens("we", language)
    facts = [page.facts[n] for n in item.numbers]
    if not any(spoken & set(fact.tokens) for fact in facts):
        return False
    if not all(spoken & set(fact.tokens) or _ADDRESS.search(fact.text) for fact in text):
        return False
    return any(
        _ADDRESS.search(fact.text)
        or _CHOICES.search(fact.text)
        or tokens("site-words") & set(fact.tokens)
        for fact in facts
    )
