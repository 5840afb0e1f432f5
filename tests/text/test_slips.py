from time import thread_time

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
        # The thread's own time: what else the machine does must not count.
        started = thread_time()
        assert slips("ab" * length, "ba" * length, 2) == 2
        return thread_time() - started

    # Eight times the letters: the square of them would cost 64 times as much.
    assert min(cost(8_000) for _ in range(5)) < 30 * min(cost(1_000) for _ in range(5))
