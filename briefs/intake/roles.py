"""What single lines are, told by themselves and their neighbours: the first round of decisions."""

import re

from .addresses import address_cuts
from .adverts import decide_adverts
from .captions import decide_captions
from .facts import LONGEST_LABEL, Facts, is_cut_short
from .feet import decide_feet
from .labels import decide_by_colon, decide_by_label
from .lexicon import meets
from .mail_heads import decide_mail_head
from .neighbours import decide_label_and_name, decide_running_heads, take_in_lead
from .page import Page
from .pitches import is_consent, last_sentence, sells
from .retold import decide_rest_links
from .rows import is_pager, is_path, is_row_of_labels, is_share_bar
from .shapes import Role
from .signed import decide_byline, decide_date_prefix, decide_meta, note_meta
from .spam import honest_phrases, spam_cuts, spam_reason
from .tails import tail_cuts
from .weather import decide_weather

_EMAIL = re.compile(r"^\W*(?:\S{0,12}:\s*)?(?:\S+@\S+\.\w+|\[email[\s\xa0]protected\])\W*$")
_CODE = re.compile(
    r"[{};]\s*[\w.$#]+\s*[:=({]|[{}]\s*$|\)\s*;\s*$|function\s*\(|\bvar \w+\s*="
    r"|=>\s*\{|</?\w{1,20}[^<>]{0,300}>|\$\(|\.push\(|@media|@import|document\.\w+"
    r"|window\.\w+"
)
_CODE_MARKS = frozenset("{}[]<>=;|\\$_")
_CREDITED = re.compile(
    r"©\s?[^\W\d_][^.!?\n]{1,40}$|"
    r"(?:©|\(c\)|\bvia\s)\s*[^\W\d_a-zà-öø-ÿ][\w.'’ -]{2,40}$"
    r"|\s(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+\s+){2,6}(?:/|POUR|FOR|PARA|FÜR|VIA)\s+\S.{1,40}$"
    r"|\s(?:AFP|REUTERS|Reuters|EFE|AP|EPA|Xinhua|VCG|Getty)(?:\s?/\s?\w+)?[)\]]?$"
)
_PICTURE = re.compile(
    r"[(\[（](?:(?![^()\[\]]*\d/\d)[^()\[\]]{0,40}/[^()\[\]]{2,40}"
    r"|(?:photo|foto|image|imagen|bild|credit|picture)\b[^()\[\]]{0,50})[)\]）]\.?$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^\s*(?:©|\(c\)|copyright\b)|©\s*\d{4}|copyright\s*©?\s*\d{4}", re.IGNORECASE)
_ADDRESS_ONLY = re.compile(
    r"^(?:https?://\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/?)$", re.IGNORECASE
)
_LABELS = 5_000  # characters; a longer line is text or code, and no label


def decide_lines(page: Page) -> None:
    """Give a role to each line that tells by itself what it is. Cost: linear."""
    facts = [page.facts[n] for n in page.order]
    honest = honest_phrases(facts)
    decide_rest_links(page)
    decide_captions(page)
    decide_mail_head(page)
    for fact in facts:
        if not page.open(fact.number):
            continue
        if fact.hidden:
            page.set(fact.number, Role.HIDDEN, fact.hidden)
            continue
        if fact.hint and not _outranks_hint(page, fact):
            page.set(fact.number, fact.hint.role, fact.hint.reason)
            if fact.hint.role in (Role.CAPTION, Role.META, Role.SHARE_BAR) or not fact.hint.sure:
                note_meta(page, fact)
            continue
        reason = spam_reason(fact)
        if reason:
            page.set(fact.number, Role.SPAM, reason)
            continue
        _decide(page, fact)
        if page.open(fact.number) and sells(fact):
            page.set(fact.number, Role.ADVERTISEMENT, "speaks to the reader and sells")
        if page.open(fact.number):
            addresses = _cut_addresses(page, fact)
            cuts = (*spam_cuts(fact, honest), *(() if addresses else tail_cuts(fact)))
            if cuts:
                page.cuts[fact.number] = (*page.cuts.get(fact.number, ()), *cuts)
                if cuts[-1].end == len(fact.text):
                    fact.ends, fact.cut_short = True, is_cut_short(fact.text[: cuts[-1].start])
                    page.tails += 1
    decide_weather(page)
    decide_label_and_name(page)
    decide_adverts(page)
    decide_running_heads(page)
    decide_feet(page)
    take_in_lead(page)
    for number in page.order:
        if page.open(number) and page.facts[number].outside and page.facts[number].heading != 1:
            page.set(number, Role.LEFTOVER, "outside the element that holds the page's text")


def _cut_addresses(page: Page, fact: Facts) -> bool:
    """Cut the addresses of links, and tell whether one ends the line."""
    cuts = address_cuts(fact.text)
    if cuts:
        page.cuts[fact.number] = cuts
    at_end = bool(cuts) and cuts[-1].end == len(fact.text)
    page.tails += at_end and fact.ends  # behind a full stop it leads to the rest
    return at_end


def _outranks_hint(page: Page, fact: Facts) -> bool:
    """The page's own title stands against any class name."""
    return fact.heading == 1 or bool(fact.heading and fact.plain in page.witness.named)


def _decide(page: Page, fact: Facts) -> None:
    number, text = fact.number, fact.text
    if len(text) > _LABELS:
        if _is_code(text[:_LABELS], fact) and fact.stops < 0.12:
            page.set(number, Role.CODE, "program code, not text")
        return
    if _is_code(text, fact) and (fact.stops < 0.12 or not fact.ends):
        page.set(number, Role.CODE, "program code, not text")
    elif not fact.plain:
        page.set(number, Role.NAVIGATION, "marks without words")
    elif len(text) <= LONGEST_LABEL and _EMAIL.match(text):
        page.set(number, Role.META, "an e-mail address")
    elif is_pager(fact):
        page.set(number, Role.PAGER, "leads to other pages of the list")
    elif _RIGHTS.search(text) and fact.words < 60:
        page.set(number, Role.LEGAL, "a copyright line")
    elif is_consent(fact):
        page.set(number, Role.COOKIE_NOTICE, "speaks of consent, partners and data")
    elif decide_by_label(page, fact) or decide_by_colon(page, fact):
        return
    elif (
        fact.words <= 50
        and "://" not in text
        and _PICTURE.search(text)
        and not any(c in text for c in '“"')
    ):
        page.set(number, Role.CAPTION, "ends in a picture's credit in brackets")
    elif fact.words <= 12 and decide_byline(page, fact):
        return
    elif _CREDITED.search(text) and _may_end_in_credit(fact):
        page.set(number, Role.CAPTION, "ends in a picture's credit")
    elif len(text) <= LONGEST_LABEL and _ADDRESS_ONLY.match(text):
        role = Role.SOURCE_LINE if page.place[number] == 0 else Role.NAVIGATION
        page.set(number, role, "an address by itself")
    elif (
        decide_meta(page, fact)
        or fact.row
        or (page.place[number] == 0 and decide_date_prefix(page, fact))
    ):
        return
    elif is_path(fact):
        page.set(number, Role.NAVIGATION, "a path of places in the site")
    elif fact.words <= 20 and meets("newsletter", last_sentence(fact)) == "whole":
        page.set(number, Role.NEWSLETTER, "ends with a call to subscribe")
    elif is_share_bar(fact):
        page.set(number, Role.SHARE_BAR, "a row of buttons to share or print")
    elif is_row_of_labels(fact):
        page.set(number, Role.NAVIGATION, "a row of labels")


def _may_end_in_credit(fact: Facts) -> bool:
    """Is it as long as a caption, without a full stop, and no headline all in capitals?"""
    return (
        fact.words <= 45
        and (not fact.ends or fact.text[-1] in "»)]")
        and (fact.capitals < 0.9 or "/" in fact.text or "©" in fact.text)
    )


def _is_code(text: str, fact: Facts) -> bool:
    """Does a line read as program code: a sign of it, and in longer texts many of its marks?"""
    if not _CODE.search(text):
        return False
    return fact.words < 12 or sum(c in _CODE_MARKS for c in text) >= 0.03 * len(text)
