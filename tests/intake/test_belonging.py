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
