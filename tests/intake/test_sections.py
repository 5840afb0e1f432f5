"""Texts under headlines that are the sections of one story."""

import re

from briefs.intake import read

SECTIONS = """Aldmoor closes its night school

The council will pay for the lamps of the old mill no longer, and ninety pupils have to look for
another desk before the winter, a clerk told them in the yard on Monday.

Teachers count what they are owed

The school in Aldmoor has paid nobody since May. A cook lent them flour, and two sold their own
bicycles, while letters to the treasurer came back without having been opened.

What the lamps of the mill cost

Forty crowns an evening, says the miller, who let Aldmoor use his upper floor as a school for six
years and has now asked for the rent of all of them by the first of June.

A barge could take the pupils in

Its owner offers the hold to the school if Aldmoor pays for a stove, and the harbour would let it
lie below the bridge, where it is sheltered from wind until the spring.
"""


def test_sections_that_say_the_words_of_the_first_head_are_one_story():
    reading = read(SECTIONS.encode(), "page.txt")
    assert reading.kind == "article"
    assert reading.clippings[0].headline == "Aldmoor closes its night school"


def test_items_that_tell_of_other_things_are_a_digest():
    items = []
    towns, houses = (
        ["Aldmoor", "Tollen", "Verdley", "Brack"],
        ["school", "ferry", "bakery", "quarry"],
    )
    for part, town, house in zip(SECTIONS.split("\n\n")[1::2], towns, houses, strict=True):
        items.append(part.replace("Aldmoor", town).replace("school", house))
    heads = SECTIONS.split("\n\n")[::2]
    text = "\n\n".join(f"{head}\n\n{item}" for head, item in zip(heads, items, strict=True))
    reading = read(text.encode(), "page.txt")
    assert (reading.kind, len(reading.clippings)) == ("digest", 4)


_MENU = "Harbours Islands Auctions Pilots Weather Museums Schools Gardens Letters Songs Maps Tides"
_LONG_HEADS = """A wet spring for people who mend nets

Nobody in Lumen can remember such rain, and the sheds where nets are dried have leaked since March.

Sheds that leak are not the only trouble

Most of the yarn comes from a mill that was sold, whose owner now makes ropes for climbers instead.

What the mill owes to those who wait

Forty bales were paid in autumn, says Marta Brod, who keeps the bills in a tin below her bench.

Her daughter has found another way out

She learns how boats are painted, since paint can be bought in Tollen and dries below any roof.
"""


def test_among_menus_long_heads_alone_make_no_list():
    menu = "\n".join(_MENU.split())
    alone = read(_LONG_HEADS.encode(), "x.txt")
    among = read(f"{menu}\n\n{_LONG_HEADS}".encode(), "x.txt")
    assert (among.kind, len(among.clippings)) == ("article", 1)
    assert (alone.kind, len(alone.clippings)) == ("digest", 4)
    buttons = re.sub(r"\.\n(?=\n|$)", ".\n\nNot what I look for\n", _LONG_HEADS)
    listed = read(f"{menu}\n\n{buttons}".encode(), "x.txt")
    assert (listed.kind, len(listed.clippings)) == ("digest", 4)


def test_a_word_that_is_explained_makes_no_passages():
    terms = [
        ("MEANING:", "noun: A quay."),
        ("ORIGIN:", "From a word for stones below water, which a clerk used first on 3 May 1780."),
        ("USAGE:", "“Every boat has a home, and every home its cat,” said the oldest pilot."),
    ]
    text = "Mole\n\n" + "\n\n".join(f"{label}\n{told}" for label, told in terms)
    assert read(text.encode(), "x.txt").kind != "digest"
    longer = text.replace("A quay.", "A wall that the harbour of Lumen lost on 2 May 1990.")
    assert read(longer.encode(), "x.txt").kind == "digest"


def test_short_first_sentences_head_the_paragraphs_of_a_column_only():
    paragraphs = [
        "Strike averted at the sawmill. Some 140 workers have taken a rise of three per cent.",
        "Barrels cost more again. Coopers in the valleys ask 410 for a new one, since oak is rare.",
        "Fire takes two kilns. Both were lost on Tuesday.\nInsurers came as we went to press.",
        "Have you seen it? Write to the editor, and tell us where it was and when.",
    ]
    column = read("\n\n".join(["In brief", *paragraphs]).encode(), "x.txt")
    heads = ["Strike averted at the sawmill", "Barrels cost more again", "Fire takes two kilns"]
    assert [c.headline for c in column.clippings] == heads
    assert column.clippings[-1].text.endswith("as we went to press.")
    assert read("\n\n".join(["In Lumen", *paragraphs]).encode(), "x.txt").kind != "digest"


def test_dated_titles_are_a_digest_and_dated_praise_is_none():
    said = ["Harbour gets a new crane", "Ferry sails on Sunday", "Mole is closed again"]
    said += ["Pilots elect Ada Mooring", "Storm takes two sheds"]
    kinds = []
    for form in ("{}", "“{}”"):
        rows = [f"{n} May 2016\n{form.format(title)}" for n, title in enumerate(said, 1)]
        kinds.append(read("\n\n".join(rows).encode(), "x.txt").kind)
    assert kinds[0] == "digest" != kinds[1]
