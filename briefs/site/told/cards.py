"""Pieces of pages, kept by edition: one brief in a list, or as one item of a feed."""

from typing import NamedTuple

from django.utils.safestring import mark_safe

from ...models import Brief
from ..kept import ledger
from ..kept.caching import kept_by_id
from ..wording.whereabouts import passages_of
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
    public = Brief.objects.public()
    ids = [row.pk for row in rows]
    return kept_by_id(state, name, ids, lambda missing: load(public.filter(pk__in=missing)))


def entries(state, rows):
    """Return the entries of a list as HTML."""
    commonplace = ledger.commonplace(state)
    made = pieces(state, "entry", rows, lambda brief: entry_html(entry_of(brief, commonplace)))
    return list(made.values())


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
    return [mark_safe(entry.replace(PASSAGE, found[pk])) for pk, entry in shown.items()]
