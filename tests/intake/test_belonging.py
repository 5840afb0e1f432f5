"""Which lines of a pasted page are its story's, wherever they stand."""

import pytest

from briefs.intake import read
from tests.intake.ferry import HEAD, STORY

LEAD = "After nine days the islands can be reached again, though not in every wind."
MENU = ["Weather", "Soup of the week", "Lost and found", "Boats for sale", "Letters"]
OTHERS = [
    "Goats block the road to the chapel for a third day",
    "The bakery closes on Mondays until the flour comes",
    "Two lamps stolen from the mole were found in a cellar",
    "What the pilots eat when nobody is looking",
]
REPLY = "I waited nine days for this boat and would wait another nine for the soup on board."


def kept(*lines: str) -> list[str]:
    reading = read("\n\n".join(lines).encode(), "page")
    assert reading.kind == "article"
    assert reading.clippings[0].headline == HEAD
    return reading.clippings[0].text.split("\n\n")


def test_a_lead_apart_from_the_main_text_is_kept():
    labels = ["Listen", "Aa", "More boats", *OTHERS[:2]]
    assert kept(*MENU, HEAD, LEAD, "By Ada Mooring, 3 May 2024", *labels, *STORY)[0] == LEAD


@pytest.mark.parametrize("below", [[], ["Related", *OTHERS]])
def test_a_crosshead_stays_with_or_without_a_list_below_the_story(below):
    text = kept(HEAD, "3 May 2024", *STORY[:2], "Shops count their shelves", *STORY[2:], *below)
    assert text == [*STORY[:2], "Shops count their shelves", *STORY[2:]]


def test_a_paragraph_below_a_list_of_other_stories_goes_on_with_the_story():
    assert kept(HEAD, "3 May 2024", *STORY[:3], "Related", *OTHERS[:2], STORY[3]) == STORY


def test_what_readers_say_below_a_story_is_dropped():
    replies = ["Comments", "rower 7", "4 May 2024", REPLY, "lamp", "5 May 2024", REPLY.upper()]
    assert kept(HEAD, "3 May 2024", *STORY, *replies) == STORY


@pytest.mark.parametrize(
    ("below", "stays"),
    [
        (
            "After the storm the ferry is back, said the head of the pilots, and so are the lamps.",
            True,
        ),
        (
            "Your account and your subscription can be changed at any time in the settings of it.",
            False,
        ),
    ],
)
def test_a_text_below_the_story_that_says_its_headline_stays_and_one_of_service_goes(below, stays):
    text = kept(*MENU, HEAD, "3 May 2024", *STORY, "Print", "Share", "Share on a lamp post", below)
    assert (below in text) == stays


@pytest.mark.parametrize(
    ("inside", "stays"), [("Shelves of the islands", True), ("Soup boats", False)]
)
def test_a_short_line_inside_says_words_of_the_story_and_not_of_the_menus(inside, stays):
    offers = [] if stays else ["Advertisement"]
    text = kept(*MENU, HEAD, "3 May 2024", *STORY[:2], *offers, inside, *STORY[2:])
    assert (inside in text) == stays
