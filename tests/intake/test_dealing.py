"""Each item of a digest keeps its own line of source and date, and the document keeps its own."""

from datetime import date

import pytest

from briefs.intake import read

LETTERS = {
    "en": (
        "HARBOUR LETTER – Monday, 19 May 2025",
        [
            (
                "Lighthouse of Orsa gets a keeper again",
                "Source: Orsa Gazette, 13 May 2025",
                "The lighthouse of Orsa gets a keeper again in autumn, said the harbour board.",
            ),
            (
                "Rope works of Lund halt their night shift",
                "Source: Lund Courier, 17 May 2025",
                "The rope works of Lund halted their night shift on Wednesday. A third may go.",
            ),
            (
                "Fish hall of Varn takes no more cash",
                "Source: Varn Echo, 16 May 2025",
                "The fish hall of Varn stopped taking cash on Thursday, and the buyers agreed.",
            ),
        ],
    ),
    "es": (
        "CARTA DEL PUERTO – lunes, 19 de mayo de 2025",
        [
            (
                "El faro de Orsa vuelve a tener farero",
                "Fuente: Gaceta de Orsa, 13 de mayo de 2025",
                "El faro de Orsa vuelve a tener farero en otoño, según la junta del puerto.",
            ),
            (
                "La cordelería de Lund para de noche",
                "Fuente: Correo de Lund, 17 de mayo de 2025",
                "La cordelería de Lund paró el miércoles su turno de noche. Nadie será despedido.",
            ),
            (
                "La lonja de Varn ya no acepta efectivo",
                "Fuente: Eco de Varn, 16 de mayo de 2025",
                "La lonja de Varn dejó el jueves de aceptar efectivo, y nadie se quejó.",
            ),
        ],
    ),
    "de": (
        "HAFENBRIEF – Montag, 19. Mai 2025",
        [
            (
                "Der Leuchtturm von Orsa bekommt wieder einen Wärter",
                "Quelle: Orsaer Blatt, 13. Mai 2025",
                "Der Leuchtturm von Orsa bekommt im Herbst wieder einen Wärter, so der Hafenrat.",
            ),
            (
                "Die Seilerei in Lund ruht nachts",
                "Quelle: Lunder Bote, 17. Mai 2025",
                "Die Seilerei in Lund hat am Mittwoch ihre Nachtschicht beendet. Alle bleiben.",
            ),
            (
                "Die Fischhalle von Varn nimmt kein Bargeld mehr",
                "Quelle: Varner Echo, 16. Mai 2025",
                "Die Fischhalle von Varn nimmt seither kein Bargeld, hieß es am Donnerstag.",
            ),
        ],
    ),
}
OWN = ["2025-05-13", "2025-05-17", "2025-05-16"]


def letter(language: str, form: str = "under the headline", without: int | None = None) -> bytes:
    """A digest whose items have their line of source in one of three places."""
    name, items = LETTERS[language]
    blocks = [name]
    for number, (headline, source, text) in enumerate(items, start=1):
        sourced = [] if number == without else [source]
        headline = f"{number}. {headline}"
        if form == "under the headline":
            lines = [headline, *sourced, text]
        elif form == "below the text":
            lines = [headline, text, *sourced]
        else:
            lines = [*sourced, headline, text]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks).encode()


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize("form", ["under the headline", "below the text", "above the headline"])
def test_an_item_is_dated_by_its_own_line_and_the_letter_by_its_first(language, form):
    reading = read(letter(language, form), "letter")
    assert reading.kind == "digest"
    assert str(reading.published) == "2025-05-19"
    assert [str(clipping.published) for clipping in reading.clippings] == OWN
    second = reading.clippings[1]
    assert second.event_on == date(2025, 5, 14)
    assert "counted back from 2025-05-17" in second.event_method


@pytest.mark.parametrize("form", ["under the headline", "below the text", "above the headline"])
def test_an_item_without_a_line_of_its_own_is_dated_by_the_letter_and_by_no_neighbour(form):
    reading = read(letter("en", form, without=2), "letter")
    first, second, third = reading.clippings
    assert second.published is None
    assert "counted back from 2025-05-19" in second.event_method
    assert [str(one.published) for one in (first, third)] == [OWN[0], OWN[2]]


@pytest.mark.parametrize("form", ["under the headline", "below the text"])
def test_without_blank_lines_a_source_is_still_its_items_own(form):
    text = letter("en", form).replace(b"\n\n", b"\n")
    reading = read(text, "letter")
    assert [str(clipping.published) for clipping in reading.clippings] == OWN
    assert str(reading.published) == "2025-05-19"


def test_a_line_of_who_and_when_below_a_blank_line_goes_where_the_list_ends_with_one():
    name, items = LETTERS["en"]
    below = [part for head, source, text in items for part in (head, text, source)]
    above = [part for head, source, text in items for part in (source, head, text)]
    for parts in (below, above):
        reading = read("\n\n".join(parts).encode(), "letter")
        assert [str(clipping.published) for clipping in reading.clippings] == OWN
        assert name not in reading.text


@pytest.mark.parametrize("form", ["below the text", "above the headline"])
def test_in_markup_a_line_is_of_the_item_with_which_it_shares_an_element(form):
    name, items = LETTERS["en"]
    sections = []
    for headline, source, text in items:
        line = f"<div>{source.removeprefix('Source: ')}</div>"
        told = [line, f"<h2>{headline}</h2><p>{text}</p>"]
        sections.append(
            f"<section>{''.join(told[:: -1 if form == 'below the text' else 1])}</section>"
        )
    page = f"<!DOCTYPE html><html lang='en'><body><p>{name}</p>{''.join(sections)}</body></html>"
    reading = read(page.encode(), "letter.html")
    assert [str(clipping.published) for clipping in reading.clippings] == OWN
    origins = [clipping.origin for clipping in reading.clippings]
    assert origins == ["Orsa Gazette", "Lund Courier", "Varn Echo"]
    assert str(reading.published) == "2025-05-19"


def test_a_row_of_a_table_is_one_item_with_the_day_of_its_first_cell():
    rows = "".join(
        f"<tr><td>{day}</td><td>Norvik</td><td>{subject}</td><td><b>{head}</b><br>{text}</td></tr>"
        for day, subject, (head, _, text) in zip(
            ("03.02.", "04.02.", "05.02."),
            ("Lotsen", "Fang", "Werft"),
            LETTERS["de"][1],
            strict=True,
        )
    )
    about = "Der Brief von allen neun Häfen der Küste · Ausgabe 06/2025 · 10.02.2025"
    top = f"<p>Hafenbrief<br>{about}</p>"
    page = f"<html lang=de><body>{top}<p>Liebe Leser,</p><table>{rows}</table></body></html>"
    reading = read(page.encode(), "page.html")
    assert str(reading.published) == "2025-02-10"
    found = [(c.headline, str(c.published)) for c in reading.clippings]
    days = ["2025-02-03", "2025-02-04", "2025-02-05"]
    assert found == list(zip((head for head, *_ in LETTERS["de"][1]), days, strict=True))
    assert not any("02." in clipping.text for clipping in reading.clippings)
