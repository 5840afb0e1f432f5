"""One text that holds what two people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.text import both as module
from briefs.text.both import both, is_marked

MARKS = {"newer_mark": "newer", "mine_mark": "mine"}


@pytest.mark.parametrize(
    ("read", "newer", "mine", "joined"),
    [
        ("It sails.", "It sails at noon.", "It sails at dawn.",
         "[[newer: It sails at noon.]] [[mine: It sails at dawn.]]"),
        ("One is. Two is.", "One was. Two is.", "One is. Two was.", "One was. Two was."),
        ("One is. Two is.", "Two is.", "One is. Two is. Three is.", "Two is. Three is."),
        ("One is.", "One was.", "One was.", "One was."),
        ("", "One is.", "Two is.", "[[newer: One is.]] [[mine: Two is.]]"),
        ("One is.", "", "One was.", "[[mine: One was.]]"),
        ("One is.\n\nTwo is.", "One was.\n\nTwo is.", "One is.\n\nTwo is.\n\nThree is.",
         "One was.\n\nTwo is.\n\nThree is."),
    ],
)  # fmt: skip
def test_both_stand_where_one_sentence_was_changed_twice(read, newer, mine, joined):
    assert both(read, newer, mine, **MARKS) == joined
    assert is_marked(joined, "newer", "mine") == ("[[" in joined)


SOME = st.lists(st.sampled_from(["One is.", "Two is.", "Three is.", "\n\n"])).map(" ".join)


@given(SOME, SOME, SOME)
def test_no_sentence_that_somebody_wrote_is_missing(read, newer, mine):
    joined = both(read, newer, mine, **MARKS)
    for side in (newer, mine):
        new = {s for s in ("One is.", "Two is.", "Three is.") if s in side and s not in read}
        assert all(sentence in joined for sentence in new)
    assert both(read, read, mine, **MARKS) == both(mine, mine, mine, **MARKS)


def test_texts_of_very_many_sentences_are_given_whole(monkeypatch):
    monkeypatch.setattr(module, "_MOST_SENTENCES", 1)
    joined = both("A is. B is.", "A was. B is.", "A is. B was.", **MARKS)
    assert joined == "[[newer: A was. B is.]] [[mine: A is. B was.]]"
