"""How an incoming record and the row that is here become one: rules for all but briefs.

A blank or "unknown" never overwrites a value. What a program read out of a document (MACHINE)
fills blanks of what the desk made (DESK) and replaces nothing of it. What an editor changed is
left alone.
"""

from collections import ChainMap

from ..files.content import DESK, MACHINE, digest

_EMPTY = (None, "", "unknown")

# Fields that say one thing together and are taken together; the first tells whether it is said.
_GROUPS = {
    "event_on": ("event_until", "event_precision", "event_method"),
    "published_on": ("published_precision",),
}
_FOLLOWERS = {name for group in _GROUPS.values() for name in group}


def is_empty(value):
    return value in _EMPTY or value == []


def maker_of(content, imported):
    """Say who made a row that nobody changed since its import: MACHINE or DESK; else None."""
    return next((m for m in (DESK, MACHINE) if imported == digest(content, m)), None)


def merge(current, imported, incoming, maker):
    """Return (content, maker, outcome) of a row after an import.

    current   the content that is here; imported  the digest of what was last imported, "" if none
    incoming  the fields that the fixture carries; maker  who made them
    outcome   "updated", "unchanged" or "kept"; of a kept row content is as it was and maker None
    """
    was = maker_of(current, imported)
    only_blanks = was is None or (was == DESK and maker == MACHINE)
    said = list(_said_otherwise(current, incoming))
    taken = [group for group in said if not only_blanks or is_empty(current[next(iter(group))])]
    left = len(taken) < len(said) and maker == DESK
    if imported and was is None:
        return current, None, "kept" if taken or left else "unchanged"
    if taken:
        return current | dict(ChainMap(*taken)), _later(was, maker), "updated"
    if not imported and _says_all(incoming, current):
        return current, maker, "unchanged"
    return current, _later(was, maker), "kept" if left else "unchanged"


def _said_otherwise(current, incoming):
    """Yield the fields that a fixture says otherwise than the row, what belongs together as one."""
    for name, value in incoming.items():
        if name in _FOLLOWERS or name not in current or is_empty(value):
            continue
        together = (name, *_GROUPS.get(name, ()))
        wanted = {n: incoming[n] for n in together if n in incoming and n in current}
        if any(current[n] != v for n, v in wanted.items()):
            yield wanted


def _says_all(incoming, current):
    """Say whether a fixture has exactly this content: then it counts as imported from there."""
    return all(
        incoming[name] == value if name in incoming else is_empty(value) or value is False
        for name, value in current.items()
    )


def _later(was, maker):
    """Return who made a row that `maker` has now written to; None where the desk typed it itself.

    was  who had made it, as `maker_of` says
    """
    if was is None:
        return None
    return DESK if DESK in (was, maker) else MACHINE
