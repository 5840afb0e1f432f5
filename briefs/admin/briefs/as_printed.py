"""What a brief rests on, as it was printed: for the desk only."""

from ... import desk
from ..common.roles import HOSTILE, KEPT, family_of, pieces_of


def as_printed(user, brief, grounds):
    """Return what documents say of a brief, for who may see the clippings of documents."""
    if not user.has_perm("briefs.view_clipping"):
        return {"printed": [], "grounds": []}
    return {"printed": printed(brief), "grounds": grounds}


def printed(brief):
    """Return [(clipping, sources, lines)] that a brief rests on; lines are
    (number, pieces as `pieces_of` returns them, family).

    `lines` is empty where neither the document's text nor the clipping's is kept.
    """
    cited = brief.citations.exclude(clipping=None)
    clippings, sources = {}, {}
    for citation in cited.select_related("source").with_texts():
        clippings[citation.clipping_id] = citation.clipping
        sources.setdefault(citation.clipping_id, []).append(citation.source.name)
    return [(found, ", ".join(sources[pk]), lines_of(found)) for pk, found in clippings.items()]


def lines_of(clipping):
    """Return the printed lines of a clipping, numbered as in the document where it is at hand."""
    if clipping.document.text is None:
        return [(None, [(line, False)], KEPT) for line in clipping.excerpt.split("\n") if line]
    shown = []
    for line in filter(lambda line: line.text.strip(), clipping.printed()):
        family = family_of(line.role, line.kept)
        pieces = pieces_of(line.text, desk.sold_by(line, clipping.document))
        shown.append((line.number, [(line.text, True)] if family == HOSTILE else pieces, family))
    return shown
