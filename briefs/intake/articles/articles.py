"""Articles: one story, its headline, and where it begins and ends."""

import re

from ..headlines.headlines import headline_of
from ..headlines.titling import title_of
from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..markup.placing import says
from ..naming.persons import is_person_name
from ..passages.elements import (
    LINKED,
    element_of,
    in_other_articles,
    inside,
    own_span,
    richest_element,
)
from ..passages.spans import main_span
from ..roles.service import texts_that_serve
from ..roles.teasers import drop_blocks, drop_teasers, heads_links
from ..shapes import Role
from .belonging import lines_of_story
from .short_lines import titled_run

_TICKER = re.compile(r"^\W{0,3}(?:\d{1,2}[./ ]\w{1,10}\.?,?\s)?\d{1,2}[:.h]\d{2}\b")

_MOST_SERVING = 3  # texts about the site itself that are passed over
_LABEL, _TWO_WORDS = 6, 3  # words; a shorter line above a text is a label; in plain text
_FEWEST, _MANY = 40, 150  # words of a story in short lines that says its title, or does not
_TOLD_BY = frozenset(["p", "li", "dt", "dd", "td", "th", "pre", "blockquote"])


def article_item(page: Page) -> Item | None:
    """Find the one story of a page. None where there is no text that tells one."""
    drop_blocks(page)
    free = {number for number in page.order if page.open(number)}
    drop_teasers(page)
    span = _main_text(page)
    if page.marked:
        return _item(page, *own_span(page, span)) if span else None
    free = {number for number in free if page.role(number) is not Role.COOKIE_NOTICE}
    return _plain_item(page, free, span) if span else _titled_item(page, free)


def _main_text(page: Page) -> tuple[int, int] | None:
    """The run of lines with the most text; one about consent or terms gives way to another."""
    span = main_span(page)
    for _ in range(_MOST_SERVING):
        serving = texts_that_serve(page, span) if span else []
        page.set_all(serving, Role.COOKIE_NOTICE, "a text about consent, terms or accounts")
        other = main_span(page) if serving else None
        if other is None:
            for number in serving:
                page.roles.pop(number)
            return span
        span = other
    return span


def _plain_item(page: Page, free: set[int], span: tuple[int, int]) -> Item | None:
    """The story of a plain text: its headline, and the lines below that belong to it.

    free   lines that nothing claimed by itself; those told as teasers may be the story's own
    """
    head = title_of(page, *span)
    free = {number for number in free if page.role(number) is not Role.END_MATTER}
    lines, stood = [], set()
    for number in lines_of_story(page, free, span, head):
        page.roles.pop(number, None)
        fact = page.facts[number]
        if _belongs(page, fact, head, span[0], stood):
            stood.add(fact.plain)
            lines.append(number)
    if not lines:
        return None
    own = {*lines, head.number if head else 0}
    for number in page.order[page.place[lines[0]] : page.place[lines[-1]]]:
        if page.open(number) and number not in own:
            page.set(number, Role.LEFTOVER, "foreign to the story around it")
    return Item.told(head, lines, end=lines[-1])


def _titled_item(page: Page, free: set[int]) -> Item | None:
    """The story of a plain text without paragraphs, below a title that its lines say again."""
    head, run = titled_run(page, free) or (None, [])
    if head is None:
        return None
    for number in (head.number, *run):
        page.roles.pop(number, None)
    lines = [n for n in run if _belongs(page, page.facts[n], head, run[0], set())]
    return Item.told(head, lines, end=lines[-1]) if lines else None


def short_lines_item(page: Page) -> Item | None:
    """The story of a page without paragraphs (a recipe, verses, a table) that says its title."""
    element = richest_element(page)
    if element is None:
        return None
    held = [f for f in inside(page.undecided(), element) if f.links < LINKED]
    words = sum(fact.words for fact in held)
    least = _FEWEST if says([f.text for f in held], page.witness.titles) else _MANY
    return None if words < least else _item(page, held[0].number, held[-1].number)


def seconded_item(page: Page, lines: list[int]) -> Item:
    """The story in lines that a second reader takes, with the headline that belongs to them."""
    head = headline_of(page, lines[0], lines[-1])
    rest = [n for n in lines if head is None or n != head.number]
    return Item.told(head, rest, _title(page), seconded=set(rest))


def _item(page: Page, first: int, last: int) -> Item | None:
    head = headline_of(page, first, last)
    start = head.number if head else first
    lines, stood = [], set()
    for number in page.order:
        fact = page.facts[number]
        between = start <= number <= last and fact is not head and page.open(number)
        if between and _belongs(page, fact, head, first, stood):
            stood.add(fact.plain)
            lines.append(number)
    around = in_other_articles(page, head, lines) if head else []
    page.set_all(around, Role.RELATED, "in another article of the page")
    lines = [n for n in lines if n not in around and not heads_links(page, page.facts[n])]
    if not lines:
        return None
    end = lines[-1]
    lines += _rest_of_element(page, head, first, lines, stood)
    return Item.told(head, lines, _title(page), end=end)


def _rest_of_element(
    page: Page, head: Facts | None, first: int, lines: list[int], stood: set[str]
) -> list[int]:
    """Lists, tables and closing lines below the last paragraph, in the element that holds the text.

    A question there asks the reader; a line with the page's own stamp tells when.
    """
    element = element_of(page.facts[n] for n in lines)
    if element is None:
        return []
    below = [page.facts[n] for n in page.order[page.place[lines[-1]] + 1 :]]
    found = []
    for fact in inside(below, element):
        if (
            page.open(fact.number)
            and fact.links < LINKED
            and not fact.stamp
            and not fact.text.endswith(("?", "？"))
            and (fact.prose or fact.ends or fact.tag in _TOLD_BY)
            and _belongs(page, fact, head, first, stood)
        ):
            stood.add(fact.plain)
            found.append(fact.number)
    return found


def _title(page: Page) -> str:
    """The page's first title, without the site's name where the head gives it so too."""
    titles = page.witness.titles
    return max(
        (t for t in titles[1:] if titles[0].startswith(t)), default="".join(titles[:1]), key=len
    )


def _belongs(page: Page, fact: Facts, head: Facts | None, first: int, stood: set[str]) -> bool:
    """Decide one open line between headline and end; set its role where it does not belong."""
    foreign = (head and _of_head(page, fact, head, first)) or _foreign(page, fact, stood)
    if foreign:
        page.set(fact.number, *foreign)
    return not foreign


def _of_head(page: Page, fact: Facts, head: Facts, first: int) -> tuple[Role, str] | None:
    """What a line is that says the headline again, or stands between it and the text."""
    again = Role.CAPTION, "the headline again, as a caption"
    if fact.plain == head.plain:
        return again
    above = fact.number < first and not fact.prose
    if above and is_person_name(fact.text):
        return Role.CAPTION, "a name alone above the text"
    if above and fact.words < (_LABEL if page.marked else _TWO_WORDS):
        return Role.LEFTOVER, "a label between headline and text"
    short = fact.words <= min(40, head.words + 15)
    return again if short and head.words >= 4 and fact.plain.startswith(head.plain) else None


def _foreign(page: Page, fact: Facts, stood: set[str]) -> tuple[Role, str] | None:
    """What a line is that stands in the story and is none of it; stood: the lines above."""
    if _TICKER.match(fact.text) and not fact.prose:
        return Role.TEASER, "a line of a ticker: an hour and a title"
    if fact.links > 0.6 and not fact.prose and fact.number not in page.listed:
        return Role.RELATED, "a link by itself"
    if fact.plain in stood:
        return Role.LEFTOVER, "stands here a second time"
    return None
