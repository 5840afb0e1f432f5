"""Several documents read together: which clippings tell one story."""

from collections import defaultdict

from .results import Duplicate, Reading
from .same.likeness import Told, compare
from .words.shingles import signature

_MOST_SHARED = 50  # a hash that stands in more clippings than this tells nothing


def read_many(readings: list[Reading]) -> list[list[Duplicate]]:
    """Find, for each reading, the clippings of the others that tell the same story.

    Cost: an index on the signatures, not every pair.
    """
    clippings = [
        (i, clipping) for i, reading in enumerate(readings) for clipping in reading.clippings
    ]
    index: dict[int, list[int]] = defaultdict(list)
    for place, (_, clipping) in enumerate(clippings):
        for number in signature(f"{clipping.text}") + signature(clipping.headline):
            index[number].append(place)
    pairs = set()
    for places in index.values():
        if len(places) <= _MOST_SHARED:
            pairs.update((a, b) for a in places for b in places if a < b)
    found: list[list[Duplicate]] = [[] for _ in readings]
    told: dict[int, Told] = {}
    for a, b in sorted(pairs):
        (i, ours), (j, theirs) = clippings[a], clippings[b]
        if i == j:
            continue
        likeness = compare(_told(told, a, ours), _told(told, b, theirs))
        if likeness.verdict == "different":
            continue
        found[i].append(
            Duplicate(ours.first_line, readings[j].document, theirs.first_line, likeness.verdict)
        )
        found[j].append(
            Duplicate(theirs.first_line, readings[i].document, ours.first_line, likeness.verdict)
        )
    return found


def _told(told: dict[int, Told], place: int, clipping) -> Told:
    if place not in told:
        told[place] = Told(clipping.headline, clipping.text)
    return told[place]
