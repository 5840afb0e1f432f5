from time import perf_counter

import pytest

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
        started = perf_counter()
        assert slips("ab" * length, "ba" * length, 2) == 2
        return perf_counter() - started

    assert min(cost(4_000) for _ in range(3)) < 8 * min(cost(1_000) for _ in range(3))
