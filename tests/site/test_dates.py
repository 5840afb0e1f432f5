from datetime import date

import pytest

from briefs.models import Brief
from briefs.site.told.strips import strip_of
from briefs.site.wording import dates
from briefs.site.wording.dates import read_week, week_label, week_name

DAY = date(2021, 11, 13)


@pytest.mark.parametrize(
    ("event", "shown", "machine"),
    [
        ({"event_on": DAY, "event_precision": "day"}, "13 Nov 2021", "2021-11-13"),
        (
            {"event_on": DAY, "event_until": date(2021, 11, 17), "event_precision": "day"},
            "13–17 Nov 2021",
            "2021-11-13",
        ),
        (
            {"event_on": DAY, "event_until": date(2021, 12, 2), "event_precision": "day"},
            "13 Nov – 2 Dec 2021",
            "2021-11-13",
        ),
        (
            {"event_on": DAY, "event_until": date(2022, 1, 2), "event_precision": "day"},
            "13 Nov 2021 – 2 Jan 2022",
            "2021-11-13",
        ),
        ({"event_on": DAY, "event_until": DAY, "event_precision": "day"}, "13 Nov 2021", None),
        ({"event_on": date(2021, 11, 1), "event_precision": "month"}, "Nov 2021", "2021-11"),
        ({"event_on": date(2021, 1, 1), "event_precision": "year"}, "2021", "2021"),
        ({"event_on": None, "event_precision": "unknown"}, "undated", ""),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(event, shown, machine):
    when = dates.happened(Brief(**event))
    assert when.text == shown
    assert machine is None or when.machine == machine


@pytest.mark.parametrize(
    ("event", "part", "shown"),
    [
        ({"event_precision": "day"}, "year", "13 Nov [2021]"),
        ({"event_precision": "day"}, "day", "[13] Nov 2021"),
        ({"event_precision": "day"}, "date", "[13 Nov 2021]"),
        ({"event_precision": "month"}, "year", "Nov [2021]"),
        ({"event_precision": "year"}, "year", "[2021]"),
        ({"event_precision": "day", "event_until": date(2021, 11, 17)}, "year", "13–17 Nov [2021]"),
        ({"event_precision": "day", "event_until": date(2021, 11, 17)}, "day", "[13–17] Nov 2021"),
        (
            {"event_precision": "day", "event_until": date(2022, 1, 2)},
            "year",
            "13 Nov [2021] – 2 Jan [2022]",
        ),
    ],
)
def test_the_part_that_was_inferred_stands_in_brackets(event, part, shown):
    """What the reason says is for people: it decides nothing."""
    brief = Brief(
        event_on=DAY,
        event_inferred=True,
        event_inferred_part=part,
        event_inferred_from="The page prints no year.",
        **event,
    )
    assert dates.happened(brief).text == shown


def test_weeks_have_names_that_lead_back():
    assert week_name(read_week("2021-W46")) == "2021-W46"
    assert week_label(read_week("2021-W46")) == "15–21 November 2021"
    assert week_label(read_week("2020-W53")) == "28 December 2020 – 3 January 2021"


@pytest.mark.parametrize("name", ["2021-W54", "2021-W00", "2021-46", "0000-W01", "2021-W461"])
def test_a_week_that_is_none_is_refused(name):
    with pytest.raises(ValueError, match=r"week|\d"):
        read_week(name)


def address(first, last):
    return f"?from={first}&to={last}"


def test_a_strip_skips_no_week():
    strip = strip_of({date(2021, 11, 1): 1, date(2021, 11, 29): 4}, address)
    assert strip.weekly
    assert (strip.width, strip.ends) == (400, 50)
    assert [(bar.x, bar.height) for bar in strip.bars] == [(1, 14), (41, 56)]
    assert strip.bars[0].url == "?from=2021-11-01&to=2021-11-07"


def test_a_strip_of_years_counts_months():
    days = {date(2019, 12, 31): 1, date(2022, 12, 1): 100}
    strip = strip_of(days, address)
    assert not strip.weekly
    assert strip.width == 400
    assert strip.bars[0].height == 3
    assert strip.bars[-1].url == "?from=2022-12&to=2022-12"
    assert strip.tallest == "tallest: 100, December 2022"
    assert [(year.label, year.briefs) for year in strip.years] == [
        ("2019", 1),
        ("2020", 0),
        ("2021", 0),
        ("2022", 100),
    ]
    # The name of the second year would stand in that of the first.
    assert [(mark.label, mark.at, mark.briefs) for mark in strip.marks] == [
        ("2019", "0.00%", 1),
        ("", "2.50%", 0),
        ("2021", "32.50%", 0),
        ("2022", "62.50%", 100),
    ]


def test_the_last_name_below_a_strip_has_room_beside_its_tick():
    months = {date(2020 + n // 12, n % 12 + 1, 1): 1 for n in range(61)} | {date(2015, 1, 1): 1}
    strip = strip_of(months, address)
    assert strip.marks[-1].label == "2025"
    assert float(strip.marks[-1].at.rstrip("%")) <= 89


def test_a_strip_of_weeks_names_months_which_lead_to_their_briefs():
    strip = strip_of({date(2021, 10, 13): 2, date(2022, 1, 20): 3, date(2022, 3, 1): 1}, address)
    named = [mark for mark in strip.marks if mark.label]
    assert [(mark.label, mark.name, mark.briefs, mark.url) for mark in named] == [
        ("Oct 2021", "October 2021", 2, "?from=2021-10&to=2021-10"),
        ("2022", "2022", 4, "?from=2022&to=2022"),
        ("Feb", "February 2022", 0, "?from=2022-02&to=2022-02"),
    ]


def test_the_figures_of_a_strip_are_its_bars_newest_first_and_of_a_long_one_its_years():
    few = strip_of({date(2021, 11, 1): 1, date(2021, 11, 29): 4}, address)
    assert [(row.label, row.briefs) for row in few.figures] == [
        ("29 Nov – 5 Dec 2021", 4),
        ("1–7 Nov 2021", 1),
    ]
    assert few.figures[1].url == "?from=2021-11-01&to=2021-11-07"
    months = {date(2014 + n // 12, n % 12 + 1, 1): 1 for n in range(61)}
    many = strip_of(months, address)
    assert [(row.label, row.briefs) for row in many.figures][:2] == [("2019", 1), ("2018", 12)]
    assert many.figures[0].url == "?from=2019&to=2019"


def test_the_chosen_range_stands_out():
    days = {date(2021, 11, 1): 2, date(2021, 11, 8): 2, date(2021, 11, 15): 1}
    strip = strip_of(days, address, (date(2021, 11, 8), date(2021, 11, 14)))
    assert [bar.chosen for bar in strip.bars] == [False, True, False]
    assert strip.plate == (10, 10)


@pytest.mark.parametrize(
    "days", [{}, {date(2021, 11, 1): 5}, {date(2021, 11, 1): 2, date(2021, 11, 8): 2}]
)
def test_one_period_and_four_briefs_make_no_strip(days):
    assert strip_of(days, address) is None


def test_the_first_and_last_day_of_the_calendar_make_a_strip():
    strip = strip_of({date.min: 4, date.max: 1}, address)
    assert 5 < len(strip.marks) < 12
