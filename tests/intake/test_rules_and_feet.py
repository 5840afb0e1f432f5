"""Rules of dashes between parts of a letter, contents by number, and the feet of letters."""

import time
from textwrap import fill
from types import SimpleNamespace

import pytest

from briefs.intake import read
from briefs.intake.lines.items import Item
from briefs.intake.passages.edges import trim_below_rule
from briefs.intake.shapes import Role

RULE = "-" * 48
LETTERS = {
    "en": (
        "In this issue: (1) Quay (2) Trains (3) Museum",
        "Dear reader, the week was long and the weekend short, so this letter is two hours late.",
        ("ARVELA SHUTS ITS QUAY FOR TWO WEEKS",
         ("The harbour of Arvela is shut while its quay is mended with stones from the old wall, "
         "the pilot said. It takes two weeks.")),
        ("PROVINCE ORDERS TWELVE TRAINS FROM TARN",
         ("The province ordered twelve trains from a works on the coast, and they are to run "
         "along the river from next summer on.")),
        ("MUSEUM OF TARN OPENS ITS DOORS AGAIN",
         ("The museum of Tarn opened its doors after two years in which its roof was mended by a "
         "firm from the other side of the lake.")),
    ),
    "pt": (
        "Nesta edição: 1. Cais 2. Trens 3. Museu",
        ("Cara leitora, caro leitor, a semana foi longa e esta carta chega com duas horas de "
        "atraso."),
        ("ARVELA FECHA O CAIS POR DUAS SEMANAS",
         ("O porto de Arvela está fechado enquanto se conserta o cais com pedras do muro velho, "
         "disse a prática. A obra dura duas semanas.")),
        ("PROVÍNCIA ENCOMENDA DOZE TRENS EM TARN",
         ("A província encomendou doze trens a uma fábrica da costa, e eles devem correr ao "
         "longo do rio a partir do próximo verão.")),
        ("MUSEU DE TARN ABRE DE NOVO AS PORTAS",
         ("O museu de Tarn abriu as portas depois de dois anos em que o telhado foi consertado "
         "por uma empresa do outro lado do lago.")),
    ),
    "de": (
        "In dieser Ausgabe: [1] Kai [2] Züge [3] Museum",
        ("Liebe Leserin, lieber Leser, die Woche war lang und dieser Brief kommt zwei Stunden zu "
        "spät."),
        ("ARVELA SPERRT SEINEN KAI FÜR ZWEI WOCHEN",
         ("Der Hafen von Arvela ist gesperrt, solange der Kai mit Steinen der alten Mauer gebaut "
         "wird, sagte die Lotsin. Es dauert zwei Wochen.")),
        ("PROVINZ BESTELLT ZWÖLF ZÜGE IN TARN",
         ("Die Provinz hat zwölf Züge bei einem Werk an der Küste bestellt, die im nächsten "
         "Sommer am Fluss entlang fahren sollen.")),
        ("MUSEUM VON TARN ÖFFNET WIEDER SEINE TÜREN",
         ("Das Museum von Tarn hat nach zwei Jahren wieder geöffnet, in denen das Dach von einer "
         "Firma von der anderen Seite des Sees kam.")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", LETTERS)
def test_numbered_headlines_between_rules_have_the_broken_lines_below_them(language):
    contents, greeting, *items = LETTERS[language]
    parts = [
        f"{RULE}\n{value}) {head}\n{RULE}\n{fill(text, 60)}"
        for value, (head, text) in enumerate(items, 1)
    ]
    header = (
        "Subject: Letter 41 of the lakes, with a quay and twelve trains\n"
        "From: The Letter <mail@letter.example>, from the lakes\nDate: 7 October 2025"
    )
    letter = "\n\n".join([header, contents, greeting, *parts, f"{RULE}\nLINKS\n[1] letter.example"])
    reading = read(letter.encode(), "letter.txt")
    assert [one.headline for one in reading.clippings] == [head for head, _ in items]
    assert [one.text for one in reading.clippings] == [text for _, text in items]
    assert str(reading.published) == "2025-10-07"


def test_a_list_of_contents_announces_the_numbered_items_below_a_long_greeting():
    _line, greeting, *items = LETTERS["en"]
    contents = "\n".join(f"{value}. {word}" for value, word in enumerate(("Quay", "Sea", "Art"), 1))
    parts = [f"{value}. {head.title()}\n{text}" for value, (head, text) in enumerate(items, 1)]
    letter = "\n\n".join(["The Letter", "By Ana Berg", contents, f"{greeting} {greeting}", *parts])
    reading = read(letter.encode(), "letter.txt")
    assert [one.headline for one in reading.clippings] == [head.title() for head, _ in items]


def test_sections_that_a_report_lists_above_are_one_report():
    _line, greeting, *items = LETTERS["en"]
    names = ("Quay", "Trains", "Museum")
    contents = "\n".join(f"{value}. {word}" for value, word in enumerate(names, 1))
    parts = [
        f"{value}. {name}\n{text} {greeting}"
        for value, (name, (_head, text)) in enumerate(zip(names, items, strict=True), 1)
    ]
    report = ["What the works of Arvela cost the province", "By Ana Berg", "7 October 2025"]
    whole = "\n\n".join([*report, contents, f"{greeting} {greeting}", *parts])
    assert read(whole.encode(), "report.txt").kind == "article"


FEET = {
    "en": ("These notes do not reflect the opinion of the port.",
           "Suggestions: clips@port.example  Ext. 4417", "Please think before you print this."),
    "es": ("Este resumen no refleja la opinión de la casa.",
           "Sugerencias: recortes@puerto.example  Tel. 4417", "Antes de imprimir, piense."),
    "pt": ("Este clipping não expressa a opinião da casa.",
           "Sugestões: recortes@porto.example  Ramal 4417", "Antes de imprimir, pense."),
    "fr": ("Cette revue ne reflète pas l’opinion de la maison.",
           "Suggestions : revue@port.example  Poste 4417", "Avant d’imprimer, pensez aux arbres."),
    "de": ("Diese Auswahl gibt nicht die Meinung des Hauses wieder.",
           "Hinweise: auswahl@hafen.example  Durchwahl 4417", ("Vor dem Ausdrucken bitte "
                                                              "nachdenken.")),
    "zh": ("本简报内容不代表本单位立场。", "建议：jianbao@gang.example 电话 4417 2200",
    "打印前请考虑环保。"),
    "it": ("Questa rassegna non rispecchia le opinioni della casa.",
           "Contatti: rassegna@porto.example  Tel. 4417", "Prima di stampare, pensaci."),
}  # fmt: skip


@pytest.mark.parametrize("rule", [RULE + "\n", ""])
@pytest.mark.parametrize("language", FEET)
def test_a_contact_and_a_disclaimer_below_the_items_are_none(language, rule):
    _line, _greeting, *items = LETTERS["pt"]
    parts = [f"{head.title()}\n{text}" for head, text in items]
    letter = "\n\n".join([*parts, rule + "\n".join(FEET[language])])
    reading = read(letter.encode(), "clips.txt")
    assert [one.headline for one in reading.clippings] == [head.title() for head, _ in items]
    feet = [line.role for line in reading.lines if line.text in FEET[language]]
    assert feet == [Role.END_MATTER] * 3


def test_a_minister_who_reflects_no_opinion_in_the_middle_of_a_story_is_kept():
    _line, _greeting, *items = LETTERS["en"]
    said = "The report does not reflect the opinion of the harbour, the pilot said on Monday."
    story = ["Arvela shuts its quay for two weeks", items[0][1], said, items[1][1], items[2][1]]
    (one,) = read("\n\n".join(story).encode(), "story.txt").clippings
    assert said in one.text


def test_what_a_rule_parts_from_the_last_item_is_the_foot_unless_rules_stand_in_items():
    _line, _greeting, *items = LETTERS["en"]
    below = "The Letter is made by three people in a room above the bakery of Arvela."
    whole = [f"{head.title()}\n{text}" for head, text in items]
    foot = read("\n\n".join([*whole, RULE, below]).encode(), "letter.txt")
    assert len(foot.clippings) == 3
    assert below not in foot.clippings[-1].text
    parted = [f"{text}\n\n* * *\n\n{below}" for text in whole]
    assert below in read("\n\n".join(parted).encode(), "letter.txt").clippings[-1].text


def test_as_many_rules_as_items_are_looked_up_and_not_tried():
    page = SimpleNamespace(rules=list(range(2, 39_997, 2)), place={}, marked=False)
    items = [Item(None, "", [number]) for number in range(1, 39_999, 2)]
    before = time.process_time()
    trim_below_rule(page, items)
    assert time.process_time() - before < 2  # items times rules took minutes


def test_an_imprint_in_the_foot_of_a_page_is_not_taken_for_its_story():
    _line, _greeting, *items = LETTERS["en"]
    story = "".join(f"<p>{text}</p>" for _, text in items)
    imprint = "The Arvela Beacon, owned by Lakeside Press. Editor: Nora Quill. Issue No. 882"
    page = (
        f"<html><title>Arvela shuts its quay</title><body><h1>Arvela shuts its quay</h1>{story}"
        f'<div class="foot"><p>{imprint}</p></div></body></html>'
    )
    (one,) = read(page.encode(), "page.html").clippings
    assert "Quill" not in one.text
