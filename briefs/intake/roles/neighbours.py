"""Lines told by those beside them: a name under its label, the head of a printed page, a lead."""

import re

from ..lines.attributions import attribution_of
from ..lines.meta import Meta
from ..lines.page import Page
from ..lines.running_heads import running_heads
from ..naming.persons import is_person_name, person_before_function
from ..shapes import Role
from ..words.lexicon import meets, tokens
from .pitches import goes_on_asking

_AUTHORS = 2
_BUTTON = 3  # words
_BOX = re.compile(r"\[[ xX✓]?\]\s|[☐☑☒]")
_SECONDS = 3  # such lines
_LONGEST, _ROLE = 10, 8  # words of a source, a role
_DIGITS = 4  # of the number of a page


def decide_consent(page: Page) -> None:
    """Below a notice of consent, up to the first text of another matter, what goes on with its
    words is part of it; so are boxes to tick and, in its block of plain text, short lines.
    """
    asks = False
    for number in page.order:
        above, fact = page.facts.get(number - 1), page.facts[number]
        if page.role(number) is Role.COOKIE_NOTICE:
            asks = True
        elif asks and page.open(number):
            button = not page.marked and fact.words <= _BUTTON and not fact.ends
            below = above is not None and page.role(above.number) is Role.COOKIE_NOTICE
            if goes_on_asking(fact) or (button and below) or _BOX.match(fact.text):
                page.set(number, Role.COOKIE_NOTICE, "goes on with the notice above")
            asks = not (page.open(number) and (fact.prose or fact.heading))


def decide_label_and_name(page: Page) -> None:
    """A label alone ("Author") is completed by the short line below it."""
    for number in page.order:
        fact = page.facts[number]
        if (
            fact.words > 4
            or not (page.open(number) or page.role(number) is Role.META)
            or number in page.metas
        ):
            continue
        if meets("byline", fact.plain) != "whole":
            continue
        below = page.after(number, 1)
        if below and page.open(below[0].number) and below[0].words <= 10:
            name = person_before_function(below[0].text)
            if name:
                page.set(number, Role.META, "a label above a name")
                page.set(below[0].number, Role.BYLINE, f"the name under “{fact.text}”")
                page.metas[below[0].number] = Meta(byline=name, labelled=True, understood=1.0)


def decide_second_lines(page: Page) -> None:
    """Where most lines between a short line and its text, in one block of plain text, are a name
    and a day, all of them say where the stories come from.
    """
    seconds = [] if page.marked else [n for n in page.order if _is_second(page, n)]
    said = {n: attribution_of(page.facts[n].text, page.language, page.day_first) for n in seconds}
    told = {n: one for n, one in said.items() if one and one.name and one.found}
    dated = [n for n in seconds if n in told or (n in page.metas and page.metas[n].dates)]
    if len(seconds) < _SECONDS or 2 * len(dated) < len(seconds):
        return
    for number in seconds:
        page.set(number, Role.META, "between headline and text, as the names and days of others")
        if number in told and number not in page.metas:
            page.metas[number] = Meta(
                dates=[told[number].found], dated_by=told[number].name, understood=1.0
            )


def _is_second(page: Page, number: int) -> bool:
    """Is the second of a block's lines as short as a name, above a text?"""
    head, fact = page.facts.get(number - 1), page.facts[number]
    below = page.facts.get(number + 1)
    above = page.facts.get(number - 2)
    if head is None or below is None or (above is not None and above.plain):
        return False
    short = fact.words <= _LONGEST and not (fact.prose or fact.ends)
    loose = page.open(number) or page.role(number) in (Role.META, Role.DATELINE, Role.SITE_NAME)
    return short and loose and page.open(head.number) and not head.prose and below.prose


def decide_name_and_role(page: Page) -> None:
    """A person's name alone, right above "correspondent, place", is who wrote the text; several
    are people whom the page shows.
    """
    found = [number for number in page.order if _is_author(page, number)]
    for number in found if len(found) <= _AUTHORS else ():
        name = page.facts[number].text
        page.set(number, Role.BYLINE, "a name right above what its bearer is")
        page.set(number + 1, Role.META, "what the author is")
        page.metas[number] = Meta(byline=name, labelled=True, understood=1.0)


def _is_author(page: Page, number: int) -> bool:
    fact, role = page.facts[number], page.facts.get(number + 1)
    if role is None or not (page.open(number) and page.open(number + 1)) or role.ends:
        return False
    staff = tokens("staff-words")
    told = 2 <= role.words <= _ROLE and staff & set(role.tokens) and not staff & set(fact.tokens)
    return bool(told) and is_person_name(fact.text)


def decide_printed_pages(page: Page) -> None:
    """The heads and feet of printed pages are no text, wherever they part one."""
    heads = running_heads(page.texts) & page.facts.keys()
    page.set_all(heads, Role.SITE_NAME, "the head or foot of a printed page")


def decide_numbers(page: Page) -> None:
    for fact in page.undecided():
        if fact.text.isdigit() and len(fact.text) <= _DIGITS:
            page.set(fact.number, Role.PAGER, "a number by itself")


def take_in_lead(page: Page) -> None:
    """A lead between the page's title and the element that holds its text belongs to the text."""
    title = None
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number):
            continue
        if fact.heading == 1:
            title = number
        elif not fact.outside:
            break
    else:
        return
    if title is None:
        return
    for number in page.order[page.place[title] + 1 :]:
        fact = page.facts[number]
        if page.open(number) and not fact.outside:
            break
        if page.open(number) and fact.prose and fact.links < 0.3 and not fact.cut_short:
            fact.outside = False
