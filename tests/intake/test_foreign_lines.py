"""Lines inside a pasted story that are foreign to it."""

import pytest

from briefs.intake import read
from tests.intake.ferry import HEAD, STORY


def kept(*lines: str) -> str:
    reading = read("\n\n".join(lines).encode(), "page")
    assert reading.kind == "article"
    return reading.clippings[0].text


@pytest.mark.parametrize(
    "foreign",
    [
        "Our podcast and our app tell the islands more every week",
        "On Facebook and Instagram our readers show their boats",
        "Ada Mooring (left) and a pilot before the newsletter desk of our site",
    ],
)
def test_an_invitation_of_the_site_between_paragraphs_is_dropped(foreign):
    text = kept(HEAD, *STORY[:3], "Advertisement", foreign, "Share", STORY[3])
    assert foreign not in text
    assert STORY[3] in text


def test_who_wrote_the_story_is_dropped_below_it():
    about = "Ada Mooring rows, sings and prints for this site, and keeps a blog about tides."
    text = kept(HEAD, "By Ada Mooring", "3 May 2024", *STORY, "Share", about)
    assert about not in text
    assert STORY[3] in text


@pytest.mark.parametrize(
    "own",
    [
        "“We have no app for the tide,” she said.",
        "Shops count their shelves",
        "The ferry carried 412 readers of the harbour article.",
    ],
)
def test_a_short_line_of_the_story_stays(own):
    text = kept(HEAD, "3 May 2024", *STORY[:2], own, *STORY[2:])
    assert own in text


def test_a_paragraph_that_stands_between_dropped_lines_stays():
    text = kept(HEAD, *STORY[:3], "Advertisement", "Share", STORY[3], "Share", "© Harbour notes")
    assert STORY[3] in text
