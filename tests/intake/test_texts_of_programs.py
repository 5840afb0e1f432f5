"""Texts that a program took out of a page: links on lines of their own, or links with numbers."""

import pytest

from briefs.intake import read, without
from tests.intake.ferry import HEAD, STORY

PIECES = (
    (
        "The board said on Tuesday that 412 boats had left before the\nstorm\n"
        ", and that the ferry to the\nLower Islands\n"
        "would run again from Friday, weather permitting."
    ),
    (
        "Nobody was hurt, and the damage would be counted by\nthe end of the month\n"
        ", when the insurers arrive with their lamps and their\nlists\n."
    ),
    (
        "The shops of\nthe islands\nhave begun to count what is left on their\nshelves\n"
        ", and the boats wait at the mole."
    ),
)
WHOLE = (
    (
        "The board said on Tuesday that 412 boats had left before the storm, and that the ferry to "
        "the Lower Islands would run again from Friday, weather permitting."
    ),
    (
        "Nobody was hurt, and the damage would be counted by the end of the month, when the "
        "insurers arrive with their lamps and their lists."
    ),
    (
        "The shops of the islands have begun to count what is left on their shelves, and the boats "
        "wait at the mole."
    ),
)


def test_a_paragraph_whose_links_stand_on_lines_of_their_own_is_whole_again():
    reading = read("\n".join(["Menu", "Ports", HEAD, "3 May 2024", *PIECES]).encode(), "page")
    (one,) = reading.clippings
    assert (one.headline, one.text) == (HEAD, "\n\n".join(WHOLE))


def test_a_cut_at_the_end_of_such_a_paragraph_keeps_its_place():
    last = f"{PIECES[2]} Read more"
    reading = read("\n".join([HEAD, "3 May 2024", *PIECES[:2], last]).encode(), "page")
    (line,) = (one for one in reading.lines if one.text.endswith("Read more"))
    assert without(line.text, line.cut) == ", and the boats wait at the mole."


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [("soup at the mole", True), ("Soup at the mole", False), ("- soup at the mole", False)],
)
def test_a_line_goes_on_by_its_small_letter_and_a_point_of_a_list_does_not(line, goes_on):
    pieces = [*PIECES, "The pilots and the shops of the islands wait for", "lamps", line]
    reading = read("\n".join([HEAD, "3 May 2024", *pieces]).encode(), "page")
    said = f"The pilots and the shops of the islands wait for lamps {line}"
    assert (said in reading.clippings[0].text) == goes_on


def test_without_lines_that_begin_with_a_mark_small_letters_join_nothing():
    names = "bread\nsoup\nlamps"
    reading = read("\n\n".join([HEAD, *STORY, names]).encode(), "page")
    assert "bread soup" not in reading.clippings[0].text


LINKS = "References\n\n   1. https://ports.example/\n   2. https://rail.example/\n"
NUMBERED = (
    "[1]Ports [2]Rail",
    HEAD,
    STORY[0].replace("ferry", "[3]ferry"),
    STORY[1].replace("insurers", "insurers [4]of the mainland"),
    STORY[2],
)


def test_the_numbers_of_links_whose_addresses_end_the_page_are_no_text():
    addresses = "   3. https://ferry.example/\n   4. https://insurers.example/about\n"
    reading = read("\n\n".join([*NUMBERED, LINKS + addresses]).encode(), "page")
    (one,) = reading.clippings
    assert one.text.split("\n\n")[0] == STORY[0]
    assert "[" not in one.text
    assert reading.lines[0].text == "Ports Rail"


def test_numbers_in_brackets_stay_where_no_list_counts_them():
    reading = read("\n\n".join([*NUMBERED, LINKS]).encode(), "page")
    assert "[3]ferry" in reading.clippings[0].text
