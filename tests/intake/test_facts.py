"""Figures, names, spam, encodings and likeness."""

from types import SimpleNamespace

import pytest

from briefs.intake import (
    Cut,
    agree,
    compare,
    figures,
    read,
    read_many,
    signature,
    uid_of,
)
from briefs.intake.naming.names import same_name, tags_in


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("worth $96 million in all", "en", 96e6, "USD"),
        ("US$ 5,4 millones", "es", 5.4e6, "USD"),
        ("15 000 toneladas", "es", 15_000, "toneladas"),
        ("un 18 % interanual", "es", 18, "%"),
        ("31 percent by weight", "en", 31, "%"),
        ("1.250 toneladas", "es", 1250, "toneladas"),
        ("1.250 tonnes", "en", 1.25, "tonnes"),
        ("total 4.3亿元", "zh", 4.3e8, "CNY"),
        ("1.2万吨", "zh", 12_000, "吨"),
        ("two million dollars", "en", 2e6, "USD"),
    ],
)
def test_figures_are_read_with_their_units(text, language, value, unit):
    found = figures(text, language)
    assert [(f.value, f.unit) for f in found] == [(value, unit)]


@pytest.mark.parametrize("text", ["in 2021", "the 28th meeting", "on November 13", "covid-19"])
def test_years_ordinals_and_days_are_no_figures(text):
    assert figures(text, "en") == []


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("900 million dollars", "US$900 million", True),
        ("900 million euros", "US$900 million", False),
        ("900 million pesos", "$900 million", True),
        ("340 miles", "a 340-kilometre line", False),
        ("340 km", "una línea de 340 kilómetros", True),
        ("60 per cent", "60 doses", False),
        ("60 per cent", "60", True),
        ("40 ferries", "40 vessels", True),
        ("40 ferries", "41 ferries", False),
    ],
)
def test_figures_agree_in_value_and_in_units_that_can_be_compared(ours, theirs, same):
    (one,), (other,) = figures(ours, "en"), figures(theirs, "en")
    assert agree(one, other) is same


def test_countries_are_always_tagged_with_their_code():
    tags = tags_in("Quito recibe autobuses", "La alcaldía los compró a una empresa china.", "es")
    assert {(t.kind, t.code) for t in tags} == {("country", "EC"), ("country", "CN")}
    assert tags_in("", "They told us of Latin American prices of US$5.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("They sail to the island of Saint Brendan and to Easter Island.", "en", set()),
        ("Die Fähre nach Island fährt wieder.", "de", {"IS"}),
        ("A congo line of people in jersey and denim.", "en", set()),
        ("Guernsey and Peru sign a treaty.", "en", {"GG", "PE"}),
        ("peru and guernsey sign a treaty", "en", {"GG", "PE"}),
        ("Una empresa argentina y otra peruana.", "es", {"AR", "PE"}),
    ],
)
def test_a_word_is_a_country_by_the_language_and_the_capitals_of_its_text(text, language, codes):
    assert {tag.code for tag in tags_in("", text, language) if tag.kind == "country"} == codes


def test_long_and_short_forms_of_a_name_are_one_tag():
    text = (
        "President Ada Ercilia Mooring Quay met President Ada Mooring's guests. "
        "The Harbour School Council (HSC) paid. The HSC is old."
    )
    tags = tags_in("", text, "en")
    assert [(t.name, t.kind) for t in tags] == [
        ("Harbour School Council", "organisation"),
        ("Ada Ercilia Mooring Quay", "person"),
    ]
    assert tags[0].aliases == ("HSC",)
    assert tags[1].aliases == ("Ada Mooring",)
    assert not same_name("Ada Ercilia Mooring", "Ercilia Mooring")


SENTENCE = (
    "The board will train twelve sailors in spring. Meanwhile best online casino no deposit bonus "
    "2024 players can claim free spins the school will lend its boats to all of them."
)


def test_a_clause_that_sells_is_cut_out_of_an_honest_sentence():
    reading = read(f"Ferry to run again\n\nBy Lena Anchor\n\n{SENTENCE}".encode(), "page")
    text = reading.clippings[0].text
    assert "the school will lend its boats" in text
    assert "casino" not in text
    assert "free spins" not in text
    assert {"spam", "tampered"} <= set(reading.flags)
    line = reading.lines[4]
    assert all(isinstance(cut, Cut) and "sells" in cut.reason for cut in line.cut)
    assert "casino" in line.text[line.cut[0].start : line.cut[0].end]


@pytest.mark.parametrize("site", ["lucky-boat.com", "www.lucky.boat.example"])
def test_a_clause_that_names_an_address_and_sells_is_one_sentence(site):
    told = "The board will train twelve sailors in spring, and the school lends them its boats."
    sold = f"{told} Play now at {site} and win a 500% deposit bonus today!"
    reading = reading_of(sold)
    assert {"spam", "tampered"} <= set(reading.flags)
    text = reading.clippings[0].text
    assert told in text
    assert not {site, "bonus"} & set(text.split())
    honest = sold.replace("win a 500% deposit bonus", "see the boats")
    assert reading_of(honest).flags == reading_of(told).flags


def reading_of(text):
    return read(f"Ferry to run again\n\nBy Lena Anchor\n\n{text}".encode(), "page")


@pytest.mark.parametrize(
    "lure", ["Claim your 200 free spins with no deposit", "Get 40 giros gratis sin depósito"]
)
def test_the_call_before_what_sells_goes_with_it(lure):
    told = f"Nobody sailed at fourteen. {lure} The war kept the boats in the bay for five years."
    reading = read(f"Ferry to run again\n\nBy Lena Anchor\n\n{told}".encode(), "page")
    text = reading.clippings[0].text
    assert not set(lure.split()) & set(text.split())
    assert "fourteen." in text
    assert "The war kept the boats" in text


def test_one_sure_lure_is_enough():
    told = (
        "The board will lend its boats in spring, while guests can {} at home, it said on Monday."
    )
    for lure, spam in [("play real money slots", True), ("wait for real money", False)]:
        reading = read(
            f"Ferry to run again\n\n{told.format(lure)}\n\n{SENTENCE[:46]}".encode(), "p"
        )
        assert ("tampered" in reading.flags) is spam
        assert (lure.split(" ", 1)[1] in reading.clippings[0].text) is not spam


@pytest.mark.parametrize(
    ("lure", "cut"),
    [
        ("casas de apuestas sin papeles con bono de bienvenida", True),
        ("betting sites with live casino", True),
        ("casas de madera con vistas", False),
    ],
)
def test_two_lures_of_a_language_are_cut_out_of_a_sentence(lure, cut):
    told = f"The board of the harbour {lure} will lend its boats in spring, it said on Monday."
    reading = read(f"Ferry to run again\n\n{told}\n\n{SENTENCE[:46]}".encode(), "p")
    assert ("tampered" in reading.flags) is cut
    assert (lure in reading.clippings[0].text) is not cut


def test_what_the_document_is_about_is_no_spam():
    text = "\n\n".join(
        f"The law on online poker and sports betting was debated on day {i} by the sportsbook "
        "owners and the members of the assembly, who asked what a casino is."
        for i in range(3)
    )
    reading = read(f"Assembly debates betting\n\n3 May 2024\n\n{text}".encode(), "page")
    assert "spam" not in reading.flags
    assert reading.clippings[0].text.count("casino") == 3


def test_rows_of_addresses_and_keywords_are_spam():
    page = (
        "London Escorts aa-bahis.org bb-bahis.live cc-bet.com www.dd-bet.net ee-casino.com\n\n"
        "Ferry to run again\n\n3 May 2024\n\nThe board said on Tuesday that 412 boats had left "
        "before the storm, and that all was well.\n\nslot gacor | deneme bonusu | bahis giriş"
    )
    reading = read(page.encode(), "page")
    assert [line.role for line in reading.lines if "bahis" in line.text] == ["spam", "spam"]


def test_reversible_mojibake_is_repaired_and_flagged():
    text = "La ministra de Minería confirmó la visita de una delegación, señaló Núñez en público."
    broken = text.encode("utf-8").decode("cp1252", "replace")
    broken = "".join(
        chr(b) if chr(b).isascii() else bytes([b]).decode("latin-1") for b in text.encode()
    )
    reading = read(broken.encode(), "page")
    assert reading.text == text
    assert "mojibake" in reading.flags
    assert "mojibake" not in read(text.encode(), "page").flags


def test_destroyed_letters_are_told_and_not_guessed():
    reading = read("La delegaci\ufffdn lleg\ufffd a la ciudad con su equipo.".encode(), "page")
    assert "\ufffd" in reading.text
    assert {"mojibake", "destroyed"} <= set(reading.flags)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "Ferry to run again"),
        ("utf-16", "Ferry to run again"),
        ("cp1252", "La visita de una delegación en señal de amistad"),
        ("gb18030", "港务局星期二表示，渡轮将于星期五恢复航行。"),
    ],
)
def test_encodings_are_told_by_a_stated_rule(encoding, text):
    reading = read(text.encode(encoding), "page")
    assert reading.text == text
    assert reading.encoding in encoding


def told(headline: str, text: str):
    return SimpleNamespace(headline=headline, text=text)


BASE = (
    "The port of Quay handled 212,000 containers between January and March, a record for a first "
    "quarter, as cherry growers rushed cargo to the mole ahead of a new tariff."
)


def test_the_same_story_is_told_by_its_words_whatever_its_marks():
    other = BASE.replace("cherry growers", "cherry  growers").replace("212,000", "212,000")
    likeness = compare(told("A", BASE), told("B", f"{other} A crane was added in December."))
    assert likeness.verdict == "same"
    assert likeness.reason


def test_the_same_words_with_other_figures_are_a_conflict():
    assert compare(told("A", BASE), told("A", BASE.replace("212", "21"))).verdict == "conflict"


def test_different_stories_of_one_beat_are_different():
    other = (
        "The port of Quay elected a new director on Monday, who promises shorter queues, a third "
        "crane and a canteen for the drivers who now wait in the rain."
    )
    assert compare(told("Port news", BASE), told("Port news", other)).verdict == "different"


def test_signatures_of_like_texts_share_hashes_and_fit_a_column():
    ours, theirs = signature(BASE), signature(BASE + " A crane was added in December.")
    assert len(set(ours) & set(theirs)) > 0.4 * len(ours)
    assert all(0 <= number < 1 << 63 for number in ours)
    assert signature("") == []


def test_documents_read_together_know_their_duplicates():
    first = read(f"Record quarter for the port\n\n3 May 2024\n\n{BASE}".encode(), "a")
    second = read(f"Cherries rush to the mole\n\n4 May 2024\n\n{BASE}".encode(), "b")
    ours, theirs = read_many([first, second])
    assert [(d.document, d.verdict) for d in ours] == [("b", "same")]
    assert [(d.document, d.verdict) for d in theirs] == [("a", "same")]


def test_uids_depend_on_document_and_line_only():
    assert uid_of("a" * 64, 1) == uid_of("a" * 64, 1)
    assert len({uid_of("a" * 64, 1), uid_of("a" * 64, 2), uid_of("b" * 64, 1)}) == 3
