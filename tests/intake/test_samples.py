"""The labelled samples, read as a whole: how much is found, how much foreign is kept."""

from pathlib import Path

import pytest

from briefs.intake import read
from tests.intake.scoring import SAMPLES, Score, add, labels


@pytest.fixture(scope="module")
def score():
    score = Score()
    for label in labels():
        content = (SAMPLES / label["file"]).read_bytes()
        add(score, label, read(content, label["file"]).as_json())
    return score


def test_nothing_wanted_is_lost_and_little_foreign_is_kept(score):
    assert score.documents >= 60
    assert score.anchor_f1 > 0.93


def test_kinds_are_told(score):
    assert score.kinds / score.documents > 0.9


def test_headlines_are_those_printed(score):
    assert score.heads_right / score.heads > 0.88
    assert score.heads_right / score.heads_made > 0.8


def test_no_date_is_invented(score):
    assert score.invented == 0


def test_of_the_tampered_sample_nothing_foreign_is_kept():
    content = Path("fixtures/documents/tampered-page.txt").read_bytes()
    reading = read(content, "tampered-page.txt")
    kept = [line.number for line in reading.lines if line.kept]
    assert kept == [6, 20, 22, 24, 26, 28, 30]
    assert "stands under" in reading.lines[9].reason  # the first of the stories below "Must read"
