"""The day of publication that elements of a page tell by what they are called."""

import pytest

from briefs.intake import read
from briefs.intake.days.dates import dates_in

STORY = "".join(
    f"<p>The harbour office opened line {n} across the wide bay, and boats sail every hour from "
    "the old pier to the new one, as the master of the port told the council in spring.</p>"
    for n in ("one", "two", "three", "four")
)


def published(above="", below="", *, title="", top=""):
    page = (
        f"<html lang=en><head><title>Ferry line opens in Port Lumen</title></head><body>{top}<main>"
        f"<article><h1>{title}Ferry line opens in Port Lumen</h1>{above}"
        f"<div>{STORY}</div>{below}</article></main></body></html>"
    )
    day = read(page.encode(), "page.html").published
    return day and str(day)


@pytest.mark.parametrize(
    "above",
    [
        '<div><b>Culture</b><b class="post-date">4 May 2022, noon</b> by us, with pictures</div>',
        '<ul><li class="artikeldatum"><time datetime="2022-05-04 16:11">yesterday</time></li></ul>',
        '<p>News <span class="c-entryDate">4 May 2022</span> of the harbour and all its boats</p>',
    ],
)
def test_an_element_that_is_called_a_date_beside_the_headline_tells_it(above):
    assert published(above) == "2022-05-04"


def test_a_time_inside_the_headline_tells_it():
    assert published(title='<time datetime="2022-05-04"></time>') == "2022-05-04"


@pytest.mark.parametrize(
    ("above", "below", "top"),
    [
        ("", '<div class="comment"><time datetime="2022-05-04">then</time></div>', ""),
        ("", '<aside><time datetime="2022-05-04">then</time></aside>', ""),
        ("", "", '<div class="page-clock-date">4 May 2022</div>'),
        ('<b class="event-date">4 May 2022</b>', "", ""),
        ('<i class="date">4 May 2022</i> <i class="date">5 May 2022</i>', "", ""),
    ],
)
def test_the_day_of_a_comment_an_event_or_the_page_is_not_that_of_the_story(above, below, top):
    text = f"<section>{above} and words that are no line of who and when at all</section>"
    assert published(text if above else "", below, top=top) is None


def test_the_day_of_a_change_counts_where_no_other_is_told():
    below = "<p>Last updated: 4 May 2022</p>"
    assert published("", below) == "2022-05-04"
    assert published('<time datetime="2022-05-01">then</time>', below) == "2022-05-01"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28.09.1912:41", "2019-09-28"),
        ("28.09.201912:41", "2019-09-28"),
        ("28.09.1912", "1912-09-28"),
    ],
)
def test_an_hour_that_stands_against_a_date_is_no_part_of_its_year(text, day):
    assert [str(found.date) for found in dates_in(text, "de")] == [day]
