"""A board on which the first post tells a story: its answers are none, nor are cards of members."""

import pytest

from briefs.intake import Role, read

TEXT = [
    "The board said on Tuesday that 412 boats had left before the storm, and that all was well.",
    "Ada Mooring, who chairs the board, told reporters that nobody was hurt in that long night.",
    "The ferry between the two quays will sail again on Friday, and the fare will stay the same.",
]
ANSWERS = [
    "At last! Mine still lies at the old quay, and I am away until Friday. Could one of you look?",
    "Nine million, and the budget has four. Who looked at those quays when they were built, then?",
]
CARDS = {
    "en": ("Joined: 02.01.2006", "Posts: {}"),
    "de": ("Anmeldungsdatum: 02.01.2006", "Beiträge: {}"),
    "es": ("Registrado: 02.01.2006", "Mensajes: {}"),
}


def thread(joined: str, wrote: str) -> bytes:
    rows = []
    for i, said in enumerate(["<br>".join(TEXT), *ANSWERS]):
        card = f"<b>Member{i}</b><br>{joined}<br>{wrote.format(10 + i)}"
        post = f"<div>Posted on: 17.11.2009, 11:4{i}</div><div>{said}<br>______<br>Old rope</div>"
        rows.append(f"<tr><td>{card}</td><td>{post}</td></tr>")
    page = f"<h1>Storm keeps 412 boats away</h1><table>{''.join(rows)}</table>"
    return f"<!doctype html><html><body>{page}</body></html>".encode()


@pytest.mark.parametrize("language", CARDS)
def test_the_first_post_of_a_thread_is_the_story(language):
    reading = read(thread(*CARDS[language]), "page.html")
    [clipping] = reading.clippings
    assert clipping.headline == "Storm keeps 412 boats away"
    assert clipping.text == "\n\n".join(TEXT)
    assert {line.role for line in reading.lines if line.text in ANSWERS} == {Role.COMMENT}


def test_the_day_of_a_thread_is_that_of_its_first_post():
    assert str(read(thread(*CARDS["en"]), "page.html").published) == "2009-11-17"


def test_one_card_makes_no_thread():
    page = "".join(f"<p>{text}</p>" for text in (*TEXT, *ANSWERS))
    card = "<p>Joined: 02.01.2006</p>"
    reading = read(f"<!doctype html><html><body>{page}{card}</body></html>".encode(), "page.html")
    assert ANSWERS[0] in reading.clippings[0].text
