"""Kinds of document told by their form: a text in small letters, a page that is missing."""

import pytest

from briefs.intake import read
from tests.intake.ferry import HEAD, STORY

BULLETIN = """lantern radio evening bulletin

good evening, it is eight o'clock and this is the news from the bay.

the ferry crews of port lumen have ended their strike. the office promised to count the boats
again before the winter, and to mend the lamps of the old pier.

our reporter is at the pier.

the crews have waited here for nine days, and most of them are tired of it. the captain of the
last boat says that nobody has asked him how many lamps there were.

now to the weather in the hills, where the first rain in six weeks has reached the wells.

that was the news. ada venn, lantern radio, port lumen.

you hear lantern radio every evening at eight and at ten o'clock.
"""
TEASERS = "".join(
    f"<article><h3><a href='/{n}'>Harbour office opens line {n} on the bay</a></h3><p>Boats "
    "sail every hour from the old pier to the new one, as the master told them.</p></article>"
    for n in ("one", "two", "three", "four", "five", "six")
)


def kind_of(text, name="paper.txt"):
    return read(text.encode(), name).kind


def page(title, body="", head="Harbour Gazette"):
    return (
        f"<html lang=en><head><title>{title} | {head}</title></head><body {body}><main>"
        f"<h1>Sorry</h1><section>{TEASERS}</section></main></body></html>"
    )


def test_a_signed_bulletin_in_small_letters_is_a_transcript():
    assert kind_of(BULLETIN) == "transcript"


def test_the_same_with_capitals_or_unsigned_is_none():
    lines = [line[:1].upper() + line[1:] for line in BULLETIN.split("\n")]
    assert kind_of("\n".join(lines)) != "transcript"
    assert kind_of(BULLETIN.replace(", lantern radio, port lumen", " said so")) != "transcript"


MENU = [
    "Interview: Who counts the boats?",
    "Quiz: What do you know of tides?",
    "Interview: Can a lamp be mended?",
    "Quiz: Which boat is this?",
    "Interview: Where do the pilots sleep?",
    "Quiz: How deep is the bay?",
]


def test_labels_of_a_menu_say_titles_and_make_no_talk():
    assert kind_of("\n\n".join([*MENU, HEAD, *STORY])) == "article"


def test_the_same_turns_with_what_their_speakers_say_are_a_talk():
    said = [f"{line} {text}" for line, text in zip(MENU, [*STORY, *STORY], strict=False)]
    said = [line.replace("Quiz", "Ada Venn").replace("Interview", "Bo Reed") for line in said]
    assert kind_of("\n\n".join([HEAD, *said])) == "transcript"


def test_titles_in_quotation_marks_are_not_spoken():
    named = [f"{what} “The lamps of the old harbour”" for what in ("Pier evening", "Song of May")]
    assert kind_of("\n\n".join([*named, HEAD, *STORY])) == "article"


@pytest.mark.parametrize(
    "title",
    ["Story not found", "Noticia no encontrada", "Artikel nicht gefunden", "Article introuvable"],
)
def test_a_page_whose_title_says_it_is_missing_is_none_of_its_teasers(title):
    assert kind_of(page(title), "page.html") == "other"


@pytest.mark.parametrize("name", ["error404", "page page-404", "error-404 logged-out"])
def test_a_page_that_its_markup_calls_an_error_is_none_of_its_teasers(name):
    assert kind_of(page("Harbour Gazette", f'class="{name}"'), "page.html") == "other"


def test_the_same_list_under_another_title_is_a_digest():
    assert kind_of(page("Ferry lines", 'class="post-404"'), "page.html") == "digest"


@pytest.mark.parametrize("credit", ["Picture: Gazette archive", "Image: A. Venn", "Bilder: Archiv"])
def test_a_line_that_ends_in_a_pictures_source_is_a_caption(credit):
    story = BULLETIN.split("\n\n")[2]
    reading = read(f"Crews end strike\n\nLamps on the pier. {credit}\n\n{story}".encode(), "a.txt")
    assert reading.lines[2].role == "caption"
