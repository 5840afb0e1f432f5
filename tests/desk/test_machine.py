"""The desk against a small model of it in memory: no order of verbs brings the two apart."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from briefs import desk
from briefs.models import Brief, Correction
from briefs.models.revision import Verb
from tests.factories import SUMMARY, BriefFactory, UserFactory

TAKE = SUMMARY + " Take {n}."
# What may follow what, written down a second time and shorter than in `desk.states`.
AFTER = {
    ("draft", "write"): "draft",
    ("draft", "submit"): "review",
    ("draft", "publish"): "live",
    ("draft", "schedule"): "scheduled",
    ("review", "write"): "review",
    ("review", "return"): "draft",
    ("review", "approve"): "live",
    ("review", "publish"): "live",
    ("review", "schedule"): "scheduled",
    ("scheduled", "return"): "draft",
    ("scheduled", "publish"): "live",
    ("scheduled", "schedule"): "scheduled",
    ("live", "correct"): "live",
    ("live", "withdraw"): "withdrawn",
    ("withdrawn", "restore"): "live",
}
# The second delivery of these changes nothing and says so.
REPEATED = {
    ("review", "submit"),
    ("draft", "return"),
    ("scheduled", "approve"),
    ("live", "approve"),
    ("live", "publish"),
    ("live", "schedule"),
    ("withdrawn", "withdraw"),
    ("live", "restore"),
}


class Newsroom(RuleBasedStateMachine):
    """One brief, one reporter who writes, one editor who decides."""

    def __init__(self):
        super().__init__()
        self.reporter, self.editor = UserFactory(reporter=True), UserFactory(editor=True)
        self.brief = BriefFactory(draft=True, summary=TAKE.format(n=0), author=self.reporter)
        self.state, self.version, self.take, self.told = "draft", 1, 0, 0

    def text(self):
        self.take += 1
        return {"summary": TAKE.format(n="x" * self.take)}

    @rule(
        verb=st.sampled_from(
            [
                "write",
                "submit",
                "return",
                "approve",
                "publish",
                "schedule",
                "correct",
                "withdraw",
                "restore",
            ]
        ),
        stale=st.booleans(),
        who=st.sampled_from(["reporter", "editor"]),
    )
    def do(self, verb, stale, who):
        by = getattr(self, who)
        version = self.version - 1 if stale else self.version
        text = self.text()
        expected = self.expect(verb, who, stale)
        try:
            outcome = self.call(verb, text, by=by, version=version)
            answer = "changed" if outcome.changed else "unchanged"
        except desk.Refused as refusal:
            answer = type(refusal).__name__
        assert answer == expected, (verb, self.state, who, stale)
        if answer == "changed":
            self.version += 1
            self.told += verb == "correct"
            self.state = AFTER[self.state, verb]

    def expect(self, verb, who, stale):
        # A reporter may restore too, but only an older text of a draft of their own.
        rights = {"write", "submit"} | ({"restore"} if self.state != "withdrawn" else set())
        if who == "reporter" and verb not in rights:
            return "NotAllowed"
        if (self.state, verb) in REPEATED:
            # To bring back is the editor's, done or not.
            return "unchanged" if (verb, who) != ("restore", "reporter") else "NotPossible"
        if (self.state, verb) in AFTER:
            return "Stale" if stale else "changed"
        if verb == "restore" and self.state in ("draft", "review") and stale:
            return "Stale"
        return "NotPossible"

    def call(self, verb, text, *, by, version):
        later = timezone.now() + timedelta(days=1, minutes=self.take)
        kept = {"by": by, "version": version}
        calls = {
            "write": lambda: desk.write(self.brief, text, **kept),
            "submit": lambda: desk.submit(self.brief, **kept),
            "return": lambda: desk.send_back(self.brief, note="Once more.", **kept),
            "approve": lambda: desk.approve(self.brief, **kept),
            "publish": lambda: desk.publish(self.brief, **kept),
            "schedule": lambda: desk.schedule(self.brief, later, **kept),
            "correct": lambda: desk.correct(
                self.brief, text, kind="update", note="It moved on.", **kept
            ),
            "withdraw": lambda: desk.withdraw(self.brief, "Wrong.", **kept),
            "restore": lambda: desk.restore(self.brief, **kept),
        }
        return calls[verb]()

    @invariant()
    def the_row_is_as_the_model_says(self):
        row = Brief.objects.get(pk=self.brief.pk)
        assert (desk.state_of(row), row.version) == (self.state, self.version)
        assert Brief.objects.public().exists() == (self.state == "live")
        assert Brief.objects.stones().exists() == (self.state == "withdrawn")
        assert Correction.objects.count() == self.told

    @invariant()
    def every_version_is_in_the_history(self):
        numbers = list(self.brief.revisions.order_by("number").values_list("number", flat=True))
        assert numbers == (list(range(1, self.version + 1)) if self.version > 1 else [])
        if numbers:
            newest = self.brief.revisions.first().snapshot
            assert newest == desk.record_of(Brief.objects.get(pk=self.brief.pk))


class TestNewsroom(TestCase):
    def test_no_order_of_verbs_brings_desk_and_model_apart(self):
        from django.db import transaction
        from hypothesis.stateful import run_state_machine_as_test

        class Fresh(Newsroom):
            """Each run in a savepoint of its own, taken back at its end."""

            def __init__(self):
                self.room = transaction.atomic()
                self.room.__enter__()
                super().__init__()

            def teardown(self):
                transaction.set_rollback(True)
                self.room.__exit__(None, None, None)

        run_state_machine_as_test(
            Fresh,
            settings=settings(
                max_examples=12,
                stateful_step_count=12,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


@pytest.mark.parametrize("verb", list(desk.STATES))
def test_every_verb_names_a_right_that_exists(verb, db):
    from django.contrib.auth.models import Permission

    label, codename = desk.STATES[verb].right.split(".")
    assert Permission.objects.filter(content_type__app_label=label, codename=codename).exists()


def test_the_table_knows_every_verb_but_the_import():
    assert set(desk.STATES) == set(Verb) - {Verb.IMPORT}
