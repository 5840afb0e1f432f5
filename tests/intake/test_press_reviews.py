"""A press review without headlines or marks: each paragraph that names another paper is an item."""

import pytest

from briefs.intake import read

REVIEWS = {
    "Revista de prensa del puerto": """
El Faro de Almera cuenta que la draga llegó por fin al puerto, sin manual y con mucho atraso.
Según La Voz del Muelle, el concejo estudia cobrar la luz de las barcas por noche y no por viaje.
Llueve en la sierra: Altura Nueva informa que el pozo de Tarn volvió a dar agua y nadie sabe cómo.
En Brac, el semanario Molino trae una charla con el guardián del puente, que nunca cobró a nadie.
""",
    "Presseschau der Woche": """
Das Lumener Tagblatt berichtet, dass der Bagger endlich im Hafen liegt, wenn auch ohne Anleitung.
Nach Angaben der Almerer Nachrichten will der Rat das Licht der Boote künftig je Nacht berechnen.
Der Bote von Tarn meldet, dass der Brunnen im Dorf wieder Wasser gibt und niemand weiß, warum.
Im Wochenblatt Mühle erzählt der Wächter der Brücke, dass er noch nie einen Zoll verlangt hat.
""",
    "Press review, week of the harbour": """
The Lumen Gazette writes that the dredger has come at last, three months late and with no manual.
According to Almer Voice, the council wants to charge boats for light by the night, not by trip.
Rain again in the hills, the Tarn Messenger says: the well has given water since Monday at noon.
In Brack, the weekly Millstone prints a talk with the keeper of the bridge, who never took a toll.
""",
}


def reading_of(title, paragraphs, *more):
    return read("\n\n".join([title, *paragraphs.strip().split("\n"), *more]).encode(), "paper.txt")


@pytest.mark.parametrize("title", REVIEWS)
def test_each_paragraph_that_names_a_paper_is_an_item(title):
    reading = reading_of(title, REVIEWS[title])
    assert reading.kind == "digest"
    assert len(reading.clippings) == 4


def test_what_the_review_says_of_itself_is_no_item():
    title = "Revista de prensa del puerto"
    about = "Esta revista se hace los lunes y no dice la opinión del Puerto."
    reading = reading_of(title, REVIEWS[title], about)
    assert len(reading.clippings) == 4
    assert about not in {line.text for line in reading.lines if line.kept}


def test_the_same_paragraphs_under_another_title_are_one_story():
    title = "Press review, week of the harbour"
    assert reading_of("A week in the harbour of Port Lumen", REVIEWS[title]).kind == "article"


def test_a_story_about_a_press_review_is_one_story():
    story = """
The council stopped paying for its summary of the papers, which three people made at dawn.
They cut and pasted for nine years, and most of what they cut was about the old pier.
Now the mayor reads one paper only, and he has not said which of the two it will be.
The three were told on a Monday. They have kept the scissors and want to go on at home.
"""
    assert reading_of("Council ends its press review", story).kind == "article"
