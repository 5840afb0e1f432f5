"""Of several ways to divide a page the one is taken that leaves no text of a story over."""

import pytest

from briefs.intake import read

from .quays import STORIES, TITLE

NOTES = {
    "es": ("Nadie quiso decir más.", "Nota: el astillero no dijo nada del precio.", ""),
    "de": (
        "Niemand wollte mehr sagen.",
        "Hinweis: Die Werft sagte nichts zum Preis.",
        "Mehr folgt.",
    ),
}
FORMS = {
    "es": "- {text}{more}\nhttps://post.example/{n}",
    "de": "{n}. Mai.- {text}{more}\n\nWeiterlesen",
}


@pytest.mark.parametrize("language", NOTES)
def test_the_division_that_leaves_a_text_over_is_not_taken(language):
    texts = [story[-1] for story in STORIES[language]]
    more = [note and f"\n\n{note}" for note in (*NOTES[language], "")]
    rows = (
        FORMS[language].format(text=text, more=below, n=n)
        for n, (text, below) in enumerate(zip(texts, more, strict=True), start=3)
    )
    digest = read("\n\n".join([TITLE[language], *rows]).encode(), "letter.txt")
    assert (digest.kind, len(digest.clippings)) == ("digest", 4)
    for text, clipping in zip(texts, digest.clippings, strict=True):
        assert text in clipping.text


def test_a_list_of_things_is_one_however_it_is_divided():
    greeting = "Good morning, and welcome to our letter. Here is what you need to know today."
    texts = [story[-1] for story in STORIES["en"][:3]]
    rows = "\n\n* * *\n\n".join(f"- {text}" for text in texts)
    letter = f"{TITLE['en']}\n\n{greeting}\n\n{rows}\n\nWe thank you for reading, and see you soon."
    digest = read(letter.encode(), "letter.txt")
    assert [text in one.text for text, one in zip(texts, digest.clippings, strict=True)] == [
        True
    ] * 3
    spoken = letter.replace("on Monday", "to you").replace("on Tuesday", "for you")
    assert (
        read(spoken.replace("Growers", "I heard that growers").encode(), "x.txt").kind != "digest"
    )
