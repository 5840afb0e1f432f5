"""What kind of page this is, and the stories on it."""

from dataclasses import dataclass, field

from briefs.text.sentences import sentences_of

from .articles import articles
from .digests import digests
from .digests.dealing import settle_metas
from .lines.items import Item
from .lines.masthead import decide_masthead
from .lines.page import Page
from .roles.labels import says_error
from .roles.service import asks_to_log_in, serves_visitor, speaks_to_reader
from .shapes import Role
from .talks import transcripts

_CONSENTED = 150  # words of a text that no notice of consent outweighs, however long
_SORRY = 120  # words of texts beside a sentence that says the page is missing
_ERROR_PAGE = 400  # words of teasers on a page that calls itself missing in its title
_NO_STORY = "on a page without a story"
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
    """Decide: an error page, a transcript, a digest, an article, or other; the first that fits."""
    asked = (ask(page) for ask in (_closed, _serving, _transcript, _digest, _walled, _article))
    return next((kind for kind in asked if kind), None) or Kind(
        "other",
        "no text here tells a story",
        leftover=_NO_STORY,
        paywall=_has_wall(page),
        empty=True,
    )


def _closed(page: Page) -> Kind | None:
    why = _why_closed(page)
    return Kind("other", why, leftover=_NO_STORY) if why else None


def _serving(page: Page) -> Kind | None:
    why = "it asks to log in" if asks_to_log_in(page) else serves_visitor(page)
    if why:
        decide_masthead(page)
    return Kind("other", why, leftover=_NO_STORY) if why else None


def _transcript(page: Page) -> Kind | None:
    why = transcripts.why_transcript(page)
    item = transcripts.transcript_item(page) if why else None
    return Kind("transcript", why, [item], "stands outside the talk") if item else None


def _digest(page: Page) -> Kind | None:
    decide_masthead(page)
    items, how = digests.find_items(page), "stories, each under its own headline or label"
    if not items:
        items, how = digests.find_excerpts(page), "excerpts, each cut short"
    if not items:
        return None
    settle_metas(page, items)
    return Kind("digest", f"{len(items)} {how}", items, "stands outside the stories")


def _walled(page: Page) -> Kind | None:
    if speaks_to_reader(page):
        why = "it speaks to the reader about the site and tells nothing"
        return Kind("other", why, leftover=_NO_STORY)
    if not _is_walled(page):
        return None
    why = "it shows a wall and no text"
    return Kind("other", why, leftover="stands before a wall", paywall=True, empty=True)


def _article(page: Page) -> Kind | None:
    item = articles.article_item(page)
    if item and _is_too_little(page, item):
        why = "there is too little text, without name or date, to be a story"
        return Kind("other", why, leftover=_NO_STORY)
    why = "one story in one run of paragraphs"
    return Kind("article", why, [item], paywall=_has_wall(page)) if item else None


def _has_wall(page: Page) -> bool:
    return any(page.role(n) is Role.PAYWALL for n in page.order)


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
    text = page.texts_left()
    words = sum(fact.words for fact in text)
    return bool(walls) and words < 60 and (not text or walls[0] < text[0].number)


def _why_closed(page: Page) -> str | None:
    """Say what closes the page: an error, a search, a wall of consent or payment."""
    prose = sum(fact.words for fact in page.texts_left())
    for number in page.order[:25]:
        if page.role(number) is Role.ERROR_PAGE and prose < _SORRY:
            return f"“{page.facts[number].text[:40]}” says what it is"
    titles = {title: says_error(title, titles=True) for title in page.witness.titles}
    opening = (sentences_of(fact.text)[0] for fact in page.texts_left()[:2])
    told = titles | {said: says_error(said) for said in opening}
    sorry = next((said for said, how in told.items() if how in ("whole", "opening")), None)
    if sorry and prose < _SORRY:
        return f"“{sorry[:40]}” says what it is"
    missing = next((title for title, how in titles.items() if how == "whole"), "")
    if prose < _ERROR_PAGE and (missing or page.witness.missing):
        return f"“{missing[:40]}” is its title" if missing else "its markup calls it an error page"
    wall = sum(page.facts[n].words for n in page.order if page.role(n) is Role.COOKIE_NOTICE)
    if wall > 30 and prose < max(40, min(0.5 * wall, _CONSENTED)):
        return "most of its text asks for consent"
    return None
