"""What single lines are, told by themselves and their neighbours: the first round of decisions."""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from ..lines.addresses import without_addresses
from ..lines.facts import LONGEST_LABEL, Facts
from ..lines.page import Page
from ..lines.signed import decide_byline, decide_meta, note_meta
from ..shapes import Role
from ..talks.coded import decide_captions
from ..words.lexicon import meets, plain
from .adverts import decide_adverts, decide_messages_that_sell
from .cuts import cut_line
from .feet import decide_feet
from .labels import decide_by_colon, decide_by_label, decide_counts
from .mail_heads import decide_mail_head
from .neighbours import (
    decide_consent,
    decide_label_and_name,
    decide_name_and_role,
    decide_numbers,
    decide_printed_pages,
    decide_second_lines,
    take_in_lead,
)
from .pictures import decide_picture_lines, ends_in_brackets, ends_in_credit, names_picture
from .pitches import asks_for_support, is_consent, sells
from .posts import decide_posts
from .retold import decide_rest_links
from .rows import is_pager, is_path, is_row_of_labels, is_share_bar
from .spam import honest_phrases, spam_reason
from .threads import decide_threads
from .weather import decide_weather

_EMAIL = re.compile(r"^\W*(?:\S{0,12}:\s*)?(?:\S+@\S+\.\w+|\[email[\s\xa0]protected\])\W*$")
_CODE = re.compile(
    r"[{};]\s*[\w.$#]+\s*[:=({]|[{}]\s*$|\)\s*;\s*$|function\s*\(|\bvar \w+\s*="
    r"|=>\s*\{|</?[a-zA-Z]\w{0,19}[^<>]{0,300}>|\$\(|\.push\(|@media|@import|document\.\w+"
    r"|window\.\w+"
)
_CODE_MARKS = frozenset("{}[]<>=;|\\$_")
_RIGHTS = re.compile(
    r"^\s*(?:©|\(c\)|copyright\b)|(?:©|\(c\))\s*\d{4}|copyright\s*©?\s*\d{4}", re.IGNORECASE
)
_ADDRESS_ONLY = re.compile(
    r"^(?:https?://\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/?)$", re.IGNORECASE
)
_LED = re.compile(r"(.{1,40}?)\s*https?://\S+$")  # "Read more: https://…"
_LABELS = 5_000  # characters; a longer line is text or code, and no label
_FEW_STOPS = 0.12  # the share of stop words that program code has at most

Step = Callable[[Page, Facts], bool]


def decide_lines(page: Page) -> None:
    """Give a role to each line that tells by itself what it is. Cost: linear."""
    chat = (Role.COMMENT, "said by others in the channel")
    page.set_all(page.witness.chat & page.facts.keys(), *chat)
    decide_printed_pages(page)
    decide_rest_links(page)
    decide_captions(page)
    decide_mail_head(page)
    facts = [page.facts[n] for n in page.order]
    honest = honest_phrases(facts)
    for fact in facts:
        if page.open(fact.number) and not any(step(page, fact) for step in _steps_for(fact)):
            cut_line(page, fact, honest)
    for decide in _AMONG_OTHERS:
        decide(page)


def _steps_for(fact: Facts) -> Iterable[Step]:
    """The steps that are asked: a long text is no label, a row of a table no row of labels."""
    if len(fact.text) > _LABELS:
        return chain(_OF_ALL, _OF_TEXTS)
    return chain(_OF_ALL, _OF_LABELS, () if fact.row else _OF_ROWS, _OF_TEXTS)


def _decide_hidden(page: Page, fact: Facts) -> bool:
    if fact.hidden:
        page.set(fact.number, Role.HIDDEN, fact.hidden)
    return bool(fact.hidden)


def _decide_by_hint(page: Page, fact: Facts) -> bool:
    """What the markup says; the page's own title stands against any class name."""
    titled = fact.heading == 1 or bool(fact.heading and fact.plain in page.witness.named)
    if fact.hint is None or titled:
        return False
    page.set(fact.number, fact.hint.role, fact.hint.reason)
    note_meta(page, fact)
    return True


def _decide_spam(page: Page, fact: Facts) -> bool:
    reason = spam_reason(fact)
    if reason:
        page.set(fact.number, Role.SPAM, reason)
    return bool(reason)


def _decide_address(page: Page, fact: Facts) -> bool:
    if len(fact.text) > LONGEST_LABEL:
        return False
    led = _LED.fullmatch(fact.text)
    if led and meets("readmore", plain(led[1])):
        page.set(fact.number, Role.READ_MORE, "leads to the rest, at its address")
        return True
    if not _ADDRESS_ONLY.match(fact.text):
        return False
    role = Role.SOURCE_LINE if page.place[fact.number] == 0 else Role.NAVIGATION
    page.set(fact.number, role, "an address by itself")
    return True


def _is_code(fact: Facts) -> bool:
    """Does a line read as program code: a sign of it, and in longer texts many of its marks?"""
    text = without_addresses(fact.text[:_LABELS])
    told = fact.stops >= _FEW_STOPS and (fact.ends or len(fact.text) > _LABELS)
    if told or not _CODE.search(text):
        return False
    return fact.words < 12 or sum(c in _CODE_MARKS for c in text) >= 0.03 * len(text)


def _is_mail_address(fact: Facts) -> bool:
    return len(fact.text) <= LONGEST_LABEL and bool(_EMAIL.match(fact.text))


def _claims_rights(fact: Facts) -> bool:
    return fact.words < 60 and bool(_RIGHTS.search(fact.text))


def _told(test: Callable[[Facts], bool], role: Role, reason: str) -> Step:
    """A step that gives a line its role where the line meets a test."""

    def step(page: Page, fact: Facts) -> bool:
        found = test(fact)
        if found:
            page.set(fact.number, role, reason)
        return found

    return step


def _drop_outside(page: Page) -> None:
    for fact in page.undecided():
        if fact.outside and fact.heading != 1:
            page.set(fact.number, Role.LEFTOVER, "outside the element that holds the page's text")


# Asked of each line in this order, until one decides it; what none claims stays open.
_OF_ALL = (
    _decide_hidden,
    _decide_by_hint,
    _decide_spam,
    _told(_is_code, Role.CODE, "program code, not text"),
)
_OF_LABELS = (
    _told(_is_mail_address, Role.META, "an e-mail address"),
    _told(is_pager, Role.PAGER, "leads to other pages of the list"),
    _told(_claims_rights, Role.LEGAL, "a copyright line"),
    _told(is_consent, Role.COOKIE_NOTICE, "speaks of consent, partners and data"),
    decide_by_label,
    _told(names_picture, Role.CAPTION, "names the source of a picture"),
    decide_by_colon,
    _told(ends_in_brackets, Role.CAPTION, "ends in a picture's credit in brackets"),
    decide_byline,
    _told(ends_in_credit, Role.CAPTION, "ends in a picture's credit"),
    _decide_address,
    decide_meta,
)
_OF_ROWS = (
    _told(is_path, Role.NAVIGATION, "a path of places in the site"),
    _told(is_share_bar, Role.SHARE_BAR, "a row of buttons to share or print"),
    _told(is_row_of_labels, Role.NAVIGATION, "a row of labels"),
)
_OF_TEXTS = (
    _told(asks_for_support, Role.NEWSLETTER, "asks the reader to subscribe or to give"),
    _told(sells, Role.ADVERTISEMENT, "speaks to the reader and sells"),
)
# Asked then: what tells a line by those beside it, in this order.
_AMONG_OTHERS = (
    decide_counts,
    decide_consent,
    decide_threads,
    decide_posts,
    decide_weather,
    decide_label_and_name,
    decide_second_lines,
    decide_name_and_role,
    decide_picture_lines,
    decide_adverts,
    decide_messages_that_sell,
    decide_numbers,
    decide_feet,
    take_in_lead,
    _drop_outside,
)
