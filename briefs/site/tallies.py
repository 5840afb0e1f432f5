"""What the tallies know of a list, so that its first reader need not wait until it is counted."""

from dataclasses import dataclass
from datetime import date

from ..models import Tally
from .caching import counted_once


@dataclass(frozen=True, slots=True)
class Kept:
    """How many public briefs of a list bear what, the most frequent kinds and languages first."""

    briefs: int
    tags: dict
    sources: dict
    kinds: list
    languages: list
    days: dict


def tally(state, fact):
    """Return what is kept of the public briefs that bear a fact, or None where nothing is kept."""

    def ask():
        found = Tally.objects.of(fact)
        # None would not be remembered.
        return () if found is None else sorted_counts(found)

    return counted_once(state, f"tally {fact}", ask) or None


def sorted_counts(counts):
    """Sort the counts of a tally by what they are of."""
    by = {name: {} for name in ("brief", "tag", "source", "kind", "language", "day")}
    for fact, briefs in counts.items():
        name, _, value = fact.partition(" ")
        by[name][value] = briefs
    return Kept(
        briefs=sum(by["brief"].values()),
        tags={int(key): briefs for key, briefs in by["tag"].items()},
        sources={int(key): briefs for key, briefs in by["source"].items()},
        kinds=ranked(by["kind"]),
        languages=ranked(by["language"]),
        days={date.fromisoformat(day): by["day"][day] for day in sorted(by["day"])},
    )


def ranked(counts):
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
