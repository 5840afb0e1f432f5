import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefs.search import tokens
from briefs.text.clean import clean


def of(text, mark="e"):
    return tokens.sequence(tokens.words_of(clean(text)), mark)


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("en", "e"),
        ("en-GB", "e"),
        ("es", "s"),
        ("pt-br", "p"),
        ("fr", "o"),
        ("", "o"),
        ("eng", "o"),
    ],
)
def test_a_language_has_its_mark(language, mark):
    assert tokens.mark_of(language) == mark


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("Exporters’ ports", "e", ["e_export", "e_port"]),
        ("Chile's mines", "e", ["e_chile", "e_mine"]),
        ("Chile’s mines", "e", ["e_chile", "e_mine"]),
        ("U.S. e.g. a.m", "e", ["e_us", "e_eg", "e_am"]),
        ("cooperación", "s", ["s_cooper"]),
        ("cooperacion", "s", ["s_cooper"]),
        ("negociações", "p", ["p_negoc"]),
        ("negociacao", "p", ["p_negoc"]),
        ("Élysée", "o", ["o_elysee"]),
        ("Straße ŁÓDŹ ﬁsh", "o", ["o_strasse", "o_lodz", "o_fish"]),
        ("华为公司", "e", ["c_华为", "c_为公", "c_公司", "c_司"]),
        ("用5G网", "e", ["c_用", "e_5g", "c_网"]),
        ("snake_case _", "e", ["e_snake", "e_case"]),
        ("... -- ''", "e", []),
    ],
)
def test_a_text_becomes_tokens(text, mark, expected):
    assert of(text, mark) == expected


def test_a_word_is_cut_at_its_longest():
    assert of("a" * tokens.LONGEST, "o") == ["o_" + "a" * tokens.LONGEST]
    assert of("a" * (tokens.LONGEST + 1), "o") == ["o_" + "a" * tokens.LONGEST]


def test_whole_words_are_kept_only_where_the_stem_is_another():
    words = tokens.words_of("ports port of lithium 中国 ports")
    assert tokens.wholes(words, "e") == ["w_ports"]


@given(st.text(st.characters(codec="ascii"), max_size=200))
@example("U.S.'s a.b.c's x's_y 's's .a")
def test_the_short_way_through_plain_texts_finds_the_same_words(text):
    thorough = [word for word in tokens.WORD.findall(text) if word]
    assert tokens.words_of(text) == thorough


@given(st.text(max_size=200))
def test_words_stand_where_they_were_found(text):
    text = clean(text)
    found, places = tokens.hits(text, "e")
    assert found == of(text)
    assert len(places) == len(found)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.text(max_size=200), st.sampled_from(tokens.MARKS))
def test_tokens_need_no_quoting(text, mark):
    words = tokens.words_of(clean(text))
    for token in [*tokens.sequence(words, mark), *tokens.wholes(words, mark)]:
        assert re.fullmatch(r"[espocw]_\S+|_", token)
        assert not set(token) & set("'\"\\:*&|!<>()\0")


def test_what_is_remembered_has_an_end(monkeypatch):
    monkeypatch.setattr(tokens, "KNOWN_WORDS", 3)
    known = tokens.Known(str.upper)
    assert [known[word] for word in "abcab"] == list("ABCAB")
    assert len(known) <= 3
