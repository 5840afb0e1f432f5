"""The functions that every room shares."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.text import limits
from briefs.text.addresses import BadAddress, check_address, domain_of, is_safe, untracked
from briefs.text.clean import clean, clean_line, cut_line, paragraphs
from briefs.text.differences import changed_sentences, word_differences
from briefs.text.fold import fold
from briefs.text.sentences import sentence_key, sentences
from briefs.text.words import Names, blank, quoted_spans, shared_runs, words

# Marks and joiners, of which chance alone seldom brings two together.
JOINED = st.text(st.sampled_from("aÅ\u212b9Ａ\u0301\u0344\u0316\u200d\ufe0f\u034f\u2063م "))


@given(st.text() | JOINED)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text() | JOINED)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1).filter(lambda t: clean_line(t) != ""))
def test_no_name_folds_to_nothing(text):
    assert fold(text) != ""


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("\u202eesrever\u202c", "esrever"),
        ("e\u0301", "é"),
        ("\ufeffmark", "mark"),
        ("half a pair \ud800", "half a pair "),
        ("bo\u2063ats\u3164 of\U000e0041 180\u180e", "boats of 180"),
        ("bo\u200d\ufe0fats, é\u200cé, e\u200d\u0301", "boats, éé, é"),
        ("می\u200cخواهم, 👩\u200d🚀, ❤\ufe0f", "می\u200cخواهم, 👩\u200d🚀, ❤\ufe0f"),
        ("a tab\tstays", "a tab\tstays"),
    ],
)
def test_text_enters_clean(given_text, kept):
    assert clean(given_text) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dina BOLUARTE", "dina boluarte"),
        ("Pablo González", "Pablo Gonzalez"),
        ("China’s trade", "China's trade"),
        ("XIV China – Latin America", "XIV China-Latin America"),
        ("  two   spaces ", "two spaces"),
        ("Import Expo.", "Import Expo"),
        ("ﬁsh", "fish"),
        ("STRASSE", "straße"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_small_differences_do_not_make_two_names(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Peru", "Perú Libre"), ("Guyana", "Guyane"), ("8th", "9th")]
)
def test_different_names_stay_two(one, other):
    assert fold(one) != fold(other)


def test_a_word_is_a_run_of_letters_with_inner_marks():
    found = [word.folded for word in words("China’s e-commerce grew 12% in the U.S. in 2024")]
    assert found == ["china's", "e-commerce", "grew", "in", "the", "u.s", "in"]


EIGHT = "ferries cross the wide bay every single morning"


def test_eight_words_in_a_row_are_found_and_seven_are_not():
    theirs = f"first line\nThey say {EIGHT} without fail"
    (run,) = shared_runs(f"We know {EIGHT}, it seems", theirs, Names([]))
    assert (run.words, run.length, run.line, run.until) == (EIGHT, 8, 2, 2)
    seven = " ".join(EIGHT.split()[:7])
    assert shared_runs(f"We know {seven}, it seems", theirs, Names([])) == []


@pytest.mark.parametrize("unseen", ["\u200d", "\u2063", "\u3164", "\U000e0041"])
def test_a_run_is_found_whatever_is_hidden_in_its_words(unseen):
    hidden = clean(" ".join(f"{word[:2]}{unseen}{word[2:]}" for word in EIGHT.split()))
    (run,) = shared_runs(hidden, f"They say {EIGHT}.", Names([]))
    assert run.length == 8


@pytest.mark.parametrize("end", ["\n", "\n\n", "\n\n2\n00:00:04,000 --> 00:00:07,500\n"])
def test_a_run_is_found_across_the_lines_of_a_mail_and_of_subtitles(end):
    first, last = " ".join(EIGHT.split()[:4]), " ".join(EIGHT.split()[4:])
    (run,) = shared_runs(EIGHT, f"One line\n{first}{end}{last}", Names([]))
    assert (run.words, run.line, run.until) == (EIGHT, 2, 2 + end.count("\n"))


def test_a_run_of_ours_ends_with_its_paragraph_as_readers_get_it():
    first, last = " ".join(EIGHT.split()[:4]), " ".join(EIGHT.split()[4:])
    (run,) = shared_runs(f"{first}\n{last}", EIGHT, Names([]))
    assert (run.words, run.line) == (EIGHT, 1)
    assert shared_runs(f"{first}\n \n{last}", EIGHT, Names([])) == []


def test_figures_and_names_do_not_count():
    ours = "ferries cross Puerto Grande bay every 7 single days"
    theirs = "ferries cross Puerto Chico bay every 9 single days"
    names = Names(["Puerto Grande", "Puerto Chico"])
    assert shared_runs(ours, theirs, names) == []
    longer = " now and then again"
    (run,) = shared_runs(ours + longer, theirs + longer, names)
    assert run.length == 10


def test_a_quotation_can_be_left_out_of_the_comparison():
    ours = f"The master said: “{EIGHT}”."
    ((start, end, inside),) = quoted_spans(ours)
    assert inside == EIGHT
    assert shared_runs(ours, EIGHT, Names([]))
    assert shared_runs(blank(ours, [(start, end)]), EIGHT, Names([])) == []


def test_twenty_characters_count_where_there_are_no_spaces():
    theirs = "渡轮每天早晨和傍晚两次往返于海湾两岸之间的港口城市"
    assert shared_runs(theirs[:20], theirs, Names([]))
    assert shared_runs(theirs[:19], theirs, Names([])) == []


def test_sentences_end_where_readers_think_they_end():
    text = "It cost 1.3 billion. Dr. Mora of the U.S. Office left. “Why?” Nobody knew\n\nNext one"
    assert sentences(text) == [
        "It cost 1.3 billion.",
        "Dr. Mora of the U.S. Office left.",
        "“Why?”",
        "Nobody knew",
        "Next one",
    ]
    assert sentences("渡轮开航。票价不明。") == ["渡轮开航。", "票价不明。"]


@pytest.mark.parametrize("said", ["„{}“", "»{}«", "« {} »", "“{}”", "«{}»", "‚{}‘"])
def test_a_quotation_ends_a_sentence_in_the_marks_of_each_language(said):
    spoken, next_one = said.format("Das Boot fährt."), said.format("Das Ende.")
    assert sentences(f"{spoken} {next_one} Es regnet.") == [spoken, next_one, "Es regnet."]


def test_the_day_of_a_german_date_ends_no_sentence():
    text = "Seit dem 19. Mai fährt ein Boot. Es fuhr bis 2019. Mai war gut. Nr. 12. Das Ende."
    assert sentences(text) == [
        "Seit dem 19. Mai fährt ein Boot.",
        "Es fuhr bis 2019.",
        "Mai war gut.",
        "Nr. 12.",
        "Das Ende.",
    ]


def test_a_sentence_keeps_its_key_when_only_its_marks_change():
    assert sentence_key("China’s ferry sails.") == sentence_key("China's  ferry sails")
    assert sentence_key("Two ferries sail.") != sentence_key("Three ferries sail.")


def test_a_line_is_cut_between_words_where_it_is_too_long():
    assert cut_line(" Night  boats ", 11) == "Night boats"
    assert cut_line("Night boats sail", 12) == cut_line("Night boats sail", 15) == "Night boats…"
    assert cut_line("x" * 20, 10) == "x" * 9 + "…"


def test_paragraphs_are_blocks_between_blank_lines():
    assert paragraphs("one\nline\n \n\nsecond") == ["one line", "second"]


@given(st.text(), st.text())
def test_differences_hold_both_texts_whole(before, after):
    pieces = word_differences(before, after)
    assert "".join(t for kind, t in pieces if kind != "in") == before
    assert "".join(t for kind, t in pieces if kind != "out") == after


def test_differences_name_the_words_that_changed():
    pieces = word_differences("It sails three times a day.", "It sails twice a day.")
    assert ("out", "three times") in pieces
    assert ("in", "twice") in pieces


def test_words_that_repeat_without_end_are_compared_as_a_whole():
    """To match them took ten seconds."""
    before, after = "a  " * 700, "a " * 700
    assert word_differences(before, after) == [
        ("same", "a"),
        ("out", before[1:]),
        ("in", after[1:]),
    ]
    before = " ".join(f"the {n} ferries of the port" for n in range(50))
    after = before.replace(" 7 ", " six ").replace(" 43 ", " none ")
    kinds = [kind for kind, _text in word_differences(before, after)]
    assert kinds == ["same", "out", "in", "same", "out", "in", "same"]


def test_only_the_sentences_that_changed_are_shown():
    before, after = changed_sentences("It sails. It is new.", "It sails. It is old.")
    assert (before, after) == ("It is new.", "It is old.")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "http://news.example/1",
        "https://bücher.example/",
        "http://[::1]/",
    ],
)
def test_web_addresses_may_be_stored(address):
    assert check_address(address) == address
    assert is_safe(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://name:word@example.org/",
        "https://example.org/a b",
        'https://example.org/"onclick=',
        "https:///path",
        "https://[bad/",
        "https://example.org:port/",
        "ftp://example.org",
    ],
)
def test_other_addresses_are_refused_with_a_sentence(address):
    with pytest.raises(BadAddress, match=r"^The address .*\.$"):
        check_address(address)
    assert not is_safe(address)


def test_an_address_may_be_as_long_as_the_limit_and_no_longer():
    stem = "https://example.org/"
    assert check_address(stem + "a" * (limits.ADDRESS - len(stem)))
    with pytest.raises(BadAddress):
        check_address(stem + "a" * (limits.ADDRESS - len(stem) + 1))


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("https://a.example/x?utm_source=cb&utm_medium=mail", "https://a.example/x"),
        ("https://a.example/x?id=7&fbclid=Iw&page=2#top", "https://a.example/x?id=7&page=2#top"),
        ("https://a.example/x?GCLID=1#top", "https://a.example/x#top"),
        ("https://a.example/x?utm=1&q=utm_source", "https://a.example/x?utm=1&q=utm_source"),
        ("https://a.example/?", "https://a.example/?"),
    ],
)
def test_what_counts_readers_is_cut_from_an_address_and_nothing_else(printed, kept):
    assert untracked(printed) == kept


def test_a_domain_is_read_off_an_address():
    assert domain_of("https://www.Example.org/x") == "example.org"
    assert domain_of("no address") == ""


def test_no_letter_bears_more_marks_than_any_script_has():
    assert clean("é" + "\u0316\u0301" * 15) == "é" + "\u0316" * 15 + "\u0301" * 15
    assert len(clean("a" + "\u0316" * 31 + "b")) == 32
    twice = clean("\u0344" * 31)
    assert clean(twice) == twice


HOSTILE = ["a", "a ", "\n", " \n", "“", '"', ".", "ab. ", "\u0301", "渡", "'a", "-", "\x00", "[("]
HOSTILE += ["\u0301" * 30 + "\u200d", "a\u200d", "\u200d"]
HOSTILE += ["\u0301\u0316", "a\u0316\u0301", "\u0344"]


@pytest.mark.parametrize("shape", HOSTILE, ids=ascii)
def test_text_functions_are_linear_in_hostile_text(shape):
    """Eight times the text may take some forty times as long, not sixty-four times or more."""

    def seconds(size):
        text = shape * (size // len(shape))
        # The thread's own time: what else the machine does must not count.
        start = time.thread_time()
        clean(text), fold(text), words(text), sentences(text), quoted_spans(text), paragraphs(text)
        shared_runs(text, text, Names(["a b"]))
        return time.thread_time() - start

    seconds(500)
    small = max(seconds(2_000), seconds(2_000), 0.0005)
    assert min(seconds(16_000) for _again in range(2)) < 40 * small
