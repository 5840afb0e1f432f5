"""Numbers in words, in six languages, and years that stand alone."""

import time

import pytest

from briefs.intake import figures, numerals, readable_years, years_in


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "five boats and twenty-two ports", [(5, "boats"), (22, "ports")]),
        ("en", "a two-day trip of three hundred and five men", [(2, "day"), (305, "men")]),
        (
            "en",
            "two or three; a dozen rafts, two dozen",
            [(2, ""), (3, ""), (12, "rafts"), (24, "")],
        ),
        ("en", "one boat, hundreds of men, another man in a sea", []),
        ("es", "treinta y cinco barcos, veintidos puertos", [(35, "barcos"), (22, "puertos")]),
        ("es", "mil casas, una casa, dos mil cien", [(1000, "casas"), (2100, "")]),
        ("pt", "vinte e duas balsas, trezentos e dez", [(22, "balsas"), (310, "")]),
        ("fr", "quatre-vingt-dix-sept ponts, vingt et un", [(97, "ponts"), (21, "")]),
        ("fr", "soixante et onze morts, trois cents", [(71, "morts"), (300, "")]),
        ("de", "zweiunddreißig Boote, hundertzwanzig", [(32, "boote"), (120, "")]),
        ("de", "ein Dutzend Kähne, eine Achtung, vierzehntausend", [(12, "kahne"), (14000, "")]),
        ("zh", "三十艘船，两个港，第三次，一个人，十多家", [(30, "艘"), (2, "个"), (10, "家")]),
        ("zh", "一千二百三十四米", [(1234, "米")]),
        ("zh", "一百二十名水手，二〇二二年，三年，十分好", [(120, "名"), (3, "年")]),
        ("und", "five boats", []),
    ],
)
def test_numbers_in_words_have_their_value_and_what_they_count(language, text, expected):
    assert [(n.value, n.unit) for n in numerals(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "three million dollars", 3e6, "USD"),
        ("es", "dos mil millones de euros", 2e9, "EUR"),
        ("pt", "3,5 mil milhões de euros", 3.5e9, "EUR"),
        ("fr", "deux milliards d'euros", 2e9, "EUR"),
        ("de", "zwei Milliarden Euro", 2e9, "EUR"),
        ("zh", "一百二十万元", 1.2e6, "CNY"),
    ],
)
def test_millions_in_words_are_figures(language, text, value, unit):
    assert [(f.value, f.unit) for f in figures(text, language)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("closed since 2022", [2022]),
        ("the season 2021–22 and 2023/2024", [2021, 2022, 2023, 2024]),
        ("the 1990s, 2,022 boats, 2022.5, €2022, 19/05/2022", []),
        ("自二〇二二年起", [2022]),
    ],
)
def test_a_year_stands_by_itself(text, years):
    assert [year for _, _, year in years_in(readable_years(text))] == years


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a two hundred and "),
        ("en", "million "),
        ("de", "zwei"),
        ("zh", "一"),
        ("fr", "quatre vingt "),
    ],
)
def test_numbers_without_end_cost_no_more_than_their_letters(language, text):
    def seconds(times):
        best = float("inf")  # of several: the collection of what other tests left can fall into one
        for _turn in range(3):
            start = time.process_time()
            numerals(text * times, language)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) < 60 * max(seconds(2_000), 0.001)
