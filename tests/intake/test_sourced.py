"""Items that each name their source in a line of its own, below a masthead of one or two lines."""

import pytest

from briefs.intake import read

DIGESTS = {
    "en": (
        ["Morning digest", "Monday, 16 November 2026"],
        ("Harbour of Arvela shuts for repairs", "Source: Arvela Beacon, 14 November 2026",
         "The harbour of Arvela is shut while its quay is mended, the pilot said. It takes weeks."),
        ("Province orders twelve trains", "Source: The Tarn Mirror, 15 November 2026",
         "The province ordered twelve trains from a works on the coast, its ministry announced."),
    ),
    "es": (
        ["Resumen de la mañana", "Lunes, 16 de noviembre de 2026"],
        ("Puerto de Arvela cierra por obras", "Fuente: Diario de Arvela, 14 de noviembre de 2026",
         "El puerto de Arvela cerró mientras se repara el muelle, dijo la práctica. Dura semanas."),
        ("La provincia encarga doce trenes", "Fuente: El Mirador de Tarn, 15 de noviembre de 2026",
         "La provincia encargó doce trenes a una fábrica de la costa, dijo su ministerio."),
    ),
    "de": (
        ["Lage am Morgen", "Montag, 16. November 2026"],
        ("Hafen von Arvela schließt für Bauarbeiten", "(Quelle: Arvelaer Bote, 14. November 2026)",
         "Der Hafen von Arvela ist zu, solange der Kai gebaut wird, sagte die Lotsin. Es dauert."),
        ("Provinz bestellt zwölf Züge", "(Quelle: Tarner Spiegel, 15. November 2026)",
         "Die Provinz hat zwölf Züge bei einem Werk an der Küste bestellt, so das Ministerium."),
    ),
    "zh": (
        ["早间简报", "2026年11月16日"],
        ("阿维拉港因维修关闭", "来源：阿维拉日报 2026年11月14日",
         "阿维拉港因码头维修而关闭，引水员说，工程将持续几个星期，渡轮改停北港。"),
        ("该省订购十二列火车", "来源：塔恩晚报 2026年11月15日",
         "该省向沿海一家工厂订购了十二列火车，交通部宣布了这一消息。"),
    ),
}  # fmt: skip


def letter(language, place, masthead):
    name, *items = DIGESTS[language]
    rows = {"above": (0, 1, 2), "below": (0, 2, 1)}[place]
    blocks = [masthead.join(name), *("\n".join(item[at] for at in rows) for item in items)]
    return read("\n\n".join(blocks).encode(), "letter.txt")


@pytest.mark.parametrize("language", DIGESTS)
@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("masthead", ["\n", ", "])
def test_each_of_two_items_has_its_own_source_and_the_digest_its_own_day(language, place, masthead):
    reading = letter(language, place, masthead)
    _name, first, second = DIGESTS[language]
    assert reading.kind == "digest"
    assert str(reading.published) == "2026-11-16"
    assert [one.headline for one in reading.clippings] == [first[0], second[0]]
    assert [one.text for one in reading.clippings] == [first[2], second[2]]
    assert [str(one.published) for one in reading.clippings] == ["2026-11-14", "2026-11-15"]
    named = [one.origin for one in reading.clippings]
    assert all(name in item[1] for name, item in zip(named, (first, second), strict=True))
    assert reading.host not in (first[0], second[0])


def test_an_item_without_a_source_is_not_told_under_the_one_above():
    name, first, second = DIGESTS["en"]
    third = ["Museum of Tarn opens again", "The museum of Tarn opened its doors after two years."]
    blocks = ["\n".join(rows) for rows in (name, first, third, second)]
    reading = read("\n\n".join(blocks).encode(), "letter.txt")
    assert [(one.headline, one.origin) for one in reading.clippings] == [
        (first[0], "Arvela Beacon"),
        (third[0], None),
        (second[0], "The Tarn Mirror"),
    ]


@pytest.mark.parametrize("second", ["Source: Arvela Beacon, 15 November 2026", "Source: Tarn Data"])
def test_an_article_with_a_source_above_and_another_at_its_foot_is_one_story(second):
    _name, (headline, source, text), (_other, _source, more) = DIGESTS["en"]
    reading = read("\n".join([headline, source, text, "", more, second]).encode(), "page.txt")
    assert reading.kind == "article"
    assert len(reading.clippings) == 1


def test_tables_that_name_their_sources_inside_a_story_make_no_items():
    text = """Bread is dearer again

Grain prices in Arvela rose for the fourth month in a row, traders at the exchange said on Monday.

Exports of wheat
Exports of wheat fell by a third in the month, though the harvest was larger than a year ago.
Source: Arvela Office of Statistics, October 2026

Imports of maize
Imports of maize doubled, and the price of bread went up by nine per cent in the cities.
Source: Grain Board of Tarn, September 2026

Bakers said that they would raise their prices once more before the end of the year."""
    assert read(text.encode(), "page.txt").kind == "article"


def test_a_name_and_a_day_with_strokes_in_brackets_below_a_text_are_its_source():
    name, *items = DIGESTS["es"]
    days = ("14/11/2026", "15/11/2026")
    names = ("Diario de Arvela", "Portal de Tarn")
    blocks = [
        f"{head}\n{text}\n({paper}, {day})"
        for (head, _, text), paper, day in zip(items, names, days, strict=True)
    ]
    blocks.append(f"Tercera obra del puerto\n{items[0][2]}\n(Radio del Lago, 13/11/2026)")
    letter = "\n\n".join(["\n".join(name), *blocks])
    reading = read(letter.encode(), "letter.txt")
    assert [one.origin for one in reading.clippings] == [*names, "Radio del Lago"]


BUS = "School bus of Lorn takes to the water"


def test_the_paper_the_day_and_the_page_above_a_cutting_are_its_source():
    papers = ["The Arvela Call, 7 March, p. 12", "Tarn Hours, 6 March, p. 3", "Lorn, 5 March, p. 9"]
    told = [item[0:3:2] for item in DIGESTS["en"][1:]] + [
        (BUS, f"{BUS}, since the bridge is shut, said its owner.")
    ]
    cuttings = [
        f"{paper}\n{head}\n{text}" for paper, (head, text) in zip(papers, told, strict=True)
    ]
    text = "\n\n".join(["CUTTINGS OF THE DAY\nFriday, 7 March 2025", *cuttings])
    reading = read(text.encode(), "cuttings")
    assert [c.headline for c in reading.clippings] == [head for head, _ in told]
    assert [c.origin for c in reading.clippings] == ["The Arvela Call", "Tarn Hours", "Lorn"]
