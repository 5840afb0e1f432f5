"""A line that says the site earns by its links is a notice, in any length and language."""

import pytest

from briefs.intake import read
from tests.intake.ferry import HEAD, STORY

NOTICES = {
    "en": "This site participates in the Amazon Associate program and earns money when you order.",
    "de": "Wenn Sie über die Links in diesem Text einkaufen, erhalten wir eine kleine Provision.",
    "es": "Si compras a través de los enlaces de esta página podemos recibir una comisión.",
    "fr": "Cet article contient des liens affiliés qui peuvent nous rapporter une commission.",
    "pt": "Se você comprar por um dos links desta página, podemos receber uma comissão.",
}
STORIES = {
    "en": (HEAD, *STORY),
    "de": (
        "Fähre fährt wieder",
        "Der Rat des Hafens sagte am Dienstag, dass 412 Boote vor dem Sturm ausgelaufen waren.",
        "Niemand wurde verletzt, und die Schäden an der Fähre werden bis zum Ende gezählt.",
        "Ein Händler erhält von der Fähre eine Provision, sagte der Rat.",
    ),
    "es": (
        "El barco vuelve",
        "La junta del puerto dijo el martes que 412 barcos habían salido antes de la tormenta.",
        "Nadie resultó herido, y los daños del barco se contarán hasta el final del mes.",
    ),
    "fr": (
        "Le bac revient",
        "Le conseil du port a dit mardi que 412 bateaux étaient partis avant la tempête.",
        "Personne n'a été blessé, et les dégâts du bac seront comptés jusqu'à la fin du mois.",
    ),
    "pt": (
        "A balsa volta",
        "O conselho do porto disse na terça-feira que 412 barcos saíram antes da tempestade.",
        "Ninguém ficou ferido, e os danos da balsa serão contados até o fim do mês.",
    ),
}


@pytest.mark.parametrize("language", NOTICES)
def test_a_notice_of_commissions_is_no_part_of_the_story_it_stands_in(language):
    head, *text = STORIES[language]
    whole = [head, *text[:2], NOTICES[language], *text[2:]]
    (one,) = read("\n\n".join(whole).encode(), "news.txt").clippings
    assert one.text == "\n\n".join(text)
