"""A text without a headline is headed by its first sentence."""

import pytest

from briefs.intake.digests.run_in_labels import first_sentence


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "– The U.S. Coast Guard boards a ferry. It leaves.",
            "The U.S. Coast Guard boards a ferry.",
        ),
        ("Orsa: Dr. Quay leaves the board. Ships wait.", "Orsa: Dr. Quay leaves the board."),
        ("“The pier is shut.” Ships wait.", "“The pier is shut.”"),
        ("码头关闭了。船在等。", "码头关闭了。"),
        ("The pier is shut", "The pier is shut"),
    ],
)
def test_the_point_of_a_short_form_ends_no_headline(text, headline):
    assert first_sentence(text) == headline
