import gzip
import json
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from briefs import desk, search
from briefs.exchange import FixtureError, import_fixtures
from briefs.models import Brief, BriefSlug, Citation, Document, Edition, Source, Tag
from tests.exchange.conftest import (
    OTHER,
    SHA,
    UID,
    brief_records,
    citation_record,
    clipping_record,
    draft_records,
    names_and_papers,
    newsroom_records,
    record,
)
from tests.factories import SUMMARY, BriefFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_fixture_becomes_a_newsroom(bring_in):
    report = bring_in(newsroom_records())
    brief = Brief.objects.public().get()
    assert (brief.headline, str(brief.uid)) == ("A ferry joins both shores", UID)
    assert brief.slug == "a-ferry-joins-both-shores"
    assert brief.first_published_at == brief.published_at
    assert (brief.filed_on.isoformat(), brief.filed_by) == ("2021-11-13", "event")
    assert brief.citations.get().clipping.headline == "Ferry opens"
    assert brief.tagged.get().tag == Tag.objects.named("peru").get()
    assert report.total("created") == 8
    assert report.counts["brief"]["created"] == 1


def test_what_of_a_date_was_inferred_is_told_by_the_file_or_by_its_reason(bring_in):
    inferred = {"event_inferred": True, "event_inferred_from": "The page prints no year."}
    older = [*names_and_papers(), *brief_records(**inferred)]
    bring_in(older)
    assert Brief.objects.get().event_inferred_part == "year"
    same = bring_in([*names_and_papers(), *brief_records(**inferred, event_inferred_part="year")])
    assert same.counts["brief"]["unchanged"] == 1
    bring_in([*names_and_papers(), *brief_records(**inferred, event_inferred_part="date")])
    assert Brief.objects.get().event_inferred_part == "date"


def test_a_second_import_changes_nothing(bring_in):
    bring_in(newsroom_records())
    before = Edition.objects.number()
    report = bring_in(newsroom_records())
    assert (report.changed, report.total("unchanged")) == (0, 8)
    assert Edition.objects.number() == before


def test_a_visible_change_raises_the_edition_once_and_a_draft_does_not(bring_in):
    bring_in([*names_and_papers(), *draft_records()])
    drafts = Edition.objects.number()
    bring_in([*brief_records(OTHER, 5), *brief_records(UID[:-1] + "3", 5)])
    assert Edition.objects.number() == drafts + 1


def test_a_scheduled_brief_of_a_fixture_raises_the_edition_at_its_minute(bring_in, monkeypatch):
    minute = timezone.now() + timedelta(hours=2)
    bring_in(newsroom_records())
    before = Edition.objects.number()
    waiting = brief_records(OTHER, 5, published_at=minute.isoformat())
    bring_in(waiting)
    bring_in([*waiting[1:], waiting[0] | {"fields": waiting[0]["fields"] | {"body": "It is red."}}])
    assert Brief.objects.get(uid=OTHER).body
    assert Edition.objects.number() == before
    monkeypatch.setattr(timezone, "now", lambda: minute)
    assert Edition.objects.number() == before + 1


def test_an_import_over_what_came_out_by_its_minute_is_an_edition_of_its_own(bring_in, monkeypatch):
    minute = timezone.now() + timedelta(hours=2)
    bring_in([*names_and_papers(), *brief_records(published_at=minute.isoformat())])
    monkeypatch.setattr(timezone, "now", lambda: minute + timedelta(seconds=1))
    before = Edition.objects.number()
    bring_in(brief_records(published_at="2021-11-20T08:00:00Z"))
    assert Edition.objects.number() == before + 1


PLAIN, MARKED = "a-ferry-joins-both-shores", "a-ferry-joins-both-shores-000000"


@pytest.mark.parametrize(
    ("first", "minutes", "slugs"),
    [
        ({}, 120, [MARKED, PLAIN]),
        ({"first_published_at": "2021-11-20T08:00:00Z"}, 120, [PLAIN, f"{PLAIN}-2"]),
        ({}, 0.5, [PLAIN, f"{PLAIN}-2"]),
    ],
    ids=["never seen", "seen before", "about to be seen"],
)
@pytest.mark.parametrize("way", ["fixture", "desk", "one file"])
def test_a_scheduled_brief_of_a_fixture_makes_room_for_a_live_one(
    bring_in, editor, way, first, minutes, slugs
):
    minute = (timezone.now() + timedelta(minutes=minutes)).isoformat()
    waiting = brief_records(published_at=minute, slug=PLAIN, **first)
    if way == "one file":
        slugs = slugs if first else [MARKED, PLAIN]
        bring_in([*names_and_papers(), *waiting, *brief_records(OTHER, 5)])
    else:
        bring_in([*names_and_papers(), *waiting])
        assert Brief.objects.get().slug == PLAIN
    if way == "fixture":
        bring_in(brief_records(OTHER, 5))
    elif way == "desk":
        headline = Brief.objects.get().headline
        other = BriefFactory(uid=OTHER, draft=True, headline=headline, summary=SUMMARY)
        desk.publish(other, by=editor, version=1)
    found = dict(Brief.objects.values_list("uid", "slug"))
    assert [found[UUID(uid)] for uid in (UID, OTHER)] == slugs
    assert bring_in(waiting).counts["brief"]["unchanged"] == 1


def test_a_brief_that_made_room_was_edited_by_nobody(bring_in):
    waiting = brief_records(published_at="2999-11-20T08:00:00Z", slug=PLAIN)
    bring_in([*names_and_papers(), *waiting])
    bring_in(brief_records(OTHER, 5))
    waiting[0]["fields"]["body"] = "It is red."
    assert bring_in(waiting).counts["brief"]["updated"] == 1
    assert Brief.objects.get(uid=UID).slug == MARKED


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize(
    "changed",
    [
        record("document", sha256=SHA, name="page.txt", kind="article"),
        clipping_record(1, headline="Ferry opens", byline="Harbour Gazette"),
        record("source", name="Harbour Gazette", kind="newspaper", country="UY"),
        record("tag", name="Peru", kind="country", code="UY"),
    ],
    ids=lambda changed: changed["model"],
)
def test_a_change_of_what_a_live_brief_rests_on_raises_the_edition(bring_in, changed, live):
    bring_in([*names_and_papers(), *(brief_records() if live else draft_records())])
    before = Edition.objects.number()
    assert bring_in([changed]).total("updated") == 1
    assert Edition.objects.number() == before + live
    bring_in([changed])
    assert Edition.objects.number() == before + live


def test_a_file_that_says_of_a_public_tag_what_the_desk_says_raises_no_edition(bring_in):
    bring_in([*names_and_papers(), *brief_records()])
    Tag.objects.update(imported="")
    before = Edition.objects.number()
    bring_in([*names_and_papers(), *draft_records(OTHER, 5)])
    assert Edition.objects.number() == before
    assert Tag.objects.get().imported
    bring_in([record("tagname", tag=["Peru"], name="Peruvian Coast")])
    assert Edition.objects.number() == before + 1


def test_what_came_in_is_found_by_search(bring_in):
    bring_in(newsroom_records())
    found = search.search("ferry", Brief.objects.public())
    assert [b.headline for b in found.briefs[:5]] == ["A ferry joins both shores"]


@pytest.mark.parametrize("name", ["n.json", "n.jsonl", "n.json.gz", "n.jsonl.gz"])
def test_arrays_and_lines_are_read_packed_or_not(tmp_path, name):
    whole = json.dumps(newsroom_records(), indent=1)
    lines = "\n\n".join(json.dumps(r) for r in newsroom_records())
    data = (whole if ".json." in name or name.endswith(".json") else lines).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert import_fixtures([path]).total("created") == 8


def test_two_files_come_in_together_the_later_upon_the_earlier(fixture):
    names, briefs = fixture(names_and_papers()), fixture(brief_records())
    assert import_fixtures([names, briefs]).counts["brief"]["created"] == 1


def test_a_rehearsal_gives_the_same_counts_and_leaves_no_trace(bring_in):
    rehearsed = bring_in(newsroom_records(), dry_run=True)
    assert not Brief.objects.exists()
    assert not Source.objects.exists()
    assert rehearsed.counts == bring_in(newsroom_records()).counts


def test_text_is_cleaned_on_its_way_in(bring_in):
    headline = "  Cafe\u0301 \u202e opens\u0000 "
    bring_in([*names_and_papers(), *brief_records(headline=headline, body="One.\r\n\r\nTwo.")])
    brief = Brief.objects.get()
    assert (brief.headline, brief.body) == ("Café opens", "One.\n\nTwo.")
    report = bring_in([*names_and_papers(), *brief_records(headline=headline, body="One.\n\nTwo.")])
    assert report.changed == 0


def test_a_changed_record_updates_and_raises_the_version(bring_in):
    bring_in(newsroom_records())
    report = bring_in([*names_and_papers(), *brief_records(headline="A ferry sails")])
    brief = Brief.objects.get()
    assert (brief.headline, brief.version) == ("A ferry sails", 2)
    assert brief.slug == "a-ferry-joins-both-shores"
    assert report.counts["brief"]["updated"] == 1
    assert Citation.objects.count() == 1
    assert bring_in([*names_and_papers(), *brief_records(headline="A ferry sails")]).changed == 0


def test_what_an_editor_changed_is_kept(bring_in):
    bring_in([*names_and_papers(), *draft_records()])
    brief = Brief.objects.get()
    editor = UserFactory(editor=True)
    desk.write(brief, {"headline": "A ferry joins two towns"}, by=editor, version=brief.version)
    report = bring_in([*names_and_papers(), *brief_records(headline="A ferry sails")])
    assert Brief.objects.get().headline == "A ferry joins two towns"
    assert report.counts["brief"]["kept"] == 1
    assert Brief.objects.drafts().exists()


def test_a_live_brief_that_somebody_reworks_is_kept(bring_in):
    bring_in(newsroom_records())
    live = Brief.objects.get()
    desk.rework(live, by=UserFactory(editor=True), version=live.version)
    report = bring_in([*names_and_papers(), *brief_records(headline="A ferry sails")])
    live.refresh_from_db()
    assert live.headline != "A ferry sails"
    assert report.counts["brief"]["kept"] == 1
    Brief.objects.filter(rework_of=live).delete()
    bring_in([*names_and_papers(), *brief_records(headline="A ferry sails")])
    live.refresh_from_db()
    assert live.headline == "A ferry sails"


def test_a_brief_typed_at_the_desk_is_kept(bring_in):
    bring_in(newsroom_records())
    Brief.objects.update(imported="", headline="Typed here")
    report = bring_in(newsroom_records())
    assert Brief.objects.get().headline == "Typed here"
    assert report.counts["brief"]["kept"] == 1


def test_renaming_a_source_or_tag_is_no_change_of_its_briefs(bring_in):
    bring_in(newsroom_records())
    source = Source.objects.get()
    source.name = "The Gazette"
    source.save()
    tag = Tag.objects.named("Peru").get()
    tag.name = "Republic of Peru"
    tag.save()
    report = bring_in([*names_and_papers(), *brief_records(headline="A ferry sails")])
    assert report.counts["brief"]["updated"] == 1
    assert report.counts["source"]["kept"] == 1
    assert Source.objects.get().name == "The Gazette"
    assert Tag.objects.get().name == "Republic of Peru"


WITHDRAWN = {
    "status": "withdrawn",
    "withdrawn_at": "2021-11-21T08:00:00Z",
    "withdrawn_because": "The paper took it back.",
}


def test_what_comes_in_withdrawn_leaves_a_stone_and_can_be_brought_back(bring_in):
    bring_in([*names_and_papers(), *brief_records(**WITHDRAWN)])
    stone = Brief.objects.stones().get()
    assert stone.slug == "a-ferry-joins-both-shores"
    desk.restore(
        stone, by=UserFactory(administrator=True), version=1, because="It is true after all."
    )
    assert Brief.objects.public().get() == stone


def test_what_comes_in_withdrawn_was_public_once_or_merged_as_a_draft(bring_in):
    never = WITHDRAWN | {"published_at": None}
    with pytest.raises(FixtureError) as error:
        bring_in([*names_and_papers(), *brief_records(**never)])
    assert "a withdrawn brief was public once; add published_at" in str(error.value)
    merged = brief_records(OTHER, 5, merged_into=[UID], **never)
    bring_in([*newsroom_records(), *merged])
    assert Brief.objects.get(uid=OTHER).slug is None
    assert not Brief.objects.stones().exists()


def test_a_slug_that_is_taken_gets_a_number_and_stays_so(bring_in):
    taken = brief_records(OTHER, 5, headline="Another", slug="a-ferry-joins-both-shores")
    records = [*names_and_papers(), *taken, *brief_records()]
    bring_in(records)
    assert Brief.objects.get(uid=UID).slug == "a-ferry-joins-both-shores-2"
    assert bring_in(records).changed == 0


def test_what_comes_in_scheduled_takes_no_address_that_others_could_miss(bring_in):
    waits = {"published_at": "2099-01-01T07:00:00Z", "headline": "A ferry joins both shores"}
    first = brief_records(OTHER, 5, **waits)
    bring_in([*names_and_papers(), *first, *brief_records(headline=waits["headline"])])
    assert Brief.objects.get(uid=UID).slug == "a-ferry-joins-both-shores"
    assert Brief.objects.get(uid=OTHER).slug == f"a-ferry-joins-both-shores-{OTHER[:6]}"


def test_former_addresses_come_along(bring_in):
    records = [*newsroom_records(), record("briefslug", brief=[UID], slug="an-older-name")]
    bring_in(records)
    assert BriefSlug.objects.get().brief.slug == "a-ferry-joins-both-shores"
    assert bring_in(records).changed == 0


def edition():
    return getattr(Edition.objects.first(), "number", 0)


@pytest.mark.parametrize("status", ["published", "draft"])
@pytest.mark.parametrize(
    "former",
    [
        record("briefslug", brief=[UID], slug="an-older-name"),
        record("tagslug", tag=["Peru"], slug="an-older-name"),
        record("sourceslug", source=["Harbour Gazette"], slug="an-older-name"),
        record("sourcename", source=["Harbour Gazette"], name="Gazette of the harbour"),
    ],
    ids=lambda former: former["model"],
)
def test_a_former_name_of_what_readers_see_makes_an_edition(bring_in, status, former):
    bring_in(
        [*names_and_papers(), *(brief_records() if status == "published" else draft_records())]
    )
    before = edition()
    bring_in([former])
    assert (edition() > before) == (status == "published")


def test_reworks_and_merged_briefs_find_each_other_in_any_order(bring_in):
    rework = record("brief", uid=OTHER, headline="A ferry sails", rework_of=[UID])
    records = [*names_and_papers(), rework, *brief_records()]
    bring_in(records)
    assert Brief.objects.get(uid=OTHER).rework_of == Brief.objects.get(uid=UID)
    assert bring_in(records).changed == 0


def test_a_brief_that_is_out_came_out_first_no_later(bring_in, client):
    late = brief_records(first_published_at="2021-11-25T08:00:00Z")
    again = brief_records(OTHER, 5, first_published_at="2021-11-15T08:00:00Z", headline="Earlier")
    bring_in([*names_and_papers(), *late, *again])
    assert [brief.first_published_at.day for brief in Brief.objects.order_by("uid")] == [20, 15]
    told = client.get("/since/?date=2021-11-18").text
    assert "A ferry joins both shores" in told
    assert "Earlier" not in told
    assert bring_in(late).counts["brief"]["unchanged"] == 1


def test_an_undated_brief_is_filed_under_the_dated_item_above_it(bring_in):
    papers = names_and_papers()
    papers[4]["fields"] |= {"event_on": "2021-11-10", "event_precision": "day"}
    undated = draft_records(first_line=5, event_on=None, event_precision="unknown")
    bring_in([*papers, *undated])
    brief = Brief.objects.get()
    assert (brief.filed_on.isoformat(), brief.filed_by) == ("2021-11-10", "neighbour")


def test_a_brief_of_an_evening_is_filed_under_the_day_where_the_newsroom_is(bring_in, settings):
    settings.TIME_ZONE = "America/Santiago"
    undated = {"event_on": None, "event_precision": "unknown"}
    evening = "2026-05-02T01:30:00Z"
    bring_in([*names_and_papers(), *brief_records(published_at=evening, **undated)])
    (filed,) = Brief.objects.values_list("filed_on", "filed_by")
    assert (filed[0].isoformat(), filed[1]) == ("2026-05-01", "publication")


def test_the_day_that_a_file_states_stands_whatever_the_time_zone(bring_in, settings):
    undated = {"event_on": None, "event_precision": "unknown"}
    stated = {"filed_on": "2026-05-01", "filed_by": "publication"}
    records = brief_records(published_at="2026-05-02T01:30:00Z", **undated, **stated)
    for zone in ("UTC", "America/Santiago"):
        settings.TIME_ZONE = zone
        bring_in([*names_and_papers(), *records])
        assert Brief.objects.get().filed_on.isoformat() == "2026-05-01"


def test_a_document_without_its_text_gets_it_later_and_never_loses_it(bring_in):
    import base64
    import hashlib

    data = b"A ferry line opens"
    sha256 = hashlib.sha256(data).hexdigest()
    alone = record("document", sha256=sha256, name="page.txt", title="The page")
    original = base64.b64encode(data).decode()
    full = record("document", sha256=sha256, name="x.txt", original=original, text=data.decode())
    bring_in([alone])
    assert bring_in([full]).counts["document"]["updated"] == 1
    bring_in([alone])
    document = Document.objects.get()
    assert (bytes(document.original), document.text) == (data, data.decode())
    assert document.title == "The page"


@pytest.mark.parametrize(
    ("by", "edited"), [("source", False), ("source", True), ("neighbour", False)]
)
def test_a_public_brief_is_filed_as_its_document_says_when_that_comes_in(bring_in, by, edited):
    undated = {"event_on": None, "event_precision": "unknown"}
    records = [*names_and_papers(), *brief_records(first_line=5, **undated)]
    bring_in(records)
    if edited:
        Brief.objects.update(language="es")
    kept, edition = Brief.objects.get(), Edition.objects.number()
    assert (kept.filed_by, kept.filed_on.isoformat()) == ("publication", "2021-11-20")
    dated = {
        "source": record("document", sha256=SHA, name="page.txt", published_on="2020-01-05"),
        "neighbour": clipping_record(1, event_on="2020-01-05", event_precision="day"),
    }[by]
    if by == "source":
        dated["fields"]["published_precision"] = "day"
    bring_in([dated])
    brief = Brief.objects.get()
    assert (brief.filed_by, brief.filed_on.isoformat()) == (by, "2020-01-05")
    assert (brief.version, Edition.objects.number()) == (kept.version + 1, edition + 1)
    assert brief.revisions.first().note.startswith("Filed anew")
    assert bring_in([dated]).changed == 0
    assert bring_in(records).counts["brief"]["kept" if edited else "unchanged"] == 1
    assert Brief.objects.get().version == brief.version


def test_readers_are_told_that_a_page_stood_earlier_in_another_form(bring_in):
    papers = [*names_and_papers(), record("document", sha256="b" * 64, name="earlier.txt")]
    bring_in([*papers, *brief_records()])
    edition = Edition.objects.number()
    later = record("document", sha256=SHA, name="page.txt", predecessor=["b" * 64])
    bring_in([later])
    assert Edition.objects.number() == edition + 1
    bring_in([later])
    assert Edition.objects.number() == edition + 1


@pytest.mark.parametrize("other", [SHA, "b" * 64])
def test_no_document_is_an_earlier_form_of_itself(bring_in, other):
    bring_in([*names_and_papers(), record("document", sha256="b" * 64, name="earlier.txt")])
    Document.objects.filter(sha256="b" * 64).update(predecessor=Document.objects.get(sha256=SHA))
    later = record("document", sha256=SHA, name="page.txt", predecessor=[other])
    with pytest.raises(FixtureError, match="it would be its own earlier form"):
        bring_in([later])
    document = Document.objects.get(sha256=SHA)
    document.predecessor = Document.objects.get(sha256=other)
    with pytest.raises(ValidationError, match="no earlier form of itself"):
        document.clean()


def test_blank_and_unknown_never_overwrite(bring_in):
    bring_in([record("source", name="Harbour Gazette", kind="newspaper", country="PE")])
    bring_in([record("source", name="harbour gazette", kind="unknown", domain="gazette.example")])
    source = Source.objects.get()
    assert (source.name, source.kind, source.country) == ("Harbour Gazette", "newspaper", "PE")
    assert source.domain == "gazette.example"


@pytest.mark.parametrize("way", ["merged", "renamed", "renamed within its address"])
def test_a_citation_follows_the_source_that_bore_its_name(bring_in, editor, way):
    papers = names_and_papers()
    papers[0] = record("source", name="Old Gazette", slug="old-gazette", kind="newspaper")
    bring_in(papers)
    source = Source.objects.get()
    if way == "merged":
        into = SourceFactory(name="New Gazette")
        desk.merge_sources(source, into, by=editor)
    else:
        source.name = "New Gazette" if way == "renamed" else "Old Gazette+"
        desk.keep_source(source, by=editor)
    brief, _citation, tagged = brief_records()
    for _time in range(2):
        report = bring_in([*papers, brief, citation_record(source="Old Gazette"), tagged])
        assert report.counts["source"]["kept"] == 1
    assert not report.changed
    there = Source.objects.get()
    assert there.name != "Old Gazette"
    assert Citation.objects.get().source == there
    without = [*papers[1:], brief, citation_record(source="Old Gazette"), tagged]
    assert not bring_in(without).changed


def test_sources_whose_addresses_are_alike_are_two(bring_in):
    for name in ("Canal", "Canal+"):
        SourceFactory(name=name, kind="broadcaster")
    papers = names_and_papers()
    papers[0] = record("source", name="Canal 2", slug="canal", kind="company")
    bring_in([*papers, *brief_records()[::2], citation_record(source="Canal 2")])
    cited = Citation.objects.get().source
    assert (cited.name, cited.kind, cited.slug) == ("Canal 2", "company", "canal-3")
    assert Source.objects.count() == 3
    assert not bring_in(papers).changed


def test_a_former_name_comes_in_unless_another_one_bears_it(bring_in):
    papers = names_and_papers()
    former = [record("sourcename", source=["Harbour Gazette"], name=n) for n in ("Bay", "Cape")]
    SourceFactory(name="Cape")
    report = bring_in([*papers, *former])
    assert report.counts["sourcename"] == {"created": 1, "kept": 1}
    assert Source.objects.named("bay").get().name == "Harbour Gazette"
    assert Source.objects.named("cape").get().name == "Cape"
    assert not bring_in([*papers, *former]).changed


@pytest.mark.parametrize("later", ["the present name", "a former name"])
def test_a_source_that_was_renamed_elsewhere_is_the_one_that_is_here(bring_in, later):
    """A newsroom that holds the older state takes the export of one that renamed a source."""
    before = names_and_papers()
    bring_in([*before, *brief_records()])
    here = Source.objects.get()
    if later == "a former name":
        here.name = "Bay Gazette"
        here.save()
    renamed = record("source", name="Gazette of the Bay", kind="newspaper", country="PE")
    former = record("sourcename", source=["Gazette of the Bay"], name="Harbour Gazette")
    cited = citation_record(source="Gazette of the Bay")
    export = [renamed, former, *before[1:], brief_records()[0], cited, brief_records()[2]]
    report = bring_in(export)
    there = Source.objects.get()
    assert there == here
    kept = later == "a former name"
    assert there.name == ("Bay Gazette" if kept else "Gazette of the Bay")
    assert report.counts["source"] == ({"kept": 1} if kept else {"updated": 1})
    assert Source.objects.named("Harbour Gazette").get() == there
    assert Citation.objects.get().source == there
    assert not bring_in(export).changed
    assert not bring_in([*before, *brief_records()]).changed
    assert Source.objects.get() == there


def test_a_former_name_takes_no_source_that_the_file_has_under_it(bring_in):
    """Nor one of two that became one elsewhere: which of them it is nobody can tell."""
    bring_in([record("source", name=name) for name in ("Harbour Gazette", "Bay", "Cape")])
    ids = dict(Source.objects.values_list("name", "pk"))
    papers = [record("source", name=name) for name in ("Gazette of the Bay", "Harbour Gazette")]
    papers += [record("source", name="Coast")]
    former = [record("sourcename", source=["Coast"], name=name) for name in ("Bay", "Cape")]
    former += [record("sourcename", source=["Gazette of the Bay"], name="Harbour Gazette")]
    report = bring_in([*papers, *former])
    assert report.counts["source"]["created"] == 2
    assert dict(Source.objects.filter(name__in=ids).values_list("name", "pk")) == ids


def test_of_two_sources_that_bore_names_of_one_row_it_is_the_one_of_its_present_name(bring_in):
    bring_in([record("source", name="Harbour Gazette")])
    here = Source.objects.get()
    here.keep_former_name("Bay Times")
    papers = [record("source", name=name) for name in ("Coast", "Cape")]
    former = [
        record("sourcename", source=[name], name=bore)
        for name, bore in (("Coast", "Harbour Gazette"), ("Cape", "Bay Times"))
    ]
    report = bring_in([*papers, *former])
    assert report.counts["source"] == {"updated": 1, "created": 1}
    assert Source.objects.get(name="Coast") == here
    assert not bring_in([*papers, *former]).changed


def test_a_present_name_comes_before_a_former_one(bring_in):
    """The older name is borne here by somebody else by now, beside the one that the file has."""
    bring_in([record("source", name=name) for name in ("Gazette of the Bay", "Harbour Gazette")])
    former = record("sourcename", source=["Gazette of the Bay"], name="Harbour Gazette")
    report = bring_in([record("source", name="Gazette of the Bay"), former])
    assert report.counts == {"source": {"unchanged": 1}, "sourcename": {"kept": 1}}
    assert Source.objects.count() == 2


@pytest.mark.parametrize("edited", [False, True])
def test_a_tag_that_was_renamed_elsewhere_is_the_one_that_is_here(bring_in, edited):
    bring_in([record("tag", name="ferries")])
    here = Tag.objects.get()
    if edited:
        here.name = "ferry lines"
        here.save()
    export = [
        record("tag", name="boats"),
        record("tagname", tag=["boats"], name="boats"),
        record("tagname", tag=["boats"], name="ferries"),
    ]
    bring_in(export)
    assert Tag.objects.get() == here
    assert Tag.objects.get().name == ("ferry lines" if edited else "boats")
    assert Tag.objects.named("ferries").get() == here
    assert not bring_in(export).changed


def test_people_are_never_imported(bring_in, fixture):
    from briefs.exchange import FixtureError

    with pytest.raises(FixtureError) as refused:
        bring_in([{"model": "auth.user", "fields": {"username": "intruder"}}])
    assert "auth.user" in str(refused.value)
    assert SHA not in str(refused.value)


def test_undated_drafts_are_filed_without_the_text_of_their_document(bring_in):
    bring_in(names_and_papers())
    with CaptureQueriesContext(connection) as queries:
        bring_in(draft_records(event_on=None, event_precision="unknown"))
    selected = [query["sql"].partition(" FROM ")[0] for query in queries]
    assert any('"briefs_clipping"."first_line"' in sql for sql in selected)
    assert not any('"briefs_document"."text"' in sql for sql in selected)


@pytest.mark.parametrize(
    "newer",
    [
        {"status": "review", "published_at": None},
        {"published_at": "2031-01-01T08:00:00Z"},
        {"headline": "A ferry joins three shores", "notes": []},
        {"headline": "A ferry joins three shores", "notes": [{"changes": []}]},
        {"headline": "A ferry joins three shores", "notes": [{"at": "2001-11-21T08:00:00Z"}]},
    ],
    ids=["in review", "at a minute to come", "no correction", "no change", "of another day"],
)
def test_no_import_takes_from_readers_what_they_saw(bring_in, newer):
    changes = [{"field": "headline", "before": "A ferry", "after": "A ferry joins both shores"}]
    told = {"number": 1, "kind": "correction", "note": "It sails twice.", "changes": changes}
    told |= {"at": "2021-11-21T08:00:00Z", "edition": 1}
    note = record("correction", brief=[UID], **told)
    bring_in([*names_and_papers(), *brief_records(), note])
    newer = dict(newer)
    notes = [record("correction", brief=[UID], **told | n) for n in newer.pop("notes", [{}])]
    report = bring_in([*brief_records(**newer), *notes])
    assert report.counts["brief"]["kept"] == 1
    brief = Brief.objects.public().get()
    assert brief.headline == "A ferry joins both shores"
    assert brief.corrections.count() == 1
    withdrawn = {"status": "withdrawn", "withdrawn_at": "2021-12-01T08:00:00Z"}
    withdrawn |= {
        "withdrawn_because": "It does not sail.",
        "published_at": "2021-11-25T08:00:00Z",
    }
    bring_in([*brief_records(**withdrawn), note])
    assert Brief.objects.stones().get().first_published_at == brief.first_published_at


def test_what_comes_in_as_drafts_brings_no_correction_that_readers_never_saw(fixture):
    note = record("correction", brief=[UID], number=1, kind="correction", note="It sails twice.")
    note["fields"] |= {"at": "2021-11-21T08:00:00Z", "changes": [], "edition": 1}
    former = record("briefslug", brief=[UID], slug="a-ferry")
    import_fixtures(
        [fixture([*names_and_papers(), *brief_records(), note, former])],
        drafts_only=True,
    )
    brief = Brief.objects.get()
    assert (brief.status, brief.corrections.count(), brief.former_slugs.count()) == ("draft", 0, 0)


def test_that_a_source_states_no_date_outlives_a_file_that_leaves_it_open(bring_in):
    bring_in([*names_and_papers(), *brief_records()])
    Citation.objects.update(published_precision="none")
    report = bring_in(brief_records())
    assert report.counts["brief"]["unchanged"] == 1
    report = bring_in(brief_records(headline="A ferry joins three shores"))
    assert report.counts["brief"]["updated"] == 1
    assert Citation.objects.get().published_precision == "none"
