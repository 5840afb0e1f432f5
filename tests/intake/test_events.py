"""The event of a story is the first day its lead tells: a date or a weekday, but no background."""

from datetime import date

import pytest

from briefs.intake.contents.events import event_of
from briefs.intake.shapes import PartialDate

ANCHOR = PartialDate(2025, 5, 16)  # a Friday


def event(text: str, language: str, anchor: PartialDate | None = ANCHOR, headline: str = ""):
    return event_of(headline, text, language, anchor=anchor, witness=None, day_first=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rope makers went back on Thursday. They had left the works on 4 May."),
        ("en", "The rope makers, who had left the works on 4 May, went back on Thursday."),
        ("en", "The works, closed since 4 May, opened on Thursday."),
        ("es", "Los cordeleros volvieron el jueves. Habían parado la fábrica el 4 de mayo."),
        ("es", "La fábrica había cerrado el 4 de mayo. Los cordeleros volvieron el jueves."),
        ("pt", "A fábrica tinha parado em 4 de maio. Os cordoeiros voltaram na quinta-feira."),
        ("fr", "L'usine avait fermé ses portes le 4 mai. Les cordiers sont revenus jeudi."),
        ("de", "Die Seiler hatten am 4. Mai die Arbeit beendet. Am Donnerstag kamen sie zurück."),
        ("de", "Die Seiler, die am 4. Mai gegangen waren, kamen am Donnerstag zurück."),
        ("de", "Am 4. Mai hatte die Seilerei geschlossen. Am Donnerstag ging es weiter."),
    ],
)
def test_a_weekday_of_the_news_goes_before_a_date_of_what_had_been(language, text):
    found = event(text, language)
    assert found.on == date(2025, 5, 15)
    assert "counted back from 2025-05-16" in found.method


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rope works burnt on 4 May. The makers met on Thursday."),
        ("en", "The rope works had to close on 4 May. The makers met on Thursday."),
        ("en", "On Sunday, 4 May, the rope works burnt. The makers met on Thursday."),
        ("en", "Ships had waited on Monday. The pier broke on 4 May."),
        ("es", "La fábrica ardió el domingo 4 de mayo. Se reunieron el jueves."),
        ("fr", "La fête avait lieu le 4 mai. Les cordiers sont revenus jeudi."),
        ("de", "Die Seilerei brannte am Sonntag, dem 4. Mai. Am Donnerstag war sie leer."),
    ],
)
def test_a_date_of_the_news_goes_before_a_later_weekday(language, text):
    found = event(text, language)
    assert found.on == date(2025, 5, 4)
    assert found.method.startswith("year 2025 inferred")


def test_what_had_been_counts_where_no_other_day_is_told():
    assert event("The board said it had sold the pier on 4 May.", "en").on == date(2025, 5, 4)


def test_a_weekday_told_in_passing_counts_where_no_other_day_is_told():
    assert event("A fund was founded on Thursday.", "en").on == date(2025, 5, 15)
    text = "The fund, closed since Monday, opened on Thursday."
    assert event(text, "en").on == date(2025, 5, 15)


def test_a_weekday_without_a_day_to_count_from_leaves_the_date():
    text = "The rope makers went back on Thursday. They had left the works on 4 May 2025."
    assert event(text, "en", anchor=None).on == date(2025, 5, 4)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ORSA, 16 May 2025 (Orsa Wire) – The rope makers went back on Thursday."),
        ("de", "ORSA, 16. Mai 2025 – Die Seiler kamen am Donnerstag zurück."),
        ("es", "Orsa, 16 de mayo de 2025.- Los cordeleros volvieron el jueves."),
    ],
)
def test_a_weekday_is_counted_from_the_dateline_where_nothing_else_dates_the_text(language, text):
    assert event(text, language, anchor=None).on == date(2025, 5, 15)


def test_a_dateline_is_the_day_of_writing_and_of_no_event():
    text = "ORSA, 16 May 2025 – The rope makers went back to their works."
    assert event(text, "en", anchor=None).on is None
    assert event(text.replace("works", "works on 14 May"), "en", anchor=None).on == date(
        2025, 5, 14
    )


def test_a_weekday_that_is_the_day_of_the_dateline_is_stated():
    text = "ORSA, 16 May 2025 – The rope makers went back on {}."
    friday, thursday = (
        event(text.format(day), "en", anchor=None) for day in ("Friday", "Thursday")
    )
    assert (friday.on, friday.method) == (date(2025, 5, 16), "")
    assert (thursday.on, thursday.method) == (
        date(2025, 5, 15),
        "“Thursday” counted back from 2025-05-16",
    )


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "The fair ran from 28 April to 3 May 2022.", (2022, 4, 28), (2022, 5, 3)),
        ("en", "Dec 30-Jan 2, 2022: the pier is shut.", (2021, 12, 30), (2022, 1, 2)),
        ("es", "Del 30 de abril al 2 de mayo de 2022 hubo feria.", (2022, 4, 30), (2022, 5, 2)),
        ("fr", "La foire du 30 avril au 2 mai 2022 a fermé.", (2022, 4, 30), (2022, 5, 2)),
        ("de", "Vom 30. April bis zum 2. Mai 2022 war Messe.", (2022, 4, 30), (2022, 5, 2)),
        ("en", "The fair ran from 3 May to 5 May 2022.", (2022, 5, 3), (2022, 5, 5)),
        ("en", "It ran from 28 April 2022 to 3 May 2022.", (2022, 4, 28), (2022, 5, 3)),
        ("zh", "博览会于2021年12月30日至1月2日在港口举行。", (2021, 12, 30), (2022, 1, 2)),
    ],
)
def test_a_range_has_two_ends_and_the_year_of_one_counts_for_both(language, text, first, last):
    found = event(text, language)
    assert (found.on, found.until, found.method) == (date(*first), date(*last), "")


def test_two_days_beside_each_other_share_their_year_and_are_no_range():
    found = event("They met on 28 April and 3 May 2022.", "en")
    assert (found.on, found.until) == (date(2022, 4, 28), None)
    life = event("The works made ropes from 12 March 1950 to 3 May 2021.", "en")
    assert (life.on, life.until) == (date(1950, 3, 12), None)
    apart = event("They met on 28 April. 3 May 2022 was the day of the strike.", "en")
    assert apart.method.startswith("year 2025 inferred")
