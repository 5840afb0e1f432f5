"""What frames a digest is no item: its cover above, its farewell to the reader below."""

import pytest

from briefs.intake import read

HEADS = [
    "Port Lumen opens a second ferry line",
    "Council of Aldmoor closes its night school",
    "Millers of Brack ask for a lower toll",
    "Bakers of Tarn count their empty ovens",
]
ITEMS = f"""
{HEADS[0]}
The harbour office sold three thousand tickets in a week, and the old pier is to be mended soon.

{HEADS[1]}
Teachers were told on a Monday that the town could not pay for the lamps of the old school.

{HEADS[2]}
The bridge costs them more than the flour brings, they said, and the owner will count the carts.

{HEADS[3]}
Forty of the ninety ovens stayed cold in the winter, according to the guild, for want of dry wood.
"""


def reading_of(text):
    return read(text.encode(), "letter.txt")


def heads_of(text):
    return [clipping.headline for clipping in reading_of(text).clippings]


@pytest.mark.parametrize(
    "cover",
    [
        "THE LANTERN LETTER\nEvening round-up\nFriday 3 May 2024\n\nClosed at 18:30, as told.",
        "News from the bay\n3 May 2024\n\nMade by two people at a table near the window, with tea.",
    ],
)
def test_the_name_of_an_issue_above_its_day_is_no_item_and_the_day_is_its_own(cover):
    reading = reading_of(f"{cover}\n{ITEMS}")
    assert [clipping.headline for clipping in reading.clippings] == HEADS
    assert str(reading.published) == "2024-05-03"


def test_a_first_item_dated_like_the_others_stays():
    dated = ITEMS
    for head in HEADS:
        dated = dated.replace(head, f"{head}\n3 May 2024")
    assert heads_of(f"The Lantern Letter\n{dated}") == HEADS


@pytest.mark.parametrize(
    "farewell",
    [
        "To add a friend, write to desk@lantern.example\nYou can end it by answering STOP.",
        "How was it? Good · Fair · Bad\nYou get this since you gave your name at lantern.example.",
        "Write to us at desk@lantern.example\nWe read what our readers send and answer on Fridays.",
    ],
)
def test_what_speaks_to_the_reader_of_the_letter_is_no_item(farewell):
    assert heads_of(f"The Lantern Letter\n{ITEMS}\n{farewell}\n") == HEADS


def test_a_line_about_the_next_issue_is_not_the_last_items():
    foot = "Tomorrow: the monthly table of tides.\n\nThe Lantern Letter goes out at dawn. To add a "
    foot += "friend, write to desk@lantern.example\nYou can end it at any time by answering STOP.\n"
    last = reading_of(f"The Lantern Letter\n{ITEMS}\n{foot}").clippings[-1]
    assert (last.headline, "Tomorrow" in last.text) == (HEADS[-1], False)


def test_a_last_item_that_quotes_an_address_of_the_news_stays():
    more = (
        "Guild of ropes sells its hall\nBids go to hall@guild.example until the end of the month.\n"
    )
    assert heads_of(f"The Lantern Letter\n{ITEMS}\n{more}")[-1] == "Guild of ropes sells its hall"


@pytest.mark.parametrize(
    "line",
    [
        "How did you like today's letter?",
        "¿Qué te pareció el boletín de hoy?",
        "Gostou da edição de hoje?",
        "Wie hat Ihnen der Brief von heute gefallen?",
        "Refer a friend: two friends and the cup is yours.",
        "La Linterna se financia con el aporte de sus lectores. Hazte socia.",
        "Pour ne plus recevoir cette lettre, répondez STOP",
        "Dieser Brief lebt von seinen Leserinnen und Lesern.",
    ],
)
def test_a_call_to_the_reader_is_dropped_in_every_language(line):
    reading = reading_of(f"{HEADS[0]}\n{ITEMS.split(chr(10))[2]}\n\n{line}\n")
    told = next(one for one in reading.lines if one.text == line)
    assert (told.role, told.kept) == ("newsletter", False)


@pytest.mark.parametrize(
    "line",
    ["The villages would stop receiving water.", "The letter was sent to the mayor on Friday."],
)
def test_a_sentence_of_the_story_is_no_call(line):
    reading = reading_of(f"{HEADS[0]}\n\n{ITEMS.split(chr(10))[2]}\n\n{line}\n\n{ITEMS[300:380]}")
    assert next(one for one in reading.lines if one.text == line).kept


def test_a_digest_in_a_language_without_word_lists_is_read():
    items = "\n\n".join(
        f"Novosti iz luke {n}\nBrod je stigao u luku {n} sati kasnije, a ljudi su čekali na obali."
        for n in ("pet", "šest", "sedam", "osam")
    )
    assert reading_of(f"Svjetionik\n\n{items}\n").lines
