"""Imports in any order end in one newsroom without doubles."""

import base64
import json

import pytest

from briefs.exchange import FixtureError, draft_records, export_records, import_fixtures
from briefs.exchange.drafts.build import read_documents
from briefs.models import Brief, Clipping, Document, Edition, Tag, TaggedBrief, TagName
from tests.exchange.conftest import (
    OTHER,
    PAGE,
    UID,
    brief_records,
    citation_record,
    clipping_record,
    empty_newsroom,
    names_and_papers,
    record,
)
from tests.exchange.conftest import draft_records as drafts

pytestmark = pytest.mark.django_db
SAMPLES = "tests/samples"


def test_a_draft_never_replaces_a_brief_that_went_further(bring_in):
    bring_in([*names_and_papers(), *brief_records()])
    report = bring_in([*names_and_papers(), *drafts()])
    assert Brief.objects.get().status == "published"
    assert report.counts["brief"]["kept"] == 1


def test_a_brief_takes_the_place_of_an_untouched_draft_with_its_uid(bring_in):
    bring_in([*names_and_papers(), *drafts()])
    report = bring_in([*names_and_papers(), *brief_records()])
    assert Brief.objects.get().status == "published"
    assert report.counts["brief"]["updated"] == 1


def test_a_draft_is_not_made_where_another_brief_rests_on_its_clippings(bring_in):
    bring_in([*names_and_papers(), *brief_records()])
    report = bring_in([*names_and_papers(), *drafts(OTHER)])
    assert Brief.objects.count() == 1
    assert report.counts["brief"]["kept"] == 1


@pytest.mark.parametrize(
    "written",
    [
        {"summary": "Half a day of work."},
        {"body": "A day."},
        {"headline": "Mine"},
        {"kind": "analysis"},
    ],
    ids=lambda written: next(iter(written)),
)
@pytest.mark.parametrize("first", ["draft", "brief"])
def test_a_draft_that_was_written_elsewhere_stays_beside_the_brief(bring_in, written, first):
    arrivals = [brief_records(), drafts(OTHER, **written)]
    for records in arrivals if first == "brief" else reversed(arrivals):
        bring_in([*names_and_papers(), *records])
    assert str(Brief.objects.drafts().get().uid) == OTHER
    assert bring_in([*names_and_papers(), *arrivals[1]]).counts["brief"]["unchanged"] == 1


def test_a_draft_is_not_made_of_a_clipping_that_the_desk_rejected(bring_in):
    bring_in(names_and_papers())
    Clipping.objects.filter(first_line=1).update(rejected_because="Not our beat.")
    assert bring_in([*names_and_papers(), *drafts()]).counts["brief"]["kept"] == 1
    assert bring_in([*names_and_papers(), *drafts(OTHER, 5)]).counts["brief"]["created"] == 1
    assert Clipping.objects.get(first_line=1).rejected_because == "Not our beat."


def test_a_rejection_comes_with_its_day_to_a_clipping_that_waits_here_too(bring_in):
    rejected = {"rejected_because": "Not our beat.", "rejected_at": "2021-11-20T08:00:00Z"}
    bring_in(names_and_papers())
    papers = names_and_papers()
    clipping = next(found for found in papers if found["model"] == "briefs.clipping")
    clipping["fields"] |= rejected
    assert bring_in(papers).counts["clipping"]["updated"] == 1
    found = Clipping.objects.rejected().get()
    assert (found.rejected_because, f"{found.rejected_at:%Y-%m-%d}") == (
        "Not our beat.",
        "2021-11-20",
    )


def test_a_draft_is_made_where_only_some_of_its_clippings_are_used(bring_in):
    bring_in([*names_and_papers(), *brief_records()])
    bring_in([*names_and_papers(), *drafts(OTHER), citation_record(OTHER, 5)])
    assert Brief.objects.count() == 2


def test_a_draft_and_the_brief_in_one_file_are_one_brief_in_either_order(bring_in):
    for records in ([*drafts(OTHER), *brief_records()], [*brief_records(), *drafts(OTHER)]):
        bring_in([*names_and_papers(), *records])
        assert str(Brief.objects.get().uid) == UID
        empty_newsroom()


def test_an_untouched_draft_gives_way_to_a_brief_that_rests_on_its_clippings(bring_in):
    bring_in([*names_and_papers(), *drafts(OTHER)])
    report = bring_in([*names_and_papers(), *brief_records()])
    assert [str(brief.uid) for brief in Brief.objects.all()] == [UID]
    assert "gave way" in report.notes[0]
    assert bring_in([*names_and_papers(), *brief_records()]).changed == 0


@pytest.mark.parametrize("touch", ["edited", "noted", "assigned", "revised"])
def test_a_draft_that_somebody_touched_does_not_give_way(bring_in, touch):
    from tests.factories import UserFactory

    bring_in([*names_and_papers(), *drafts(OTHER)])
    brief = Brief.objects.get()
    if touch == "edited":
        Brief.objects.update(summary="Somebody began to write.")
    elif touch == "noted":
        brief.notes.create(text="I call them tomorrow.")
    elif touch == "assigned":
        Brief.objects.update(assigned_to=UserFactory())
    else:
        brief.revisions.create(number=1, verb="write", snapshot={})
    bring_in([*names_and_papers(), *brief_records()])
    assert Brief.objects.filter(uid=OTHER).exists()


def test_a_draft_with_fewer_clippings_takes_none_away(bring_in):
    bring_in([*names_and_papers(), *drafts(), citation_record(UID, 5)])
    report = bring_in([*names_and_papers(), *drafts()])
    assert Brief.objects.get().citations.count() == 2
    assert report.counts["brief"]["kept"] == 1


def machine_papers():
    """What a program reads out of the same page: a reading, other values, no title."""
    papers = names_and_papers()
    reading = {"format": 1, "lines": [["headline", "short", True]]}
    original = base64.b64encode(PAGE.encode()).decode()
    read = {"reading": reading, "flags": ["truncated"], "language": "en", "text": PAGE}
    papers[3]["fields"] |= read | {"original": original}
    papers[4] = clipping_record(1, headline="FERRY OPENS", excerpt="The line.", flags=["undated"])
    return papers


def test_what_the_desk_says_of_papers_wins_in_either_order(bring_in):
    papers = names_and_papers()
    papers[3]["fields"]["title"] = "Digest page 6"
    results = []
    for first, second in ((papers, machine_papers()), (machine_papers(), papers)):
        bring_in(first)
        bring_in(second)
        document = Document.objects.get()
        clipping = document.clippings.get(first_line=1)
        results.append(
            (document.title, document.flags, document.language, document.text,
             clipping.headline, clipping.excerpt, clipping.flags)
        )  # fmt: skip
        assert bring_in(first).changed == bring_in(second).changed == 0
        empty_newsroom()
    assert results[0] == results[1]
    assert results[0][0] == "Digest page 6"
    assert results[0][4] == "Ferry opens"


def suggested(name, *aliases, **fields):
    names = [record("tagname", tag=[name], name=alias) for alias in aliases]
    return [record("tag", name=name, suggested=True, **fields), *names]


def test_a_suggested_tag_adds_names_and_changes_nothing_else(bring_in):
    bring_in(names_and_papers())
    bring_in(suggested("peru", "Estado peruano", kind="topic"))
    tag = Tag.objects.get()
    assert (tag.name, tag.kind, tag.code, tag.suggested) == ("Peru", "country", "PE", False)
    assert TagName.objects.filter(tag=tag, name="Estado peruano", main=False).exists()


def test_an_untouched_suggested_tag_takes_over_what_the_desk_says(bring_in):
    bring_in(suggested("Dina Ercilia Boluarte", "Dina Boluarte", kind="topic"))
    bring_in([record("tag", name="Dina Boluarte", kind="person")])
    tag = Tag.objects.get()
    assert (tag.name, tag.slug, tag.kind) == ("Dina Boluarte", "dina-boluarte", "person")
    assert not tag.suggested
    assert tag.names.get(main=True).name == "Dina Boluarte"
    assert tag.names.filter(main=False).get().name == "Dina Ercilia Boluarte"


def test_a_tag_that_an_editor_changed_is_kept_and_still_found(bring_in):
    bring_in(names_and_papers())
    Tag.objects.update(kind="place", code="")
    report = bring_in([*names_and_papers(), *brief_records()])
    assert Tag.objects.get().kind == "place"
    assert report.counts["tag"]["kept"] == 1
    assert TaggedBrief.objects.get().tag == Tag.objects.get()


def test_a_merged_tag_that_readers_know_keeps_its_address_and_tells_them(bring_in):
    bring_in([*names_and_papers(), *suggested("CMG"), *suggested("China Media Group")])
    bring_in(brief_records(tag="CMG"))
    assert Tag.objects.public().filter(slug="cmg").exists()
    before = Edition.objects.get().number
    bring_in(
        [
            record("tag", name="China Media Group", kind="organisation"),
            record("tagname", tag=["China Media Group"], name="CMG"),
        ]
    )
    tag = Tag.objects.named("CMG").get()
    assert tag.name == "China Media Group"
    assert tag.former_slugs.get().slug == "cmg"
    assert Edition.objects.get().number == before + 1


def test_suggested_tags_that_are_one_to_the_desk_are_merged(bring_in):
    bring_in([*names_and_papers(), *suggested("CMG"), *suggested("China Media Group")])
    bring_in([*names_and_papers(), *drafts(tag="CMG")])
    desk = [
        record("tag", name="China Media Group", kind="organisation"),
        record("tagname", tag=["China Media Group"], name="CMG"),
    ]
    report = bring_in([*names_and_papers(), *desk])
    assert {tag.name for tag in Tag.objects.all()} == {"Peru", "China Media Group"}
    assert Tag.objects.named("cmg").get().name == "China Media Group"
    assert TaggedBrief.objects.get().tag.name == "China Media Group"
    assert "CMG" in report.notes[0]
    report = bring_in([*names_and_papers(), *desk, *brief_records()])
    assert report.counts["brief"]["updated"] == 1


def test_tags_that_the_desk_keeps_apart_are_not_merged_by_a_fixture(bring_in):
    apart = [record("tag", name="CMG"), record("tag", name="China Media Group")]
    bring_in(apart)
    union = [*apart[1:], record("tagname", tag=["China Media Group"], name="CMG")]
    with pytest.raises(FixtureError, match="merge them at the desk"):
        bring_in(union)
    machine = suggested("China Media Group", "CMG")
    assert bring_in(machine).changed == 0


@pytest.mark.parametrize("first", ["CMG", "China Media Group"])
def test_two_tags_of_a_file_that_are_one_here_do_not_rename_it_in_turns(bring_in, first):
    union = [
        record("tag", name="China Media Group", kind="organisation"),
        record("tagname", tag=["China Media Group"], name="CMG"),
    ]
    apart = [record("tag", name="CMG", kind="topic"), record("tag", name="China Media Group")]
    bring_in(union)
    for _again in range(2):
        report = bring_in(apart if first == "CMG" else apart[::-1])
        tag = Tag.objects.get()
        assert (tag.name, tag.kind, report.changed) == ("China Media Group", "organisation", 0)
        assert "CMG" in report.notes[0]
        assert "China Media Group" in report.notes[0]


def test_two_tags_of_a_file_whose_names_are_aliases_of_one_here_settle(bring_in):
    bring_in(
        [
            record("tag", name="China Media Group", kind="organisation"),
            record("tagname", tag=["China Media Group"], name="CMG"),
            record("tagname", tag=["China Media Group"], name="Media group of China"),
        ]
    )
    apart = [record("tag", name="CMG"), record("tag", name="Media group of China")]
    bring_in(apart)
    assert Tag.objects.get().name == "CMG"
    assert bring_in(apart).changed == 0


def test_a_country_is_found_by_its_code(bring_in):
    bring_in(names_and_papers())
    bring_in([record("tag", name="República del Perú", kind="country", code="PE", suggested=True)])
    assert Tag.objects.get().name == "Peru"
    assert Tag.objects.named("republica del peru").exists()


def exported():
    records = []
    for line in export_records():
        line["fields"].pop("received_at", None)
        line["fields"].pop("created_at", None)
        line["fields"].pop("changed_at", None)
        records.append(json.dumps(line))
    return records


def curate(records):
    """Make of a built fixture what an editor would: published, dated, tags looked at."""
    stamped = []
    for each in json.loads(json.dumps(list(records))):
        fields = each["fields"]
        if each["model"] == "briefs.brief":
            time = "2021-12-01T08:00:00Z"
            fields |= {"status": "published", "published_at": time, "summary": "In our words."}
        if each["model"] == "briefs.tag":
            fields["suggested"] = False
        if each["model"] == "briefs.source":
            fields |= {"kind": "observatory", "owner": "private"}
        if each["model"] == "briefs.document":
            for name in ("original", "text"):
                fields.pop(name, None)
        if each["model"] == "briefs.clipping":
            fields.pop("excerpt", None)
            fields["headline"] = fields["headline"].upper()
        stamped.append(each)
    return stamped


def test_a_built_and_a_curated_fixture_end_in_one_newsroom_in_any_order(fixture):
    built = read_documents([f"{SAMPLES}/201.txt", f"{SAMPLES}/202.txt", f"{SAMPLES}/203.txt"])
    machine = list(draft_records(built))
    a, b = fixture(machine), fixture(curate(machine))
    results = []
    for order in ([a, b], [b, a], [a, b, a, b], [b, a, b]):
        for path in order:
            import_fixtures([path])
        results.append(exported())
        empty_newsroom()
    assert results[0] == results[1] == results[2] == results[3]
    assert not any('"draft"' in line for line in results[0])


@pytest.mark.parametrize("decided", [True, False])
def test_no_clipping_is_made_of_lines_that_a_person_joined_to_another(bring_in, decided):
    joined = [["body", "", True, *["by hand"] * decided], *[["body", "", True]] * 6]
    bring_in([*names_and_papers(), *brief_records()])
    Document.objects.update(reading={"format": 1, "lines": joined}, text="\n".join("abcdefg"))
    Clipping.objects.filter(first_line=5).delete()
    Clipping.objects.update(last_line=7)
    report = bring_in([*names_and_papers(), *brief_records(), *drafts(OTHER, 5)])
    assert list(Clipping.objects.values_list("first_line", flat=True)) == [1] + [5] * (not decided)
    assert report.counts["brief"]["kept" if decided else "created"] == 1
    assert Brief.objects.count() == 2 - decided
