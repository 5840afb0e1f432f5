"""The table of states, written down a second time: what may be done in which state, and by whom."""

import pytest
from django.contrib.auth.models import Permission

from briefs import desk
from briefs.models import Brief
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db

FITS = {
    "draft": {"write", "submit", "publish", "schedule", "restore", "merge", "assign"},
    "in_review": {
        *("write", "return", "approve", "publish", "schedule", "restore", "merge", "assign"),
    },
    "scheduled": {"return", "publish", "schedule", "assign"},
    "live": {"rework", "correct", "withdraw", "merge"},
    "withdrawn": {"restore"},
    "merged": {"unmerge"},
    "rework": {"write", "submit", "publish", "restore", "assign"},
    "rework in review": {"write", "return", "approve", "publish", "restore", "assign"},
}
RIGHTS = {
    "write": "change_brief",
    "submit": "submit_brief",
    "return": "approve_brief",
    "approve": "approve_brief",
    "publish": "approve_brief",
    "schedule": "approve_brief",
    "rework": "change_brief",
    "correct": "correct_brief",
    "withdraw": "withdraw_brief",
    "restore": "change_brief",
    "merge": "merge_brief",
    "unmerge": "merge_brief",
    "assign": "assign_brief",
}


def brief_in(state):
    traits = {
        "live": {},
        "merged": {"withdrawn": True, "merged_into": BriefFactory()},
        "rework": {"draft": True, "rework_of": BriefFactory()},
        "rework in review": {"in_review": True, "rework_of": BriefFactory()},
    }
    return BriefFactory(**traits.get(state, {state: True}))


@pytest.mark.parametrize("state", FITS)
def test_in_each_state_the_verbs_of_the_table_fit_and_no_others(state):
    brief = brief_in(state)
    assert {verb.value for verb in desk.allowed(UserFactory(administrator=True), brief)} == FITS[
        state
    ]


@pytest.mark.parametrize("verb", RIGHTS)
def test_each_verb_needs_its_right_whatever_else_somebody_may_do(verb):
    brief = brief_in(next(state for state, verbs in FITS.items() if verb in verbs))
    others = UserFactory()
    rights = Permission.objects.filter(content_type__app_label="briefs")
    others.user_permissions.set(rights.exclude(codename=RIGHTS[verb]))
    assert verb not in desk.allowed(others, brief)
    everything = UserFactory()
    everything.user_permissions.set(rights)
    assert verb in desk.allowed(everything, brief)


def test_bringing_back_what_was_withdrawn_needs_the_right_to_withdraw():
    brief = brief_in("withdrawn")
    somebody = UserFactory()
    rights = Permission.objects.filter(content_type__app_label="briefs")
    somebody.user_permissions.set(rights.exclude(codename="withdraw_brief"))
    assert "restore" not in desk.allowed(somebody, brief)


@pytest.mark.parametrize(
    ("whose", "may"),
    [
        ({"author": "me"}, True),
        ({"assigned_to": "me"}, True),
        ({}, True),
        ({"author": "other"}, False),
        ({"in_review": True}, False),
        ({"in_review": True, "author": "me"}, True),
    ],
)
def test_a_reporter_writes_what_is_theirs_or_nobodys(whose, may):
    me, other = UserFactory(reporter=True), UserFactory(reporter=True)
    people = {"me": me, "other": other}
    traits = {name: people.get(value, value) for name, value in whose.items()}
    brief = BriefFactory(**({"draft": True} | traits if "in_review" not in traits else traits))
    assert ("write" in desk.allowed(me, brief)) == may
    assert desk.may_touch(UserFactory(editor=True), brief)
    assert Brief.objects.count() == 1
