"""What a person decided about a line, kept behind what the line is: [role, reason, kept, …].

Behind these three stand BY_HAND, by which reading again leaves the line, and its note:
    read       [role, reason, kept] as they were read
    edge       True where a person let a clipping begin: it stays by hand
    called     what a person said that the line is, a key of `calling.CALLED`
    gave_way   True for the headline as read, where another line is called the headline
    clipping   of a called line: what its clipping said as it was read, see `called`
"""

from django.utils.translation import gettext as _

BY_HAND = "by hand"


def is_by_hand(line):
    return BY_HAND in line[3:]


def note_of(line):
    """Return the note of a line, {} where nobody decided it."""
    return line[4] if len(line) > 4 else {}


def as_read(line):
    """Return [role, reason, kept] as they were read."""
    return note_of(line).get("read", line[:3])


def decided(line, role, reason, kept, **more):
    """Return a line as a person decided it, with what it was read as in its note."""
    return [role, reason, kept, BY_HAND, {**note_of(line), "read": as_read(line), **more}]


def forgotten(line):
    """Return a line as it was read; where a clipping begins at it by hand, it says so still."""
    read, edge = as_read(line), note_of(line).get("edge")
    return [*read, BY_HAND, {"read": read, "edge": True}] if edge else list(read)


def called_in(lines, clipping):
    """Return {what: number} of the lines of a clipping that a person called something."""
    span = range(clipping.first_line, clipping.last_line + 1)
    return {said: n for n in span if (said := note_of(lines[n - 1]).get("called"))}


def read_in(lines, clipping):
    """Return what a clipping said as it was read, None where nobody called a line of it."""
    called = called_in(lines, clipping).values()
    return next((note_of(lines[n - 1])["clipping"] for n in called), None)


def give_way(lines, clipping, number):
    """Let the headline as it was read be text where line `number` is called the headline.

    Returns the numbers of its lines.
    """
    span = range(clipping.first_line, clipping.last_line + 1)
    heads = [n for n in span if as_read(lines[n - 1])[0] == "headline"]
    first = [n for place, n in enumerate(heads) if n == heads[0] + place]
    giving = [n for n in first if n != number and lines[n - 1][0] == "headline"]
    for n in giving:
        why = _("line %d is the headline") % number
        lines[n - 1] = decided(lines[n - 1], "body", why, True, gave_way=True)
    return giving


def take_back(lines, clipping, number):
    """Let a line be what it was read as; what gave way to it comes back."""
    if note_of(lines[number - 1]).get("called") == "headline":
        for n in range(clipping.first_line, clipping.last_line + 1):
            if note_of(lines[n - 1]).get("gave_way"):
                lines[n - 1] = forgotten(lines[n - 1])
    lines[number - 1] = forgotten(lines[number - 1])
