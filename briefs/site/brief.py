"""One brief, or the stone of one that was withdrawn."""

from . import ledger, pages
from .caching import kept
from .entries import entry_of
from .finding import find_brief


@kept
def brief(request, slug):
    return find_brief(
        slug, lambda brief: show_brief(request, brief), lambda brief: show_stone(request, brief)
    )


def show_brief(request, brief):
    entry = entry_of(brief, ledger.everywhere(request.state))
    context = {"title": brief.headline, "brief": brief, "entry": entry}
    return pages.show(request, "briefs/brief_detail.html", context, section="list", exact=False)


def show_stone(request, brief):
    context = {"title": brief.headline, "brief": brief}
    return pages.show(request, "410.html", context, status=410)
