"""How an incoming record and the one that is here become one: rules for all but briefs.

A blank or "unknown" never overwrites a value. What a program read out of a document (MACHINE)
fills blanks of what the desk made (DESK) and replaces nothing of it. What an editor changed is
left alone.
"""

from .content import DESK, MACHINE, digest

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
    fill_only = was is None or (was == DESK and maker == MACHINE)
    result = dict(current)
    differs = False
    for name, value in incoming.items():
        if name in _FOLLOWERS or name not in current or is_empty(value):
            continue
        group = [name, *(n for n in _GROUPS.get(name, ()) if n in current)]
        wanted = {n: incoming[n] for n in group if n in incoming}
        if all(current[n] == v for n, v in wanted.items()):
            continue
        if is_empty(current[name]) or not fill_only:
            result |= wanted
        else:
            differs = maker == DESK
    if imported and was is None:
        changed = differs or result != current
        return current, None, "kept" if changed else "unchanged"
    if result != current:
        return result, _later(was, maker), "updated"
    if not imported and _says_all(incoming, current):
        return current, maker, "unchanged"
    return current, _later(was, maker), "kept" if differs else "unchanged"


def _says_all(incoming, current):
    """Say whether a fixture has exactly this content: then it counts as imported from there."""
    return all(
        incoming[name] == value if name in incoming else is_empty(value) or value is False
        for name, value in current.items()
    )


def _later(was, maker):
    """Say whose row it is now. One that the desk typed itself stays without a digest."""
    if was is None:
        return None
    return DESK if DESK in (was, maker) else MACHINE
