"""One story or two: forms of words that come again, reprints, corrections."""

from types import SimpleNamespace

import pytest

from briefs.intake import compare
from briefs.intake.days.periods import own_period


def told(headline, text):
    return SimpleNamespace(headline=headline, text=text)


# A report and the same report for another time: (first headline, text), (second headline, text).
FORMS = {
    "quarter": (
        told(
            "Lamp oil sales, first quarter 2023",
            "Sales of lamp oil through the six river posts came to 41,200 barrels in the first "
            "quarter of 2023, 4.1% more than in the first quarter of 2022. The value rose 2.2% to "
            "$18 million. Orchard Bay took 31% of it and the hill towns 12%.",
        ),
        told(
            "Lamp oil sales, second quarter 2023",
            "Sales of lamp oil through the six river posts came to 38,700 barrels in the second "
            "quarter of 2023, 1.9% more than in the second quarter of 2022. The value rose 0.7% to "
            "$16 million. Orchard Bay took 29% of it and the hill towns 14%.",
        ),
    ),
    "same quarter of the next year": (
        told(
            "Lamp oil sales rise",
            "Sales of lamp oil through the six river posts came to 41,200 barrels in the first "
            "quarter of 2023, 4.1% more than in the first quarter of 2022. Orchard Bay took 31%.",
        ),
        told(
            "Lamp oil sales rise",
            "Sales of lamp oil through the six river posts came to 44,900 barrels in the first "
            "quarter of 2024, 9.0% more than in the first quarter of 2023. Orchard Bay took 35%.",
        ),
    ),
    "month, Spanish": (
        told(
            "Los precios del pan subieron 1,2 % en marzo",
            "El índice de precios del pan de los cinco barrios subió 1,2 % en marzo frente al mes "
            "anterior, informó la oficina de estadística. La harina aumentó 2,4 % y la levadura "
            "0,8 %, mientras que el transporte bajó 0,3 %.",
        ),
        told(
            "Los precios del pan subieron 0,6 % en abril",
            "El índice de precios del pan de los cinco barrios subió 0,6 % en abril frente al mes "
            "anterior, informó la oficina de estadística. La harina aumentó 1,1 % y la levadura "
            "0,5 %, mientras que el transporte bajó 0,9 %.",
        ),
    ),
    "quarter, Portuguese": (
        told(
            "Cooperativa lucra 12 milhões de reais no 1T23",
            "A cooperativa dos moinhos do vale teve lucro de R$ 12 milhões no 1T23, alta de 8,4% "
            "sobre o ano anterior. A moagem chegou a 310 mil toneladas e a dívida caiu para R$ 90 "
            "milhões, segundo o balanço entregue aos sócios.",
        ),
        told(
            "Cooperativa lucra 15 milhões de reais no 2T23",
            "A cooperativa dos moinhos do vale teve lucro de R$ 15 milhões no 2T23, alta de 3,1% "
            "sobre o ano anterior. A moagem chegou a 344 mil toneladas e a dívida caiu para R$ 84 "
            "milhões, segundo o balanço entregue aos sócios.",
        ),
    ),
    "half year, German": (
        told(
            "Absatz der Ziegelei im ersten Halbjahr 2023",
            "Die Ziegelei am Fluss hat im ersten Halbjahr 2023 rund 4,2 Millionen "
            "Steine verkauft, das waren 6,5 Prozent mehr als ein Jahr zuvor. Der Umsatz stieg "
            "auf 3,1 Millionen Euro, wie der Vorstand auf der Versammlung der Genossen sagte.",
        ),
        told(
            "Absatz der Ziegelei im zweiten Halbjahr 2023",
            "Die Ziegelei am Fluss hat im zweiten Halbjahr 2023 rund 3,7 Millionen "
            "Steine verkauft, das waren 2,1 Prozent mehr als ein Jahr zuvor. Der Umsatz stieg "
            "auf 2,8 Millionen Euro, wie der Vorstand auf der Versammlung der Genossen sagte.",
        ),
    ),
    "month, French": (
        told(
            "Le marché aux fleurs en mai 2023",
            "Le marché aux fleurs des quais a vendu 84 000 bouquets en mai 2023, soit 3,5 % de "
            "plus qu'un an plus tôt, selon la chambre des jardiniers. Le prix moyen a atteint 7,20 "
            "euros et 41 % des bouquets sont partis vers le nord.",
        ),
        told(
            "Le marché aux fleurs en juin 2023",
            "Le marché aux fleurs des quais a vendu 91 000 bouquets en juin 2023, soit 1,2 % de "
            "plus qu'un an plus tôt, selon la chambre des jardiniers. Le prix moyen a atteint 6,90 "
            "euros et 38 % des bouquets sont partis vers le nord.",
        ),
    ),
    "quarter, Chinese": (
        told(
            "渡口货运量一季度增长",
            "据河务所统计,2023年第一季度五个渡口共运送货物12.4万吨,同比增长6.1%,其中木材占38%,陶器占22%。",
        ),
        told(
            "渡口货运量二季度增长",
            "据河务所统计,2023年第二季度五个渡口共运送货物15.9万吨,同比增长3.4%,其中木材占35%,陶器占27%。",
        ),
    ),
    "day": (
        told(
            "Tea prices close higher",
            "Green tea closed at 412 crowns a chest on Monday at the exchange of the upper town, "
            "up 1.2%, and black tea at 388 crowns. Some 2,300 chests changed hands.",
        ),
        told(
            "Tea prices close higher",
            "Green tea closed at 419 crowns a chest on Tuesday at the exchange of the upper town, "
            "up 1.7%, and black tea at 391 crowns. Some 1,900 chests changed hands.",
        ),
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_report_for_another_time_is_another_story(name):
    ours, theirs = FORMS[name]
    for likeness in (compare(ours, theirs), compare(theirs, ours)):
        assert likeness.verdict == "different", likeness


# The figure of the first report as a later reprint corrects it.
CORRECTED = {
    "quarter": ("41,200", "14,200"),
    "same quarter of the next year": ("4.1%", "14%"),
    "month, Spanish": ("2,4 %", "4,2 %"),
    "quarter, Portuguese": ("310 mil", "130 mil"),
    "half year, German": ("6,5 Prozent", "5,6 Prozent"),
    "month, French": ("84 000", "48 000"),
    "quarter, Chinese": ("12.4万吨", "14.2万吨"),
    "day": ("2,300", "3,200"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_reprint_with_a_corrected_figure_is_a_conflict(name):
    story = FORMS[name][0]
    wrong, right = CORRECTED[name]
    assert wrong in story.text
    reprint = told(story.headline, story.text.replace(wrong, right))
    assert compare(story, reprint).verdict == "conflict"


@pytest.mark.parametrize("name", FORMS)
def test_a_reprint_under_another_headline_is_the_same(name):
    story = FORMS[name][0]
    assert compare(story, told("Reprinted", story.text)).verdict == "same"


def test_all_figures_revised_for_the_same_quarter_are_a_conflict():
    story = FORMS["quarter"][0]
    revised = story.text
    for wrong, right in (
        ("41,200", "42,950"), ("4.1%", "8.5%"), ("2.2%", "5.0%"), ("$18", "$21"), ("31%", "33%"),
        ("12%", "13%"),
    ):  # fmt: skip
        revised = revised.replace(wrong, right)
    assert compare(story, told(story.headline, revised)).verdict == "conflict"


def test_a_form_without_figures_and_dates_stays_one_story():
    text = "The council of the lower town meets in the hall at noon and hears the ferrymen."
    assert compare(told("Council meets", text), told("Council meets", text)).verdict == "same"
    first, second = told("Council meets, week 12", text), told("Council meets, week 13", text)
    assert compare(first, second).verdict == "different"


@pytest.mark.parametrize(
    ("headline", "kind", "number", "year"),
    [
        ("Exports in Q3 2022", "quarter", 3, 2022),
        ("Exportaciones del primer trimestre de 2024", "quarter", 1, 2024),
        ("Lucro no 2T24", "quarter", 2, None),
        ("Chômage au quatrième trimestre 2021", "quarter", 4, 2021),
        ("Umsatz im dritten Quartal", "quarter", 3, None),
        ("2024年上半年进口", "half", 1, 2024),
        ("Inflación de abril", "month", 4, None),
        ("Jornada 12: resultados", "round", 12, None),
        ("Coffee exports 2024: a record", "year", 2024, None),
    ],
)
def test_periods_are_read_in_six_languages(headline, kind, number, year):
    period = own_period(headline, "")
    assert (period.kind, *period.number, period.year) == (kind, number, year)


def test_a_name_with_a_number_is_no_period():
    assert own_period("Route 12 opens", "It leads to pier 4.") is None
