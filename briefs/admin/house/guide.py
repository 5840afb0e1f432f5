"""The editors' guide as a page of the desk: docs/desk.md, and no second text of it.

It is written with headings, paragraphs, lists, tables, *words* that stress, **names** and `code`:
so much of Markdown is read here, and no more.
"""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.template.response import TemplateResponse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from ..site import site

GUIDE = settings.BASE_DIR / "docs" / "desk.md"
HEADING, LIST, STEPS, TABLE, TEXT = "heading", "list", "steps", "table", "text"
_MARKS = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>.+?)\*\*|\*(?P<em>[^*]+)\*")
_ITEM = re.compile(r"(?:- |\d+\. )")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two blank lines.

    words  the text of a heading or paragraph, the items of a list, the rows of a table: lists of
           cells, the heads first
    """

    kind: str
    words: object
    place: str = ""


def guide(request):
    """Show the guide with its headings beside it."""
    title, *parts = parts_of(GUIDE.read_text(encoding="utf-8"))
    context = {
        **site.each_context(request),
        "title": title.words,
        "parts": parts,
        "headings": [part for part in parts if part.kind == HEADING],
    }
    return TemplateResponse(request, "admin/briefs/guide.html", context)


@cache
def parts_of(text):
    """Return the Parts of a text in the Markdown named above."""
    return [part_of(block.split("\n")) for block in re.split(r"\n{2,}", text.strip())]


def part_of(lines):
    first = lines[0]
    if first.startswith("#"):
        words = first.lstrip("# ")
        return Part(HEADING, marked(words), slugify(words))
    if first.startswith("|"):
        rows = [line.strip()[1:-1].split("|") for line in [first, *lines[2:]]]
        return Part(TABLE, [[marked(cell) for cell in row] for row in rows])
    if item := _ITEM.match(first):
        items = re.split(r"\n(?=- |\d+\. )", "\n".join(lines))
        kind = LIST if item[0] == "- " else STEPS
        return Part(kind, [marked(_ITEM.sub("", one, count=1)) for one in items])
    return Part(TEXT, marked("\n".join(lines)))


def marked(text):
    """Return a text as HTML: nothing of it but the marks means anything."""
    html = _MARKS.sub(
        lambda found: f"<{found.lastgroup}>{found[found.lastgroup]}</{found.lastgroup}>",
        str(escape(" ".join(text.split()))),
    )
    return mark_safe(html)
