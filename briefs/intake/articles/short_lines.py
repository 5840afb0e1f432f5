"""A story told in short lines, in plain text: a recipe, verses, a table, a list of results.

No paragraph shows where it stands. A title does, whose words come again in the lines below it.
"""

from collections import Counter
from collections.abc import Iterator

from ..lines.facts import Facts, stems
from ..lines.page import Page
from ..passages.cohesion import stop_stems

_FEWEST = 60  # words of such a story
_MEAN = 2.5  # words of its lines; those of a menu have one or two
_LONGEST = 16  # words of its title
_AGAIN = 3  # lines below the title that say one of its words
_SAID = 0.5  # the share of the title's words that they say
_ABOVE = 0.4  # the share of the lines above which the title stands


def titled_run(page: Page, free: set[int]) -> tuple[Facts, list[int]] | None:
    """Find the title and the lines of the longest such story. Cost: linear in the page.

    free   lines that nothing claimed by itself
    """
    found = [titled for run in _runs(page, free) if (titled := _below_title(run))]
    if not found:
        return None
    title, lines = max(found, key=lambda each: sum(fact.words for fact in each[1]))
    return title, [fact.number for fact in lines]


def _runs(page: Page, free: set[int]) -> Iterator[list[Facts]]:
    """The stretches of lines between those that something claimed; days and names part none."""
    run: list[Facts] = []
    for number in page.order:
        if number in free:
            run.append(page.facts[number])
        elif number not in page.metas:
            yield run
            run = []
    yield run


def _below_title(run: list[Facts]) -> tuple[Facts, list[Facts]] | None:
    spread = Counter(stem for fact in run for stem in stems(fact))
    words = sum(fact.words for fact in run)
    for place, fact in enumerate(run[: int(_ABOVE * len(run)) + 1], start=1):
        words -= fact.words
        if words < max(_FEWEST, _MEAN * (len(run) - place)):
            return None
        own = stems(fact) - stop_stems()
        said = [spread[stem] - 1 for stem in own if spread[stem] > 1]
        enough = len(said) >= max(1, _SAID * len(own)) and sum(said) >= _AGAIN
        if enough and fact.words <= _LONGEST and fact.seen == 1:
            return fact, run[place:]
    return None
