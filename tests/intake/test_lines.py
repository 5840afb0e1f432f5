"""Every line of a document is accounted for, whatever the document."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.intake import RefusedDocument, Role, read

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("2*.*"))
# The roles that docs/intake.md lists as kept.
KEPT = {Role.HEADLINE, Role.BODY, Role.CROSSHEAD, Role.SPEECH}
PIECES = (
    "Harbour Post",
    "A ferry runs again after the storm",
    "By Ada Mooring | 3 May 2024",
    "The board said on Tuesday that 412 boats had left before the storm, on a quiet night.",
    "Read more",
    "« Previous Page",
    "- Advertisement -",
    "5.5 C",
    "12:45",
    "1. A second story of the day in five words",
    "QUESTION: Will the ferry run?",
    "casino bonus slot gacor togel",
    "港务局星期二表示，渡轮将于星期五恢复航行，码头已经修好。",
    "“We have seen worse,” she said. […]",
    "Leave a Reply",
    "   ",
    "",
)


def is_accounted(reading) -> bool:
    """Kept, dropped and blank lines are all lines, in order, and clippings hold the kept ones."""
    numbers = [line.number for line in reading.lines]
    texts = [line.text for line in reading.lines]
    blank = [line for line in reading.lines if line.role is Role.BLANK]
    kept = {line.number for line in reading.lines if line.kept}
    told = {
        number
        for clipping in reading.clippings
        for number in range(clipping.first_line, clipping.last_line + 1)
    }
    return (
        numbers == list(range(1, len(numbers) + 1))
        and "\n".join(texts) == reading.text
        and all(not line.text.strip() and not line.kept for line in blank)
        and all(line.text.strip() for line in reading.lines if line.role is not Role.BLANK)
        and all(line.reason for line in reading.lines)
        and all(line.kept == (line.role in KEPT) for line in reading.lines)
        and kept <= told
    )


def is_accounted_or_refused(content: bytes, name: str) -> bool:
    try:
        return is_accounted(read(content, name))
    except RefusedDocument as refusal:
        return str(refusal).endswith(".")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_kept_dropped_and_blank_lines_are_the_whole_sample(path):
    reading = read(path.read_bytes(), path.name)
    assert is_accounted(reading)
    printed = reading.as_json()
    kept = {line.number for line in reading.lines if line.kept}
    dropped = {row["line"] for row in printed["dropped"]}
    blank = {line.number for line in reading.lines if line.role is Role.BLANK}
    assert kept | dropped | blank == set(range(1, len(reading.lines) + 1))
    assert not kept & dropped


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_generated_documents_lose_no_line(pieces):
    text = "\n".join(pieces)
    if not text.strip():
        with pytest.raises(RefusedDocument):
            read(text.encode(), "generated")
        return
    assert is_accounted(read(text.encode(), "generated"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_mutated_documents_lose_no_line(path, data):
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    assert is_accounted_or_refused(bytes(content), path.name)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    assert is_accounted_or_refused(text.encode("utf-8", "surrogatepass"), "any")


def test_reading_is_the_same_every_time():
    content = SAMPLES[0].read_bytes()
    assert read(content, "a").as_json() == read(content, "a").as_json()
