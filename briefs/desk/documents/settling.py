"""Which clippings of a document stay, change, come and go when it is read again."""

from dataclasses import dataclass, field

from ..stories.same_text import is_second_of_its_text, words_of
from .by_hand import is_by_hand
from .taking_in import clipping_of

READ = ("last_line", "headline", "excerpt", "event_on", "event_until", "event_precision",
        "event_method", "origin", "byline", "address", "published_on", "published_precision",
        "flags")  # fmt: skip


@dataclass
class Plan:
    """What becomes of the clippings of one document."""

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    gone: list = field(default_factory=list)
    superseded: list = field(default_factory=list)


def plan_of(document, reading, record, moved):
    """Return the Plan; lines of `record` above a decided clipping are set back to what they were.

    moved  the lines are counted otherwise today, and nothing was decided
    """
    plan = Plan()
    rows = list(document.clippings.prefetch_related("citations").order_by("first_line"))
    if moved:
        plan.gone, rows = rows, []
    if is_second_of_its_text(document):
        return plan
    by_hand = {n for n, line in enumerate(record["lines"], start=1) if is_by_hand(line)}
    settled = [row for row in rows if by_hand.intersection(_span(row))]
    held = by_hand.union(*map(_span, settled))
    free = [found for found in reading.clippings if not held.intersection(_span(found))]
    at_line = {number: found for found in free for number in _span(found)}
    taken, left, back = set(), [], set()
    # What is decided chooses first: it keeps its first line, by which histories know it.
    for row in sorted(rows, key=lambda r: r.fate == "waiting"):
        if by_hand.intersection(_span(row)):
            continue
        overlapping = {id(f): f for n in _span(row) if (f := at_line.get(n))}
        fitting = [found for key, found in overlapping.items() if key not in taken]
        found = max(fitting, key=lambda f: _shared(f, row), default=None)
        if found is None:
            left.append(row)
            continue
        taken.add(id(found))
        back.update(_take_over(plan, document, record, row, clipping_of(document, found)))
    plan.new = [clipping_of(document, found) for found in free if id(found) not in taken]
    for row in left:
        _leave(plan, row, back)
    return plan


def _span(clipping):
    return range(clipping.first_line, clipping.last_line + 1)


def _shared(found, row):
    """Say how well a story read today fits a clipping: the same first line, then common lines."""
    first, last = max(found.first_line, row.first_line), min(found.last_line, row.last_line)
    return found.first_line == row.first_line, max(0, last - first + 1)


def _leave(plan, row, back):
    """Note what becomes of a clipping where no story is read today: one that waits goes, and of one
    in use the brief is told.

    back  lines that are as they were: what waits on them stays, or they would be lost
    """
    if row.fate == "waiting":
        if not back.intersection(_span(row)):
            plan.gone.append(row)
    elif row.citations.all() and row.superseded_at is None:
        plan.superseded.append(row)


def _take_over(plan, document, record, row, fresh):
    """Let a clipping say what is read today; return the lines above it that are set back."""
    decided = row.fate != "waiting"
    names = READ if decided else ("first_line", *READ)
    # Lines above a clipping that keeps its first line stay as they were decided then.
    known = min(row.first_line, len(document.line_records) + 1)
    back = range(fresh.first_line, known) if decided else ()
    for number in back:
        record["lines"][number - 1] = document.line_records[number - 1]
    if all(getattr(row, name) == getattr(fresh, name) for name in names):
        return back
    if row.citations.all() and words_of(row) != words_of(fresh):
        plan.superseded.append(row)
    for name in names:
        setattr(row, name, getattr(fresh, name))
    plan.changed.append(row)
    return back
