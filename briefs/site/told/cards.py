"""Pieces of pages, kept by edition: one brief in a list, or as one item of a feed."""

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ...models import Brief
from ...search import Results
from ..kept import ledger
from ..kept.caching import kept_by_id
from .entries import entry_html, entry_of

# Stands in the kept entry of a search where its passage goes.
PASSAGE = mark_safe("<!--passage-->")


class Texts(NamedTuple):
    """What of a brief a search room cuts passages from."""

    summary: str
    body: str
    headline: str
    language: str


def pieces(state, name, rows, render):
    """Return {id: rendered piece} of the rows, in order; those not kept are loaded together.

    A brief that was withdrawn since the rows were asked for has none.

    name    which piece, such as "entry" or "atom"
    rows    briefs of which no more than the id is needed
    render  a function from a brief loaded with `for_cards()` to a piece of safe text
    """
    found = pieces_by_id(
        state,
        name,
        rows,
        lambda briefs: {brief.pk: str(render(brief)) for brief in briefs.for_cards()},
    )
    # Safe: every piece was rendered by an escaping template or writer of this room.
    return {row.pk: mark_safe(found[row.pk]) for row in rows if row.pk in found}


def texts(state, rows):
    """Return {id: Texts} of these briefs."""

    def load(briefs):
        fields = briefs.values_list("id", *Texts._fields)
        return {pk: Texts(*values) for pk, *values in fields}

    return pieces_by_id(state, "texts", rows, load)


def pieces_by_id(state, name, rows, load):
    """Return {id: what is kept of the brief under this name}; `load` makes what is missing.

    load  a function from a queryset of public briefs to such a dictionary
    """

    def make(missing):
        return load(Brief.objects.public().filter(pk__in=missing))

    return kept_by_id(state, name, [row.pk for row in rows], make)


def entries(state, rows):
    """Return the entries of a list as HTML."""
    commonplace = ledger.commonplace(state)
    made = pieces(state, "entry", rows, lambda brief: entry_html(entry_of(brief, commonplace)))
    return mark_safe("".join(made.values()))


def entries_with_passages(state, rows, results):
    """Return the entries of a search as HTML, each with the passage that answers."""
    commonplace = ledger.commonplace(state)
    known = texts(state, rows)
    shown = pieces(
        state,
        "entry found",
        [row for row in rows if row.pk in known],
        lambda brief: entry_html(entry_of(brief, commonplace, lambda brief: PASSAGE)),
    )
    found = passages_of(results, known)
    # Safe: both are escaped, and no text of ours can hold the comment that is replaced.
    return mark_safe("".join(entry.replace(PASSAGE, found[pk]) for pk, entry in shown.items()))


def passages_of(results: Results, texts):
    """Return {brief id: the passage of each that answers, as HTML}; texts  {brief id: Texts}."""
    passages = {pk: results.passage(text) for pk, text in texts.items()}
    unseen = {pk: texts[pk].language for pk, (where, _passage) in passages.items() if not where}
    named = results.names(unseen) if unseen and results.question.wanted else {}
    return {
        pk: said(said_of(where, named.get(pk)), passage)
        for pk, (where, passage) in passages.items()
    }


def said_of(where, named):
    """Return what stands before the passage: "" where the reader sees the words anyway."""
    if where == "body":
        return _("In the text:")
    if not named:
        return ""
    kind, name = named
    before = {
        "tag": _("Found as a tag: {}"),
        "alias": _("Found as another name of a tag: {}"),
        "source": _("Found in the name of a source: {}"),
        "title": _("Found in a title as printed: {}"),
    }[kind]
    return format_html(before, name)


def said(before, passage):
    if not before:
        return passage
    return format_html('<span class="hit">{}</span> {}', before, passage)
