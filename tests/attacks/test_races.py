"""Two people at once: what one of them made public the other does not take away unseen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from django.db.models import ProtectedError

from briefs import desk
from briefs.models import Brief, CheckSwitch, Edition
from tests.factories import BriefFactory, UserFactory


@pytest.fixture
def no_checks(db):
    """Switch the publishing list off: what is tried here are the hands, not the words."""
    CheckSwitch.objects.bulk_create(
        CheckSwitch(check_name=name, reason="Tried elsewhere.") for name in desk.CHECKS
    )


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
        editor, together = UserFactory(editor=True), Barrier(len(briefs))

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
