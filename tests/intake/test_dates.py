"""Dates are found as printed, and completed only with a reason."""

from datetime import date

import pytest

from briefs.intake import read
from briefs.intake.days.dates import dates_in, proves_day_first


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("on November 13, 2021, in Lima", "en", "2021-11-13"),
        ("13 November 2021", "en", "2021-11-13"),
        ("el 9 de agosto de 2023", "es", "2023-08-09"),
        ("7 de setiembre de 2021", "es", "2021-09-07"),
        ("21 de fevereiro de 2022, 14h03", "pt", "2022-02-21"),
        ("le 1er août 2024", "fr", "2024-08-01"),
        ("am 3. März 2024", "de", "2024-03-03"),
        ("2023年10月9日", "zh", "2023-10-09"),
        ("2021-07-28", "en", "2021-07-28"),
        ("28/04/2023", "fr", "2023-04-28"),
        ("04/28/2023", "en", "2023-04-28"),
        ("September 2021", "en", "2021-09"),
        ("marzo de 2010", "es", "2010-03"),
    ],
)
def test_dates_are_read_in_several_languages(text, language, printed):
    assert [str(found.date) for found in dates_in(text, language)] == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "60% of 2,024 people",
        "a price of 12.50",
        "version 3.2.1",
        "31/02/2024",
        "page 3/4",
        "they may 5 times fail",
        "the 8th expo",
        "US$2,000",
        "1.5 may be enough",
    ],
)
def test_shares_prices_and_ordinals_are_no_dates(text):
    assert dates_in(text, "en") == []


def test_an_ambiguous_date_gives_only_its_year_until_another_proves_the_order():
    assert str(dates_in("03/04/2024", "en")[0].date) == "2024"
    assert proves_day_first("28/04 and 02/05") is True
    assert str(dates_in("03/04/2024", "en", day_first=True)[0].date) == "2024-04-03"


DIGEST = """The mole gets a new light from the fishermen

The light was switched on by the mayor on November 13, before four hundred people and a band.

A second ferry is bought by the island council

The ferry was bought on November 10 by video call, and will sail from spring with a crew of nine.

The market hall is rebuilt after the great fire

The hall, which in September 2021 had burnt down in one night, is to be rebuilt with gifts.

« Previous Page"""


def test_a_missing_year_is_inferred_with_its_reason_and_background_is_no_event():
    first, second, third = read(DIGEST.encode(), "digest").clippings
    assert first.event_on == date(2021, 11, 13)
    assert first.event_method == "year 2021 inferred: “September 2021” stands in line 11"
    assert second.event_on == date(2021, 11, 10)
    assert third.event_on is None
    assert "undated" in third.flags


def test_without_a_witness_no_year_is_invented():
    text = DIGEST.replace("in September 2021 had", "had")
    first = read(text.encode(), "digest").clippings[0]
    assert first.event_on is None
    assert "gives no year" in first.event_method


def test_the_clock_beside_the_weather_is_no_publication_date():
    page = """7.5 C
Bremen
Thursday, November 14, 2024

The mole gets a new light

The light was switched on by the mayor before four hundred people and a band from the school.

The board said that it can be seen from twelve miles, and that it was paid for by a lottery."""
    reading = read(page.encode(), "page")
    assert reading.published is None
    assert [line.role for line in reading.lines[:3]] == ["weather", "weather", "page-clock"]
    dated = read(page.replace("7.5 C\nBremen\n", "").encode(), "page")
    assert str(dated.published) == "2024-11-14"


def test_a_weekday_is_counted_back_from_the_publication_date_only():
    page = """The mole gets a new light

By Ada Mooring | 21 February 2024

The light was switched on by the mayor on Monday before four hundred people and a school band."""
    clipping = read(page.encode(), "page").clippings[0]
    assert clipping.event_on == date(2024, 2, 19)
    assert "counted back from 2024-02-21" in clipping.event_method
    undated = read(page.replace(" | 21 February 2024", "").encode(), "page").clippings[0]
    assert undated.event_on is None


def test_a_date_far_above_the_headline_is_a_clock_and_one_right_above_it_is_not():
    text = """The light was switched on by the mayor before four hundred people and a school band.

The board said that it can be seen from twelve miles, and that it was paid for by a lottery."""
    far = f"3 May 2024\n\nHome\n\nPolitics\n\nSports\n\nThe mole gets a new light\n\n{text}"
    assert read(far.encode(), "page").published is None
    near = f"Home\n\nPolitics\n\n3 May 2024\n\nThe mole gets a new light\n\n{text}"
    assert str(read(near.encode(), "page").published) == "2024-05-03"


TITLE = "Ferry to the islands runs again"
FIRST = (
    "The harbour board said one wet evening that 412 boats had left before the storm and that the "
    "ferry to the islands would run again, weather permitting, before the end of the week."
)
SECOND = (
    "Ada Mooring, who chairs the board, told reporters that nobody was hurt and that the damage "
    "would be counted by the end of the month, when the insurers arrive."
)
STORY = (TITLE, FIRST, SECOND)


@pytest.mark.parametrize(
    "line",
    [
        "03.05.2024",
        "3.5.2024 Islands Ferries",
        "Harbour and Islands • May 3, 2024",
        "3 May 20244 May 2024 Ada Mooring",
        "03.05.202404.05.2024",
        "Date 03.05.2024",
    ],
)
def test_a_date_among_labels_below_the_headline_is_the_publication_date(line):
    text = "\n\n".join((STORY[0], line, *STORY[1:], "Written on 14.05.2024."))
    published = read(text.encode(), "page").published
    assert (published.year, published.month, published.day) == (2024, 5, 3)


def test_a_sentence_that_begins_with_a_date_is_no_publication_date():
    text = "\n\n".join((STORY[0], "On 3 May 2024 the ferry was still in the dock", *STORY[1:]))
    assert read(text.encode(), "page").published is None


def html_story(mark: str, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY[1:])
    return f"<html><head>{head}</head><h1>{STORY[0]}</h1>{mark}{paragraphs}</html>".encode()


@pytest.mark.parametrize(
    "mark",
    [
        "<span itemprop='datePublished' content='2024-05-03'>3 May</span>",
        "<time class='entry published' datetime='2024-05-03T10:00:00+02:00'>yesterday</time>",
        "<div><time datetime='2024-5-3'>three days ago</time></div>",
    ],
)
def test_the_markup_of_the_text_tells_the_day_of_publication(mark):
    published = read(html_story(mark), "page.html").published
    assert (published.year, published.month, published.day) == (2024, 5, 3)


def test_two_days_of_publication_in_the_markup_of_a_page_tell_nothing():
    marks = "".join(f"<i itemprop='datePublished' content='2024-05-0{n}'></i>" for n in (3, 4))
    assert read(html_story(marks), "page.html").published is None


def test_the_day_of_a_change_counts_only_where_no_other_is_told():
    text = "\n\n".join((TITLE, "1 May 2024 | Updated: 3 May 2024", FIRST, SECOND))
    assert read(text.encode(), "page").published.day == 1
    head = "<meta property='article:modified_time' content='2024-05-03'>"
    assert read(html_story("", head), "page.html").published is None


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00", "9999-12-31"])
def test_the_first_and_the_last_of_all_days_are_no_days_of_publication(day):
    head = f"<meta property='article:published_time' content='{day}'>"
    page = html_story("<p>The board said on Monday that it would rain, and it did rain.</p>", head)
    assert read(page, "page.html").published is None
