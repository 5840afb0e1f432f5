"""The headline of a page pasted as text, where no markup says which line it is."""

import textwrap

import pytest

from briefs.intake import read

SLOGAN = (
    "We are three people with a boat, a dog and a printing press, and we tell the islands every "
    "morning what the mainland has forgotten to tell them."
)
LEAD = (
    "The board said on Tuesday that 412 boats had left before the storm, and that the ferry to "
    "the islands would run again from Friday, weather permitting."
)
MORE = (
    "Ada Mooring, who chairs the board, told reporters that nobody was hurt and that the damage "
    "to the ferry would be counted by the end of the month, when the insurers arrive."
)
REST = (
    "The islands have lived without a ferry since the storm took the mole, and the shops have "
    "begun to count what is left on their shelves before the boats come back."
)


def headline_of(*lines: str) -> str:
    return read("\n\n".join(lines).encode(), "page").clippings[0].headline


def test_a_headline_below_the_words_of_the_site_is_found():
    lines = ["Harbour notes", SLOGAN, "Ferry back after the storm", LEAD, MORE, REST]
    assert headline_of(*lines) == "Ferry back after the storm"


def test_a_crosshead_inside_the_story_is_no_headline():
    lines = ["Ferry back after the storm", "3 May 2024", LEAD, MORE, "Boats and shops", REST]
    assert headline_of(*lines) == "Ferry back after the storm"


@pytest.mark.parametrize("label", ["Share", "Search news", "Eye on money", "PRESS RELEASE"])
def test_a_label_between_headline_and_text_is_passed_over(label):
    lines = ["Ferry back after the storm", "By Ada Mooring, 3 May 2024", label, LEAD, MORE, REST]
    assert headline_of(*lines) == "Ferry back after the storm"


def test_a_title_that_stands_under_the_label_of_a_menu_is_given_back():
    menu = ["Topics", "Weather", "Soup of the week", "Lost and found"]
    lines = ["Ferry back after the storm", "By Ada Mooring, 3 May 2024", LEAD, MORE, REST]
    assert headline_of(*menu, *lines) == "Ferry back after the storm"


def test_how_long_a_text_takes_to_read_is_no_headline():
    lines = ["Quiet week at the quay", "4-minute read", LEAD, MORE, REST]
    assert headline_of(*lines) == "Quiet week at the quay"


def test_of_two_titles_above_who_and_when_the_lower_and_longer_is_a_deck():
    deck = "What the pilots and the insurers saw when they counted the damage"
    lines = ["Ferry back after storm", deck, "By Ada Mooring, 3 May 2024", LEAD, MORE, REST]
    assert headline_of(*lines) == "Ferry back after storm"


def test_of_two_titles_right_below_each_other_the_upper_heads_the_lower():
    deck = "Pilots and insurers count the damage to the ferry and to the islands"
    top = f"LUMEN\nFerry back after the storm: “It was a long night”\n{deck}"
    lines = [top, "By Ada Mooring\n3 May 2024", LEAD, MORE, REST]
    assert headline_of(*lines) == "Ferry back after the storm: “It was a long night”"


def test_a_question_below_the_headline_is_no_headline():
    question = "Who counts the damage to the ferry?"
    lines = ["Ferry back after the storm", question, "By Ada Mooring, 3 May 2024", LEAD, MORE, REST]
    assert headline_of(*lines) == "Ferry back after the storm"


def test_the_result_of_a_game_above_the_headline_stands_above_no_deck():
    result = "Pilots of the islands 3 - 2 Mainland"
    headline = "Pilots of the islands beat the mainland in the last minute"
    told = (
        "The pilots said on Tuesday that the islands had beaten the mainland in the last minute, "
        "before 412 people who had come by boat to see the pilots play."
    )
    more = (
        "Ada Mooring, who trains the pilots of the islands, told reporters that nobody was hurt "
        "and that the mainland would have another game by the end of the month."
    )
    lines = [result, headline, "By Ada Mooring, 3 May 2024", told, more, REST]
    assert headline_of(*lines) == headline


def test_a_sentence_below_a_short_title_is_its_deck():
    deck = "The shops of the islands count what is left on their shelves."
    assert headline_of("Ferry silence", deck, LEAD, MORE, REST) == "Ferry silence"


def test_a_path_that_ends_in_the_headline_stands_above_no_deck():
    lines = ["NewsPilots wait for the ferry", "Pilots wait for the ferry", LEAD, MORE, REST]
    assert headline_of(*lines) == "Pilots wait for the ferry"


def test_a_headline_of_two_sentences_may_open_the_text():
    headline = "The storm took the mole of the islands for a week. Now, the ferry is coming back."
    lines = ["About us", headline, "By Ada Mooring, 3 May 2024", LEAD, MORE, REST]
    assert headline_of(*lines) == headline


@pytest.mark.parametrize("mark", ["*", "• ", "- "])
def test_a_point_between_headline_and_name_is_a_deck(mark):
    headline = "FERRY TO THE ISLANDS TO RUN AFTER THE STORM"
    lines = ["About us", headline, f"{mark}Boats for the shops come in May", "By Ada Mooring"]
    assert headline_of(*lines, LEAD, MORE, REST) == headline


def test_the_mark_of_a_quotation_that_closes_is_no_point():
    headline = "»The mole is gone«, says the pilot of the islands"
    signed = "By Ada Mooring, 3 May 2024"
    assert headline_of(headline, signed, LEAD, MORE, REST) == headline
    assert headline_of("» Storm takes the ferry", signed, LEAD, REST) == "Storm takes the ferry"


def test_a_name_and_day_above_the_headline_stand_above_no_deck():
    story = "The minister from Arvela took the bridge to court on Monday, and the ferry is no help."
    lines = ["Arvela Herald, 20 November 2026", "Bridge over the Tarn", f"{story} It is too small."]
    assert headline_of(*lines) == "Bridge over the Tarn"


def test_a_short_story_of_one_paragraph_is_not_its_own_headline():
    story = "A court in Arvela hopes to rule on the bridge of the town soon. It hears Ada Mooring."
    assert headline_of("Tarn quarrel", story) == "Tarn quarrel"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("home / Ships / Coast / Ferry back after the storm", "Ferry back after the storm"),
        ("You are here: Home » Ships » Ferry back after the storm", "Ferry back after the storm"),
        ("|Ferry back after the storm", "Ferry back after the storm"),
        ("03.05.2024Ferry back after the storm", "Ferry back after the storm"),
        (
            "Ferry of the »Storm« and the »Pilots« back",
            "Ferry of the »Storm« and the »Pilots« back",
        ),
        ("Ferry and/or boat / back after the storm", "Ferry and/or boat / back after the storm"),
    ],
)
def test_a_path_a_mark_or_a_day_before_a_headline_is_cut_off(line, title):
    text = "\n\n".join([line, "By Ada Mooring, 3 May 2024", LEAD, MORE, REST])
    (one,) = read(text.encode(), "news.txt").clippings
    assert one.headline == title


def test_a_text_broken_at_a_narrow_width_is_read_as_paragraphs():
    narrow = [textwrap.fill(text, 32) for text in (LEAD, MORE, REST)]
    reading = read("\n\n".join(["Ferry back after the storm", *narrow]).encode(), "page")
    (one,) = reading.clippings
    assert one.headline == "Ferry back after the storm"
    assert one.text == "\n\n".join([LEAD, MORE, REST])


@pytest.mark.parametrize(("mark", "cut"), [(" - ", True), (" -", True), ("- ", True), ("-", False)])
def test_a_sites_address_is_cut_off_a_headline_but_not_out_of_a_word(mark, cut):
    line = f"Ten years of quay{mark}notes.example"
    title = "Ten years of quay" if cut else line
    assert headline_of(line, "By Ada Mooring, 3 May 2024", LEAD, MORE, REST) == title
