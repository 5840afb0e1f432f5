"""A second reader decides what our rules leave over, says so, and can fail without harm."""

import subprocess
import sys

import pytest
from lxml import html as lxml_html

from briefs.intake import read
from briefs.intake.markup import second_reader

TITLE = "Ferry to the islands runs again"
TEXT = [
    "The board said on Tuesday that 412 boats had left before the storm, and that all was well.",
    "Ada Mooring, who chairs the board, told reporters that nobody was hurt in that long night.",
    "The ferry between the two quays will sail again on Friday, and the fare will stay the same.",
    "Its crew had asked for better lamps on the quay, and those will be in place before it sails.",
]
MAIN = "".join(f"<p>{text}</p>" for text in TEXT)
LEAD = "Boats will cross to the islands from Friday on, the board of the harbour said, and more."
APART = "Lamps of the new kind that will stand on both of the quays"


def page(body: str) -> bytes:
    head = f"<head><title>{TITLE} - Harbour Post</title></head>"
    return f"<!doctype html><html lang=en>{head}<body>{body}</body></html>".encode()


STORY = page(
    f"<div><h1>{TITLE}</h1><div>{MAIN}</div></div>"
    f"<div><h3>{APART}</h3></div><div><h3>Another box of the site</h3></div>"
)


@pytest.fixture
def taking(monkeypatch):
    """Let the second reader take these lines of every page."""

    def take(*lines: str):
        monkeypatch.setattr(second_reader, "_body_of", lambda root: "\n".join(lines))

    return take


def line_of(reading, text: str):
    return next(line for line in reading.lines if line.text == text)


def test_what_the_second_reader_takes_of_the_lines_left_over_is_kept_and_says_why(taking):
    taking(*TEXT)
    assert not line_of(read(STORY, "page.html"), APART).kept
    taking(*TEXT, APART)
    reading = read(STORY, "page.html")
    assert line_of(reading, APART).kept
    assert "trafilatura" in line_of(reading, APART).reason
    assert not line_of(reading, "Another box of the site").kept
    assert reading.clippings[0].headline == TITLE


def test_of_lines_alike_the_one_nearest_to_the_story_is_kept(taking):
    twice = page(
        f"<div>{APART}</div><div>Home</div><div>Shop</div><h1>{TITLE}</h1><div>{MAIN}</div>"
        f"<section><div>{APART}</div></section>"
    )
    taking(*TEXT, APART)
    lines = [line for line in read(twice, "page.html").lines if line.text == APART]
    assert [line.kept for line in lines] == [False, True]


def test_a_short_line_must_be_a_whole_line_of_the_second_reading():
    reader = second_reader.SecondReader(lxml_html.document_fromstring("<p>x</p>"))
    row = "Two words | " + TEXT[0]
    reader.__dict__["_reading"] = (
        {second_reader.plain(part) for part in (row, *row.split("|"))},
        second_reader.runs(row),
    )
    assert reader.takes("Two words")
    assert reader.takes(TEXT[0])
    assert not reader.takes("412 boats had left before the storm")
    assert not reader.takes("")


def test_a_doubtful_line_that_the_second_reader_leaves_out_is_dropped(taking):
    box = "A box of the site"
    inside = page(
        f"<div><h1>{TITLE}</h1><div><p>{LEAD}</p></div></div>"
        f"<div><div>{box}</div></div><div>{MAIN}</div>"
    )
    taking()
    assert line_of(read(inside, "page.html"), box).kept
    taking(*TEXT)
    dropped = line_of(read(inside, "page.html"), box)
    assert not dropped.kept
    assert "trafilatura" in dropped.reason


def test_where_our_rules_find_no_story_the_second_reader_may_find_the_one_of_the_title(taking):
    rows = [f"ferry number {i} to the islands runs again" for i in range(12)]
    links = "".join(f"<div><a href=/x>{row}</a></div>" for row in rows)
    taking()
    assert read(page(links), "page.html").kind == "other"
    taking(*rows)
    reading = read(page(links), "page.html")
    assert reading.kind == "article"
    assert "trafilatura" in reading.why
    taking(*(row.replace("ferry", "goose").replace("islands", "pond") for row in rows))
    assert read(page(links), "page.html").kind == "other"


def test_a_second_reader_that_fails_is_no_witness_and_the_reading_says_so(monkeypatch):
    def fail(root):
        raise RecursionError

    monkeypatch.setattr(second_reader, "_body_of", fail)
    reading = read(STORY, "page.html")
    assert reading.clippings[0].text.endswith(TEXT[-1])
    assert reading.why.endswith("; trafilatura failed (RecursionError)")


@pytest.mark.parametrize("limit", ["_MOST_NESTED", "_MOST_TEXT"])
def test_a_page_beyond_what_it_can_bear_is_not_handed_to_it(monkeypatch, limit):
    monkeypatch.setattr(second_reader, limit, 20)
    monkeypatch.setattr(second_reader, "_body_of", lambda root: pytest.fail("was handed over"))
    reading = read(STORY, "page.html")
    assert reading.kind == "article"
    assert reading.why.endswith("; the page is too large for trafilatura")


def test_a_page_full_of_quoted_words_is_not_handed_to_it(monkeypatch):
    monkeypatch.setattr(second_reader, "_body_of", lambda root: pytest.fail("was handed over"))
    words = b"<code>x</code> text " * 1_001
    reading = read(STORY.replace(b"</body>", words + b"</body>"), "page.html")
    assert reading.why.endswith("; the page is too large for trafilatura")


def test_it_reads_without_a_word_in_the_log_and_leaves_the_tree_as_it_was(caplog):
    root = lxml_html.document_fromstring(STORY)
    before = lxml_html.tostring(root)
    reader = second_reader.SecondReader(root)
    assert reader.agrees(TEXT)
    assert second_reader.SecondReader(lxml_html.document_fromstring("<p></p>")).takes("x") is False
    assert lxml_html.tostring(root) == before
    assert caplog.records == []


def test_nothing_loads_it_before_a_page_is_read():
    ask = "import sys, briefs.intake; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0


MENU = "".join(f"<p>Reader {i} writes that boats are what they always were.</p>" for i in range(40))


def test_a_story_of_a_few_words_gives_way_to_the_one_that_the_second_reader_finds(taking):
    notice = (
        "The office in the harbour is closed from noon on Friday, and will open again on Monday, "
        "said the board, which asks those who wait for papers to come on Tuesday morning."
    )
    rows = "".join(f"<div>{text}</div>" for text in TEXT)
    few = page(f"<h1>{TITLE}</h1><p>{notice}</p><div class=sidebar>{rows}</div><nav>{MENU}</nav>")
    taking(notice)
    assert read(few, "page.html").clippings[0].text == notice
    taking(*TEXT)
    assert TEXT[0] in read(few, "page.html").clippings[0].text


def test_classes_that_name_a_text_longer_than_the_story_otherwise_are_wrong(taking):
    rest = [text.replace("the", "a near") for text in (*TEXT, LEAD)]
    rows = "".join(f"<p>{text}</p>" for text in rest)
    body = f"<h1>{TITLE}</h1><div>{MAIN}</div><div class=related>{rows}</div><nav>{MENU}</nav>"
    taking(*TEXT, rest[0])
    assert rest[0] not in read(page(body), "page.html").clippings[0].text
    taking(*TEXT, *rest)
    assert rest[0] in read(page(body), "page.html").clippings[0].text


def test_what_another_article_of_the_page_says_is_another_story(taking):
    others = [text.replace("the", word) for word in ("a near", "their") for text in TEXT]
    link = "<h3><a href=/x>The whole of another story</a></h3>"
    cards = "".join(f"<article>{link}<p>{text}</p></article>" for text in others)
    body = f"<div><article><h1>{TITLE}</h1>{MAIN}</article>{cards}</div>"
    taking(*TEXT)
    assert read(page(body), "page.html").clippings[0].text == "\n\n".join(TEXT)
    parts = page(body.replace(link, ""))
    assert "a near storm" in read(parts, "page.html").clippings[0].text
    taking(*TEXT, *others)
    assert "a near storm" in read(page(body), "page.html").clippings[0].text
