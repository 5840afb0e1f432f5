"""Texts with the marks of Markdown, as newsletters and converters write them."""

import pytest

from briefs.intake import read

MENU = '[Home](/) [Ports](/ports/ "All ports") [Rail](/rail/) [About the desk](/about/)'
TITLE = "Canal shut for barges until April"
LEAD = (
    'The county shut the canal for barges on Monday, said [the harbour board](/board/ "Board"), '
    "and 34 kilometres of it lie dry."
)
TEXT = "Nine barges with coal wait on the way, and the owners lose 70,000 crowns a day\\."
MORE = "- [Rail carries more grain than last year](/rail/grain/)"
PAGE = (MENU, f"# {TITLE}", "February 17\\, 2025", "![A lock](/lock.jpg)", LEAD, TEXT, MORE)


def test_an_article_in_markdown_is_read_without_its_marks():
    reading = read("\n\n".join(PAGE).encode(), "page.md")
    (one,) = reading.clippings
    assert one.headline == TITLE
    assert one.text == (
        "The county shut the canal for barges on Monday, said the harbour board, "
        "and 34 kilometres of it lie dry.\n\n"
        "Nine barges with coal wait on the way, and the owners lose 70,000 crowns a day."
    )
    assert str(reading.published) == "2025-02-17"


def test_lines_keep_their_numbers():
    lines = read("\n\n".join(PAGE).encode(), "page.md").lines
    assert lines[2].text == TITLE
    assert lines[6].text == ""
    assert lines[8].text.startswith("The county shut")
    broken = "\n\n".join([f"# {TITLE}", LEAD.replace("the harbour", "the\nharbour"), TEXT])
    assert read(broken.encode(), "page.md").lines[-1].number == 6


def test_a_heading_broken_at_the_width_of_its_text_is_one_headline():
    title = "The county shuts its oldest canal for all barges that carry coal or\ngrain until April"
    text = (
        "Nine barges with coal wait on the way, and their owners lose 70,000\n"
        "crowns a day, said the board of the harbour on Tuesday, which had asked\n"
        "for another way to the sea before the work began in the summer of last\n"
        "year, and which now asks the county to pay."
    )
    (one,) = read(f"## {title}\n\n{text}\n".encode(), "page.md").clippings
    assert one.headline == title.replace("\n", " ")


def test_headings_part_the_items_of_a_digest():
    items = (
        ("Canal shut for barges", "The county shut it on Monday for 34 kilometres of its length."),
        ("Tannery is fined", "A court in Arvela asks 40,000 crowns of the old tannery by June."),
        ("More grain by rail", "Trains took 3,100 tonnes of grain to the sea in the last month."),
    )
    page = "\n\n".join(
        f"### [{title}](/news/{n}/)\n{text}" for n, (title, text) in enumerate(items)
    )
    found = read(page.encode(), "digest.md").clippings
    assert [(item.headline, item.text) for item in found] == list(items)


@pytest.mark.parametrize(
    "said",
    [
        "The board [of the harbour] (and nobody else) shut it on Monday, at a cost of #34 a boat.",
        "It wrote that “the canal [sic](as they call it) stays shut” until the work is done there.",
        "The path is C:\\.boats\\_old and nothing in it was touched in all the years until today.",
    ],
)
def test_brackets_and_backslashes_of_other_texts_stay(said):
    (one,) = read(f"{TITLE}\n\n{said}\n\nNine barges wait on the way.".encode(), "t.txt").clippings
    assert said in one.text
