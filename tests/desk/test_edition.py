"""The number of the edition: one more for each change that readers see, whoever caused it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from briefs import desk
from briefs.models import Brief, CheckSwitch, Correction, Edition
from tests.factories import SUMMARY, BriefFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(editor=True)


@pytest.fixture
def at_the_minute(by, monkeypatch):
    """A scheduled brief in a newsroom of edition 1, and a second after its minute."""
    desk.publish(BriefFactory(draft=True, summary=SUMMARY), by=by, version=1)
    minute = timezone.now() + timedelta(hours=2)
    brief = BriefFactory(draft=True, summary=SUMMARY, headline="A ferry sails at noon")
    brief = desk.schedule(brief, minute, by=by, version=1).brief
    assert Edition.objects.number() == 1
    monkeypatch.setattr(timezone, "now", lambda: minute + timedelta(seconds=1))
    return brief


def test_a_brief_that_comes_out_by_its_minute_is_counted(at_the_minute):
    assert Edition.objects.number() == 2
    # Nothing wrote it.
    number, newest, _kept = Edition.objects.current()
    assert (number, newest[:19]) == (1, f"{at_the_minute.published_at:%Y-%m-%d %H:%M:%S}")


def test_what_is_published_after_it_is_counted_once(at_the_minute, by):
    desk.publish(BriefFactory(draft=True, summary=SUMMARY), by=by, version=1)
    assert Edition.objects.number() == 3


def test_a_check_that_is_switched_off_or_on_again_is_an_edition(db):
    """The standards of the house name what its checks ask."""
    switch = CheckSwitch.objects.create(check_name="date", reason="Our beat has few dates.")
    assert Edition.objects.number() == 1
    switch.delete()
    assert Edition.objects.number() == 2


def test_its_withdrawal_and_its_return_are_editions_too(at_the_minute, by):
    desk.withdraw(at_the_minute, "The source took it back.", by=by, version=2)
    assert Edition.objects.number() == 3
    desk.restore(at_the_minute, by=by, version=3, because="It is true after all.")
    assert Edition.objects.number() == 4


def test_a_correction_of_it_names_the_edition_in_which_it_stands(at_the_minute, by):
    words = {"headline": "A ferry sails at one"}
    desk.correct(at_the_minute, words, kind="correction", note="At one.", by=by, version=2)
    assert Correction.objects.get().edition == Edition.objects.number() == 3


def test_what_is_only_scheduled_leaves_no_trace_in_a_new_newsroom(by):
    nothing = Edition.objects.current()
    brief = BriefFactory(draft=True, summary=SUMMARY)
    desk.schedule(brief, timezone.now() + timedelta(hours=2), by=by, version=1)
    assert Edition.objects.exists()
    assert Edition.objects.current() == nothing == (0, None, None)


def test_no_state_of_a_lost_newsroom_comes_again_after_a_backup_is_restored(by):
    old = BriefFactory()
    Edition.objects.advance()
    minute, states = timezone.now() + timedelta(hours=2), []
    for other in ("lost", "restored"):
        with transaction.atomic():
            desk.withdraw(old, f"It was {other}.", by=by, version=1)
            BriefFactory(published_at=minute)
            states.append((Edition.objects.current(), Edition.objects.state(minute).get()))
            transaction.set_rollback(True)
    (one, later), (other, later_too) = states
    assert (one[0], later[0]) == (other[0], later_too[0])
    assert one != other
    assert later != later_too


def test_a_clock_that_was_set_back_counts_nobody_twice(at_the_minute, by, monkeypatch):
    for hours in (0, -1):
        now = at_the_minute.published_at + timedelta(hours=hours, seconds=2)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        desk.publish(BriefFactory(draft=True, summary=SUMMARY), by=by, version=1)
    monkeypatch.setattr(timezone, "now", lambda: at_the_minute.published_at + timedelta(hours=1))
    assert Edition.objects.number() == 4


def test_two_of_one_minute_are_two_editions(at_the_minute):
    BriefFactory(published_at=at_the_minute.published_at)
    BriefFactory(draft=True)
    BriefFactory(scheduled=True, published_at=timezone.now() + timedelta(minutes=1))
    assert Edition.objects.number() == 3


@pytest.mark.parametrize("verb", [desk.publish, desk.approve])
def test_a_scheduled_brief_that_is_published_before_its_minute_is_counted_once(
    at_the_minute, by, monkeypatch, verb
):
    now = at_the_minute.published_at - timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: now)
    brief = BriefFactory(in_review=True, summary=SUMMARY)
    verb(brief, by=by, version=1)
    assert Edition.objects.number() == 2
    desk.publish(at_the_minute, by=by, version=2)
    assert Edition.objects.number() == 3
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=3))
    assert Edition.objects.number() == 3
    assert Brief.objects.public().count() == 3
