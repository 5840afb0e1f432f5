"""The element that holds a story: lists and closing lines in it are kept, what leads on is not."""

import pytest

from briefs.intake import Role, read

TEXT = "The board said on Tuesday that 412 boats had left before the storm, and that all was well."
MORE = "Ada Mooring, who chairs the board, told reporters that nobody was hurt in that long night."


def page(below: str, beside: str = "") -> bytes:
    return (
        "<!doctype html><html lang=en><body>"
        f"<div id=top><a>Home</a></div><h1>Ferry to run again</h1>"
        f"<div class=c1><p>{TEXT}</p><p>{MORE}</p>{below}</div><div class=c2>{beside}</div>"
        "</body></html>"
    ).encode()


def kept(data: bytes) -> list[str]:
    return [line.text for line in read(data, "page.html").lines if line.kept]


@pytest.mark.parametrize(
    ("below", "line"),
    [
        ("<ul><li>Harbour dues</li><li>Night boats</li></ul>", "Night boats"),
        ("<table><tr><td>Boats</td><td>412</td></tr></table>", "Boats"),
        ("<dl><dt>Draught</dt><dd>how deep a hull lies</dd></dl>", "how deep a hull lies"),
        ("<blockquote>Steady as she goes</blockquote>", "Steady as she goes"),
        ("<pre>LAT 53 N</pre>", "LAT 53 N"),
        ("<p>Reporting from the quay</p>", "Reporting from the quay"),
    ],
)
def test_what_stands_in_the_element_of_the_story_below_its_last_sentence_is_kept(below, line):
    assert line in kept(page(below))


@pytest.mark.parametrize(
    "below",
    [
        "<ul><li><a>Night boats</a></li></ul>",
        "<div>Night boats</div>",
        "<ul><li>Harbour dues</li></ul><p>Do you want our night boats?</p>",
        "<p><time datetime=2024-05-03>Night boats</time></p>",
    ],
)
def test_links_labels_questions_and_stamps_below_the_story_are_not_kept(below):
    assert not any("ight boats" in text for text in kept(page(below)))


def test_a_list_in_another_element_stays_outside_the_story():
    reading = read(page("", "<ul><li>Night boats</li></ul>"), "page.html")
    line = next(line for line in reading.lines if line.text == "Night boats")
    assert (line.role, line.kept) == (Role.LEFTOVER, False)


def test_a_day_below_the_text_is_that_of_publication_though_a_list_follows():
    reading = read(page("<p>3 May 2024</p><ul><li>Night boats</li></ul>"), "page.html")
    assert reading.lines[-1].kept
    assert str(reading.published) == "2024-05-03"


LONG = (
    "Two of the pilots, who have sailed for thirty years between the quays and the outer isles of "
    "the bay, said on the quay that they had never seen such a crowd of people with their bags."
)


@pytest.mark.parametrize(
    ("caption", "is_kept"),
    [
        (f"<div class=teaser-gallery>{LONG}</div>", True),
        (f"<div class=teaser-caption>{LONG}</div>", False),
        (f"<div class=teaser-caption>{LONG} {LONG}</div>", True),
        ("<div class=teaser-caption>Two pilots on the quay of the bay.</div>", False),
        (f"<figure><figcaption>{LONG}</figcaption></figure>", False),
    ],
)
def test_a_long_text_that_only_a_class_calls_a_caption_is_text(caption, is_kept):
    text = caption.split(">", 1)[1].split("</")[0].removeprefix("<figcaption>")
    assert (text in kept(page(caption + f"<p>{MORE.replace('Ada', 'Eva')}</p>"))) == is_kept


@pytest.mark.parametrize(
    "asking",
    [
        "Have you seen the ferry? Write to quay@harbour.example or call the desk of the harbour.",
        "We want to hear from you at quay@harbour.example about boats.",
    ],
)
def test_a_last_line_that_asks_the_reader_to_write_is_dropped(asking):
    assert asking not in kept(page(f"<p>{asking}</p>"))
    assert asking in kept(page(f"<p>{asking}</p><p>{MORE.replace('Ada', 'Eve')}</p>"))
    told = "The harbour takes orders for the new lamps at quay@harbour.example until spring."
    assert told in kept(page(f"<p>{told}</p>"))
