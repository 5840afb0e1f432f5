"""Who wrote a story, who showed it, who only listed it."""

from types import SimpleNamespace

import pytest

from briefs.text.credit import Told, clean_name, credit


def read(origin=None, aggregator=None):
    return SimpleNamespace(origin=origin, aggregator=aggregator)


@pytest.mark.parametrize(
    ("named", "reading", "host", "kind", "roles"),
    [
        ("", read("Gazette"), "Letter", "article", "origin Gazette, host Letter"),
        ("", read(), "Letter", "article", "origin Letter"),
        ("", None, "Letter", "article", "origin Letter"),
        ("", read(), "", "article", "origin nobody"),
        ("", read("Gazette"), "GAZETTE", "article", "origin Gazette"),
        (
            "",
            read("Gazette", "Lists"),
            "Lists",
            "article",
            "origin Gazette, aggregator Lists",
        ),
        ("", read(None, "Lists"), "Lists", "article", "origin nobody, aggregator Lists"),
        ("Post", read("Gazette"), "Letter", "article", "origin Post, host Letter"),
        ("Post", read("Gazette"), "Letter", "digest", "origin Post, aggregator Letter"),
        ("", read(), "Letter", "digest", "origin Letter"),
        ("Letter", None, "Letter", "digest", "origin Letter"),
    ],
)
def test_the_origin_comes_first_then_who_showed_or_listed_it(named, reading, host, kind, roles):
    story, shown = Told(named, "", None), Told(host, "", None)
    found = credit(story, shown, reading, kind=kind, fallback="nobody")
    assert ", ".join(f"{role} {name}" for role, name, _address, _day in found) == roles


@pytest.mark.parametrize(
    ("own", "kind", "cited"),
    [
        ("own", "article", ["own", "shown"]),
        ("", "article", ["shown", "shown"]),
        ("own", "digest", ["own", "shown"]),
        ("", "digest", ["", "shown"]),
    ],
)
def test_what_is_only_listed_has_no_day_and_no_address_but_its_own(own, kind, cited):
    story, shown = Told("Post", own, own), Told("Letter", "shown", "shown")
    found = credit(story, shown, None, kind=kind, fallback="nobody")
    assert [given.address for given in found] == [given.day for given in found] == cited


def test_a_name_is_cut_or_left_out():
    assert clean_name("  The\u202e  Letter ") == "The Letter"
    assert len(clean_name("long " * 100)) <= 200
    assert clean_name("\ufdfa" * 200) == clean_name(None) == ""
