"""The day in a page's head counts if the page shows it; one that stands by the headline counts
more."""

import pytest

from briefs.intake import read

TITLE = "Ferry to run again"
TEXT = (
    "The harbour board decided that the ferry will run again after a long and cold winter.",
    "It carried 412 people in its last week, the chair of the board told the town meeting.",
)
HEAD = "<meta property='article:published_time' content='2024-05-02T10:00:00+02:00'>"
LINKED = '<script type=\'application/ld+json\'>{{"@type":"{}","headline":"Ferry to run again",'
LINKED += '"datePublished":"2024-05-02"}}</script>'


def published(mark: str = "", head: str = HEAD, below: str = "") -> str | None:
    body = f"<h1>{TITLE}</h1>{mark}" + "".join(f"<p>{text}</p>" for text in TEXT) + below
    day = read(f"<html><head>{head}</head>{body}</html>".encode(), "page.html").published
    return day and str(day)


@pytest.mark.parametrize(
    "shown",
    [
        "<p>2 May 2024</p>",
        "<p>02/05/24 10:15</p>",
        "<p>May 2, 10:15</p>",
        "<p>2 hours ago</p>",
        "<p>vor 2 Stunden</p>",
        "<p>hace 2 horas</p>",
        "<p>1 May 2024, 23:50 in London</p>",
        "<time datetime='2024-05-02'>Thursday</time>",
        "<footer><p>Set up on 2 May 2024</p></footer>",
    ],
)
def test_the_day_in_a_pages_head_counts_if_the_page_shows_it_in_any_form(shown):
    assert published(shown) == "2024-05-02"


@pytest.mark.parametrize("shown", ["", "<p>7 min to read</p>", "<footer>© 2024 Harbour</footer>"])
def test_a_day_that_only_the_head_tells_is_the_content_systems(shown):
    assert published(shown) is None


def test_news_counts_as_dated_by_its_own_data_though_a_script_will_show_the_day():
    assert published(head=LINKED.format("NewsArticle")) == "2024-05-02"
    assert published(head=LINKED.format("Article")) is None


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<p>3 May 2024</p>", "2024-05-03"),
        ("<p>Ada Venn | 11 May 2024, 09:30</p>", "2024-05-11"),
        ("<p>2 May 2024</p><p>9 May 2024</p>", "2024-05-02"),
        ("<p>Updated 9 May 2024</p><p>2 May</p>", "2024-05-02"),
        ("<p>1 May 2024</p>", "2024-05-02"),
        ("<p>30 June 2024</p><p>2 May</p>", "2024-05-02"),
        ("<p>2 May 2024, Port</p><p>4 May 2024</p><p>5 May 2024</p>", "2024-05-02"),
        ("<p>2 May</p><p>4 May 2024</p><p>5 May 2024</p>", "2024-05-02"),
    ],
)
def test_a_later_day_alone_by_the_headline_is_that_of_the_page_within_two_weeks(shown, day):
    assert published(shown) == day


def test_a_day_by_the_headline_long_after_counts_if_the_page_was_changed_on_it():
    changed = HEAD + "<meta property='article:modified_time' content='2024-08-30T09:00:00Z'>"
    assert published("<p>30 August 2024</p>", changed) == "2024-08-30"
    assert published("<p>31 August 2024</p><p>2 May</p>", changed) == "2024-05-02"


def test_the_day_before_counts_where_the_head_gives_world_time():
    world = "<meta property='article:published_time' content='2024-05-02T01:30:00Z'>"
    assert published("<p>1 May 2024, 21:30</p>", world) == "2024-05-01"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Deadline: 3 May 2024</p>",
        "<p>3 May 2024, 13:15 - 19:00</p>",
        "<p>9 to 23 May 2024</p>",
        "<p>Rating 3 May 2024 08:11</p><p>Rating 1 May 2024</p><p>Rating 9 May 2024 04:05</p>",
    ],
)
def test_the_day_of_a_deadline_a_meeting_or_a_row_of_reviews_is_none_of_publication(line):
    assert published(head="", below=line) is None
    assert line.startswith("<p>Rating") or published(line, head="") is None


def test_a_day_that_a_known_label_calls_so_and_one_behind_a_name_are():
    assert published("<p>Date: 3 May 2024</p>", head="") == "2024-05-03"
    assert published("<p>Ada Venn, 3 May 2024, 13:15</p>", head="") == "2024-05-03"


def test_a_whole_day_goes_before_a_month():
    day = "<p>January to November 2023</p><div class=date>3 May 2024</div>"
    assert published(day, head="") == "2024-05-03"
    assert published("<p>May 2024</p>", head="") == "2024-05"


@pytest.mark.parametrize(
    "lines",
    [
        "<p>30 March 2024, 13:15 - 19:00</p><p>Saturday, 30 March 2024</p>",
        "<p>Review 30 March 2024</p><p>Review 29 March 2024</p><p>Review 28 March 2024</p>",
    ],
)
def test_the_day_of_an_event_or_of_reviews_by_the_headline_is_not_that_of_the_page(lines):
    assert published(lines, head="") is None
    assert published("<p>Saturday, 30 March 2024</p>", head="") == "2024-03-30"
