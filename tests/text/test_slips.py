from time import thread_time

import pytest

from briefs.intake import numerals
from briefs.text.misspelt import MISSPELT, is_misspelt
from briefs.text.slips import slips


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("ferry", "ferry", 0),
        ("fery", "ferry", 1),
        ("ferrry", "ferry", 1),
        ("gerry", "ferry", 1),
        ("frery", "ferry", 1),
        ("fferyr", "ferry", 2),
        ("harbour", "ferry", 3),
        ("", "fe", 2),
        ("", "", 0),
    ],
)
def test_slips_are_counted_up_to_one_more_than_asked(one, other, number):
    assert slips(one, other, 2) == slips(other, one, 2) == number


def test_slips_of_long_words_cost_as_much_as_their_letters():
    def cost(length):
        # The thread's own time: what else the machine does must not count.
        started = thread_time()
        assert slips("ab" * length, "ba" * length, 2) == 2
        return thread_time() - started

    # Eight times the letters: the square of them would cost 64 times as much.
    assert min(cost(8_000) for _ in range(5)) < 30 * min(cost(1_000) for _ in range(5))


@pytest.mark.parametrize("language", MISSPELT)
def test_a_listed_slip_is_near_its_word_and_no_word_of_the_list(language):
    listed = MISSPELT[language]
    for word, right in listed.items():
        assert min(len(word), len(right)) >= 5
        assert word[0] == right[0]
        assert 1 <= slips(word, right, 2) <= 2, word
        assert (word + right).isalpha()
        assert (word + right).islower()
        assert not numerals(f"{word} {right}", language)
        assert is_misspelt(word, right, language)
        assert not is_misspelt(right, word, language)
    assert not listed.keys() & {*listed.values()}


def test_a_slip_is_told_in_its_language_alone():
    assert is_misspelt("nacion", "nación", "es-CO")
    assert is_misspelt("nacoes", "nações", "pt-BR")
    assert not is_misspelt("nacion", "nación", "en")
    assert not is_misspelt("nacion", "nations", "es")
    assert not is_misspelt("cacao", "cação", "pt")  # cocoa, a shark
