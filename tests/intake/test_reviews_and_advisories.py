"""Press reviews and the advisories of agencies: what proves their items, and what is none."""

import pytest

from briefs.intake import read
from briefs.intake.shapes import Role
from tests.intake.quays import EN, HEADS, STORIES, TITLE

CALENDARS = {
    "es": ("AGENDA", "Jueves 13, 10.00: conferencia del ministro de Pesca en la lonja."),
    "en": ("DIARY", "Thursday 13, 10.00: press conference of the farm minister at the mill."),
    "de": ("TERMINE", "Donnerstag 13., 10.00: Pressekonferenz der Ministerin im alten Speicher."),
}
LABELS = {"en": "Source", "es": "Fuente", "de": "Quelle"}
NOTHING = {
    "en": ("Paraguay", "This week nothing to report."),
    "es": ("Paraguay", "Esta semana sin novedades."),
    "de": ("Paraguay", "Diese Woche keine Meldungen."),
}
PLEAS = {
    "en": ("Free news needs friends", "With a donation of five pounds a month you support us."),
    "es": (
        "Esta revista la sostiene usted",
        "Con un aporte de cinco euros al mes usted nos apoya.",
    ),
    "de": ("Freie Presse braucht Sie", "Mit fünf Euro im Monat sichert Ihre Spende diese Seite."),
}


def heads(reading) -> list[str]:
    return [one.headline for one in reading.clippings]


def reviewed(language: str, *, sourced: bool) -> str:
    items = []
    for head, (_flag, country, *_place, paper, text) in zip(
        HEADS[language], STORIES[language], strict=True
    ):
        bracket = f"\n({paper}, p. 6)" if sourced else ""
        items.append(f"{country.upper()}\n\n{head}\n{text}{bracket}")
    return "\n\n".join([TITLE[language], *items, "\n".join(CALENDARS[language])])


@pytest.mark.parametrize("language", CALENDARS)
def test_a_calendar_below_the_last_item_of_a_press_review_belongs_to_none(language):
    reading = read(reviewed(language, sourced=True).encode(), "review.txt")
    assert heads(reading) == HEADS[language]
    assert reading.source != STORIES[language][0][1].upper()  # a country publishes nothing
    (entry,) = (line for line in reading.lines if line.text == CALENDARS[language][1])
    assert not entry.kept


def page(language: str, *, signed: bool, days: str = "1.–9. 3. 2025") -> bytes:
    told = []
    for number, (head, story) in enumerate(zip(HEADS[language], STORIES[language], strict=True)):
        text = story[6].split(". ")[0].rstrip(".") + "."
        source = f"<p class='q'>{LABELS[language]}: {story[5]}, {number + 3}.3.</p>"
        told.append(f"<h3>{head}</h3><p>{text}</p>{source if signed else ''}")
    country, nothing = NOTHING[language]
    plea = "".join(f"<p>{part}</p>" for part in PLEAS[language])
    body = f"{''.join(told[:3])}<h2>{country}</h2><p>{nothing}</p>{told[3]}<div>{plea}</div>"
    meta = "<meta name='date' content='2025-03-09'><title>Week of the quays</title>"
    return f"<html><head>{meta}</head><body><h1>Quays, {days}</h1>{body}</body></html>".encode()


@pytest.mark.parametrize("language", PLEAS)
def test_a_line_of_its_source_proves_an_item_and_a_plea_is_none(language):
    reading = read(page(language, signed=True), "review.html")
    assert heads(reading) == HEADS[language]
    told = "\n".join(one.text for one in reading.clippings)
    assert PLEAS[language][1] not in told
    assert NOTHING[language][1] not in told


@pytest.mark.parametrize(
    ("days", "published"),
    [("9 March 2025", "2025-03-09"), ("8 March 2024", None), ("a week", None)],
)
def test_the_day_in_the_head_of_a_digest_counts_where_a_line_above_its_items_prints_it(
    days, published
):
    reading = read(page("en", signed=True, days=f"collected on {days} for all"), "review.html")
    assert reading.kind == "digest"
    assert (str(reading.published) if reading.published else None) == published


@pytest.mark.parametrize(
    "line",
    [
        "Der Kreis kürzt ihre Spende für die Boote um fünf Euro im Monat.",
        "The county pays five pounds a month to support the ferry and its members.",
        "“You support us with five pounds a month,” the pilots said of their donation.",
    ],
)
def test_a_sentence_of_money_that_addresses_nobody_is_no_plea(line):
    story = [HEADS["en"][0], "3 May 2024", *(one[6] for one in EN[:2]), line, EN[2][6]]
    reading = read("\n\n".join(story).encode(), "story.txt")
    assert Role.ADVERTISEMENT not in {each.role for each in reading.lines}


ADVISORY = """LANTERN WIRE NEWS SCHEDULE AT 0900 GMT

Here are the stories that we plan for Friday, March 7, 2025.

Clients are asked to call the desk on extension 12. All times are GMT."""


def advisory(*, placed: bool, slugs: bool, day: str = "Friday, March 7, 2025") -> bytes:
    items = []
    for head, (_flag, country, place, *_day, text) in zip(HEADS["en"], EN, strict=True):
        slug = f"{country.upper()}-{head.split()[-1].upper()}/"
        above, tail = (f"{slug}\n", f" ({slug}, moved, 300 words)") if slugs else ("", "")
        dateline = f"{place.upper()} - " if placed else ""
        items.append(f"{above}{head}\n{dateline}{text}{tail}")
    foot = "(Compiled by the south desk)\n((desk@lanternwire.example))\nNNNN"
    top = ADVISORY.replace("Friday, March 7, 2025", day)
    return "\n\n".join([top, *items, foot]).encode()


@pytest.mark.parametrize("slugs", [True, False])
def test_an_agencys_advisory_is_a_digest_named_and_dated_by_its_head(slugs):
    reading = read(advisory(placed=True, slugs=slugs), "advisory.txt")
    assert heads(reading) == HEADS["en"]
    assert str(reading.published) == "2025-03-07"
    assert reading.source == "LANTERN WIRE"


def test_a_sentence_above_the_items_that_ends_in_a_day_without_its_weekday_dates_nothing():
    reading = read(advisory(placed=True, slugs=True, day="March 7, 1953"), "advisory.txt")
    assert reading.kind == "digest"
    assert reading.published is None


@pytest.mark.parametrize(
    "end", ["(Ada Mooring/Lantern)", "(Photo: Ada Mooring)", "(Ada Mooring/Lantern 2024)"]
)
def test_brackets_with_a_name_and_an_agency_are_a_pictures_credit_and_figures_are_none(end):
    lines = [
        HEADS["en"][0],
        "3 May 2024",
        EN[0][6],
        f"Cranes on the quay {end}",
        EN[1][6],
        EN[2][6],
    ]
    roles = {line.text: line.role for line in read("\n\n".join(lines).encode(), "x.txt").lines}
    assert roles[lines[3]] is Role.CAPTION
    lines[3] = "The cranes came by ship, she said. (PERU-CRANES/QUAY, expect by 2000, 350 words)"
    roles = {line.text: line.role for line in read("\n\n".join(lines).encode(), "x.txt").lines}
    assert roles[lines[3]] is Role.BODY
