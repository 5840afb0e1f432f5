"""Teasers of other stories, below the heads of their lists."""

from itertools import count, takewhile

from ..lines.facts import Facts
from ..lines.page import Page
from ..markup.markup import Element
from ..naming.persons import is_person_name
from ..shapes import Role
from ..words.lexicon import tokens

AFTER_TEXT = {Role.COMMENT, Role.COMMENT_FORM, Role.END_MATTER}  # open nothing above the text
LONG = 60  # words of one paragraph that count
_WEAK = {Role.COMMENT_FORM, Role.END_MATTER}  # labels that stand in menus and leads too
_TOLD = 0.4  # the share of a page's text that stands above its end
_LABEL = 6  # words of a line that may head links
_BOX, _DEEP = 12, 4  # lines of a box of links, elements of it around a line
_PARAGRAPH = 25  # words; a shorter text directly below a teaser's title is its excerpt


def drop_teasers(page: Page) -> None:
    """Below an opener of a foreign list all is teasers until the text goes on."""
    _take_letter_forms(page)
    inside = told = 0
    spaced, enough = _is_spaced(page), _enough_told(page)
    last = max((n for n in page.openers if page.role(n) is Role.COMMENT), default=0)
    for number in page.order:
        fact, role = page.facts[number], page.role(number)
        if number in page.openers:
            least = enough if role in _WEAK or number < last else LONG
            inside = number if told >= least or role not in AFTER_TEXT else inside
        elif not inside or role is not None:
            told += fact.words if fact.prose and role is None else 0
        elif _goes_on(page, fact, inside, spaced):
            _reopen_heads(page, number, inside, told)
            inside, told = 0, told + fact.words
        else:
            _drop(page, fact, inside)


def _take_letter_forms(page: Page) -> None:
    """The field right below an offer of a letter belongs to that box, and opens no comments."""
    for number in list(page.openers):
        above = page.before(number, 1)
        if (
            page.role(number) is Role.COMMENT_FORM
            and above
            and page.role(above[0].number) is Role.NEWSLETTER
        ):
            page.openers.discard(number)
            page.set(number, Role.NEWSLETTER, "a field of the box above")


def drop_blocks(page: Page) -> None:
    """In plain text, titles right below "Read more", in a block with it, are of other stories."""
    for number in page.order if _is_spaced(page) and not page.marked else ():
        if page.role(number) is not Role.READ_MORE or number - 1 in page.facts:
            continue
        block = list(takewhile(page.facts.__contains__, count(number + 1)))
        if not any(page.facts[n].prose or page.facts[n].ends for n in block):
            titles = (n for n in block if page.open(n))
            page.set_all(titles, Role.TEASER_HEAD, "in one block with a link to the rest")


def _goes_on(page: Page, fact: Facts, opener: int, spaced: bool) -> bool:
    """Does the text go on here? Below comments and at the end of the page it does not."""
    if page.role(opener) in AFTER_TEXT or not (fact.prose or is_said(fact)):
        return False
    excerpt = (
        spaced
        and fact.words < _PARAGRAPH
        and fact.number - 1 in page.facts
        and page.role(fact.number - 1) in (Role.TEASER_HEAD, Role.TEASER)
    )
    return not excerpt and not _is_teaser(fact)


def _drop(page: Page, fact: Facts, opener: int) -> None:
    """Drop a line of a foreign list, unless it is the name of who wrote the text below it."""
    reason = f"stands under “{page.facts[opener].text[:40]}”"
    if page.role(opener) is Role.END_MATTER:
        page.set(fact.number, Role.END_MATTER, reason)
        return
    below = next((f for f in page.after(fact.number, 2) if page.open(f.number)), None)
    heads_text = below is not None and below.prose and not _is_teaser(below)
    inside = fact.number - opener > 1 and not fact.prose
    if not (heads_text and inside and is_person_name(fact.text)):
        text = fact.prose or _is_teaser(fact)
        page.set(fact.number, Role.TEASER if text else Role.TEASER_HEAD, reason)


def _enough_told(page: Page) -> float:
    """The words that stand above a label such as "Notes" if it opens the end of the page."""
    words = sum(fact.words for fact in page.texts_left())
    return max(LONG, _TOLD * words)


def _reopen_heads(page: Page, number: int, opener: int, told: int) -> None:
    """Short lines right above the text that goes on may be its own: the headline, or a question."""
    heads = []
    for fact in reversed(page.before(number, 10)):
        if fact.number <= opener:
            break
        if page.role(fact.number) is Role.TEASER_HEAD:
            heads.append(fact)
    top = told == 0 and not any(page.role(f.number) is Role.TEASER for f in page.after(opener, 12))
    for fact in heads:
        right_above = page.place[number] - page.place[fact.number] == 1
        if top or (right_above and fact.text.endswith(("?", "？"))):
            page.roles.pop(fact.number)


def is_said(fact: Facts) -> bool:
    """A short quotation with a word of saying is text, not a title."""
    quoted = any(c in fact.text for c in '“”«»„"')
    return quoted and fact.sentences <= 2 and bool(set(fact.tokens) & tokens("said"))


def _is_spaced(page: Page) -> bool:
    """Do blank lines stand between the paragraphs of this page?"""
    prose = [n for n in page.order if page.facts[n].prose and page.facts[n].words >= 20]
    return sum(n - 1 not in page.facts for n in prose) >= 0.5 * len(prose)


def _is_teaser(fact: Facts) -> bool:
    return fact.cut_short or fact.seen > 1 or fact.links > 0.6


def heads_links(page: Page, fact: Facts) -> bool:
    """Is a short line the label of a box of which all else leads to other stories?"""
    box = fact.element.above if fact.element else None
    if box is None or fact.prose or fact.ends or fact.words > _LABEL:
        return False
    below = [f for f in page.after(fact.number, _BOX) if _holds(box, f.element)]
    at = page.before(fact.number, 1)
    whole = len(below) < _BOX and not (at and _holds(box, at[0].element))
    if not whole or not below or any(page.role(f.number) is not Role.RELATED for f in below):
        return False
    page.set(fact.number, Role.RELATED, "a label of links to other stories")
    return True


def _holds(box: Element, element: Element | None) -> bool:
    for _step in range(_DEEP):
        if element is None or element is box:
            break
        element = element.above
    return element is box
