"""The day of a document in places other than a line of its own: a title, a dateline, a label."""

import pytest

from briefs.intake import read

ITEMS = {
    "en": """
Port Lumen opens a second ferry line
The harbour office sold three thousand tickets in a week, and the old pier is to be mended soon.

Council of Aldmoor closes its night school
Teachers were told on a Monday that the town could not pay for the lamps of the old school.

Millers of Brack ask for a lower toll
The bridge costs them more than the flour brings, they said, and the owner will count the carts.
""",
    "es": """
Puerto Lumen abre otra línea de barcas
La oficina del puerto vendió tres mil boletos en una semana, y el muelle viejo se va a arreglar.

El concejo de Almera cierra la escuela nocturna
Los maestros supieron un lunes que el pueblo no podía pagar las lámparas de la vieja escuela.

Los molineros de Brac piden un peaje menor
El puente les cuesta más de lo que rinde la harina, dijeron, y el dueño contará las carretas.
""",
}
STORY = {
    "en": "The harbour office closed the old pier after a crane had leaned over the water for two "
    "days. Boats now leave from the fish market, and the master of the port hopes for spring.",
    "es": "La oficina del puerto cerró el muelle viejo porque una grúa se inclinaba sobre el agua. "
    "Los barcos salen ahora del mercado de pescado, y el capitán espera la primavera.",
    "fr": "Le bureau du port a fermé le vieux quai parce qu'une grue penchait au-dessus de l'eau. "
    "Les bateaux partent maintenant du marché aux poissons, et le capitaine attend le printemps.",
    "de": "Das Hafenamt hat den alten Steg gesperrt, weil sich ein Kran über das Wasser neigte. "
    "Die Boote legen jetzt am Fischmarkt ab, und der Hafenmeister hofft auf das Frühjahr.",
}


def day_of(text):
    day = read(text.encode(), "paper.txt").published
    return day and str(day)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Lantern Letter – News of the week from the bay, 3 May 2024", "2024-05-03"),
        (
            "The Lantern Letter | What was told in the bay this week | Friday, May 3, 2024",
            "2024-05-03",
        ),
        ("The Lantern: what was told in the bay this week (3 May 2024)", "2024-05-03"),
        ("Lantern Letter tells what happened on 3 May 2024", None),
        ("Lantern Letter – the storm of 3 May 2024 and its boats", None),
    ],
)
def test_a_day_that_closes_the_title_of_a_digest_is_that_of_the_digest(title, day):
    assert day_of(f"{title}\n{ITEMS['en']}") == day


def test_the_title_of_a_digest_in_another_language_tells_its_day():
    title = "Boletín del Faro – Lo que pasó en la semana, 3 de mayo de 2024"
    assert day_of(f"{title}\n{ITEMS['es']}") == "2024-05-03"


@pytest.mark.parametrize(
    ("language", "dateline", "day"),
    [
        ("en", "PORT LUMEN, April 17, 2024 (NPB) -- ", "2024-04-17"),
        ("en", "PORT LUMEN, April 17, 2024 /Wirenote/ -- ", "2024-04-17"),
        ("es", "PUERTO LUMEN, 17 abr 2024 (NPB) - ", "2024-04-17"),
        ("fr", "PORT-LUMEN, 17 avr 2024 (NPB) - ", "2024-04-17"),
        ("de", "Lumenhafen, 17. April 2024 (npb) – ", "2024-04-17"),
        ("de", "Lumenhafen, 17. April 2024. ", "2024-04-17"),
        ("en", "PORT LUMEN, April 17 (NPB) -- ", None),
        ("de", "Am Mittwoch, 17. April 2024. ", None),
        ("en", "The board met here in Port Lumen, April 17, 2024. ", None),
        ("en", "On April 17, 2024 and for a week after that, ", None),
    ],
)
def test_the_whole_day_of_a_dateline_dates_a_report_that_tells_no_other(language, dateline, day):
    text = f"Old pier closed in Port Lumen\n\n{dateline}{STORY[language]}\n\n{STORY[language]}"
    assert day_of(text) == day


def test_a_dateline_stands_in_the_first_sentence_below_a_deck():
    page = "<html><h1>Old pier closed</h1><h2>Boats wait in Port Lumen</h2><p><b>Port Lumen, 17 "
    page += f"April 2024.</b> {STORY['en']}</p><p>{STORY['en']} Again.</p></html>"
    assert str(read(page.encode(), "page.html").published) == "2024-04-17"


def test_a_line_of_its_own_goes_before_the_dateline():
    text = f"Old pier closed\n\n18 April 2024\n\nPORT LUMEN, April 17, 2024 (NPB) -- {STORY['en']}"
    assert day_of(text) == "2024-04-18"


@pytest.mark.parametrize("label", ["broadcast", "Aired", "Emitido el", "Gesendet am", "diffusé le"])
def test_the_day_on_which_it_was_on_air_is_the_day_of_publication(label):
    text = f"Old pier closed in Port Lumen\n\n{label}: 2024-04-17 | station: Lumen Radio\n\n"
    reading = read(f"{text}{STORY['en']}\n\n{STORY['en']}".encode(), "paper.txt")
    assert (str(reading.published), reading.source) == ("2024-04-17", "Lumen Radio")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ausgabe vom Freitag, 3. Mai 2024 Nr. 88 | Besucher: 48 211", "2024-05-03"),
        ("Edition of Friday, 3 May 2024", "2024-05-03"),
        ("Heute ist Freitag, der 3. Mai 2024", None),
    ],
)
def test_the_day_of_the_issue_above_a_page_is_that_of_its_story(line, day):
    rest = "<li>Titel</li><li>Hafen</li><li>Sport</li><li>Briefe</li>"
    page = (
        f"<title>Lumen Online</title><div>Lumen Online</div><div>{line}</div><ul>{rest}</ul>"
        f"<h2>Alter Steg gesperrt</h2><p>{STORY['de']}</p>"
    )
    found = read(page.encode(), "page.html").published
    assert (found and str(found)) == day
