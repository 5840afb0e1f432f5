"""The desk against a small model of it in memory: no order of verbs brings the two apart."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

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
    ("draft", "assign"): "draft",
    ("draft", "merge"): "merged",
    ("review", "write"): "review",
    ("review", "return"): "draft",
    ("review", "approve"): "live",
    ("review", "publish"): "live",
    ("review", "schedule"): "scheduled",
    ("review", "assign"): "review",
    ("review", "merge"): "merged",
    ("scheduled", "return"): "draft",
    ("scheduled", "publish"): "live",
    ("scheduled", "schedule"): "scheduled",
    ("scheduled", "assign"): "scheduled",
    ("live", "rework"): "live",
    ("live", "correct"): "live",
    ("live", "withdraw"): "withdrawn",
    ("live", "merge"): "merged",
    ("withdrawn", "restore"): "live",
    ("merged", "unmerge"): "before",
}
# The second delivery of these changes nothing and says so.
REPEATED = {
    ("review", "submit"),
    ("draft", "return"),
    ("scheduled", "approve"),
    ("live", "approve"),
    ("live", "publish"),
    ("live", "schedule"),
    ("live", "restore"),
    ("withdrawn", "withdraw"),
    ("merged", "withdraw"),
    ("merged", "merge"),
}
OF_REPORTERS = {"write", "submit", "rework"}
COPY_AFTER = {
    ("draft", "write"): "draft",
    ("draft", "submit"): "review",
    ("draft", "publish"): "gone",
    ("review", "write"): "review",
    ("review", "return"): "draft",
    ("review", "approve"): "gone",
    ("review", "publish"): "gone",
}
COPY_REPEATED = {("review", "submit"), ("draft", "return")}


@dataclass
class Copy:
    """The draft copy of the live brief, as the model knows it."""

    author: str
    text: str
    state: str = "draft"
    version: int = 1
    behind: bool = False  # the live text was corrected since the copy's own was written


class Newsroom(RuleBasedStateMachine):
    """One brief and another live one, one reporter who writes, one editor who decides."""

    def __init__(self):
        super().__init__()
        self.reporter, self.editor = UserFactory(reporter=True), UserFactory(editor=True)
        self.text = TAKE.format(n=0)
        self.brief = BriefFactory(draft=True, summary=self.text, author=self.reporter)
        self.other = BriefFactory(summary=SUMMARY)
        self.state, self.version, self.take, self.told = "draft", 1, 0, 0
        self.before_merge, self.copy = "", None

    def next_text(self):
        self.take += 1
        return TAKE.format(n="x" * self.take)

    @rule(
        verb=st.sampled_from(sorted({verb for _state, verb in AFTER})),
        stale=st.sampled_from([False, False, True]),
        who=st.sampled_from(["editor", "editor", "reporter"]),
    )
    def do(self, verb, stale=False, who="editor"):
        text = self.next_text()
        expected = self.expect(verb, who, stale)
        version = self.version - 1 if stale else self.version
        answer = told(lambda: self.call(verb, text, by=getattr(self, who), version=version))
        assert answer == expected, (verb, self.state, who, stale)
        if answer != "changed":
            return
        if verb == "rework":
            self.copy = Copy(author=who, text=self.text)
            return
        self.version += 1
        if verb == "merge":
            self.before_merge = self.state
        # What a live brief gains or gives back its readers are told, as they are of what is wrong.
        self.told += verb in ("correct", "merge", "unmerge")
        if verb == "correct":
            self.carry_over(text)
        if verb in ("write", "correct"):
            self.text = text
        after = AFTER[self.state, verb]
        self.state = self.before_merge if after == "before" else after

    def carry_over(self, text):
        """What a copy has not written anew follows the live brief; the rest has to be looked at."""
        if self.copy and self.copy.text == self.text:
            self.copy.text, self.copy.version = text, self.copy.version + 1
        elif self.copy:
            self.copy.behind = True

    def expect(self, verb, who, stale):
        # A reporter may restore too, but only an older text of a draft of their own.
        may_restore = verb == "restore" and self.state not in ("withdrawn", "merged")
        if who == "reporter" and verb not in OF_REPORTERS and not may_restore:
            return "NotAllowed"
        if verb == "rework" and self.copy:
            return "unchanged"
        if verb == "unmerge" and self.state != "merged":
            return "unchanged"
        if (self.state, verb) in REPEATED and not (verb == "restore" and who == "reporter"):
            return "unchanged"
        if (self.state, verb) in AFTER:
            if stale:
                return "Stale"
            return "NotPossible" if verb == "merge" and self.copy else "changed"
        if verb == "restore" and self.state in ("draft", "review") and stale:
            return "Stale"
        return "NotPossible"

    def call(self, verb, text, *, by, version):
        later = timezone.now() + timedelta(days=self.take)
        kept = {"by": by, "version": version}
        words, note = {"summary": text}, {"kind": "update", "note": "It moved on."}
        other = Brief.objects.get(pk=self.other.pk)
        calls = {
            "write": lambda: desk.write(self.brief, words, **kept),
            "submit": lambda: desk.submit(self.brief, **kept),
            "return": lambda: desk.send_back(self.brief, note="Once more.", **kept),
            "approve": lambda: desk.approve(self.brief, **kept),
            "publish": lambda: desk.publish(self.brief, **kept),
            "schedule": lambda: desk.schedule(self.brief, later, **kept),
            "assign": lambda: desk.assign(self.brief, self.reporter, due_on=later.date(), **kept),
            "rework": lambda: desk.rework(self.brief, **kept),
            "correct": lambda: desk.correct(self.brief, words, **note, **kept),
            "withdraw": lambda: desk.withdraw(self.brief, "Wrong.", **kept),
            "restore": lambda: desk.restore(self.brief, **kept, because="It is true after all."),
            "merge": lambda: desk.merge(self.brief, other, into_version=other.version, **kept),
            "unmerge": lambda: desk.unmerge(Brief.objects.get(pk=self.brief.pk), **kept),
        }
        return calls[verb]()

    @precondition(lambda self: self.copy)
    @rule(
        verb=st.sampled_from(sorted({verb for _state, verb in COPY_AFTER})),
        stale=st.sampled_from([False, False, True]),
        who=st.sampled_from(["editor", "editor", "reporter"]),
    )
    def do_to_the_copy(self, verb, stale=False, who="editor"):
        copy, text = self.copy, self.next_text()
        expected = self.expect_of_the_copy(verb, who, stale)
        row = Brief.objects.get(rework_of=self.brief)
        kept = {"by": getattr(self, who), "version": copy.version - stale}
        note = {"correction": ("update", "It moved on.")}
        calls = {
            "write": lambda: desk.write(row, {"summary": text}, **kept),
            "submit": lambda: desk.submit(row, **kept),
            "return": lambda: desk.send_back(row, note="Once more.", **kept),
            "approve": lambda: desk.approve(row, **note, **kept),
            "publish": lambda: desk.publish(row, **note, **kept),
        }
        answer = told(calls[verb])
        assert answer == expected, (verb, copy, self.state, who, stale)
        after = COPY_AFTER.get((copy.state, verb))
        if after == "gone" and answer in ("changed", "unchanged"):
            # Its steps stand behind those of the live brief, all but the one that made it.
            self.version += copy.version - 1 + (answer == "changed")
            self.told += answer == "changed"
            self.text, self.copy = copy.text, None
        elif answer == "changed":
            copy.state, copy.version = after, copy.version + 1
            if verb == "write":
                copy.text, copy.behind = text, False

    def expect_of_the_copy(self, verb, who, stale):
        copy = self.copy
        if who == "reporter" and (verb not in OF_REPORTERS or copy.author != "reporter"):
            return "NotAllowed"
        if (copy.state, verb) in COPY_REPEATED:
            return "unchanged"
        if (copy.state, verb) not in COPY_AFTER:
            return "NotPossible"
        if stale:
            return "Stale"
        if COPY_AFTER[copy.state, verb] != "gone":
            return "changed"
        if self.state != "live" or copy.behind:
            return "NotPossible"
        return "unchanged" if copy.text == self.text else "changed"

    @invariant()
    def the_row_is_as_the_model_says(self):
        row = Brief.objects.get(pk=self.brief.pk)
        state = "withdrawn" if self.state == "merged" else self.state
        assert (desk.state_of(row), row.version) == (state, self.version)
        assert (row.merged_into_id is not None) == (self.state == "merged")
        assert row.summary == self.text
        assert Brief.objects.public().filter(pk=row.pk).exists() == (self.state == "live")
        if self.state != "merged":
            stones = Brief.objects.stones().filter(pk=row.pk)
            assert stones.exists() == (self.state == "withdrawn")
        assert Correction.objects.count() == self.told

    @invariant()
    def the_copy_is_as_the_model_says(self):
        row = Brief.objects.filter(rework_of=self.brief).first()
        assert (row is not None) == (self.copy is not None)
        if row:
            found = desk.state_of(row), row.version, row.summary
            assert found == (self.copy.state, self.copy.version, self.copy.text)

    @invariant()
    def every_version_is_in_the_history(self):
        numbers = list(self.brief.revisions.order_by("number").values_list("number", flat=True))
        assert numbers == (list(range(1, self.version + 1)) if self.version > 1 else [])
        newest = self.brief.revisions.first()
        # A copy that was approved as it stood leaves its steps, and the live brief as it was.
        if newest and "rework" not in newest.snapshot:
            record = desk.record_of(Brief.objects.get(pk=self.brief.pk))
            assert {name: newest.snapshot[name] for name in record} == record


def told(call):
    """What the desk answers: "changed", "unchanged" or the name of its refusal."""
    try:
        return "changed" if call().changed else "unchanged"
    except desk.Refused as refusal:
        return type(refusal).__name__


class TestNewsroom(TestCase):
    def test_no_order_of_verbs_brings_desk_and_model_apart(self):
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
                stateful_step_count=16,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )

    def test_a_walk_through_every_verb(self):
        """What chance may leave out: each verb done once, on a brief and on its copy."""
        room = Newsroom()
        walk = "assign write submit return submit schedule return submit approve correct rework"
        for verb in walk.split():
            room.do(verb)
        for verb in ("write", "submit", "return", "submit"):
            room.do_to_the_copy(verb)
        room.do("correct")
        room.do_to_the_copy("approve")
        room.do_to_the_copy("write")
        room.do_to_the_copy("approve")
        assert room.copy is None
        for verb in ("merge", "unmerge", "withdraw", "restore", "rework", "correct"):
            room.do(verb)
        room.do_to_the_copy("publish")
        assert (room.state, room.told, room.copy) == ("live", 6, None)
        for check in ("the_row_is_as", "the_copy_is_as"):
            getattr(room, f"{check}_the_model_says")()
        room.every_version_is_in_the_history()


@pytest.mark.parametrize("verb", list(desk.STATES))
def test_every_verb_names_a_right_that_exists(verb, db):
    from django.contrib.auth.models import Permission

    label, codename = desk.STATES[verb].right.split(".")
    assert Permission.objects.filter(content_type__app_label=label, codename=codename).exists()


def test_the_table_knows_every_verb_but_the_import():
    assert set(desk.STATES) == set(Verb) - {Verb.IMPORT}
