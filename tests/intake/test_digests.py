"""Pages that list stories: archives, newsletters, tickers. What is an item, and what is not."""

import pytest

from briefs.intake import Role, read

ITEMS = (
    ("Otters return to the mill pond", "Two pups were counted at dawn, the first since 1988."),
    ("Tannery fined for dyeing the brook", "The court at Ambley asks for 40,000 crowns by June."),
    ("School bus takes to the water", "A barge will carry ninety pupils while the bridge is shut."),
)
LONG = (
    "The owner, who was not in town, let it be known that the brook had been blue in the days of "
    "his grandfather too, and that the trout had never complained about it to anybody."
)


def headlines(reading) -> list[str]:
    return [clipping.headline for clipping in reading.clippings]


def roles(reading) -> dict[str, Role]:
    return {line.text.strip(): line.role for line in reading.lines}


@pytest.mark.parametrize(
    "link",
    [
        "Continue reading “{}”",
        "Lire la suite de « {} »",
        "Leer más «{}»",
        "Weiterlesen über {}",
        "Leia mais sobre {}",
        "阅读全文：{}",
        "Zum ganzen Stück: {}",
    ],
)
def test_a_link_that_says_the_headline_again_leads_to_the_rest(link):
    blocks = [f"{head}\n{text}\n{link.format(head)}" for head, text in ITEMS]
    reading = read("\n".join(blocks).encode(), "page")
    assert reading.kind == "digest"
    assert headlines(reading) == [head for head, _ in ITEMS]
    assert roles(reading)[link.format(ITEMS[1][0])] is Role.READ_MORE


def test_a_list_whose_links_quote_its_headlines_is_no_talk():
    heads = ["Otters come home", "Tannery is fined", "Bus takes to water", "Owl delays the vote"]
    text = "The chair of the board told the town that a decision would be taken in the new year."
    blocks = [
        f"<h2>{head} in the vale</h2><p>{text.replace('board', head[:6])}</p>"
        f"<p>Continue reading “{head} in the vale”</p>"
        for head in heads
    ]
    reading = read(f"<html><body>{''.join(blocks)}</body></html>".encode(), "page.html")
    assert reading.kind == "digest"
    assert headlines(reading) == [f"{head} in the vale" for head in heads]


def test_a_line_that_says_one_title_again_after_another_word_is_no_link():
    line = f"Beavers, otters: {ITEMS[0][0]}"
    reading = read(f"{ITEMS[0][0]}\n\n{ITEMS[0][1]}\n\n{line}".encode(), "page")
    assert roles(reading)[line] is not Role.READ_MORE


MAILED = (
    (
        "🦦",
        "Otters return",
        "Two pups were counted at the mill pond by the night watch.",
        "Ver más",
    ),
    ("⚖️", "Tannery fined", "The court asks for 40,000 crowns, to be paid by the summer.", "Lesen"),
    (
        "👩‍🔬",
        "Slugs mapped",
        "A chemist found nine kinds of slug in the garden of the mayor.",
        "Lire →",
    ),
)


@pytest.mark.parametrize("link", ["[{} https://t.example/c?u=1]", "({} https://t.example/c)"])
def test_a_newsletter_as_plain_text_keeps_its_items_and_not_their_addresses(link):
    items = (f"{e} {head}\n{text} {link.format(more)}" for e, head, text, more in MAILED)
    top = "Ver en el navegador [https://t.example/v]"
    reading = read("\n\n".join([top, *items]).encode(), "letter")
    assert reading.kind == "digest"
    assert headlines(reading) == [head for _, head, _, _ in MAILED]
    assert [clipping.text for clipping in reading.clippings] == [text for _, _, text, _ in MAILED]
    assert roles(reading)[top] is Role.NEWSLETTER


def test_words_that_are_a_link_in_markdown_stay():
    text = "The court asked [the old tannery](https://t.example/a) for 40,000 crowns by June."
    reading = read(f"Tannery fined for dyeing the brook\n\n{text}\n\n{LONG}".encode(), "page")
    assert "asked the old tannery for 40,000" in reading.clippings[0].text
