"""What the page of a brief shows: read in one way of ours, and the same as Django's own."""

from contextlib import closing

import pytest
from django.core.cache import cache
from django.core.exceptions import FieldFetchBlocked
from django.db import OperationalError, connection, transaction
from django.forms.models import model_to_dict

from briefs import desk
from briefs.models import Brief, Document, Edition, Revision
from briefs.site.kept import questions
from briefs.site.kept.questions import Question
from briefs.site.told import loading, related
from briefs.site.told.loading import filled, public_brief
from tests.factories import BriefFactory, SourceFactory, TagFactory, UserFactory
from tests.renaming import rename_tag
from tests.site.pages import inside, texts, tree_of
from tests.site.town import build

pytestmark = pytest.mark.django_db
OF_BRIEF = ["citations", "corrections", "evidence"]


@pytest.fixture(params=["known to the server", "asked plainly"])
def either_way(request, monkeypatch):
    if request.param == "asked plainly":
        # A statement is compiled once: not for a database that there is none of.
        assert all(question.compiled for question in [loading.PUBLIC, *loading.OF_BRIEF])
        monkeypatch.setattr(connection, "vendor", "another")


def values(things):
    return [(thing.pk, model_to_dict(thing, editable_of(thing))) for thing in things]


def editable_of(thing):
    return [f.name for f in thing._meta.concrete_fields if f.attname in thing.__dict__]


def test_a_brief_is_given_the_rows_that_its_relations_would_give(either_way):
    brief = build()
    Revision.objects.create(brief=brief, number=1, verb="write", by_name="w", snapshot={})
    loaded, plain = public_brief(brief.slug), Brief.objects.get(pk=brief.pk)
    assert values([loaded]) == values([plain])
    for name in OF_BRIEF:
        found = list(getattr(loaded, name).all())
        assert found
        assert values(found) == values(
            getattr(plain, name).filter(pk__in=[row.pk for row in found])
        )
        assert len(found) == getattr(plain, name).count()
    for citation in loaded.citations.all():
        asked = plain.citations.get(pk=citation.pk)
        assert (citation.source.name, citation.source.kind) == (
            asked.source.name,
            asked.source.kind,
        )
        assert citation.document == (asked.clipping and asked.clipping.document)
    (document,) = loaded.documents
    asked = Document.objects.get()
    assert (document.reading, document.received_at) == (asked.reading, asked.received_at)
    assert [step[:2] for step in loaded.steps] == [("w", "write")]
    assert [(tie.tag_id, tie.tag.name, tie.tag.code) for tie in loaded.tagged.all()] == list(
        plain.tags.order_by("name").values_list("pk", "name", "code")
    )


def test_what_no_page_shows_is_not_loaded():
    brief = public_brief(build().slug)
    (document,) = brief.documents
    for thing, name in [(document, "text"), (document, "original"), (document, "name")]:
        with pytest.raises(FieldFetchBlocked):
            getattr(thing, name)


def test_what_is_hidden_is_no_public_brief_but_may_be_looked_at():
    draft = BriefFactory(draft=True, slug="draft")
    assert public_brief(draft.slug) is None
    assert public_brief(BriefFactory(scheduled=True).slug) is None
    assert public_brief(BriefFactory(withdrawn=True).slug) is None
    assert len(filled(draft).citations.all()) == 1


@pytest.mark.only_on("postgresql")  # SQLite answers within the process.
def test_all_that_a_page_shows_of_a_brief_comes_in_one_round_trip_after_it(monkeypatch):
    brief, trips = build(), []
    ask_together = questions.ask_together
    monkeypatch.setattr(
        questions,
        "ask_together",
        lambda database, asked: trips.append(len(asked)) or ask_together(database, asked),
    )
    assert public_brief(brief.slug) == brief
    assert trips == [1, 6]


@pytest.mark.only_on("postgresql")
def test_a_question_that_fails_leaves_the_connection_fit_for_the_next():
    brief = build()
    with pytest.raises(OperationalError, match="bigint"), transaction.atomic():
        questions.answers(
            (loading.TAGGED, [brief.pk]), (loading.TAGGED, ["no"]), (loading.TAGGED, [brief.pk])
        )
    assert len(loading.TAGGED.rows(brief.pk)) == brief.tagged.count()


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_is_opened_anew():
    brief = build()
    with closing(connection.copy()) as other:
        for times in (1, 3):
            asked = [(loading.TAGGED, [brief.pk])] * times
            # Now it is known to this connection.
            questions.answers(*asked)
            tags = list(brief.tags.order_by("name").values_list("id", flat=True))
            process = connection.connection.info.backend_pid
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 1000)", [process])
            found = questions.answers(*asked)
            assert [[row[0] for row in rows] for rows in found] == [tags] * times


@pytest.mark.only_on("postgresql")  # SQLite has no plans to keep.
def test_every_question_of_a_page_can_be_planned_once():
    things = [thing for room in (loading, related) for thing in vars(room).values()]
    every = [thing for thing in things if isinstance(thing, Question)]
    assert len(every) == 8
    for question in every:
        text = question.to_prepare(connection.ops).decode()
        assert {f"${n + 1}" in text for n in range(len(question.open))} == {True}, question.name
        assert str(loading.ID)[:-2] not in text


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)  # A connection forgets what a test set that is undone.
def test_the_kin_of_no_brief_are_planned_anew(client, kin):
    connection.close()
    for brief in kin * 4:
        cache.clear()
        assert len(related_of(client, brief)) == 1
    plans = "SELECT sum(custom_plans), sum(generic_plans) > 8 FROM pg_prepared_statements"
    with connection.cursor() as cursor:
        cursor.execute(plans)
        assert cursor.fetchone() == (0, True)


@pytest.fixture
def kin():
    """Two briefs among many that share a rare tag."""
    rare = TagFactory(name="timber", kind="topic")
    peru = TagFactory(name="Peru", kind="country", code="PE")
    pair = [
        BriefFactory(slug=slug, headline=f"The {slug} kin", tags=[rare, peru])
        for slug in ("first", "second")
    ]
    BriefFactory.create_batch(9, tags=[peru])
    Edition.objects.advance()
    return pair


def related_of(client, brief):
    return texts(inside(tree_of(client.get(f"/briefs/{brief.slug}/")), "rel"))


def test_related_briefs_change_with_the_next_request(client, kin):
    first, second = kin
    editor = UserFactory(editor=True)
    assert [
        "timber" in line and "The second kin" in line for line in related_of(client, first)
    ] == [True]
    rename_tag(second.tags.get(name="timber"), "Logs", by=editor)
    assert ["Logs" in line and "timber" not in line for line in related_of(client, first)] == [True]
    changed = {"headline": "The altered kin", "summary": second.summary}
    version = Brief.objects.get(pk=second.pk).version
    desk.correct(
        second, changed, kind="correction", note="It was wrong.", by=editor, version=version
    )
    assert ["The altered kin" in line for line in related_of(client, first)] == [True]
    version = Brief.objects.get(pk=second.pk).version
    desk.withdraw(second, "It was another one.", by=editor, version=version)
    assert related_of(client, first) == []


def test_the_rarer_of_two_rare_tags_weighs_more(client):
    salt, rail = TagFactory(name="salt"), TagFactory(name="rail")
    BriefFactory(slug="first", tags=[salt, rail])
    BriefFactory(headline="The salt kin", tags=[salt])
    BriefFactory.create_batch(15)
    # Of equals the newest would stand first.
    BriefFactory.create_batch(3, tags=[rail])
    Edition.objects.advance()
    lines = texts(inside(tree_of(client.get("/briefs/first/")), "rel"))
    assert ["The salt kin" in line for line in lines] == [True, False, False]


def test_hidden_kin_leave_no_trace_beside_a_brief(client, kin):
    def page():
        cache.clear()
        return client.get("/briefs/first/").content

    before = page()
    rare = kin[0].tags.get(name="timber")
    for state in ("draft", "scheduled", "withdrawn"):
        BriefFactory.create_batch(4, tags=[rare], **{state: True})
    assert page() == before
    BriefFactory(tags=[rare])
    assert page() != before


def test_a_hidden_brief_takes_the_place_of_no_public_one(client):
    """Each of its tags stands on one other public brief; drafts are newer and weigh more."""
    tags = TagFactory.create_batch(3)
    BriefFactory(slug="first", tags=tags)
    BriefFactory.create_batch(15)
    for tag in tags:
        BriefFactory(headline=f"Kin by {tag.name}", tags=[tag])
    Edition.objects.advance()
    before = client.get("/briefs/first/").content
    assert before.count(b"Kin by") == 3
    BriefFactory.create_batch(2, draft=True, tags=tags)
    cache.clear()
    assert client.get("/briefs/first/").content == before


def test_a_source_called_otherwise_stands_so_on_the_next_page(client, kin):
    source = SourceFactory(name="Harbour Gazette")
    brief = BriefFactory(citations__source=source)
    address = brief.get_absolute_url()
    assert "Harbour Gazette" in client.get(address).text
    source.name = "Quay Gazette"
    desk.keep_source(source, by=UserFactory(editor=True))
    page = client.get(address).text
    assert ("Quay Gazette" in page, "Harbour Gazette" in page) == (True, False)
