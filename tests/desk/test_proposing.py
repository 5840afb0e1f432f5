"""What the writer of a draft copy proposes that readers be told."""

import pytest

from briefs import desk
from briefs.text import limits
from tests.factories import SUMMARY, BriefFactory, UserFactory

pytestmark = pytest.mark.django_db

TOLD = ("update", "The ferry sails three times a day now.")
WORDS = {"summary": SUMMARY.replace("twice", "three times")}


@pytest.fixture
def copy(reporter):
    live = BriefFactory(summary=SUMMARY)
    return desk.rework(live, by=reporter, version=1).brief


def test_a_proposal_stays_with_the_draft_copy_until_another_is_made(copy, reporter):
    assert desk.proposed(copy) == {"kind": "", "note": ""}
    copy = desk.write(copy, WORDS, told=TOLD, by=reporter, version=1).brief
    copy = desk.write(copy, {"headline": "A ferry sails"}, by=reporter, version=2).brief
    assert desk.proposed(copy) == {"kind": "update", "note": TOLD[1]}
    assert not desk.write(copy, {}, told=TOLD, by=reporter, version=3).changed
    copy = desk.write(copy, {}, told=("silent", ""), by=reporter, version=3).brief
    assert desk.proposed(copy) == {"kind": "silent", "note": ""}


def test_of_a_long_history_one_row_is_read(copy, reporter, django_assert_num_queries):
    for n in (1, 2):
        copy = desk.write(copy, {}, told=("update", f"Note {n}."), by=reporter, version=n).brief
    with django_assert_num_queries(1) as asked:
        assert desk.proposed(copy)["note"] == "Note 2."
    assert "LIMIT 1" in asked[0]["sql"]


def test_a_draft_of_its_own_has_nothing_to_tell_of(reporter):
    draft = BriefFactory(draft=True, author=reporter)
    assert not desk.write(draft, {}, told=TOLD, by=reporter, version=1).changed
    assert desk.proposed(draft) == {"kind": "", "note": ""}


@pytest.mark.parametrize("told", [("rumour", "So."), ("update", "x" * (limits.NOTE + 1))])
def test_a_proposal_that_could_not_be_told_is_refused(copy, reporter, told):
    with pytest.raises(desk.Invalid):
        desk.write(copy, WORDS, told=told, by=reporter, version=1)
    assert desk.proposed(copy)["kind"] == ""


def test_a_proposal_is_not_told_unless_the_approver_says_so(copy, reporter):
    """Who approves has seen the note, and may have mended it."""
    copy = desk.write(copy, WORDS, told=TOLD, by=reporter, version=1).brief
    editor = UserFactory(editor=True)
    with pytest.raises(desk.Invalid, match="Say whether"):
        desk.publish(copy, by=editor, version=2)
    live = desk.publish(copy, by=editor, version=2, correction=("update", "Thrice a day.")).brief
    assert live.corrections.get().note == "Thrice a day."
