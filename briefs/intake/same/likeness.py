"""Is it the same story? Folded words in runs, rare words, figures, periods, headlines together."""

from dataclasses import dataclass

from ..days.periods import own_period
from ..words.shingles import tokens_of
from .told import Told

_FIGURES_TO_COMPARE = 2
_MOST_AGREE = 0.5  # of the figures of the story with fewer; below, most of them differ
_MANY_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two stories are, each share 0 to 1, and what follows from it."""

    text: float
    rare_words: float
    headline: float
    verdict: str
    reason: str


def compare(a, b, beat: frozenset[str] = frozenset()) -> Likeness:
    """Compare two stories (objects with `headline` and `text`; of a Told nothing is found twice).

    beat     folded words common to the beat; they weigh nothing
    verdict  same: merge; contains: one holds the other; conflict: one event, other figures;
             different
    """
    a, b = (s if isinstance(s, Told) else Told(s.headline, s.text) for s in (a, b))
    runs_of_both = len(a.runs & b.runs)
    smaller, larger = sorted((len(a.runs), len(b.runs)))
    shared = _Shared(
        text=runs_of_both / smaller if smaller else 0.0,
        both=runs_of_both / larger if larger else 0.0,
        rare=_overlap(a.words - beat, b.words - beat),
        headline=_overlap(a.headline_words - beat, b.headline_words - beat),
        equal=bool(a.folded_headline) and a.folded_headline == b.folded_headline,
    )
    verdict, reason = _of_titles(a, b, shared) or _of_figures(a, b, shared) or _of_words(shared)
    return Likeness(
        round(shared.text, 3), round(shared.rare, 3), round(shared.headline, 3), verdict, reason
    )


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two stories share, each share 0 to 1."""

    text: float  # of the runs of the shorter
    both: float  # of the runs of the longer
    rare: float  # of the rarer words
    headline: float
    equal: bool  # one headline


# What the words alone say of two stories: the first that holds decides.
_BY_WORDS = (
    (
        lambda s: s.text >= 0.5 and s.both >= 0.3,
        "same",
        "{0.text:.0%} of the phrases of the shorter text stand in the other",
    ),
    (
        lambda s: s.text >= 0.8,
        "contains",
        "the shorter text stands in the longer one, which tells more",
    ),
    (lambda s: s.text >= 0.5, "contains", "most of the shorter text stands in the longer one"),
    (
        lambda s: s.equal and s.rare >= 0.45,
        "same",
        "one headline, and the texts share their rare words",
    ),
    (
        lambda s: s.text >= 0.22 and s.rare >= 0.5 and s.headline >= 0.3,
        "same",
        "headline, rare words and phrases agree",
    ),
    (lambda s: True, "different", "too few phrases are shared"),
)


def _of_words(shared: _Shared) -> tuple[str, str]:
    return next((verdict, why.format(shared)) for holds, verdict, why in _BY_WORDS if holds(shared))


def _of_titles(a: Told, b: Told, shared: _Shared) -> tuple[str, str] | None:
    """The verdict on stories of which one has no text, or which share hardly a word."""
    if not a.text or not b.text:
        if shared.equal and len(tokens_of(a.headline)) >= 4:
            return "same", "the headlines are the same and one has no text"
        return "different", "one has no text and the headlines differ"
    if shared.text < 0.2 and not shared.equal:
        return "different", "too few phrases are shared"
    return None


def _of_figures(a: Told, b: Told, shared: _Shared) -> tuple[str, str] | None:
    """The verdict on stories told in like words with other times or other figures."""
    one_day = a.day is not None and a.day == b.day
    form = _form_again(a, b, one_day)
    if form:
        return "different", form
    differ = _figures_differ(a.numbers, b.numbers)
    if not differ or not (shared.text >= 0.3 or (shared.equal and shared.rare >= 0.4)):
        return None
    nearly = shared.equal and min(shared.text, shared.both) >= 0.8
    if shared.both >= 0.9 or (nearly and len(differ) < _FIGURES_TO_COMPARE):
        return "conflict", f"the words agree but figures differ: {differ[0]}"
    if one_day or not a.days or not b.days or a.days & b.days:
        return "conflict", f"one event told with other figures: {differ[0]}"
    return "different", f"the same form of words with other figures and dates: {differ[0]}"


def _overlap(a: set[str], b: set[str]) -> float:
    small = min(len(a), len(b))
    return len(a & b) / small if small else 0.0


def _figures_differ(ours: dict[str, set[float]], theirs: dict[str, set[float]]) -> list[str]:
    """Name the units for which both give values and neither's values are among the other's."""
    return [
        f"{sorted(ours[unit])[0]:g} and {sorted(theirs[unit])[0]:g} {unit}".strip()
        for unit in ours
        if unit in theirs and not (ours[unit] <= theirs[unit] or theirs[unit] <= ours[unit])
    ]


def _form_again(a: Told, b: Told, one_day: bool) -> str:
    """Say why this is one form of words filled in for two times, or return "".

    A report that comes again with each quarter, month or day keeps its words. It is another story
    where the time it tells of is another and most of its figures are. A corrected reprint tells
    of the same time and gives most figures as they were; a revised report tells of the same time.
    Of two events of one day another month is what they tell, as a figure is, and not their time.
    """
    agree, compared = _agreement(a.numbers, b.numbers)
    moved = "" if one_day else _moved(a, b) or _moved(b, a)
    if moved and (agree < _MOST_AGREE if compared else _headlines_moved(a, b)):
        return f"the same form of words for another time: {moved}"
    timeless = a.period is None or b.period is None
    if timeless and compared >= _MANY_FIGURES and agree <= _MOST_AGREE / 2:
        return "the same form of words, and hardly a figure is the same"
    return ""


def _agreement(ours: dict[str, set[float]], theirs: dict[str, set[float]]) -> tuple[float, int]:
    """Return the share of the figures of the story with fewer that the other gives, and how
    many were compared.
    """
    a = {(unit, value) for unit, values in ours.items() for value in values}
    b = {(unit, value) for unit, values in theirs.items() for value in values}
    compared = min(len(a), len(b))
    return (len(a & b) / compared if compared else 1.0), compared


def _moved(a: Told, b: Told) -> str:
    """Name the time of a story where the other names times of that kind, but not this one."""
    own = a.period
    kin = [period for period in b.periods if own and period.kind == own.kind]
    if not kin or any(own.may_be(period) for period in kin):
        return ""
    number = "-".join(map(str, own.number))
    return f"{own.kind} {number}" if own.kind != "year" else f"year {own.number[0]}"


def _headlines_moved(a: Told, b: Told) -> bool:
    """Without figures, only headlines that name two times tell of two."""
    ours, theirs = own_period(a.headline, ""), own_period(b.headline, "")
    return bool(ours and theirs and ours.kind == theirs.kind and not ours.may_be(theirs))
