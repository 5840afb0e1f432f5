"""The editors' guide as a page of the desk: docs/desk.md, and no second text of it."""

from functools import cache

from django.conf import settings
from django.template.response import TemplateResponse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt

from ..site import site

GUIDE = settings.BASE_DIR / "docs" / "desk.md"
# No markup but its own marks means anything.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def guide(request):
    """Show the guide with its headings beside it."""
    title, text, headings = parts_of(GUIDE.read_text(encoding="utf-8"))
    context = {
        **site.each_context(request),
        "title": title,
        "text": mark_safe(text),
        "headings": headings,
    }
    return TemplateResponse(request, "admin/briefs/guide.html", context)


@cache
def parts_of(text):
    """Return the title of a text in Markdown, the rest as HTML, and its [(place, heading)].

    Whatever it says of a row stands behind its first cell, which is its head.
    """
    _opens, title, _closes, *tokens = MARKDOWN.parse(text)
    headings = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = tokens[at + 1].content
            token.attrs |= {"id": slugify(heading), "class": "head"}
            headings.append((token.attrs["id"], heading))
        elif token.type == "th_open":
            token.attrs["scope"] = "col"
        elif token.type == "tr_open" and tokens[at + 1].type == "td_open":
            _row, opens, _inside, closes = tokens[at : at + 4]
            opens.tag, opens.attrs["scope"], closes.tag = "th", "row", "th"
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    html = html.replace("<table>", '<div class="wide"><table>')
    return title.content, html.replace("</table>", "</table></div>"), headings
