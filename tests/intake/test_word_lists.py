"""The word lists in briefs/intake/data, as a desk may change them."""

import re
from importlib.resources import files

import pytest

from briefs.intake.words.lexicon import meets, tokens

LANGUAGES = ("all", "en", "es", "pt", "fr", "de", "zh", "it", "nl")


def test_a_section_holds_labels_or_words_alike_in_all_languages():
    data = files("briefs.intake").joinpath("data")
    texts = [data.joinpath(f"{name}.txt").read_text("utf-8") for name in LANGUAGES]
    headed = [re.findall(r"^\[(words: )?([a-z-]+)\]$", text, re.MULTILINE) for text in texts]
    words = {name for sections in headed for marked, name in sections if marked}
    labels = {name for sections in headed for marked, name in sections if not marked}

    assert words
    assert labels
    assert not words & labels


@pytest.mark.parametrize(("word", "section"), [("tribune", "media-words"), ("said", "said")])
def test_a_word_that_rules_look_for_labels_no_line(word, section):
    assert word in tokens(section)
    assert meets(section, word) is None
