"""Texts under headlines that are the sections of one story."""

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
