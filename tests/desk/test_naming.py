"""Tags and sources get other names; old addresses keep leading to them."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from psycopg.errors import DeadlockDetected

from briefs import desk
from briefs.desk.names import naming
from briefs.desk.verbs import keeping
from briefs.models import Document, Edition, Source, SourceName, Tag
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)
from tests.renaming import rename_tag

pytestmark = pytest.mark.django_db


def test_a_merged_tag_lives_on_as_a_name_and_an_address(editor):
    boats, ships = TagFactory(name="boats"), TagFactory(name="ships")
    both, one = BriefFactory(tags=[boats, ships]), BriefFactory(tags=[boats])
    outcome = desk.merge_tags(boats, ships, by=editor)
    assert outcome.sentence.endswith("2 briefs went over. /tags/boats/ leads to /tags/ships/ now.")
    assert Tag.objects.named("BOATS").get() == ships
    assert ships.former_slugs.get().slug == "boats"
    for brief in (both, one):
        assert [tagged.tag for tagged in brief.tagged.all()] == [ships]
    assert Edition.objects.number() == 1


def test_a_reporter_may_not_merge_names():
    reporter = UserFactory(reporter=True)
    with pytest.raises(desk.NotAllowed):
        desk.merge_tags(TagFactory(), TagFactory(), by=reporter)
    with pytest.raises(desk.NotAllowed):
        desk.merge_sources(SourceFactory(), SourceFactory(), by=reporter)


def test_names_that_were_merged_meanwhile_are_not_kept_under_another_row(editor):
    boats, ships = TagFactory(name="boats"), TagFactory(name="ships")
    old, new = SourceFactory(name="Bay Bulletin"), SourceFactory(name="Bay Post")
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    desk.merge_sources(Source.objects.get(pk=old.pk), new, by=editor)
    for keep, gone in ((desk.keep_tag, boats), (desk.keep_source, old)):
        with pytest.raises(desk.NotPossible, match="is no longer there"):
            keep(gone, by=editor)
        assert not type(gone).objects.filter(pk=gone.pk).exists()


def test_a_name_that_somebody_took_meanwhile_is_refused_in_a_sentence(editor):
    tag, source = TagFactory(name="boats"), SourceFactory(name="Bay Bulletin")
    for keep, new in (
        (desk.keep_tag, Tag(name="Boats", kind="topic")),
        (desk.keep_source, Source(name="BAY BULLETIN", kind="newspaper")),
    ):
        with pytest.raises(desk.Invalid, match=r"boats|Bay Bulletin"):
            keep(new, by=editor)
    tag.name = source.name = "Ships"
    assert desk.keep_tag(tag, by=editor).changed
    assert desk.keep_source(source, by=editor).changed


def test_a_source_that_is_called_otherwise_has_another_address_and_the_old_one_leads_on(editor):
    source = SourceFactory(name="El puerto pierde")
    BriefFactory(citations__source=source)
    for name, slug in (("Diario del Cabo", "diario-del-cabo"), ("El Puerto Pierde", None)):
        source = Source.objects.get()
        source.name = name
        desk.keep_source(source, by=editor)
        source.refresh_from_db()
        assert source.slug == (slug or "el-puerto-pierde")
    assert source.former_slugs.get().slug == "diario-del-cabo"
    source.about = "A paper."
    desk.keep_source(source, by=editor)
    assert Source.objects.get().slug == "el-puerto-pierde"


def test_a_source_is_known_by_the_names_that_it_bore_and_by_no_address(editor):
    canal = SourceFactory(name="Canal")
    plus = desk.new_source("Canal+", by=editor)
    assert (plus.name, plus.slug) == ("Canal+", "canal-2")
    assert desk.new_source("Canal 2", by=editor) not in (canal, plus)
    assert desk.new_source("CANAL", by=editor) == canal
    canal.name = "Canal Uno"
    desk.keep_source(canal, by=editor)
    desk.merge_sources(plus, canal, by=editor)
    assert {desk.new_source(name, by=editor) for name in ("canal", "CANAL+")} == {canal}
    assert canal.get_absolute_url() == "/sources/canal-uno/"
    assert {former.slug for former in canal.former_slugs.all()} == {"canal", "canal-2"}


def test_a_former_name_is_anothers_from_when_it_bears_it(editor):
    bay = SourceFactory(name="Bay Bulletin")
    bay.name = "Bay Post"
    desk.keep_source(bay, by=editor)
    other = Source(name="Bay Bulletin", kind="agency")
    desk.keep_source(other, by=editor)
    assert desk.new_source("Bay Bulletin", by=editor) == other
    assert not bay.former_names.exists()
    other.name = "Bay Wire"
    desk.keep_source(other, by=editor)
    assert desk.new_source("Bay Bulletin", by=editor) == other


def test_a_reporter_does_not_say_what_a_document_is(editor):
    document = DocumentFactory()
    document.title = "The harbour page"
    with pytest.raises(desk.NotAllowed, match="right to change documents"):
        desk.keep_document(document, by=UserFactory(reporter=True))
    assert desk.keep_document(document, by=editor).changed


def test_a_tag_with_all_that_it_is_asks_for_more_than_a_new_name(editor):
    reporter = UserFactory(reporter=True)
    with pytest.raises(desk.NotAllowed):
        desk.keep_tag(Tag(name="Ecuador", kind="country", code="EC"), by=reporter)
    assert desk.keep_tag(Tag(name="Ecuador", kind="country", code="EC"), by=editor).changed


def test_a_tag_is_not_merged_into_itself(editor):
    tag = TagFactory()
    with pytest.raises(desk.NotPossible):
        desk.merge_tags(tag, tag, by=editor)
    assert Tag.objects.filter(pk=tag.pk).exists()


def test_a_country_does_not_become_a_person_in_one_press(editor):
    country = TagFactory(name="Ecuador", country=True, code="EC", suggested=True)
    person = TagFactory(name="Ana Ejemplo", kind="person")
    for one, other in ((country, person), (person, country)):
        with pytest.raises(desk.NotPossible, match="give them one kind first"):
            desk.merge_tags(one, other, by=editor)
    guess = TagFactory(name="Ana E. Ejemplo", kind="organisation", suggested=True)
    assert desk.merge_tags(guess, person, by=editor).changed


def test_a_renamed_tag_keeps_its_old_name_and_address(editor):
    tag = TagFactory(name="boats")
    BriefFactory(tags=[tag])
    rename_tag(tag, "Ships", by=editor)
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Ships", "ships")
    assert {name.name for name in tag.names.all()} == {"Ships", "boats"}
    assert tag.names.get(main=True).name == "Ships"
    assert tag.former_slugs.get().slug == "boats"
    rename_tag(tag, "boats", by=editor)
    tag.refresh_from_db()
    assert tag.slug == "boats"


def test_a_renamed_tag_is_told_of_once(editor, monkeypatch):
    tag = TagFactory(name="boats")
    BriefFactory(tags=[tag])
    told = []
    for module in (keeping, naming):
        monkeypatch.setattr(module, "tell_readers", lambda ids: told.append(list(ids)))
    tag.name = "ships"
    desk.keep_tag(tag, by=editor)
    assert len(told) == 1
    assert tag.slug == Tag.objects.get().slug == "ships"


@pytest.mark.django_db(transaction=True)
def test_a_new_name_is_still_new_when_its_verb_begins_again(monkeypatch):
    tell_readers, calls = keeping.tell_readers, []

    def broken_off_once(ids):
        calls.append(ids)
        if len(calls) == 1:
            error = DatabaseError()
            error.__cause__ = DeadlockDetected()
            raise error
        tell_readers(ids)

    monkeypatch.setattr(keeping, "tell_readers", broken_off_once)
    source = Source(name="Harbour Post", slug="harbour-post")
    desk.keep_source(source, by=UserFactory(administrator=True))
    assert len(calls) == 2
    assert Source.objects.get() == source


def test_a_tag_is_not_renamed_to_another_ones_name(editor):
    tag, other = TagFactory(name="boats"), TagFactory(name="ships")
    with pytest.raises(desk.Invalid, match="a name of the tag"):
        rename_tag(tag, "SHIPS", by=editor)
    assert Tag.objects.named("ships").get() == other


def test_a_merged_source_gives_its_citations_and_address(editor):
    old, new = SourceFactory(name="Bay Bulletin"), SourceFactory(name="The Bay Bulletin")
    brief = BriefFactory(citations__source=old)
    desk.merge_sources(old, new, by=editor)
    assert brief.citations.get().source == new
    assert new.former_slugs.get().slug == "bay-bulletin"
    assert not Source.objects.filter(pk=old.pk).exists()


def test_a_brief_that_cites_both_cites_the_one_that_is_left_once(editor):
    old, new = SourceFactory(), SourceFactory()
    brief = BriefFactory(citations=0)
    for source in (old, new):
        brief.citations.create(source=source, address="https://bay.example/1")
    desk.merge_sources(old, new, by=editor)
    assert brief.citations.get().source == new


@pytest.mark.parametrize(
    ("other", "left"),
    [
        ({}, 1),
        ({"role": "host"}, 2),
        ({"address": "https://bay.example/2"}, 2),
        ({"clipping": True}, 2),
        ({"brief": True}, 2),
    ],
)
@pytest.mark.parametrize("of", ["an address", "a clipping"])
def test_only_what_is_cited_for_the_same_thing_is_left_once(editor, of, other, left):
    old, new = SourceFactory(), SourceFactory()
    same = {"brief": BriefFactory(citations=0), "role": "origin"}
    same |= {"address": "https://bay.example/1", "clipping": None}
    same |= {"clipping": ClippingFactory()} if of == "a clipping" else {}
    makers = {"clipping": ClippingFactory, "brief": lambda: BriefFactory(citations=0)}
    other = {name: makers[name]() if value is True else value for name, value in other.items()}
    CitationFactory(source=old, **same)
    CitationFactory(source=new, **same | other)
    desk.merge_sources(old, new, by=editor)
    if of == "a clipping" and "address" in other:
        left = 1
    assert new.citations.count() == left
    assert not Source.objects.filter(pk=old.pk).exists()


def test_many_citations_are_merged_by_as_many_questions_as_few(editor):
    asked = []
    for briefs in (2, 12):
        old, new = SourceFactory(), SourceFactory()
        for brief in BriefFactory.create_batch(briefs, citations__source=old):
            CitationFactory(brief=brief, source=new, address=brief.citations.get().address)
        with CaptureQueriesContext(connection) as queries:
            desk.merge_sources(old, new, by=editor)
        asked.append(len(queries))
        assert new.citations.count() == briefs
    # The first one asks for the rights of the editor, too.
    assert asked[0] >= asked[1]


def test_an_older_text_is_restored_although_its_source_has_another_name_now(editor):
    old, other = SourceFactory(name="Bay Bulletin"), SourceFactory(name="Cape Courier")
    brief = BriefFactory(draft=True, citations__source=old, summary="First.")
    CitationFactory(brief=brief, source=other)
    desk.write(brief, {"summary": "Second.", "citations": []}, by=editor, version=1)
    old.name = "The Bay"
    old.save()
    desk.merge_sources(other, SourceFactory(name="All Capes"), by=editor)
    desk.restore(brief, 1, by=editor, version=2)
    assert {c.source.name for c in brief.citations.all()} == {"The Bay", "All Capes"}


def test_saving_a_document_leaves_what_was_read_anew_meanwhile(editor):
    document = DocumentFactory(title="As printed")
    meanwhile = {"flags": ["spam"], "offers": {"language": {"left": True}}}
    Document.objects.filter(pk=document.pk).update(**meanwhile)
    document.title = "As corrected"
    desk.keep_document(document, by=editor)
    document.refresh_from_db()
    assert (document.title, document.flags) == ("As corrected", ["spam"])
    assert document.offers["language"]["left"]


def test_a_name_that_one_bears_and_another_bore_is_given_up_all_the_same(editor):
    """An import and the desk may write the two at one moment, each without seeing the other."""
    bay, cape, dune = (SourceFactory(name=name) for name in ("Bay Post", "Cape Wire", "Dune Times"))
    for name in ("CAPE WIRE", "Dune Times"):
        SourceName.objects.create(source=bay, name=name)
    cape.name = "Cape News"
    desk.keep_source(cape, by=editor)
    desk.merge_sources(dune, cape, by=editor)
    assert {former.name for former in cape.former_names.all()} == {"Cape Wire", "Dune Times"}
    assert not bay.former_names.exists()
    bay.name = "Cape News"
    with pytest.raises(desk.Invalid, match="Cape News"):
        desk.keep_source(bay, by=editor)
