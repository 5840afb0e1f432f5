"""What kind of page this is, and the stories on it."""

from dataclasses import dataclass, field

from . import articles, digests, transcripts
from .dealing import settle_metas
from .items import Item
from .lexicon import meets, plain
from .masthead import decide_masthead
from .page import Page
from .runins import first_sentence
from .service import serves_visitor, speaks_to_reader
from .shapes import Role

_CONSENTED = 150  # words of a text that no notice of consent outweighs, however long
_SORRY = 120  # words of texts beside a sentence that says the page is missing
_ERROR_PAGE = 400  # words of teasers on a page that calls itself missing in its title
_LEAST = 25  # words of a story on a page that names neither author nor date


@dataclass(slots=True)
class Kind:
    """The kind of a page with the sentence that says why, and its stories."""

    name: str
    why: str
    items: list[Item] = field(default_factory=list)
    leftover: str = "stands outside the story"
    paywall: bool = False
    empty: bool = False  # no text was found


def kind_of(page: Page) -> Kind:
    """Decide: an error page, a transcript, a digest, an article, or other, in this order."""
    closed = _is_closed(page)
    if closed:
        return Kind("other", closed, leftover="on a page without a story")
    served = serves_visitor(page)
    if served:
        decide_masthead(page)
        return Kind("other", served, leftover="on a page without a story")
    score, why = transcripts.transcript_score(page)
    if score >= 3:
        item = transcripts.transcript_item(page)
        if item:
            return Kind("transcript", why, [item], "stands outside the talk")
    decide_masthead(page)
    items = digests.find_items(page)
    if items:
        settle_metas(page, items)
        why = f"{len(items)} stories, each under its own headline or label"
        return Kind("digest", why, items, "stands outside the stories")
    items = digests.find_excerpts(page)
    if items:
        settle_metas(page, items)
        why = f"{len(items)} excerpts, each cut short"
        return Kind("digest", why, items, "stands outside the stories")
    if speaks_to_reader(page):
        return Kind(
            "other",
            "it speaks to the reader about the site and tells nothing",
            leftover="on a page without a story",
        )
    if _is_walled(page):
        return Kind(
            "other",
            "it shows a wall and no text",
            leftover="stands before a wall",
            paywall=True,
            empty=True,
        )
    item = articles.article_item(page)
    paywall = any(page.role(n) is Role.PAYWALL for n in page.order)
    if item and _is_too_little(page, item):
        return Kind(
            "other",
            "there is too little text, without name or date, to be a story",
            leftover="on a page without a story",
        )
    if item:
        return Kind("article", "one story in one run of paragraphs", [item], paywall=paywall)
    return Kind(
        "other",
        "no text here tells a story",
        leftover="on a page without a story",
        paywall=paywall,
        empty=True,
    )


def kind_of_short_lines(page: Page, kind: Kind) -> Kind:
    """What a page without paragraphs tells in short lines, else the kind that it was taken for."""
    item = None if kind.paywall else articles.short_lines_item(page)
    return Kind("article", "one story in short lines", [item]) if item else kind


def _is_too_little(page: Page, item: Item) -> bool:
    words = sum(page.facts[n].words for n in item.lines)
    dated = any(meta.dates or meta.byline for meta in page.metas.values())
    return words < _LEAST and not dated and not page.witness.story and len(page.order) > 3


def _is_walled(page: Page) -> bool:
    """Does a call to pay stand before any text, with little text at all?"""
    walls = [n for n in page.order if page.role(n) is Role.PAYWALL]
    text = [n for n in page.order if page.open(n) and page.facts[n].prose]
    words = sum(page.facts[n].words for n in text)
    return bool(walls) and words < 60 and (not text or walls[0] < text[0])


def _first_sentences(page: Page) -> list[str]:
    """The first sentences of a page's first open texts: an error page speaks there."""
    texts = [page.facts[n].text for n in page.order if page.open(n) and page.facts[n].prose]
    return [first_sentence(text) for text in texts[:2]]


def _is_closed(page: Page) -> str | None:
    """Say what closes the page: an error, a search, a wall of consent or payment."""
    prose = sum(page.facts[n].words for n in page.order if page.open(n) and page.facts[n].prose)
    for number in page.order[:25]:
        if page.role(number) is Role.ERROR_PAGE and prose < _SORRY:
            return f"“{page.facts[number].text[:40]}” says what it is"
    told = [*page.witness.titles, *_first_sentences(page)]
    sorry = next((t for t in told if meets("error-page", plain(t)) in ("whole", "opening")), None)
    if sorry and prose < _SORRY:
        return f"“{sorry[:40]}” says what it is"
    missing = next((t for t in page.witness.titles if meets("error-page", plain(t)) == "whole"), "")
    if prose < _ERROR_PAGE and (missing or page.witness.missing):
        return f"“{missing[:40]}” is its title" if missing else "its markup calls it an error page"
    wall = sum(page.facts[n].words for n in page.order if page.role(n) is Role.COOKIE_NOTICE)
    if wall > 30 and prose < max(40, min(0.5 * wall, _CONSENTED)):
        return "most of its text asks for consent"
    return None
