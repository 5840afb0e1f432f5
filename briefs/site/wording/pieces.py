"""Pieces of HTML that stand often on the page of a brief, and the marks of sources."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ...models.languages import UNDETERMINED
from .numbers import grouped


def foreign(language):
    """Return the attribute that marks words in a language that is not the page's."""
    if language in ("", UNDETERMINED, get_language()):
        return ""
    return format_html(' lang="{}"', language)


def letter_link(letter):
    """Return the link to the source with this letter."""
    link = '<a class="letter" href="#source-{0}" aria-label="{1}">{0}</a>'
    return format_html(link, letter, _("source %s") % letter)


def tag_row(name, url, number):
    """Return the row of a tag beside a brief.

    url     its address, "" where it has no page
    number  of public briefs that carry it
    """
    return written(name, url, number, get_language())


@lru_cache(maxsize=4096)
def written(name, url, number, _language):
    if not url:
        return format_html("<li>{}</li>", name)
    row = '<li><a href="{}">{}</a><span>{}<span class="hidden"> {}</span></span></li>'
    return format_html(row, url, name, grouped(number), ngettext("brief", "briefs", number))


@lru_cache(maxsize=1024)
def outlet(name, url, mark, kind, country):
    """Return the name, kind and country of a source; url and country are "" where there is none."""
    linked = '<a class="outlet" href="{1}">{0}</a>' if url else '<b class="outlet">{0}</b>'
    line = (
        linked
        + ' <span class="kind {2}">{3}</span>'
        + ("\N{NO-BREAK SPACE}· {4}" if country else "")
    )
    return format_html(line, name, url, mark, kind, country)


# A kind that has no mark of its own gets the ring.
MARKS = {
    "agency": "disc",
    "broadcaster": "triangle",
    "newspaper": "square",
    "magazine": "square",
    "observatory": "dotted",
    "government": "diamond",
    "company": "open",
    "university": "lines",
}


def mark_of(kind):
    return MARKS.get(kind, "ring")
