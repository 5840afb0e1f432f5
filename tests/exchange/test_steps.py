"""An import over a brief in which somebody had a hand is a step of its history."""

import pytest

from briefs import desk
from briefs.models import Brief, Revision
from tests.exchange.conftest import OTHER, brief_records, draft_records, names_and_papers
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

FIRST = [*names_and_papers(), *draft_records(headline="Ferry opens")]
SECOND = [*names_and_papers(), *draft_records(headline="Ferry opens at last")]


@pytest.fixture
def ana():
    return UserFactory(administrator=True, username="ana")


@pytest.fixture
def luis():
    return UserFactory(administrator=True, username="luis")


def steps(brief):
    found = brief.revisions.order_by("number")
    return [(r.number, r.verb, r.by_name, r.snapshot["headline"]) for r in found]


def test_an_import_over_a_draft_leaves_both_texts_and_who_brought_them(bring_in, ana, luis):
    bring_in(FIRST, by=ana, drafts_only=True)
    brief = Brief.objects.get()
    assert steps(brief) == []
    report = bring_in(SECOND, by=luis, drafts_only=True)
    assert report.counts["brief"]["updated"] == 1
    assert steps(brief) == [
        (1, "import", "ana", "Ferry opens"),
        (2, "import", "luis", "Ferry opens at last"),
    ]
    brief.refresh_from_db()
    assert (brief.version, brief.importer) == (2, luis)
    assert desk.record_of(brief) == brief.revisions.get(number=2).snapshot
    # Either text can be put back, and the next verb goes on counting.
    desk.restore(brief, 1, by=ana, version=2)
    assert steps(brief)[-1] == (3, "restore", "ana", "Ferry opens")


def test_a_draft_that_was_assigned_keeps_a_whole_history_under_a_command_too(bring_in, ana):
    bring_in(FIRST)
    brief = Brief.objects.get()
    desk.assign(brief, ana, by=ana, version=1)
    bring_in(SECOND)
    assert [(n, verb, by) for n, verb, by, _headline in steps(brief)] == [
        (1, "import", ""),
        (2, "assign", "ana"),
        (3, "import", ""),
    ]


def test_a_rehearsal_and_an_import_of_the_same_leave_no_step(bring_in, ana):
    bring_in(FIRST, by=ana, drafts_only=True)
    bring_in(SECOND, by=ana, drafts_only=True, dry_run=True)
    bring_in(FIRST, by=ana, drafts_only=True)
    assert not Revision.objects.exists()


def test_what_no_hand_touched_gathers_no_history(bring_in):
    bring_in(FIRST)
    bring_in(SECOND)
    assert Brief.objects.get().headline == "Ferry opens at last"
    assert not Revision.objects.exists()


def test_a_draft_that_was_only_imported_still_gives_way(bring_in, ana):
    for day in ("2021-11-13", "2021-11-14"):
        records = [*names_and_papers(), *draft_records(OTHER, event_on=day)]
        bring_in(records, by=ana, drafts_only=True)
    assert Revision.objects.count() == 2
    bring_in([*names_and_papers(), *brief_records()])
    assert not Brief.objects.filter(uid=OTHER).exists()


def test_who_imports_over_a_draft_is_not_its_second_pair_of_eyes(bring_in, ana, luis):
    bring_in(FIRST, by=ana, drafts_only=True)
    bring_in(SECOND, by=luis, drafts_only=True)
    brief = Brief.objects.get()
    assert desk.writers(brief) == {luis.pk}
    # Once somebody wrote in it the importer is; a text put back has the writers that it had.
    brief = desk.write(brief, {"summary": "It sails."}, by=ana, version=2).brief
    assert desk.writers(brief) == {ana.pk}
    brief = desk.restore(brief, 1, by=luis, version=3).brief
    assert desk.writers(brief) == {ana.pk}
