from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefs import search
from briefs.exchange import rebuild
from briefs.exchange.copies.due import rebuild_is_due
from briefs.exchange.files.units import load
from briefs.models import EVERY, Brief, Edition, Source, Tag, TagName, Tally
from briefs.models import filing as rules_of_filing
from tests.exchange.conftest import newsroom_records
from tests.factories import BriefFactory, SourceFactory

pytestmark = pytest.mark.django_db


def found(words):
    return [brief.headline for brief in search.search(words, Brief.objects.public()).briefs]


def due():
    return [message.id for message in rebuild_is_due(None, databases=["default"])]


@pytest.fixture
def counted():
    Tally.objects.recount()


def test_what_came_past_the_importer_is_due_until_it_is_rebuilt(counted):
    assert due() == []
    BriefFactory(headline="A ferry joins both shores")
    assert due() == ["briefs.W001", "briefs.W002", "briefs.W004"]
    assert rebuild_is_due(None, databases=None) == []
    rebuild()
    assert due() == []
    assert found("shores") == ["A ferry joins both shores"]


def test_a_database_that_is_yet_to_be_migrated_can_be_asked(counted):
    """`migrate` checks first: a column of a later release is not there yet."""
    BriefFactory()
    with CaptureQueriesContext(connection) as asked:
        due()
    assert not any("kept_at" in query["sql"] for query in asked)


def test_an_import_leaves_nothing_due(counted, bring_in):
    bring_in(newsroom_records())
    assert due() == []
    assert Tally.objects.of(EVERY)[EVERY] == 1
    bring_in([{"model": "briefs.source", "fields": {"name": "Harbour Gazette", "kind": "agency"}}])
    every = Tally.objects.of(EVERY)
    assert every["kind agency"] == 1
    assert "kind newspaper" not in every


def test_where_nothing_was_counted_yet_that_is_due():
    assert due() == []
    BriefFactory()
    assert "briefs.W004" in due()
    rebuild()
    assert Tally.objects.of(EVERY)[EVERY] == 1


def test_a_tag_without_names_gets_its_own(counted, bring_in):
    bring_in(newsroom_records())
    TagName.objects.filter(main=True)._raw_delete("default")
    assert due() == ["briefs.W003"]
    assert rebuild().names == 1
    assert Tag.objects.named("peru").exists()


def test_folded_names_follow_from_names():
    source = SourceFactory(name="Ánd Gazette")
    Source.objects.update(folded="wrong")
    assert rebuild().names == 1
    source.refresh_from_db()
    assert source.folded == "and gazette"


def test_filing_dates_follow_from_the_rule_but_an_editors_stand():
    moved = BriefFactory(filed_on=date(2019, 1, 1), filed_by="publication")
    editors = BriefFactory(filed_on=date(2018, 1, 1), filed_by="editor", filed_because="Asked.")
    assert rebuild().filed == 1
    moved.refresh_from_db()
    editors.refresh_from_db()
    assert (moved.filed_on, moved.filed_by) == (date(2021, 11, 13), "event")
    assert editors.filed_on == date(2018, 1, 1)


def test_what_a_colleague_files_while_a_rebuild_runs_stands(monkeypatch):
    brief = BriefFactory(filed_on=date(2019, 1, 1), filed_by="publication")
    rule = rules_of_filing.filed

    def filing(*args, **kwargs):
        decided = {"filed_by": "editor", "filed_on": date(2018, 1, 1), "filed_because": "Asked."}
        Brief.objects.filter(pk=brief.pk).update(**decided)
        return rule(*args, **kwargs)

    monkeypatch.setattr(rules_of_filing, "filed", filing)
    assert rebuild().filed == 0
    brief.refresh_from_db()
    assert (brief.filed_on, brief.filed_by) == (date(2018, 1, 1), "editor")


def test_a_rebuild_files_under_the_day_where_the_newsroom_is(settings):
    settings.TIME_ZONE = "America/Santiago"
    evening = datetime(2026, 5, 2, 1, 30, tzinfo=UTC)
    undated = {"event_on": None, "event_precision": "unknown", "citations": 0}
    brief = BriefFactory(**undated, published_at=evening, filed_on=date(2026, 5, 2))
    rebuild()
    brief.refresh_from_db()
    assert (brief.filed_on, brief.filed_by) == (date(2026, 5, 1), "publication")


def test_a_brief_that_nobody_edited_is_unedited_after_a_rebuild(bring_in):
    bring_in(newsroom_records())
    Brief.objects.update(filed_on=date(2019, 1, 1))
    (unit,) = load(Brief.objects.all()).values()
    from briefs.exchange.files.units import stamp

    stamp([unit.id])
    assert rebuild().filed == 1
    assert bring_in(newsroom_records()).changed == 0


def test_a_rebuild_raises_the_edition_and_can_be_repeated(capsys):
    BriefFactory()
    call_command("rebuild")
    number = Edition.objects.number()
    call_command("rebuild")
    assert Edition.objects.number() == number + 1
    assert "1 briefs indexed, 0 filed anew" in capsys.readouterr().out


def test_briefs_are_found_by_the_names_that_an_import_gave_their_tags_and_sources(bring_in):
    bring_in(newsroom_records())
    names = {"model": "briefs.tagname", "fields": {"tag": ["Peru"], "name": "Incaland"}}
    source = {"model": "briefs.source", "fields": {"name": "Harbour GAZETTE", "kind": "newspaper"}}
    bring_in([names, source])
    assert found("incaland") == found("gazette") == ["A ferry joins both shores"]


@pytest.mark.only_on("sqlite")
def test_a_rebuild_lets_the_database_count_its_rows_afresh():
    BriefFactory()
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'briefs_brief'")
        assert cursor.fetchone()[0] > 0
