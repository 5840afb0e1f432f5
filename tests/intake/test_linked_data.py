"""What scripts of linked data say counts for the page's own story only."""

import json

import pytest

from briefs.intake import read

STORY = "".join(
    f"<p>The harbour office opened line {n} across the wide bay, and boats sail every hour from "
    "the old pier to the new one, as the master of the port told the council in spring.</p>"
    for n in ("one", "two", "three", "four")
)
ADDRESS = "https://gazette.example/ferry-line"


def told(things, *, title="Ferry line opens in Port Lumen", head="", below=""):
    page = (
        f"<html lang=en><head><title>{title} | Harbour Gazette</title>"
        f'<link rel="canonical" href="{ADDRESS}">{head}'
        f'<script type="application/ld+json">{json.dumps(things)}</script></head><body><main>'
        f"<article><h1>{title}</h1>{STORY}{below}</article></main></body></html>"
    )
    reading = read(page.encode(), "page.html")
    return reading.published and str(reading.published), reading.byline


def story(headline, day, author, **more):
    return {
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": day,
        "author": {"@type": "Person", "name": author},
        **more,
    }


OWN = story("Ferry line opens in Port Lumen", "2022-05-04", "Ines Talbrook")
OTHER = story("Bakers of Aldmoor count their loaves", "2019-01-02", "Oren Vask")


def test_the_data_of_another_story_dates_and_signs_nothing():
    assert told(OTHER) == (None, None)
    assert told(OWN) == ("2022-05-04", "Ines Talbrook")


@pytest.mark.parametrize("things", [[OWN, OTHER], [OTHER, OWN], {"@graph": [OTHER, OWN]}])
def test_of_several_stories_the_pages_own_counts(things):
    assert told(things) == ("2022-05-04", "Ines Talbrook")


@pytest.mark.parametrize(
    "address",
    [
        {"url": ADDRESS + "/?from=front"},
        {"mainEntityOfPage": ADDRESS},
        {"mainEntityOfPage": {"@id": "http://www.gazette.example/ferry-line/"}},
    ],
)
def test_another_headline_at_the_pages_own_address_is_the_pages_own(address):
    things = story("Across in twelve minutes", "2022-05-04", "Ines Talbrook", **address)
    assert told(things) == ("2022-05-04", "Ines Talbrook")


def test_titles_in_chinese_are_compared_by_their_letters():
    own = story("卢门港开通新渡轮航线", "2022-05-04", "Ines Talbrook")
    assert told(own, title="新渡轮航线在卢门港开通")[0] == "2022-05-04"
    other = story("面包师清点面包数量", "2019-01-02", "Oren Vask")
    assert told(other, title="新渡轮航线在卢门港开通")[0] is None


def test_a_day_that_markup_calls_published_is_read_from_its_text_too():
    below = '<ul class="widget"><li itemprop="datePublished"><b>May 4, 2022</b></li></ul>'
    assert told(OTHER, below=below)[0] == "2022-05-04"


def test_a_desk_is_no_author():
    card = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content='
    assert told(OTHER, head=f'{card}"webdesk">')[1] is None
    assert told(OTHER, head=f'{card}"Ines Talbrook">')[1] == "Ines Talbrook"
