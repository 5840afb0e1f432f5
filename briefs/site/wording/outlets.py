"""The mark of a source: its shape says of which kind it is."""

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
