"""The two-sided bar strip of the desk: what came in above the line, what went out below it."""

from dataclasses import dataclass
from datetime import date, timedelta

PITCH, BAR, HEIGHT, LEAST = 10, 8, 40, 3
DAYS = 30
# So many days wide are the words of a tick, on a phone too.
APART = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in the strip's own units; y counts downwards from the top."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars of `DAYS` days, the last of them today.

    ticks    (day, x, words) for the first day and each Monday, far enough from one another to be
             read; x of the line and of the words in percent of the width, as SVG writes them
    busiest  (day, number) of the day on which most came in, or None
    """

    above: list[Bar]
    below: list[Bar]
    ticks: list[tuple[date, str, str]]
    came_in: int
    went_out: int
    busiest: tuple[date, int] | None
    days: list[tuple[date, int, int]]

    width = DAYS * PITCH
    bar = BAR
    axis = HEIGHT
    height = 2 * HEIGHT + 1


def percent(days):
    """Say how far right a number of days is; no language's comma, since a browser reads it."""
    return f"{days * 100 / DAYS:.2f}%"


def strip(came_in, went_out, *, today):
    """Draw two counts by day, dictionaries from date to number, linear from zero on one scale."""
    days = [today - timedelta(days=DAYS - 1 - n) for n in range(DAYS)]
    most = max([1, *came_in.values(), *went_out.values()])
    above, below, ticks, last = [], [], [], None
    for n, day in enumerate(days):
        x = n * PITCH
        if count := came_in.get(day, 0):
            tall = max(LEAST, round(count * HEIGHT / most))
            above.append(Bar(x, HEIGHT - tall, tall))
        if count := went_out.get(day, 0):
            below.append(Bar(x, HEIGHT + 1, max(LEAST, round(count * HEIGHT / most))))
        if last is None or (day.weekday() == 0 and n - last >= APART and n < DAYS - APART):
            ticks.append((day, percent(n), percent(n + 0.3)))
            last = n
    busiest = max(came_in.items(), key=lambda item: (item[1], item[0]), default=None)
    table = [
        (day, came_in.get(day, 0), went_out.get(day, 0))
        for day in days
        if day in came_in or day in went_out
    ]
    return Strip(above, below, ticks, sum(came_in.values()), sum(went_out.values()), busiest, table)
