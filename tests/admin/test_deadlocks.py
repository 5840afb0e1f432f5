"""Where PostgreSQL broke a deadlock at an editor's cost, the form is saved all the same."""

import pytest
from django.db import OperationalError
from django.urls import reverse

from briefs import search
from briefs.desk.changing.change import TRIES
from briefs.models import Tag
from tests.admin.forms import typed
from tests.factories import BriefFactory, SourceFactory, TagFactory, UserFactory

# A deadlock breaks a whole transaction: here none stands around the test.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_the_desk(client):
    client.force_login(UserFactory(administrator=True))
    return client


@pytest.fixture
def deadlocks(monkeypatch):
    """A function that lets the next writes of the index fail as PostgreSQL's do."""
    left, real = [], search.index

    def index(ids):
        if left:
            left.pop()
            error = OperationalError("deadlock detected")
            error.__cause__ = type("DeadlockDetected", (Exception,), {"sqlstate": "40P01"})()
            raise error
        real(ids)

    monkeypatch.setattr(search, "index", index)
    return lambda number: left.extend(range(number))


@pytest.fixture
def save(at_the_desk):
    """A function that types something into the form of a thing and saves it."""

    def run(thing, **words):
        page = reverse(f"admin:briefs_{thing._meta.model_name}_change", args=[thing.pk])
        response = at_the_desk.post(page, typed(at_the_desk.get(page), **words))
        assert response.status_code == 302
        thing.refresh_from_db()

    return run


def test_a_form_is_saved_where_postgresql_broke_a_deadlock_at_its_cost(save, deadlocks):
    source = SourceFactory()
    brief = BriefFactory(draft=True, citations__source=source)
    deadlocks(TRIES - 1)
    save(brief, headline="A ferry sails")
    assert brief.headline == "A ferry sails"
    assert brief.revisions.first().number == 2
    deadlocks(TRIES - 1)
    save(source, name="Bay Bulletin")
    assert source.name == "Bay Bulletin"


def test_names_are_merged_where_a_deadlock_was_broken_at_their_cost(at_the_desk, deadlocks):
    tags = [TagFactory() for _n in range(3)]
    deadlocks(TRIES - 1)
    chosen = {"action": "merge", "_selected_action": [tag.pk for tag in tags], "into": tags[0].pk}
    assert at_the_desk.post(reverse("admin:briefs_tag_changelist"), chosen).status_code == 302
    assert Tag.objects.get() == tags[0]


def test_a_form_is_not_tried_for_ever_and_then_answered_with_what_was_typed(
    at_the_desk, save, deadlocks
):
    brief = BriefFactory(draft=True)
    page = reverse("admin:briefs_brief_change", args=[brief.pk])
    data = typed(at_the_desk.get(page), headline="A ferry sails")
    deadlocks(TRIES)
    answer = at_the_desk.post(page, data)
    assert answer.status_code == 503
    assert "Somebody else wrote at the same moment" in answer.text
    assert '<pre class="plain" tabindex="0">A ferry sails</pre>' in answer.text
    brief.refresh_from_db()
    assert brief.headline != "A ferry sails"
    save(brief, headline="A ferry sails")


def test_another_error_of_the_database_is_no_refusal(at_the_desk, monkeypatch):
    def fail(ids):
        raise OperationalError("disk full")

    monkeypatch.setattr(search, "index", fail)
    brief = BriefFactory(draft=True)
    page = reverse("admin:briefs_brief_change", args=[brief.pk])
    data = typed(at_the_desk.get(page), headline="A ferry sails")
    with pytest.raises(OperationalError):
        at_the_desk.post(page, data)
