"""Two briefs become one, and two again."""

import pytest

from briefs import desk
from briefs.models import Brief, Edition
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(editor=True)


def test_a_merged_brief_gives_its_citations_and_both_histories_say_so(editor):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    one.refresh_from_db()
    assert other.citations.count() == 2
    assert (one.status, one.merged_into) == ("withdrawn", other)
    assert [r.verb for r in one.revisions.all()] == ["merge", "import"]
    assert [r.verb for r in other.revisions.all()] == ["merge", "import"]
    assert list(Brief.objects.public()) == [other]
    assert Edition.objects.number() == 2


def test_a_merge_is_undone_without_a_trace_but_in_the_history(editor):
    one, other = BriefFactory(), BriefFactory()
    before = desk.record_of(one), desk.record_of(other)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    desk.unmerge(one, by=editor, version=2)
    one.refresh_from_db()
    other.refresh_from_db()
    assert desk.record_of(one) == before[0]
    assert desk.record_of(other) == before[1]
    assert one.merged_into is None
    assert set(Brief.objects.public()) == {one, other}


def test_a_draft_that_was_merged_leaves_no_stone(editor):
    draft, other = BriefFactory(draft=True), BriefFactory()
    desk.merge(draft, other, by=editor, version=1, into_version=1)
    assert not Brief.objects.stones().exists()


def test_merging_twice_changes_nothing(editor):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    assert not desk.merge(one, other, by=editor, version=1, into_version=1).changed
    assert other.citations.count() == 2


def test_the_same_source_for_the_same_clipping_is_not_cited_twice(editor):
    clipping = ClippingFactory()
    one, other = BriefFactory(citations=0), BriefFactory(citations=0)
    first = CitationFactory(brief=one, clipping=clipping)
    CitationFactory(brief=other, clipping=clipping, source=first.source)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    assert other.citations.count() == 1


def test_a_stale_merge_is_refused_for_either_side(editor):
    one, other = BriefFactory(), BriefFactory()
    for version, into_version in ((7, 1), (1, 7)):
        with pytest.raises(desk.Stale):
            desk.merge(one, other, by=editor, version=version, into_version=into_version)
    assert set(Brief.objects.public()) == {one, other}


def test_a_brief_is_not_merged_into_itself(editor):
    one = BriefFactory()
    with pytest.raises(desk.NotPossible):
        desk.merge(one, one, by=editor, version=1, into_version=1)


def test_a_brief_that_is_being_reworked_is_not_merged(editor):
    one, other = BriefFactory(), BriefFactory()
    desk.rework(one, by=editor, version=1)
    with pytest.raises(desk.NotPossible, match="reworking"):
        desk.merge(one, other, by=editor, version=1, into_version=1)
