"""What becomes of an incoming brief: rules by which imports in any order end in one newsroom."""

from ..models import Brief
from ..text.fold import fold
from .units import clippings_of

CREATE, UPDATE, UNCHANGED, KEEP = "created", "updated", "unchanged", "kept"


def decide(arrival, here, cited, printed):
    """Return one of CREATE, UPDATE, UNCHANGED, KEEP.

    arrival  the incoming brief; here  the unit with its uid, or None
    cited    the clippings on which another brief rests, or that the desk rejected
    printed  clippings to their headlines as printed
    A unit is taken over whole or left alone, so that no brief is half ours and half the file's.
    """
    content = arrival.content
    draft = content["status"] == Brief.Status.DRAFT
    if here is None:
        mine = clippings_of(content)
        gives_way = draft and mine and mine <= cited and not is_written(content, printed)
        return KEEP if gives_way else CREATE
    if content == here.content:
        return UNCHANGED
    # Who reworks a live brief has read it as it stands.
    if here.edited or here.state["rework"]:
        return KEEP
    if draft and here.content["status"] != Brief.Status.DRAFT:
        return KEEP
    if draft and clippings_of(content) < here.clippings:
        return KEEP
    return UPDATE


def is_written(content, printed):
    """Say whether somebody wrote in a draft: what a program makes has a printed headline alone."""
    if content["summary"] or content["body"] or content["kind"] != Brief.Kind.NEWS:
        return True
    own = fold(content["headline"].removesuffix("…"))
    headlines = [printed.get(clipping, "") for clipping in clippings_of(content)]
    return bool(headlines) and not any(
        not headline or fold(headline).startswith(own) for headline in headlines
    )
