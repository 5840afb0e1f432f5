"""Two sources that were made one are taken apart again, as far as nobody changed what they had."""

import pytest

from briefs import desk
from briefs.exchange import export_records
from briefs.models import (
    EVERY,
    Citation,
    Document,
    Edition,
    Source,
    SourceMerge,
    SourceName,
    SourceSlug,
    Tally,
)
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def rows():
    """All that there is of sources."""
    return [
        sorted(
            str(row | {"id": model in (Source, Document) and row["id"]})
            for row in model.objects.values()
        )
        for model in (Source, SourceName, SourceSlug, Citation, Document)
    ]


@pytest.fixture
def wire():
    source = SourceFactory(name="Bay Wire", kind="agency", owner="state", country="PE")
    source.former_slugs.create(slug="wire-of-the-bay")
    source.former_names.create(name="Wire of the Bay")
    return source


@pytest.fixture
def post():
    return SourceFactory(name="Bay Post")


def merge(one, into, by):
    desk.merge_sources(Source.objects.get(pk=one.pk), into, by=by)
    return SourceMerge.objects.get(was=one.pk)


def cite(brief, *sources, **about):
    about = {"address": "https://bay.example/1"} | about
    made = enumerate(sources, brief.citations.count())
    return [CitationFactory(brief=brief, source=one, position=n, **about) for n, one in made]


def cited(brief):
    return sorted(brief.citations.values_list("source__name", flat=True))


def test_what_is_taken_apart_is_as_it_was(wire, post, editor):
    for sources in ([wire], [post], [wire, post], []):
        cite(BriefFactory(citations=0), *sources)
    clipping = ClippingFactory(document__host=wire)
    brief = BriefFactory(citations=0)
    cite(brief, wire, clipping=clipping, published_on=None, published_precision="unknown")
    cite(brief, post, clipping=clipping, address="https://bay.example/2", title="Another title")
    DocumentFactory(host=post)
    Tally.objects.recount()
    before, counts = rows(), Tally.objects.of(EVERY)
    merged = merge(wire, post, editor)
    assert rows() != before
    assert (merged.briefs, Document.objects.filter(host=post).count()) == (3, 2)
    outcome = desk.unmerge_sources(merged, by=editor)
    assert outcome.sentence == (
        "“Bay Wire” is a source of its own again, taken out of “Bay Post”. 3 briefs cite it again."
    )
    assert rows() == before
    assert Tally.objects.of(EVERY) == counts
    assert not SourceMerge.objects.exists()
    assert Edition.objects.number() == 2


def test_an_export_is_the_same_after_a_merge_and_its_undoing(wire, post, editor):
    cite(BriefFactory(citations=0), wire, post)

    before = list(export_records())
    merged = merge(wire, post, editor)
    assert list(export_records()) != before
    desk.unmerge_sources(merged, by=editor)
    assert list(export_records()) == before


def test_what_changed_since_stays(wire, post, editor):
    mine, dropped, moved, both = (BriefFactory(citations=0) for _n in range(4))
    for brief in (mine, dropped, moved):
        cite(brief, wire)
    cite(both, wire, post)
    document, given = DocumentFactory(host=wire), DocumentFactory(host=wire)
    merged = merge(wire, post, editor)
    later = cite(BriefFactory(citations=0), post)[0].brief
    for brief in (dropped, both):
        brief.citations.all().delete()
    moved.citations.update(address="https://bay.example/3")
    mine.citations.update(title="As corrected")
    Document.objects.filter(pk=given.pk).update(host=SourceFactory(name="Cape Courier"))
    desk.unmerge_sources(merged, by=editor)
    found = [cited(brief) for brief in (mine, dropped, moved, both, later)]
    assert found == [["Bay Wire"], [], ["Bay Post"], [], ["Bay Post"]]
    assert mine.citations.get().title == "As corrected"
    for one, host in ((document, "Bay Wire"), (given, "Cape Courier")):
        one.refresh_from_db()
        assert one.host.name == host


def test_a_draft_copy_counts_as_its_live_brief_if_it_was_begun_since(wire, post, editor):
    before, since = (cite(BriefFactory(citations=0), wire)[0].brief for _n in range(2))
    old = desk.rework(before, by=editor, version=1).brief
    old.citations.update(source=post)
    merged = merge(wire, post, editor)
    new = desk.rework(since, by=editor, version=1).brief
    desk.unmerge_sources(merged, by=editor)
    assert [cited(b) for b in (before, since, new, old)] == [["Bay Wire"]] * 3 + [["Bay Post"]]


@pytest.mark.parametrize("last_first", [True, False])
@pytest.mark.parametrize("had", [True, False])
def test_three_sources_that_became_part_of_one_are_all_taken_out(
    wire, post, editor, had, last_first
):
    others = [wire, SourceFactory(name="Bay Radio"), SourceFactory(name="Bay Times")]
    cite(BriefFactory(citations=0), *others, *([post] if had else []))
    for source in others:
        cite(BriefFactory(citations=0), source)
    before = rows()
    merges = [merge(source, post, editor) for source in others]
    for merged in reversed(merges) if last_first else merges:
        merged.refresh_from_db()
        desk.unmerge_sources(merged, by=editor)
    assert rows() == before


def test_a_source_that_was_merged_in_its_turn_is_taken_apart_first(wire, post, editor):
    cite(BriefFactory(citations=0), wire)
    before = rows()
    first = merge(wire, post, editor)
    second = merge(post, SourceFactory(name="All Bays"), editor)
    with pytest.raises(desk.NotPossible, match="“Bay Post” became part of another one itself"):
        desk.unmerge_sources(first, by=editor)
    desk.unmerge_sources(second, by=editor)
    desk.unmerge_sources(first, by=editor)
    Source.objects.filter(name="All Bays").delete()
    assert rows() == before


@pytest.mark.parametrize("by", ["another", "the one that stayed"])
def test_a_name_or_an_address_that_is_anothers_by_now_is_not_taken_back(wire, post, editor, by):
    merged = merge(wire, post, editor)
    other = post if by == "the one that stayed" else SourceFactory(name="Cape Courier")
    Source.objects.filter(pk=other.pk).update(name="Bay wire", folded="bay wire")
    with pytest.raises(desk.NotPossible, match="There is a source “Bay wire” by now"):
        desk.unmerge_sources(merged, by=editor)
    Source.objects.filter(pk=other.pk).update(name="Third", folded="third", slug="bay-wire")
    with pytest.raises(desk.NotPossible, match="/sources/bay-wire/ leads to another source by now"):
        desk.unmerge_sources(merged, by=editor)
    Source.objects.filter(pk=other.pk).update(slug="third")
    SourceSlug.objects.all().delete()
    third = SourceSlug.objects.create(source=SourceFactory(), slug="bay-wire")
    with pytest.raises(desk.NotPossible, match="leads to another source by now"):
        desk.unmerge_sources(merged, by=editor)
    third.delete()
    assert desk.unmerge_sources(merged, by=editor).changed


def test_who_may_not_merge_sources_takes_none_apart_and_nobody_does_twice(wire, post, editor):
    merged = merge(wire, post, editor)
    with pytest.raises(desk.NotAllowed, match="right to merge sources"):
        desk.unmerge_sources(merged, by=UserFactory(reporter=True))
    assert desk.unmerge_sources(SourceMerge.objects.get(), by=editor).changed
    with pytest.raises(desk.NotPossible, match="taken apart already"):
        desk.unmerge_sources(merged, by=editor)
