"""What kind of page this is, and the stories on it."""

from dataclasses import dataclass, field

from . import articles, digests, transcripts
from .items import Item
from .page import Page
from .shapes import Role


@dataclass(slots=True)
class Kind:
    """The kind of a page with the sentence that says why, and its stories."""

    name: str
    why: str
    items: list[Item] = field(default_factory=list)
    leftover: str = "stands outside the story"
    paywall: bool = False


def kind_of(page: Page) -> Kind:
    """Decide: an error page, a transcript, a digest, an article, or other, in this order."""
    if _is_error(page):
        return Kind("other", "it says that the page is missing or closed", leftover="on a page without a story")
    score, why = transcripts.transcript_score(page)
    if score >= 3:
        item = transcripts.transcript_item(page)
        if item:
            return Kind("transcript", why, [item], "stands outside the talk")
    items, sure = digests.run_in_items(page)
    if sure < digests.ENOUGH:
        saved = dict(page.roles)
        items, sure = digests.headed_items(page)
        if sure < digests.ENOUGH:
            page.roles = saved
    if sure >= digests.ENOUGH:
        return Kind("digest", f"{len(items)} stories, each under its own headline or label", items, "stands outside the stories")
    item = articles.article_item(page)
    paywall = any(page.role(n) is Role.PAYWALL for n in page.order)
    if item:
        return Kind("article", "one story in one run of paragraphs", [item], paywall=paywall)
    return Kind("other", "no text here tells a story", leftover="on a page without a story", paywall=paywall)


def _is_error(page: Page) -> bool:
    errors = [n for n in page.order[:25] if page.role(n) is Role.ERROR_PAGE]
    if not errors:
        return False
    prose = sum(page.facts[n].words for n in page.order if page.open(n) and page.facts[n].prose)
    return prose < 120
