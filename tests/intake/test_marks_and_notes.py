"""Marks of emphasis, service notes of agencies, and what stands around captions and talks."""

import pytest

from briefs.intake import read

TEXT = (
    "The county shut the canal on Monday for barges over its whole length of 34 kilometres.",
    "Nine barges with coal wait on the way, and the owners lose 70,000 crowns a day.",
)


def clippings(*lines, name="page.txt"):
    return read("\n\n".join(lines).encode(), name).clippings


@pytest.mark.parametrize(("left", "right"), [("*", "*"), ("**", "**"), ("_", "_"), ("*_", "_*")])
def test_marks_of_emphasis_are_taken_off_headline_and_text(left, right):
    lead = f"The county {left}shut the canal{right} on Monday, and 2*3*4 barges wait."
    (one,) = clippings(f"{left}Canal shut for barges until April{right}", lead, *TEXT)
    assert one.headline.strip("*_") == "Canal shut for barges until April"
    assert "shut the canal on" in one.text.replace("*shut the canal*", "shut the canal")
    assert "2*3*4" in one.text


def test_captions_lose_their_notes_on_sound_and_the_calls_of_their_player():
    lines = [
        "good evening and this is the valley desk", "the county has shut the canal [Music]",
        "nine barges with coal wait on the way", "and their owners lose a lot of money",
        "the mayor said it would last until april", "don't forget to like and subscribe",
    ]  # fmt: skip
    coded = "\n".join(f"0:{n:02}\n{line}" for n, line in enumerate(lines, start=1))
    (one,) = clippings(f"Transcript\nSearch in video\n{coded}")
    assert "Search" not in one.headline
    assert "Music" not in one.text
    assert "subscribe" not in one.text


def test_the_title_behind_the_label_of_a_transcript_is_its_headline():
    said = [*TEXT, "It holds till April.", "And who pays for it?", "Nobody does.", "So it goes on."]
    turns = "\n\n".join(f"{'AD'[n % 2]}A BELL: {text}" for n, text in enumerate(said))
    (one,) = clippings("HARBOUR RADIO\nNotes from the Bay\nTranscript: The Last Net Maker", turns)
    assert one.headline == "The Last Net Maker"


def test_a_poll_below_the_only_rule_is_no_story_and_a_story_there_is():
    items = [
        ("Rangers of the park stop work", "Forty rangers left their posts on Monday for boots."),
        ("Larches were felled in winter", "Some 85 hectares of larch were cut, pictures show."),
        ("Ponds may not be filled any more", "With 21 votes to 9 the house forbade it on Friday."),
        ("A puma lived in a closed school", "It was set free on Sunday, 60 kilometres away."),
    ]
    listed = "<br><br>".join(f"<b>{head}</b><br>{text}" for head, text in items)
    for below, count in (("<b>Poll</b><br>Should it cost?", 4), (listed[-100:], 5)):
        page = f"<title>Week</title><body><h1>Week</h1><p>{listed}</p><hr><p>{below}</p></body>"
        found = read(f"<html>{page}</html>".encode(), "page.html").clippings
        assert len(found) == count if count == 4 else len(found) >= 4


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("Walk 20 minutes before each long trip", True),
        ("4 minutes to read", False),
        ("<왔다, 바다>는 코믹한 장면이 좋은 작가의 이야기이며 지난 주말 밤에 다시 방송됐다", True),
        ("<div class=boat>The ferry of the harbour is not for sale", False),
    ],
)  # fmt: skip
def test_a_walk_takes_minutes_that_no_reading_does_and_titles_in_angles_are_no_code(line, is_kept):
    first = "The board said on Tuesday that 412 boats had left before the storm, and all was well."
    last = "Ada Mooring, who chairs the board, told reporters that nobody was hurt in that night."
    reading = read(f"Ferry to run again\n\n{first}\n\n{line}\n\n{last}\n".encode(), "page.txt")
    assert next(one.kept for one in reading.lines if one.text == line) == is_kept
