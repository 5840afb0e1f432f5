"""Whom a draft cites: the source that its clipping names, and the digest that listed it."""

import dataclasses
import itertools
from datetime import date

import pytest
from django.db import transaction

from briefs import desk
from briefs.desk.documents import reading_today
from briefs.exchange import (
    draft_records,
    export_records,
    import_fixtures,
    read_documents,
    write_fixture,
)
from briefs.exchange.drafts import build
from briefs.intake import read
from briefs.models import Citation, Clipping, Source
from tests.factories import BriefFactory, CitationFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

LETTER = b"""The Harbour Letter
Issue 12, Monday, 17 March 2025

1. Ferry tariff rises for the lower islands
Source: Harbour Gazette, 11 March 2025
The ferry company raised its tariff for the lower islands by six per cent, and some pay less than before.
https://gazette.example/ferry

2. Lighthouse of Orsa gets a keeper again
The lighthouse gets a keeper again in autumn, said the board. Nobody had lived there for a generation.

3. Rope works of Lund halt their night shift
Source: Lund Courier, March 2025
The rope works halted their night shift, and a third of the workers may have to go before the summer.
"""  # noqa: E501
GAZETTE = """Harbour Gazette

Islanders pay more for the ferry
11 March 2025

The ferry company raised its tariff for the lower islands by six per cent on Monday, and the islanders were angry.

A monthly ticket now costs 40 crowns, said the board of the company, which had lost money for three years.

© 2025 Harbour Gazette
""".encode()  # noqa: E501


def said(brief):
    return [
        (c.source.name, c.role, c.address, c.published_on, c.published_precision)
        for c in brief.citations.select_related("source")
    ]


@pytest.fixture
def letter(reporter):
    host = SourceFactory(name="The Harbour Letter", kind="observatory")
    document, _made = desk.take_in(
        LETTER, "letter.txt", by=reporter, host=host, address="https://letter.example/12"
    )
    return document


def test_an_item_cites_its_own_source_and_the_digest_that_listed_it(letter, reporter):
    first, second, third = letter.clippings.all()
    assert (first.origin, first.address) == ("Harbour Gazette", "https://gazette.example/ferry")
    assert (third.published_on, third.published_precision) == (date(2025, 3, 1), "month")
    day, own = (date(2025, 3, 17), "day"), (date(2025, 3, 11), "day")
    assert said(desk.use(first, by=reporter).brief) == [
        ("Harbour Gazette", "origin", "https://gazette.example/ferry", *own),
        ("The Harbour Letter", "aggregator", "https://letter.example/12", *day),
    ]
    assert said(desk.use(second, by=reporter).brief) == [
        ("The Harbour Letter", "origin", "https://letter.example/12", *day)
    ]
    assert said(desk.use(third, by=reporter).brief) == [
        ("Lund Courier", "origin", "", date(2025, 3, 1), "month"),
        ("The Harbour Letter", "aggregator", "https://letter.example/12", *day),
    ]


def test_a_draft_names_its_source_though_the_file_is_not_kept(letter, reporter):
    letter.original = letter.text = None
    letter.save()
    brief = desk.use(letter.clippings.first(), by=reporter).brief
    assert [(name, role) for name, role, *_rest in said(brief)] == [
        ("Harbour Gazette", "origin"),
        ("The Harbour Letter", "aggregator"),
    ]


PAGE = b"""<html lang="en"><head><title>Ferry line opens - Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette">
<link rel="canonical" href="https://www.harbourgazette.example/2021/ferry"></head><body><article>
<h1>Ferry line opens in Callao</h1><p class="byline">By our harbour desk</p>
<p>The ferry line opened on Monday in Callao, Peru, with 300 passengers on the first day, said the
port authority of the city.</p><p>It will run four times a day and carry 2,000 people, the
authority added in a statement on Tuesday.</p></article></body></html>"""


@pytest.mark.parametrize("data", [PAGE, LETTER, GAZETTE], ids=["page", "letter", "gazette"])
def test_a_draft_cites_alike_whichever_door_its_document_came_in_by(tmp_path, reporter, data):
    def cited():
        given = "role", "source__name", "title", "address", "published_on", "published_precision"
        rows = Citation.objects.order_by("clipping__first_line", "position").values_list(*given)
        return [*rows, *Source.objects.order_by("folded").values_list("name", "domain")]

    path = tmp_path / "page.html"
    path.write_bytes(data)
    point = transaction.savepoint_create()
    write_fixture(tmp_path / "built.jsonl", draft_records(read_documents([path])))
    import_fixtures([tmp_path / "built.jsonl"])
    by_command = cited()
    transaction.savepoint_rollback(point)
    for clipping in desk.take_in(data, path.name, by=reporter)[0].clippings.order_by("first_line"):
        desk.use(clipping, by=reporter)
    assert cited() == by_command
    assert len(by_command) > 1


def test_a_source_that_bore_the_name_before_is_the_one(letter, reporter):
    editor_of = SourceFactory(name="Harbour Gazette", kind="newspaper")
    editor_of.name = "Gazette of the Harbour"
    desk.keep_source(editor_of, by=UserFactory(administrator=True))
    brief = desk.use(letter.clippings.first(), by=reporter).brief
    assert brief.citations.first().source == editor_of
    assert not Source.objects.filter(name="Harbour Gazette").exists()


@pytest.mark.parametrize("typed", ["lanternpost.example", "www.LanternPost.example"])
def test_a_source_that_is_named_by_its_domain_is_found_by_it(letter, reporter, typed):
    post = SourceFactory(name="Lantern Post", domain=typed)
    letter.clippings.update(origin="lanternpost.example", address="")
    brief = desk.use(letter.clippings.first(), by=reporter).brief
    assert brief.citations.first().source == post


def test_the_source_with_the_plain_form_of_a_domain_comes_first(letter, reporter):
    SourceFactory(name="Another Post", domain="www.lanternpost.example")
    post = SourceFactory(name="Lantern Post", domain="lanternpost.example")
    letter.clippings.update(origin="lanternpost.example", address="")
    brief = desk.use(letter.clippings.first(), by=reporter).brief
    assert brief.citations.first().source == post


def test_a_source_under_two_names_is_cited_once(letter, reporter):
    letter.host.domain = "letter.example"
    letter.host.save()
    letter.clippings.update(origin="letter.example")
    brief = desk.use(letter.clippings.first(), by=reporter).brief
    assert [(name, role) for name, role, *_rest in said(brief)] == [
        ("The Harbour Letter", "origin")
    ]


def test_the_paper_and_a_digest_that_sums_it_up_are_one_origin(letter, reporter):
    page, _made = desk.take_in(GAZETTE, "gazette.txt", by=reporter)
    brief = desk.use(page.clippings.get(), by=reporter).brief
    outcome = desk.add_clipping(brief, letter.clippings.first(), by=reporter, version=brief.version)
    roles = [(name, role) for name, role, *_rest in said(outcome.brief)]
    assert roles == [
        ("Harbour Gazette", "origin"),
        ("Harbour Gazette", "origin"),
        ("The Harbour Letter", "aggregator"),
    ]
    (standing,) = (c for c in desk.checks(outcome.brief) if c.name == "standing")
    assert standing.sentence == "One origin."


def test_who_is_not_stated_confirms_nothing():
    brief = BriefFactory(draft=True)
    Citation.objects.filter(brief=brief).delete()
    CitationFactory(brief=brief, source=SourceFactory(name="Not stated"), role="origin")

    def standing():
        return next(c for c in desk.checks(brief) if c.name == "standing")

    assert (standing().state, standing().sentence.split(":")[0]) == ("look", "No origin is named")
    gazette = SourceFactory(name="Harbour Gazette")
    CitationFactory(brief=brief, source=gazette, role="origin", position=1)
    assert (standing().state, standing().sentence) == ("met", "One origin.")
    Source.objects.filter(pk=gazette.pk).update(standing="refused")
    assert standing().state == "unmet"


def test_a_fixture_of_documents_cites_as_the_desk_does(tmp_path, reporter):
    files = {"gazette.txt": GAZETTE, "letter.txt": LETTER}
    built = {}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        for record in draft_records(read_documents([tmp_path / name])):
            fields = record["fields"]
            if record["model"] == "briefs.citation":
                day = fields["published_on"], fields["published_precision"]
                told = (*fields["source"], fields["role"], fields["address"], *day)
                built.setdefault(fields["title"], []).append(told)
        document, _made = desk.take_in(data, name, by=reporter)
        for clipping in document.clippings.all():
            brief = desk.use(clipping, by=reporter).brief
            cited = [(*c[:3], c[3] and c[3].isoformat(), c[4]) for c in said(brief)]
            assert built[clipping.headline] == cited
    assert len(built) == 4


SHOWN = [{}, {"host": "The Harbour Letter"}, {"aggregator": "Letters in Brief"}]
CREDITS = list(
    itertools.product(
        ["digest", "article", "transcript", "other"],
        SHOWN,
        [None, "Lund Courier"],
        [None, "Harbour Gazette"],
    )
)


@pytest.mark.parametrize(("kind", "shown", "source", "named"), CREDITS)
def test_whoever_is_named_is_credited_alike_by_both_ways_in(
    tmp_path, reporter, monkeypatch, kind, shown, source, named
):
    """Whether the document is taken in at the desk, or comes by way of a fixture."""
    nobody = {"host": None, "aggregator": None, "agency": None, "domain": None}
    item = dataclasses.replace(read(LETTER, "letter.txt").clippings[0], origin=named)
    if source is None:
        item = dataclasses.replace(item, published=None, address=None)
    told = nobody | shown | {"kind": kind, "source": source, "clippings": [item]}
    fixed = dataclasses.replace(read(LETTER, "letter.txt"), **told)
    for module in (reading_today, build):
        monkeypatch.setattr(module, "read", lambda *args, **kwargs: fixed)
    reading_today._read.cache_clear()
    (tmp_path / "letter.txt").write_bytes(LETTER)
    built = []
    for record in draft_records(read_documents([tmp_path / "letter.txt"])):
        fields = record["fields"]
        if record["model"] == "briefs.citation":
            day = fields["published_on"], fields["published_precision"]
            built.append((*fields["source"], fields["role"], fields["address"], *day))
        elif record["model"] == "briefs.document":
            host = fields["host"] and fields["host"][0]
    document, _made = desk.take_in(LETTER, "letter.txt", by=reporter)
    cited = said(desk.use(document.clippings.get(), by=reporter).brief)
    assert built == [(*c[:3], c[3] and c[3].isoformat(), c[4]) for c in cited]
    assert (document.host and document.host.name) == host
    reading_today._read.cache_clear()


def test_what_clippings_say_of_themselves_comes_in_and_goes_out_again(tmp_path):
    (tmp_path / "letter.txt").write_bytes(LETTER)
    built = list(draft_records(read_documents([tmp_path / "letter.txt"])))
    path = tmp_path / "built.jsonl"
    write_fixture(path, built)
    import_fixtures([path])
    first, _second, third = Clipping.objects.order_by("first_line")
    assert (first.origin, first.published_on) == ("Harbour Gazette", date(2025, 3, 11))
    assert (third.origin, third.published_precision) == ("Lund Courier", "month")
    out = [r for r in export_records() if r["model"] == "briefs.clipping"]
    assert [r["fields"].get("origin") for r in out] == ["Harbour Gazette", None, "Lund Courier"]
    assert "published_precision" not in out[1]["fields"]
    assert import_fixtures([path]).changed == 0
    older = [r for r in built if r["model"] in ("briefs.document", "briefs.clipping")]
    for record in older[1:]:
        for name in ("origin", "byline", "address", "published_on", "published_precision"):
            record["fields"].pop(name)
    write_fixture(path, older)
    assert import_fixtures([path]).changed == 0
    first.refresh_from_db()
    assert first.origin == "Harbour Gazette"
