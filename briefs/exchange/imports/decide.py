"""What becomes of an incoming brief: rules by which imports in any order end in one newsroom."""

from ...desk.changing.change import seen_by_readers
from ...desk.changing.record import moment
from ...models import Brief
from ...models.citation import NO_DATE
from ...text.fold import fold
from ..files.units import clippings_of

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
    return KEEP if takes_from_readers(content, here.content) else UPDATE


def takes_from_readers(content, here):
    """Say whether readers would miss what they saw: the brief without a stone, or a correction."""
    stays = [told_in(note) for note in content["corrections"]]
    if any(told_in(note) not in stays for note in here["corrections"]):
        return True
    return bool(seen_by_readers(here) and not seen_by_readers(content))


def told_in(note):
    """Return what readers are told by a correction, with what stood before and when."""
    return note["number"], note["kind"], note["note"], note["changes"], moment(note["at"])


def keep_said(content, here):
    """Keep what was said here and a file leaves open: when a brief first came out, and of whom it
    is said that no date is stated."""
    first = here["first_published_at"]
    if first and content["first_published_at"]:
        content["first_published_at"] = min(first, content["first_published_at"], key=moment)
    undated = {place_of(cited) for cited in here["citations"] if says_no_date(cited)}
    for cited in content["citations"]:
        if place_of(cited) in undated and not cited["published_on"]:
            cited["published_precision"] = NO_DATE


def place_of(cited):
    return cited["source_id"], cited["role"], cited["clipping_id"], cited["address"]


def says_no_date(cited):
    return cited["published_precision"] == NO_DATE


def is_written(content, printed):
    """Say whether somebody wrote in a draft: a program gives it a headline as printed, no more."""
    if content["summary"] or content["body"] or content["kind"] != Brief.Kind.NEWS:
        return True
    own = fold(content["headline"].removesuffix("…"))
    headlines = [printed.get(clipping, "") for clipping in clippings_of(content)]
    return bool(headlines) and not any(
        not headline or fold(headline).startswith(own) for headline in headlines
    )
