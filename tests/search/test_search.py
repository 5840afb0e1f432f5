from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone

from briefs.models import Brief, Citation, SourceSlug, TagSlug
from briefs.search import index, rebuild, search
from tests.factories import (
    BriefFactory,
    CitationFactory,
    SourceFactory,
    TagFactory,
    TagNameFactory,
)

# Headline, summary, language: one small newsroom, and what its readers ask of it.
NEWSROOM = [
    ("Exporters shipped lithium from the salt flat", "Two ports were busy.", "en"),
    ("Ministry of Mines weighs lithium royalties", "A vote follows in the port city.", "en"),
    ("La cooperación portuaria crece", "El gobierno amplió dos muelles en Perú.", "es"),
    ("Nuevas exportaciones de quinua", "Las inversiones llegaron tarde.", "es"),
    ("Exportação de soja em alta", "As negociações seguem em São Vito.", "pt"),
    ("Les exportateurs attendent", "Le port reste fermé à l'été.", "fr"),
    ("中国与秘鲁签署港口协议", "双方没有公布金额。", "zh"),
    ("Chin guards sold to hockey clubs", "The U.S. maker and AT&T's shop agree.", "en"),
    ("COVID-19 tests at 3 clinics cost $1,250", "Don't wait, said the nurses.", "en"),
]
SALT, MINES, COOPERATION, QUINOA, SOY, FRENCH, CHINESE, CHIN, TESTS = [
    headline for headline, _, _ in NEWSROOM
]
QUESTIONS = [
    ("lithium", [SALT, MINES]),
    ("LITHIUM port", [SALT, MINES]),
    ("lithium ports -royalty", [SALT]),
    ("export", [SALT, QUINOA, SOY]),
    ("exporter shipping", [SALT]),
    ("exportación", [QUINOA]),
    ("exportacion", [QUINOA]),
    ("exportações", [SOY]),
    ("exportacao", [SOY]),
    ("cooperacion", [COOPERATION]),
    ("inversión", [QUINOA]),
    ("negociacao", [SOY]),
    ("peru muelle", [COOPERATION]),
    ("sao vito", [SOY]),
    ("exportateurs", [FRENCH]),
    ("ete", [FRENCH]),
    ("exportateur", []),
    ("中国", [CHINESE]),
    ("秘鲁签署", [CHINESE]),
    ("港口 金额", [CHINESE]),
    ("国中", []),
    ("额", [CHINESE]),
    ("秘", [CHINESE]),
    ("chin", [CHIN]),
    ("china", []),
    ("us", [CHIN]),
    ("U.S.", [CHIN]),
    ("at&t", [CHIN]),
    ("covid-19", [TESTS]),
    ("covid19", []),
    ("1,250", [TESTS]),
    ("don't", [TESTS]),
    ('"salt flat"', [SALT]),
    ('"flat salt"', []),
    ("“ministry of mines”", [MINES]),
    ("«muelles en Perú»", [COOPERATION]),
    ('"city ministry"', []),
    ('"mines weighs', [MINES]),
    ('lithium -"salt flat"', [MINES]),
    ("the lithium of the port", [SALT, MINES]),
    ("lith*", [SALT, MINES]),
    ("roya*", [MINES]),
    ("shippe*", [SALT]),
    ("salt-fl*", [SALT]),
    ("l*", [FRENCH]),
    ("inver*", [QUINOA]),
    ("-lithium -exportaciones -exportação", [COOPERATION, FRENCH, CHINESE, CHIN, TESTS]),
    ("lithium)(*&|!:'\\ \0", [SALT, MINES]),
    ("' OR 1=1 --", []),
    ("NEAR(lithium port)", []),
]


@pytest.fixture
def newsroom(db):
    tag = TagFactory(name="trade")
    source = SourceFactory(name="Bay Ledger")
    for number, (headline, summary, language) in enumerate(NEWSROOM):
        brief = BriefFactory(
            headline=headline,
            summary=summary,
            language=language,
            filed_on=date(2021, 11, 30 - number),
            tags=[tag],
            citations__source=source,
            citations__title="",
        )
        index([brief.pk])


def test_both_databases_give_the_same_answers(newsroom, ask):
    assert {question: ask(question) for question, _ in QUESTIONS} == dict(QUESTIONS)


def test_a_rebuilt_index_gives_the_same_answers(newsroom, ask):
    rebuild()
    assert {question: ask(question) for question, _ in QUESTIONS} == dict(QUESTIONS)


def test_every_field_of_a_brief_is_searched(filed, ask):
    tag = TagFactory(name="ropeways")
    TagNameFactory(tag=tag, name="cable cars")
    brief = filed(
        headline="Alpha", summary="Bravo", body="Charlie", tags=[tag], citations__title="Delta"
    )
    CitationFactory(brief=brief, source=SourceFactory(name="Echo Post"), title="", position=1)
    index([brief.pk])
    for text in ["alpha", "bravo", "charlie", "delta", "echo post", "ropeway", '"cable car"']:
        assert ask(text) == ["Alpha"], text
    assert ask("Foxtrot") == []


def test_no_phrase_runs_from_one_name_into_the_next(filed, ask):
    filed(
        headline="Alpha", summary="Bravo", tags=[TagFactory(name="salt"), TagFactory(name="flat")]
    )
    assert ask("salt flat") == ["Alpha"]
    assert ask('"salt flat"') == []
    assert ask('"alpha bravo"') == []


def test_readers_find_nothing_that_is_hidden(filed, ask):
    filed(headline="Lithium draft", draft=True)
    filed(headline="Lithium tomorrow", scheduled=True)
    filed(headline="Lithium withdrawn", withdrawn=True)
    assert ask("lithium") == []
    filed(headline="Lithium for all")
    assert ask("lithium") == ["Lithium for all"]


def test_the_desk_finds_drafts_too(filed):
    draft = filed(headline="Lithium draft", draft=True)
    assert list(search("lithium", Brief.objects.all()).briefs) == [draft]


def test_a_scheduled_brief_is_found_from_its_minute_on(filed, ask):
    brief = filed(headline="Lithium tomorrow", scheduled=True)
    assert ask("lithium") == []
    Brief.objects.filter(pk=brief.pk).update(published_at=timezone.now())
    assert ask("lithium") == ["Lithium tomorrow"]


def test_a_changed_brief_is_found_by_its_new_words_only(filed, ask):
    brief = filed(headline="Lithium")
    Brief.objects.filter(pk=brief.pk).update(headline="Copper")
    index([brief.pk])
    assert (ask("lithium"), ask("copper")) == ([], ["Copper"])


def test_the_index_forgets_a_deleted_brief(filed):
    brief = filed(headline="Lithium", draft=True)
    kept = filed(headline="Lithium", draft=True)
    assert indexed_ids() == [brief.pk, kept.pk]
    brief.delete()
    assert indexed_ids() == [kept.pk]


def test_the_index_drops_rows_of_briefs_that_are_gone(filed):
    gone = filed(headline="Lithium", draft=True, tags=[], citations=0)
    Brief.objects.filter(pk=gone.pk)._raw_delete("default")
    assert indexed_ids() == [gone.pk]
    index([gone.pk])
    assert indexed_ids() == []


def indexed_ids():
    column = {"postgresql": "brief_id", "sqlite": "rowid"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM briefs_search ORDER BY 1")
        return [pk for (pk,) in cursor.fetchall()]


@pytest.mark.parametrize(
    "text", ["source:bay-ledger", 'source:"Bay LEDGER"', "source:“bay ledger”"]
)
def test_a_source_is_asked_for_by_name_or_slug(filed, ask, text):
    ledger = SourceFactory(name="Bay Ledger")
    filed(headline="Theirs", citations__source=ledger)
    filed(headline="Not theirs")
    assert ask(text) == ["Theirs"]
    assert ask(f"-{text}") == ["Not theirs"]
    assert ask(f"{text} nothing") == []


@pytest.mark.parametrize("text", ["tag:ropeways", 'tag:"cable cars"', "TAG:ropeways"])
def test_a_tag_is_asked_for_by_any_of_its_names(filed, ask, text):
    tag = TagFactory(name="Ropeways")
    TagNameFactory(tag=tag, name="Cable cars")
    filed(headline="Tagged", tags=[tag])
    filed(headline="Not tagged", tags=[TagFactory(name="ferries")])
    assert ask(text) == ["Tagged"]
    assert ask(f"-{text}") == ["Not tagged"]


def test_a_source_or_tag_is_asked_for_by_a_former_slug_too(filed, ask):
    tag, ledger = TagFactory(name="Ropeways"), SourceFactory(name="Bay Ledger")
    filed(headline="Theirs", tags=[tag], citations__source=ledger)
    filed(headline="Not theirs")
    TagSlug.objects.create(slug="old-tag", tag=tag)
    SourceSlug.objects.create(slug="old-source", source=ledger)
    assert ask("tag:old-tag") == ask("source:old-source") == ["Theirs"]


def test_who_bears_a_name_comes_before_who_bore_it_as_an_address(filed, ask):
    was, tag_then = SourceFactory(name="Advance"), TagFactory(name="Airships")
    SourceSlug.objects.create(slug="ledger", source=was)
    TagSlug.objects.create(slug="ropeways", tag=tag_then)
    now, tag_now = SourceFactory(name="Ledger"), TagFactory(name="Ropeways")
    filed(headline="Then", tags=[tag_then], citations__source=was)
    filed(headline="Now", tags=[tag_now], citations__source=now)
    assert (now.slug, tag_now.slug) == ("ledger-2", "ropeways-2")
    assert ask("source:ledger") == ask("tag:ropeways") == ["Now"]


def test_hidden_and_unknown_names_give_the_same_sentence(filed):
    filed(
        headline="Secret",
        draft=True,
        tags=[TagFactory(name="Hush")],
        citations__source=SourceFactory(name="Whisper"),
    )
    for field, hidden in [("tag", "Hush"), ("source", "Whisper")]:
        found = search(f"{field}:{hidden}", Brief.objects.public())
        unknown = search(f"{field}:Nobody", Brief.objects.public())
        assert found.problem.replace(hidden, "Nobody") == unknown.problem != ""
        assert list(found.briefs) == []


def test_dates_count_whole_months_and_years(filed, ask):
    for month in (10, 11, 12):
        filed(headline=f"Month {month}", filed_on=date(2021, month, 15))
    assert ask("from:2021-11") == ["Month 12", "Month 11"]
    assert ask("to:2021-11") == ["Month 11", "Month 10"]
    assert ask("month from:2021-11-15 to:2021-11-15") == ["Month 11"]
    assert ask("from:2022") == []


def test_newest_come_first_and_weighty_fields_on_demand(filed):
    body = filed(headline="Newest", body="lithium", filed_on=date(2021, 11, 4))
    summary = filed(headline="Newer", summary="lithium", filed_on=date(2021, 11, 3))
    names = filed(headline="Older", filed_on=date(2021, 11, 2), tags=[TagFactory(name="Lithium")])
    headline = filed(headline="Lithium is oldest", filed_on=date(2021, 11, 1))
    found = search("lithium", Brief.objects.public().newest_first())
    assert [b.pk for b in found.briefs] == [body.pk, summary.pk, names.pk, headline.pk]
    assert found.relevant() == [headline.pk, names.pk, summary.pk, body.pk]
    assert found.relevant(limit=2) == [summary.pk, body.pk]


def test_phrases_and_starts_count_in_weighty_fields_too(filed):
    body = filed(headline="Newest", body="the salt flat", filed_on=date(2021, 11, 4))
    headline = filed(headline="Salt flat", filed_on=date(2021, 11, 1))
    for text in ['"salt flat"', "sal*"]:
        found = search(text, Brief.objects.public())
        assert found.relevant() == [headline.pk, body.pk]


def test_hidden_briefs_move_nothing(filed):
    for day in range(1, 6):
        filed(headline="Copper", summary="lithium" * (day % 2), filed_on=date(2021, 11, day))
    before = search("copper lithium", Brief.objects.public()).relevant()
    for _ in range(10):
        filed(headline="Copper lithium", draft=True, filed_on=date(2021, 11, 30))
    assert search("copper lithium", Brief.objects.public()).relevant(len(before)) == before


def test_counting_stops_at_its_cap(filed):
    for _ in range(4):
        filed(headline="Lithium")
    found = search("lithium", Brief.objects.public())
    assert (found.counted(), found.counted(cap=3)) == (4, 3)


def test_answers_can_be_narrowed_and_paged(filed):
    for day in (1, 2, 3):
        filed(headline=f"Lithium {day}", filed_on=date(2021, 11, day))
    briefs = search("lithium", Brief.objects.public().newest_first()).briefs
    assert [b.headline for b in briefs[1:2]] == ["Lithium 2"]
    narrowed = briefs.filter(filed_on__lt=date(2021, 11, 2)).for_cards()
    assert [b.headline for b in narrowed] == ["Lithium 1"]


def test_nothing_asked_leaves_the_list_as_it_is(filed):
    brief = filed()
    found = search("  ", Brief.objects.public())
    assert not found.asked
    assert list(found.briefs) == [brief]


def test_a_question_costs_a_fixed_number_of_statements(filed, django_assert_max_num_queries):
    for number in range(3):
        filed(headline=f"Lithium {number}")
    with django_assert_max_num_queries(2):
        assert len(search("lithium -copper", Brief.objects.public()).briefs) == 3


def test_indexing_many_costs_as_many_statements_as_indexing_one(
    filed, django_assert_max_num_queries
):
    ids = [filed().pk for _ in range(5)]
    with django_assert_max_num_queries(16):
        index(ids)


def test_a_failed_change_leaves_the_index_as_it_was(filed, ask):
    brief = filed(headline="Lithium")
    with transaction.atomic():
        Brief.objects.filter(pk=brief.pk).update(headline="Copper")
        index([brief.pk])
        transaction.set_rollback(True)
    assert (ask("lithium"), ask("copper")) == (["Lithium"], [])


def test_rebuilding_tells_how_far_it_is(filed):
    filed()
    filed()
    told = []
    assert rebuild(progress=lambda done, total: told.append((done, total))) == 2
    assert told == [(2, 2)]


def test_every_term_of_a_source_with_many_roles_counts_once(filed, ask):
    ledger = SourceFactory(name="Bay Ledger")
    brief = filed(headline="Alpha", citations__source=ledger)
    CitationFactory(brief=brief, source=ledger, role=Citation.Role.HOST)
    index([brief.pk])
    assert ask("source:bay-ledger alpha") == ["Alpha"]
