"""Reading takes as many steps for each item of a long page as for each of a short one."""

import sys

import pytest

from briefs.intake import read

TEXT = "The boats of the lake wait for a pilot until Monday, said the board of Arvela."
SHAPES = {
    "headline and text": f"A title of words here\n\n{TEXT}\n\n",
    "headline, text and the way on": f"A title of words here\n\n{TEXT}\n\nRead more\n\n",
    "day and text": f"3 May 2024\n\n{TEXT}\n\n",
    "name and text": f"Ada Mooring\n\n{TEXT}\n\n",
    "number and text": f"1. A title of words\n\n{TEXT}\n\n",
    "text and source": f"{TEXT}\n\nSource: Lake Gazette, 3 May 2024\n\n",
    "turns": f"Ada Bell: {TEXT}\n\n",
    "text between rules": f"{TEXT}\n\n* * *\n\n",
    "flag and text": f"🇵🇪 Peru · {TEXT}\n\n",
    "headline and paper": f"A title of words here (Lake Gazette)\n{TEXT}\n\n",
    "text and name below": f"{TEXT}\nLake Gazette\n\n",
    "label and text": f"Boats\n\n{TEXT}\n\n",
    "posts": f"Ada · 3 May 2024 at 10:12\n{TEXT}\n\n",
}
FEW, MANY = 40, 160
TOOL = 4  # a number for tools that no other program uses here


def steps(text: str) -> int:
    """How often Python goes back in a loop while it reads: the same on every machine."""
    monitoring, found = sys.monitoring, 0

    def count(*_):
        nonlocal found
        found += 1

    monitoring.use_tool_id(TOOL, "steps")
    monitoring.register_callback(TOOL, monitoring.events.JUMP, count)
    monitoring.set_events(TOOL, monitoring.events.JUMP)
    try:
        read(text.encode(), "page.txt")
    finally:
        monitoring.set_events(TOOL, 0)
        monitoring.free_tool_id(TOOL)
    return found


@pytest.mark.parametrize("item", SHAPES.values(), ids=SHAPES)
def test_an_item_costs_as_many_steps_on_a_long_page_as_on_a_short_one(item):
    read(item.encode(), "page.txt")  # word lists are loaded once
    assert steps(item * MANY) < 1.02 * MANY / FEW * steps(item * FEW)


def test_a_line_above_a_story_costs_no_more_where_many_stand_there():
    story, few = f"\n{TEXT}\n\n{TEXT}\n", "X-A: b\n" * 4 * MANY
    read((few + story).encode(), "page.txt")
    assert steps(few + few + story) < 1.02 * 2 * steps(few + story)
