"""Two people at once: what one of them made public the other does not take away unseen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from django.db.models import ProtectedError

from briefs import desk
from briefs.models import Brief, Edition
from tests.factories import BriefFactory, UserFactory


def test_a_brief_read_as_a_draft_and_approved_meanwhile_is_not_deleted(no_checks):
    brief = BriefFactory(in_review=True)
    read = Brief.objects.get(pk=brief.pk)
    desk.approve(brief, by=UserFactory(editor=True), version=brief.version)
    with pytest.raises(ProtectedError), transaction.atomic():
        read.delete()
    assert Brief.objects.public().filter(pk=brief.pk).exists()


def test_a_brief_read_as_a_draft_and_left_alone_is_deleted(db):
    read = Brief.objects.get(pk=BriefFactory(in_review=True).pk)
    read.delete()
    assert not Brief.objects.exists()


# SQLite in memory belongs to one thread; it lets one writer in at a time by itself.
if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    def test_briefs_with_one_headline_are_published_at_once(no_checks):
        Edition.objects.advance()
        briefs = BriefFactory.create_batch(4, in_review=True, headline="A ferry line opens")
        editor, together = UserFactory(administrator=True), Barrier(len(briefs))

        def approve(brief):
            try:
                together.wait()
                return desk.approve(brief, by=editor, version=brief.version)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(briefs)) as pool:
            slugs = {done.brief.slug for done in pool.map(approve, briefs)}
        stem = "a-ferry-line-opens"
        assert slugs == {stem, f"{stem}-2", f"{stem}-3", f"{stem}-4"}


@pytest.fixture
def rework(no_checks):
    """A rework in review, to which somebody else than its author says yes."""
    author = UserFactory(editor=True)
    live = BriefFactory()
    copy = desk.rework(live, by=author, version=live.version).brief
    copy = desk.write(copy, {"headline": "Reworked"}, by=author, version=copy.version).brief
    return desk.submit(copy, by=author, version=copy.version).brief


def test_the_second_approval_of_a_rework_is_told_that_it_is_gone(rework):
    first, second = UserFactory.create_batch(2, editor=True)
    told = {"version": rework.version, "correction": ("update", "It is new.")}
    desk.approve(rework, by=first, **told)
    with pytest.raises(desk.NotPossible, match="no longer there"):
        desk.approve(rework, by=second, **told)


def test_a_decision_about_a_rework_that_goes_meanwhile_finds_no_page(client, rework, monkeypatch):
    first, second = UserFactory.create_batch(2, editor=True)
    real, told = desk.approve, ("update", "It is new.")

    def approve_after_somebody_else(brief, *, by, version, correction, names):
        real(brief, by=first, version=version, correction=told)
        return real(brief, by=by, version=version, correction=correction, names=names)

    monkeypatch.setattr(desk, "approve", approve_after_somebody_else)
    client.force_login(second)
    page = f"/admin/briefs/brief/{rework.pk}/review/"
    typed = {"do": "approve", "version": rework.version, "correction": "update", "note": "New."}
    assert client.post(page, typed).status_code == 404
    assert Brief.objects.get().headline == "Reworked"
