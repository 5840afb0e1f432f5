"""What a line says of who and when, after a person said which of these it is."""

import pytest

from briefs.intake import author_in, day_in, is_text, source_in


@pytest.mark.parametrize(
    ("language", "line", "source", "author", "day"),
    [
        ("es", "Diario del Cabo, 19 de noviembre de 2026", "Diario del Cabo", None, "2026-11-19"),
        ("zh", "海岸日报 2026年11月19日 记者 林晓", "海岸日报", "林晓", "2026-11-19"),
        ("en", "Coast Daily | Thursday, 19 November 2026 | 2 min read", "Coast Daily", None,
         "2026-11-19"),
        ("en", "This article first appeared in the Bay Courier.", "Bay Courier", None, None),
        ("en", "Source: Lantern Wire (Low Bay)", "Lantern Wire", None, None),
        ("en", "diario del cabo", "diario del cabo", None, None),
        ("en", "© 2024 The Island Gazette", "The Island Gazette", None, None),
        ("en", "By Ana Berg, 3 May 2024", None, "Ana Berg", "2024-05-03"),
        ("en", "Published 3 May 2024, updated 4 May 2024", None, None, "2024-05-03"),
        ("en", "Thursday, 19 November", None, None, None),
        ("en", "12:30", None, None, None),
        ("en", "Island quay loses ships to strike", None, None, None),
    ],
)  # fmt: skip
def test_a_line_gives_what_it_bears_and_nothing_else(language, line, source, author, day):
    found = day_in(line, language)
    assert (source_in(line, language), author_in(line, language)) == (source, author)
    assert (str(found) if found else None) == day


def test_a_sentence_is_text_but_not_one_that_only_says_where_the_story_stood():
    told = "The harbour board opened a ferry line on 4 March 2023, and it carries 120 people."
    assert is_text(told, "en")
    assert (source_in(told, "en"), author_in(told, "en")) == (None, None)
    assert not is_text("This article first appeared in the Bay Courier.", "en")
