"""Digests whose headlines are set in capitals, run into the text, or bear a source or a day."""

import pytest

from briefs.intake import read

from .quays import HEADS, STORIES, TITLE

MORE = {
    "en": "Dockers want training.|A third one follows.|Autumn may be better.|No talks are planned.",
    "es": "Falta capacitar gente.|Habrá uno más.|Se espera mejor otoño.|No hay fecha de reunión.",
    "de": "Es fehlen Schulungen.|Bald folgt ein dritter.|Der Herbst wird besser.|Noch ruht alles.",
    "zh": "工会要求培训。|还将增开一列。|秋季会好转。|会谈尚未确定。",
}
SHAPES = {
    "above two paragraphs": "{head}\n\n{text}\n\n{more}",
    "in capitals": "{HEAD}\n\n{text}",
    "in capitals, run in": "{HEAD} — {text}",
    "before a dash": "{head} – {text}",
    "as the first sentence": "{head}. {text}",
    "with its paper in brackets": "{head} ({paper})\n{text}",
    "with paper and day in brackets": "{n}. {head} ({paper}, {day})\n{text}",
    "with its paper behind a dash": "{head} – {paper}\n{text}",
    "with paper and day behind bars": "{head} | {paper} | {day}\n{text}",
}
# Chinese has neither capitals nor spaces.
OF_LATIN = ["in capitals, run in", "before a dash", "as the first sentence"]
WRITTEN = [
    (shape, language)
    for shape in SHAPES
    for language in STORIES
    if language != "zh" or shape not in OF_LATIN
]


@pytest.mark.parametrize(("shape", "language"), WRITTEN)
def test_each_headline_is_found_without_what_stands_beside_it(shape, language):
    items = [
        SHAPES[shape].format(
            n=n, head=head, HEAD=head.upper(), text=story[-1], more=more,
            paper=story[5], day=story[3],
        )
        for n, (head, story, more) in enumerate(
            zip(HEADS[language], STORIES[language], MORE[language].split("|"), strict=True), start=1
        )
    ]  # fmt: skip
    text = "\n\n".join([TITLE.get(language, "码头一周"), *items])
    reading = read(text.encode(), "letter.txt")
    found = [c.headline.casefold().rstrip(".") for c in reading.clippings]
    assert found == [head.casefold() for head in HEADS[language]]


def test_a_dash_inside_a_headline_is_no_source():
    heads = [f"{head} – Moquela waits for {n}" for n, head in enumerate(HEADS["en"], start=2)]
    texts = [f"{story[-1]} Moquela waits for it, said the mayor." for story in STORIES["en"]]
    lines = [f"{head}\n{text}" for head, text in zip(heads, texts, strict=True)]
    reading = read("\n\n".join(["Week of the quays", *lines]).encode(), "letter.txt")
    assert [clipping.headline for clipping in reading.clippings] in (heads, heads[:1])
