"""What cannot be read is refused with one sentence; nothing hangs."""

import time

import pytest

from briefs.intake import RefusedDocument, read
from briefs.text import limits

SECONDS = 10  # of the processor, on a slow machine; bench/intake.py measures how they grow

REFUSED = {
    "empty": b"",
    "blanks only": b" \n\t\n ",
    "full of NUL": b"a\x00\x00" * 5_000,
    "a PDF": b"%PDF-1.7 " + b"x" * 100,
    "a packed file": b"PK\x03\x04" + b"\x14\x00" * 200,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
    "control characters": bytes(range(1, 9)) * 200,
    "too large": b"a" * (limits.DOCUMENT_BYTES + 1),
    "too many lines": b"\n" * limits.DOCUMENT_LINES + b"a",
    "deep": b"<html><body>" + b"<div>" * (limits.DOCUMENT_DEPTH + 1) + b"x",
    "deep below a comment that is never closed": (
        b"<html><body><!-- " + b"<div>" * (limits.DOCUMENT_DEPTH + 1) + b"x"
    ),
    "a million tags": b"<html>" + b"<b>" * 1_100_000,
    "false UTF-16": b"\xff\xfe" + b"\xd8" * 11,
}
READ = {
    "marks in a row": b"The aa\n\nbb " + b"-," * 60_000 + b" cc\n\nIt was told on 3 May.",
    "a first line of blanks": b"aa" + b" " * 300_000 + b"bb\n\nIt was told here.",
    "blanks in a row": b"The aa\n\nbb" + b" " * 120_000 + b"3 May 2021 cc\n\nIt was told here.",
    "bad UTF-8": "A caf\u00e9 opens".encode() + b"\xff\xfe\xc3 and goes on for a while",
    "overrides": "A title \u202egnp.exe\u202c of a page\n\nAnd more of it.".encode(),
    "one line of 1.5 MB": b"word, and word " * 100_000,
    "one word of 600 kB": b"a-b.c" * 120_000,
    "300 thousand empty lines less": b"\n" * (limits.DOCUMENT_LINES - 1) + b"a",
    "marks": b"<<<<((((::::||||" * 60_000,
    "digits": b"1 000 " * 200_000,
    "open tags": b"<html><body>" + b"<p class='ad related'>a < b" * 6_000,
    "attributes": b"<html><p " + b"a='1' " * 100_000 + b">text</p></html>",
    "half a tag": b"<html><body><p>text</p><" + b"a" * 500_000,
    "a name of 60 thousand letters": (
        b"Ferry to run again after the storm\n\nAda Moor" + b"x" * 60_000 + b"\n\n"
        b"The board said on Tuesday that 412 boats had left before the storm, and all was well.\n\n"
        b"Nobody was hurt in that long night, said the chair of the old harbour board.\n"
    ),
    "capitals and colons": b"ANNA BELL: yes\n" * 2_000,
    "headlines only": b"A title of some words here\n\n" * 2_000,
    "half a million openings of comments": b"<html><body>text " + b"<!--" * 500_000,
    "half a million marks on a letter": "a\u0301\u0316".encode()
    + "\u0301\u0316".encode() * 250_000,
    "days and figures": b"On 3 May 2021 5 ships, " * 12_000,
    "nested lists": b"<html>" + b"<ul><li>" * 120 + b"deep text" + b"</li></ul>" * 120,
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_or_too_much_is_refused_in_one_sentence(content):
    with pytest.raises(RefusedDocument) as refusal:
        read(content, "page.bin")
    sentence = str(refusal.value)
    assert sentence.startswith("page.bin ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_hostile_shapes_are_read_within_seconds(content):
    start = time.process_time()
    reading = read(content, "page")
    assert time.process_time() - start < SECONDS
    assert reading.lines


def test_a_document_at_the_limit_of_depth_is_read():
    content = b"<html><body>" + b"<div>" * (limits.DOCUMENT_DEPTH - 2) + b"x"
    assert "x" in read(content, "deep.html").text


def test_overrides_and_controls_never_reach_the_text():
    text = read("A \u202etitle\u202c\x07 of words".encode(), "page").text
    assert text == "A title of words"


def test_tags_in_scripts_and_comments_and_tags_that_close_themselves_are_no_depth():
    many = "<div>" * (limits.DOCUMENT_DEPTH + 1)
    marks = "<use href='#a' />" * (limits.DOCUMENT_DEPTH + 1)
    script = f"<script>let a = '{many}'</script>"
    scripts = "<script>go()</script>" * (limits.DOCUMENT_DEPTH + 1)
    page = f"<html><body>{script}{scripts}<!-- {many} --><svg>{marks}</svg>"
    reading = read(f"{page}<p>A ferry sails again, said the board.</p>".encode(), "page.html")
    assert "A ferry sails again" in reading.text
