"""What the JSON fields of a fixture may hold: what both databases keep alike."""

from ...desk.documents.calling import AS_READ, CALLED
from ...desk.documents.said import is_kept
from ...text.clean import clean

INTEGER_MAX = 2**31 - 1
LONG_MAX = 2**53 - 1


def cleaned(value):
    """Return JSON data with its texts cleaned and the keys of its objects in one order."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): cleaned(item) for key, item in sorted(value.items())}
    return value


def sorted_keys(value):
    """Return JSON data with the keys of its objects in one order; PostgreSQL has its own."""
    if isinstance(value, list):
        return [sorted_keys(item) for item in value]
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return value


def _is_flags(value):
    return (
        isinstance(value, list)
        and len(value) <= 50
        and all(isinstance(flag, str) and len(flag) <= 100 for flag in value)
    )


def _is_reading(value):
    if not isinstance(value, dict) or value.keys() != {"format", "lines"} or value["format"] != 1:
        return False
    lines = value["lines"]
    return isinstance(lines, list) and all(
        isinstance(line, list)
        and 3 <= len(line) <= 5
        and _is_decision(line[:3])
        and _is_plain(line[3:4])
        and all(_is_note(note, len(lines)) for note in line[4:])
        for line in lines
    )


def _is_decision(value):
    """Role, reason, and whether the line is kept."""
    return isinstance(value, list) and [type(part) for part in value] == [str, str, bool]


def _is_note(value, lines):
    """What a person decided about a line: as `desk.documents.by_hand` keeps it."""
    if not isinstance(value, dict) or not _is_decision(value.get("read")):
        return False
    called, flags = value.get("called"), {"edge", "gave_way"} & value.keys()
    return (
        value.keys() <= {"read", "edge", "gave_way", "called", "clipping"}
        and all(value[name] is True for name in flags)
        and ("clipping" in value) == ("called" in value)
        and (called is None or _is_called(called, value["clipping"], lines))
    )


def _is_called(called, kept, lines):
    known = isinstance(called, str) and called in CALLED and called != AS_READ
    return known and is_kept(kept, lines) and _is_flags(kept["flags"])


def _is_changes(value):
    return isinstance(value, list) and all(
        isinstance(change, dict)
        and change.keys() == {"field", "before", "after"}
        and isinstance(change["field"], str)
        and isinstance(change["before"], str)
        and isinstance(change["after"], str)
        for change in value
    )


def _is_plain(value, depth=6):
    """Say whether nothing in it is kept differently by the two databases: no floats, not deep."""
    if isinstance(value, list):
        return depth > 0 and all(_is_plain(item, depth - 1) for item in value)
    if isinstance(value, dict):
        return depth > 0 and all(_is_plain(item, depth - 1) for item in value.values())
    if isinstance(value, int):
        return abs(value) <= LONG_MAX
    return value is None or isinstance(value, str)


def _is_lines(value):
    return isinstance(value, list) and all(
        isinstance(line, int) and not isinstance(line, bool) and 1 <= line <= INTEGER_MAX
        for line in value
    )


SHAPES = {
    "flags": _is_flags,
    "reading": _is_reading,
    "changes": _is_changes,
    "lines": _is_lines,
}
