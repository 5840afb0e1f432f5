"""Headings of a page: one line each, without kicker and deck; the page's own title counts."""

import pytest

from briefs.intake import Role, read

TEXT = "The board said on Tuesday that 412 boats had left before the storm, and that all was well."
MORE = "Ada Mooring, who chairs the board, told reporters that nobody was hurt in that long night."
LAST = "The ferry between the two quays will sail again on Friday, and the fare will stay the same."
PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p><p>{LAST}</p>"


def reading_of(body: str, title: str = "Arvela"):
    page = f"<!doctype html><html lang=en><title>{title}</title><body>{body}</body></html>"
    return read(page.encode(), "page.html")


def headline(body: str, title: str = "Arvela") -> str:
    return reading_of(body, title).clippings[0].headline


def test_a_heading_broken_on_the_screen_is_one_line():
    body = f"<h1>Storm over the quays:<br>412 boats leave Arvela</h1>{PARAGRAPHS}"
    assert headline(body) == "Storm over the quays: 412 boats leave Arvela"
    broken = reading_of(f"<p>{TEXT}<br>{MORE}</p>")
    assert TEXT in broken.text.split("\n")


@pytest.mark.parametrize("named", ["kicker", "ts-overline", "dachzeile", "entry-subtitle"])
def test_a_part_of_a_heading_that_its_class_calls_a_kicker_is_no_headline(named):
    kicker = f"<h1><span class='{named}'>Storm at sea</span>: <b>Boats leave Arvela</b></h1>"
    reading = reading_of(kicker + PARAGRAPHS)
    assert reading.clippings[0].headline == "Boats leave Arvela"
    assert reading.lines[0].role is Role.LEFTOVER
    deck = f"<h1><b>Boats leave Arvela</b> <span class='{named}'>Storm at sea</span></h1>"
    assert headline(deck + PARAGRAPHS) == "Boats leave Arvela"


def test_a_heading_whose_only_part_is_called_a_kicker_is_the_headline():
    body = f"<h1><span class=kicker>Boats leave Arvela early</span></h1>{PARAGRAPHS}"
    assert headline(body) == "Boats leave Arvela early"


def test_the_pages_own_title_is_the_headline_however_far_above_the_text():
    rows = "".join(f"<div>Quay {n}</div><div>{n} boats, as every year</div>" for n in range(25))
    below = f"<div>The boats of the board before the storm</div>{PARAGRAPHS}"
    body = f"<h1>Timetable</h1>{rows}{below}"
    assert headline(body, "Timetable of 2026 | Arvela") == "Timetable"
    assert headline(body.replace("h1", "h3"), "Arvela") != "Timetable"


def test_a_title_with_a_day_before_it_is_the_headline_rather_than_a_motto():
    body = f"<h1>The sea is our home</h1><main><h2>May 17 Boats leave Arvela early</h2>{PARAGRAPHS}"
    assert headline(body, "Boats leave Arvela early | Quay") == "Boats leave Arvela early"
