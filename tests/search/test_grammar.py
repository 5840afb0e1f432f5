from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.search import parse
from briefs.text import limits


def read(text, **options):
    question = parse(text, **options)
    assert question.problem == ""
    return [("-" if term.excluded else "") + term.text for term in question.terms]


def test_words_phrases_and_exclusions_are_told_apart():
    question = parse('port -strike "salt flat" -"dry dock" lith*')
    assert [(t.text, t.excluded, t.phrase, t.prefix) for t in question.terms] == [
        ("port", False, False, False),
        ("strike", True, False, False),
        ("salt flat", False, True, False),
        ("dry dock", True, True, False),
        ("lith*", False, False, True),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the port of Chancay", ["port", "Chancay"]),
        ("el puerto de la ciudad", ["puerto", "ciudad"]),
        ("the", ["the"]),
        ("of the", ["of", "the"]),
        ('"the port"', ["the port"]),
        ("port -the", ["port", "-the"]),
        ("the -port", ["the", "-port"]),
        ("-- - ! ( ) port", ["port"]),
        ('port "', ["port"]),
        ('"salt flat', ["salt flat"]),
        ("port:chancay http://a.example/b", ["port:chancay", "http://a.example/b"]),
    ],
)
def test_small_words_and_odd_signs_are_not_asked_for(text, words):
    assert read(text) == words


@pytest.mark.parametrize("text", ["port chan", "chan"])
def test_only_the_word_being_typed_counts_as_a_start(text):
    assert [t.prefix for t in parse(text, typing=True).terms][-1:] == [True]
    assert not any(t.prefix for t in parse(text).terms)
    assert not any(t.prefix for t in parse(text + " ", typing=True).terms)


def test_sources_tags_and_dates_are_read():
    question = parse('source:bay -source:"El Mar" tag:Peru -tag:x from:2021-11 to:2021-11')
    assert [(n.text, n.excluded) for n in question.sources] == [("bay", False), ("El Mar", True)]
    assert [(n.text, n.excluded) for n in question.tags] == [("Peru", False), ("x", True)]
    assert (question.start, question.end) == (date(2021, 11, 1), date(2021, 11, 30))
    assert (question.terms, question.problem) == ((), "")


def test_of_several_dates_the_narrowest_count():
    question = parse("from:2020 from:2021-02-03 to:2024 to:2022")
    assert (question.start, question.end) == (date(2021, 2, 3), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("from:soon", "“soon” is not a date"),
        ("to:2021-13", "“2021-13” is not a date"),
        ("from:2021-02-30", "“2021-02-30” is not a date"),
        ("from:0000", "“0000” is not a date"),
        ("from:٢٠٢١", "is not a date"),
        ("from:", "must follow “from:”"),
        ("tag: peru", "must follow “tag:”"),
        ('source:""', "must follow “source:”"),
        ("-from:2021", "“from:” cannot be excluded"),
        ("from:2022 to:2021", "no day is left"),
        ("?!", "no word"),
        ('""', "no word"),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(text, sentence):
    assert sentence in parse(text).problem


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ports OR mining", "“OR” changes nothing"),
        ("ports | mining", "“|” changes nothing"),
        ("ports NOT mining", "A minus sign leaves a word out"),
        ("port title:ferry", "“title:” is no field"),
        ("-título:ferry", "“título:” is no field"),
        ("ports or mining, not ferries", ""),
        ('"OR" tag:OR port: ferry', ""),
        ("http://a.example/b 10:30", ""),
    ],
)
def test_a_word_that_means_more_in_other_searches_gets_a_hint_and_is_a_word(text, hint):
    question = parse(text)
    assert (question.problem, bool(question.hint)) == ("", bool(hint))
    assert hint in question.hint


def test_a_question_has_a_longest_length():
    assert parse("a" * limits.QUERY_CHARACTERS).problem == ""
    assert "longer" in parse("a" * (limits.QUERY_CHARACTERS + 1)).problem


def test_a_question_has_a_greatest_number_of_words():
    words = [f"w{number}" for number in range(limits.QUERY_TERMS + 1)]
    assert parse(" ".join(words[:-1])).problem == ""
    assert "words" in parse(" ".join(words)).problem


def test_nothing_is_no_question():
    question = parse(" \n ")
    assert (question.text, question.terms, question.problem) == ("", (), "")


@given(st.text(max_size=limits.QUERY_CHARACTERS), st.booleans())
def test_any_text_is_a_question_or_gets_a_sentence(text, typing):
    question = parse(text, typing=typing)
    for form in (form for term in question.terms for form in term.forms):
        assert all(c.isalnum() or c == "_" or not c.isascii() for c in "".join(form.tokens))
        assert not set("".join(form.tokens)) & set(" '\"\\:*&|!<>()\0\n\t")
