"""Which names of a text are suggested as tags, of which kind, and which are better left out."""

import pytest

from briefs.intake.naming.names import tags_in
from briefs.intake.words.countries import countries_in


def named(text, language="en", headline=""):
    return [(t.name, t.kind) for t in tags_in(headline, text, language) if t.kind != "country"]


@pytest.mark.parametrize(
    "text",
    [
        "QUILCAYA, 3 June – The line opens.\nQUILCAYA said yes.",
        "HOST: We begin.\nYAN: It said so.",
        "The SMS and the DNA were read. A sign read SLOW.",
    ],
)
def test_capitals_alone_make_no_organisation(text):
    assert ("QUILCAYA", "organisation") not in named(text.split("\n")[0])
    assert named(text.split("\n")[0]) == []


def test_letters_are_an_organisation_in_brackets_behind_its_name_or_where_they_speak():
    (tag,) = tags_in("", "The Harbour School Council (HSC) paid. The HSC is old.", "en")
    assert (tag.name, tag.aliases) == ("Harbour School Council", ("HSC",))
    assert named("The line opens, HSC said on Monday.") == [("HSC", "organisation")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry to Puerto Claro sails.", "Puerto Claro"),
        ("It leaves Port Amaranth at noon.", "Port Amaranth"),
        ("The pier of Lumen Port is new.", "Lumen Port"),
        ("It came to Port Amaranth on Thursday.", "Port Amaranth"),
    ],
)
def test_a_port_is_a_place_unless_somebody_runs_it(text, name):
    assert named(text) == [(name, "place")]
    assert named("The Port Amaranth Authority paid.") == [
        ("Port Amaranth Authority", "organisation")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Sample Gazette said on Monday that it closes.", "en"),
        ("Ada Mooring Thursday Times said so.", "en"),
        ("Chief Brand Officer said so.", "en"),
        ("The South Bend mayor said no.", "en"),
        ("Das sagte der Professor für Praktische Theologie gestern.", "de"),
        ("Mit Prozent Energie, sagte er, und Metern Distanz.", "de"),
        ("Die großen Unternehmen sagten ja.", "de"),
        ("The Harbour Summit said so.", "en"),
    ],
)
def test_what_may_be_none_is_no_tag(text, language):
    assert named(text, language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Mooring of the Harbour Institute said no.",
            [("Harbour Institute", "organisation"), ("Ada Mooring", "person")],
        ),
        (
            "The Executive Director of the Quay Foundation left.",
            [("Quay Foundation", "organisation")],
        ),
        (
            "The Quay Council and the Boat Society paid.",
            [("Boat Society", "organisation"), ("Quay Council", "organisation")],
        ),
        ("HSC Governor Ada Mooring spoke.", [("Ada Mooring", "person")]),
        ("The mayor of Low Water, Ada Mooring, left.", [("Ada Mooring", "person")]),
        ("Ada Mooring, director of the line, left.", [("Ada Mooring", "person")]),
        ("The New Harbour Authority paid.", [("New Harbour Authority", "organisation")]),
    ],
)
def test_a_name_is_cut_where_another_begins(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town of Trinidad lies on the river.",
        "She moved to Atlanta, Georgia, last year.",
        "Reunión de ministros sobre el puerto",
        "Granada acoge el foro de los puertos.",
        "San José celebra su feria.",
        "Mauricio Macri y Guadalupe Díaz viajaron.",
        "San Martín cruzó los Andes.",
        "Georgetown University opens a centre.",
        "New Jersey opens an office.",
        "Saint-Martin accueille la foire.",
    ],
)
def test_a_name_that_places_in_several_countries_bear_names_none(text):
    assert countries_in(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Trinidad and Tobago opens a port.", "TT"),
        ("Trinidad y Tobago abre un puerto.", "TT"),
        ("La República de Georgia abre una embajada.", "GE"),
        ("Saint Lucia opens a port.", "LC"),
        ("San Salvador de Jujuy recibe un tren.", "AR"),
        ("Trinidad, capital del Beni, en Bolivia", "BO"),
    ],
)
def test_the_whole_name_of_a_country_is_one(text, code):
    assert [found for found, _at in countries_in(text)] == [code]


def test_a_name_in_capitals_is_suggested_as_the_text_writes_it_elsewhere():
    both = "PUERTO CLARO, 3 May - The harbour of Puerto Claro opened."
    assert ("Puerto Claro", "place") in named(both)
    assert ("PUERTO CLARO", "place") not in named(both)
    assert ("PUERTO CLARO", "place") in named("PUERTO CLARO, 3 May - The harbour opened.")
