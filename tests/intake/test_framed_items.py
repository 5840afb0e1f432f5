"""What stands around the items of a letter: a lead-in, who pays for it, how it says good-bye."""

import pytest

from briefs.intake import read
from briefs.intake.shapes import Role

LETTERS = {
    "en": (
        ("The quay of Arvela shuts for two weeks",
         "The harbour is shut while its quay is mended, the pilot said. It takes two weeks."),
        ("The province orders twelve trains in Tarn",
         "The trains come from a works on the coast and run along the river from summer on."),
        ("The museum of Tarn opens its doors again",
         "Its roof was mended by a firm from the other side of the lake, for two years."),
        ("This space is offered by: Tito, ship's chandler. Paint at 20 % less until Sunday.",
         "And finally", "What did one buoy say to the other? See you at low tide."),
    ),
    "es": (
        ("El muelle de Arvela cierra por dos semanas",
         "El puerto está cerrado mientras se repara el muelle, dijo la práctica. Dura semanas."),
        ("La provincia encarga doce trenes en Tarn",
         "Los trenes vienen de una fábrica de la costa y correrán junto al río desde el verano."),
        ("El museo de Tarn vuelve a abrir sus puertas",
         "El techo fue reparado por una empresa del otro lado del lago, durante dos años."),
        ("AUSPICIA: Tito, todo para barcos. Pinturas con 20 % de rebaja hasta el domingo.",
         "Para terminar", "¿Qué le dijo una boya a otra? Nos vemos cuando baje la marea."),
    ),
    "fr": (
        ("Le quai d’Arvela ferme pour deux semaines",
         ("Le port est fermé le temps de réparer le quai, a dit la pilote. Cela dure deux "
         "semaines.")),
        ("La province commande douze trains à Tarn",
         "Les trains viennent d’une usine de la côte et rouleront le long du fleuve dès l’été."),
        ("Le musée de Tarn rouvre ses portes",
         "Le toit a été réparé par une entreprise de l’autre rive du lac, pendant deux ans."),
        ("Notre sponsor : Tito, tout pour le bateau. Peinture à moins 20 % jusqu’à dimanche.",
         "Et pour finir", "Que dit une bouée à une autre ? On se voit à marée basse."),
    ),
    "de": (
        ("Der Kai von Arvela sperrt für zwei Wochen",
         "Der Hafen ist gesperrt, solange der Kai gebaut wird, sagte die Lotsin. Es dauert."),
        ("Die Provinz bestellt zwölf Züge in Tarn",
         "Die Züge kommen aus einem Werk an der Küste und fahren ab Sommer am Fluss entlang."),
        ("Das Museum von Tarn öffnet wieder seine Türen",
         "Das Dach hat eine Firma von der anderen Seite des Sees gebaut, zwei Jahre lang."),
        ("Mit Unterstützung von: Tito, alles fürs Boot. Farbe 20 % billiger bis Sonntag.",
         "Zum Schluss", "Was sagt eine Boje zur anderen? Wir sehen uns bei Ebbe."),
    ),
}  # fmt: skip
MARKS = ("🚢", "🚆", "🏛️")


def letter(items, below):
    parts = [f"{mark} {head}\n{text}" for mark, (head, text) in zip(MARKS, items, strict=True)]
    return read("\n\n".join([*parts, *below]).encode(), "letter.txt")


@pytest.mark.parametrize("language", LETTERS)
def test_a_sponsor_named_before_a_colon_and_a_joke_at_the_end_are_no_items(language):
    *items, (sponsor, closing, joke) = LETTERS[language]
    reading = letter(items, [f"☀️ {sponsor}", f"😅 {closing}\n{joke}"])
    assert [(one.headline, one.text) for one in reading.clippings] == items
    assert Role.ADVERTISEMENT in [line.role for line in reading.lines if sponsor in line.text]


@pytest.mark.parametrize("language", LETTERS)
def test_news_under_a_farewell_is_an_item(language):
    *items, (_sponsor, closing, _joke) = LETTERS[language]
    news = f"{items[0][1]} 3418 : 3377."
    reading = letter(items, [f"😅 {closing}\n{news}"])
    assert [one.text for one in reading.clippings] == [*(text for _, text in items), news]


REVIEWS = {
    "en": ("Press review of 13 May 2025",
           "We sum up what the papers of the lakes write, and choose as we like."),
    "es": ("Revista de prensa del 13 de mayo de 2025",
           "Resumimos lo que escriben los diarios del lago, y elegimos como nos gusta."),
    "de": ("Presseschau vom 13. Mai 2025",
           "Wir fassen zusammen, was die Zeitungen am See schreiben, und wählen nach Gefallen."),
}  # fmt: skip


@pytest.mark.parametrize("language", REVIEWS)
@pytest.mark.parametrize("form", ["{}: {} ({}, 12.5.)", "{}. {} [{}, 12.5.]", "{}: {} {}."])
def test_a_lead_in_without_the_mark_of_the_items_is_none(language, form):
    title, lead = REVIEWS[language]
    papers = ("Arvela Courier", "Tarn Mirror", "Lake Post")
    labels = ("HARBOUR", "TRAINS", "MUSEUM")
    texts = [text for _, text in LETTERS[language][:3]]
    rows = [form.format(*row) for row in zip(labels, texts, papers, strict=True)]
    reading = read("\n\n".join([title, lead, *rows]).encode(), "review.txt")
    assert len(reading.clippings) == 3
    assert not any(lead in one.text for one in reading.clippings)


@pytest.mark.parametrize("line", ["Ouvir notícia 0:00 / 3:12", "Listen 00:00 / 1:02:09"])
def test_a_player_is_no_line_of_the_story(line):
    (head, text), (_, more), *_ = LETTERS["en"]
    (one,) = read(f"{head}\n\n{line}\n\n{text} {more}\n\n{more} {text}".encode(), "s.txt").clippings
    assert line not in one.text
    score = f"{text} The match ended 3:12 / 4:10 in the second half of the game on the lake."
    (two,) = read(f"{head}\n\n{score}\n\n{more} {text}".encode(), "s.txt").clippings
    assert score in two.text


NAME = "Haut-Commissariat aux eaux et aux quais de l’archipel"


@pytest.mark.parametrize(("shown", "host"), [(NAME, NAME), ("Bienvenue", None)])
def test_a_long_name_at_the_end_of_the_title_that_stands_on_top_is_the_publisher(shown, host):
    (head, text), (_, more), *_ = LETTERS["fr"]
    top = f"<header><div>{shown}</div></header>"
    body = f"<main><h1>{head}</h1><p>{text} {more}</p><p>{more} {text}</p></main>"
    page = f"<html><head><title>{head} | {NAME}</title></head><body>{top}{body}</body></html>"
    assert read(page.encode(), "page.html").host == host
