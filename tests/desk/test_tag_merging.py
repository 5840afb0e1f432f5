"""Two tags that were made one are taken apart again, as far as nobody gave away what they had."""

import pytest

from briefs import desk
from briefs.models import EVERY, Brief, Edition, Tag, TaggedBrief, TagMerge, TagName, TagSlug, Tally
from briefs.search import index, search
from tests.factories import BriefFactory, TagFactory, TagNameFactory, UserFactory
from tests.renaming import rename_tag

pytestmark = pytest.mark.django_db


def rows():
    """All that there is of tags."""
    models = (Tag, TagName, TagSlug, TaggedBrief)
    hidden = {"id": None}
    return [
        sorted(map(str, (row | ({} if model is Tag else hidden) for row in model.objects.values())))
        for model in models
    ]


@pytest.fixture
def boats():
    tag = TagFactory(name="boats", suggested=True)
    TagNameFactory(tag=tag, name="vessels")
    tag.former_slugs.create(slug="barges")
    return tag


@pytest.fixture
def ships():
    tag = TagFactory(name="ships")
    TagNameFactory(tag=tag, name="steamers")
    return tag


@pytest.fixture
def merged(boats, ships, editor):
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    return TagMerge.objects.get()


def test_what_is_taken_apart_is_as_it_was(boats, ships, editor):
    for tags in ([boats], [ships], [boats, ships], []):
        BriefFactory(tags=tags)
    Tally.objects.recount()
    before, counts = rows(), Tally.objects.of(EVERY)
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    assert rows() != before
    outcome = desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    assert outcome.sentence == (
        "“boats” is a tag of its own again, taken out of “ships”. 2 briefs bear it again."
    )
    assert rows() == before
    assert Tally.objects.of(EVERY) == counts
    assert not TagMerge.objects.exists()
    assert Edition.objects.number() == 2


def test_search_finds_it_by_its_own_names_again(boats, ships, editor):
    brief, other = BriefFactory(tags=[boats]), BriefFactory(tags=[ships])
    index([brief.pk, other.pk])
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    found = {word: set(search(word, Brief.objects.all()).briefs) for word in ("vessels", "ships")}
    assert found == {"vessels": {brief}, "ships": {other}}


def test_what_changed_since_stays(boats, ships, editor):
    mine, dropped, both = (BriefFactory(tags=[boats]) for _n in range(3))
    both.tagged.create(tag=ships)
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    later = BriefFactory(tags=[ships])
    for brief in (dropped, both):
        brief.tagged.all().delete()
    TagNameFactory(tag=ships, name="liners")
    TagName.objects.filter(name="vessels").delete()
    desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    assert [[t.tag.name for t in b.tagged.all()] for b in (mine, dropped, both, later)] == [
        ["boats"],
        [],
        [],
        ["ships"],
    ]
    assert {name.name for name in ships.names.all()} == {"ships", "steamers", "liners"}
    assert {name.name for name in Tag.objects.get(name="boats").names.all()} == {"boats"}


def test_a_draft_copy_that_was_begun_since_counts_as_its_live_brief(boats, ships, editor):
    live = BriefFactory(tags=[boats])
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    copy = desk.rework(live, by=editor, version=1).brief
    desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    assert [tagged.tag.name for tagged in copy.tagged.all()] == ["boats"]


def test_a_draft_copy_from_before_the_merge_keeps_what_it_was_given(boats, ships, editor):
    live = BriefFactory(tags=[boats])
    copy = desk.rework(live, by=editor, version=1).brief
    desk.write(copy, {"tags": ["ships"]}, by=editor, version=1)
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    assert [tagged.tag.name for tagged in copy.tagged.all()] == ["ships"]
    assert [tagged.tag.name for tagged in live.tagged.all()] == ["boats"]


def test_a_live_brief_and_its_draft_copy_are_given_both_tags_once(boats, ships, editor):
    live = BriefFactory(tags=[boats, ships])
    copy = desk.rework(live, by=editor, version=1).brief
    before = rows()
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    TagMerge.objects.update(both=[copy.pk, *range(10**6, 10**6 + 600), live.pk])
    desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    assert rows() == before


@pytest.mark.parametrize("last_first", [True, False])
@pytest.mark.parametrize("had", ["", "ships"])
def test_two_tags_that_became_names_of_one_are_both_taken_out(
    boats, ships, editor, had, last_first
):
    barges = TagFactory(name="river barges")
    tags = [boats, barges, *([ships] if had else [])]
    BriefFactory(tags=tags), BriefFactory(tags=[barges]), BriefFactory(tags=[boats])
    before = rows()
    for tag in (boats, barges):
        desk.merge_tags(Tag.objects.get(pk=tag.pk), ships, by=editor)
    for tag in (barges, boats) if last_first else (boats, barges):
        desk.unmerge_tags(TagMerge.objects.get(was=tag.pk), by=editor)
    assert rows() == before


def test_a_tag_that_was_merged_in_its_turn_is_taken_apart_first(boats, ships, editor):
    fleets = TagFactory(name="fleets")
    brief = BriefFactory(tags=[boats])
    before = rows()
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    desk.merge_tags(Tag.objects.get(pk=ships.pk), fleets, by=editor)
    first, second = TagMerge.objects.get(was=boats.pk), TagMerge.objects.get(was=ships.pk)
    with pytest.raises(desk.NotPossible, match="“ships” became part of another one itself"):
        desk.unmerge_tags(first, by=editor)
    desk.unmerge_tags(second, by=editor)
    desk.unmerge_tags(first, by=editor)
    assert rows() == before
    assert brief.tagged.get().tag == boats


def test_a_name_that_another_tag_bears_by_now_is_not_taken_back(merged, ships, editor):
    TagName.objects.filter(name="boats").delete()
    TagSlug.objects.all().delete()
    TagFactory(name="Boats")
    with pytest.raises(desk.NotPossible, match="is a name of the tag “Boats” by now"):
        desk.unmerge_tags(merged, by=editor)


def test_a_tag_that_is_called_so_by_now_keeps_the_name(merged, ships, editor):
    rename_tag(ships, "boats", by=editor)
    with pytest.raises(desk.NotPossible, match="is a name of the tag “boats” by now"):
        desk.unmerge_tags(merged, by=editor)
    rename_tag(ships, "ships", by=editor)
    desk.unmerge_tags(merged, by=editor)
    assert {tag.name: tag.slug for tag in Tag.objects.all()} == {"boats": "boats", "ships": "ships"}


@pytest.mark.parametrize("former", [True, False])
def test_an_address_that_leads_elsewhere_by_now_is_not_taken_back(merged, editor, former):
    TagSlug.objects.filter(slug="boats").delete()
    other = TagFactory(name="Rowing", slug="rowing" if former else "boats")
    if former:
        other.former_slugs.create(slug="boats")
    with pytest.raises(desk.NotPossible, match="/tags/boats/ leads to another tag by now"):
        desk.unmerge_tags(merged, by=editor)


def test_a_code_that_another_country_has_by_now_is_not_taken_back(editor):
    peru, inca = TagFactory(country=True), TagFactory(name="Incaland", kind="country", code="XI")
    desk.merge_tags(Tag.objects.get(pk=peru.pk), inca, by=editor)
    other = TagFactory(name="Peru, republic", kind="country", code="PE")
    with pytest.raises(desk.NotPossible, match="Another country has the code PE by now"):
        desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    other.delete()
    desk.unmerge_tags(TagMerge.objects.get(), by=editor)
    assert Tag.objects.get(code="PE") == peru


def test_what_was_taken_apart_or_deleted_is_said_to_be_so(merged, ships, editor):
    desk.unmerge_tags(merged, by=editor)
    with pytest.raises(desk.NotPossible, match="taken apart already"):
        desk.unmerge_tags(merged, by=editor)
    desk.merge_tags(Tag.objects.get(name="boats"), ships, by=editor)
    Tag.objects.filter(pk=ships.pk).delete()
    with pytest.raises(desk.NotPossible, match="became part of was deleted"):
        desk.unmerge_tags(TagMerge.objects.get(), by=editor)


def test_who_may_not_merge_tags_takes_none_apart(merged):
    with pytest.raises(desk.NotAllowed, match="right to merge tags"):
        desk.unmerge_tags(merged, by=UserFactory(reporter=True))
    assert TagMerge.objects.exists()
