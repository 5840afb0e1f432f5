"""After each verb of the desk every page is the same with what was kept and with nothing kept."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.utils import timezone

from briefs import desk
from briefs.models import Brief, CheckSwitch, Edition, SourceMerge, TagMerge, Tally
from briefs.site.kept import ledger
from tests.factories import SUMMARY, BriefFactory, SourceFactory, TagFactory, UserFactory
from tests.renaming import rename_tag

pytestmark = pytest.mark.django_db

LIST, BRIEF = "/briefs/?tag=ports&-source=wire", "/briefs/first/"


@pytest.fixture
def by():
    return UserFactory(administrator=True)


@pytest.fixture
def world(monkeypatch):
    """Two kin, one withdrawn and one waiting; tags on all are named, tallies have begun."""
    monkeypatch.setattr(ledger, "ENOUGH_TO_COMPARE", 50)
    ports, wire = TagFactory(name="ports"), SourceFactory(name="Wire", slug="wire")
    told = {"tags": [ports, TagFactory(country=True)], "summary": SUMMARY}
    BriefFactory(slug="first", headline="A ferry sails", **told)
    BriefFactory(slug="second", headline="A train runs", citations__source=wire, **told)
    BriefFactory(slug="gone", withdrawn=True, **told)
    BriefFactory(headline="A bus waits", draft=True, **told)
    for switched in ("figures", "once"):
        CheckSwitch.objects.create(check_name=switched, reason="Not here.")
    Tally.objects.recount()
    Edition.objects.advance()


def one(slug):
    return Brief.objects.get(slug=slug)


def versioned(brief, by):
    return {"by": by, "version": brief.version}


def corrected(by):
    content = desk.content_of(desk.record_of(one("first"))) | {"headline": "A boat sails"}
    told = versioned(one("first"), by)
    desk.correct(one("first"), content, kind="update", note="It is a boat.", **told)


def published(by):
    draft = Brief.objects.get(status="draft")
    desk.publish(draft, **versioned(draft, by))


def came_out_by_its_minute(by):
    draft, now = Brief.objects.get(status="draft"), timezone.now()
    desk.schedule(draft, now + timedelta(hours=1), **versioned(draft, by))
    with patch.object(timezone, "now", lambda: now + timedelta(hours=2)):
        yield


def withdrawn(by):
    desk.withdraw(one("second"), "It was another one.", **versioned(one("second"), by))


def restored(by):
    desk.restore(one("gone"), **versioned(one("gone"), by), because="It is true after all.")


def merged(by):
    second = versioned(one("second"), by)
    desk.merge(one("second"), one("first"), into_version=one("first").version, **second)


def tags_merged_and_parted(by):
    desk.merge_tags(TagFactory._meta.model.objects.get(name="ports"), TagFactory(name="x"), by=by)
    yield
    desk.unmerge_tags(TagMerge.objects.get(), by=by)


def sources_merged_and_parted(by):
    wire, other = (SourceFactory._meta.model.objects.get(slug="wire"), one("first").lead_source)
    desk.merge_sources(wire, other, by=by)
    yield
    desk.unmerge_sources(SourceMerge.objects.get(), by=by)


def renamed(by):
    rename_tag(TagFactory._meta.model.objects.get(name="ports"), "Harbours", by=by)
    wire = SourceFactory._meta.model.objects.get(slug="wire")
    wire.name = "The Wire"
    desk.keep_source(wire, by=by)


def answers(client, addresses):
    found = {}
    for address in addresses:
        answer = client.get(address)
        found[address] = (answer.status_code, answer.headers.get("ETag"), answer.content)
    return found


VERBS = {
    corrected: ["/", BRIEF],
    published: [LIST, BRIEF],
    came_out_by_its_minute: ["/", "/tags/ports/"],
    withdrawn: [LIST, BRIEF],
    restored: ["/corrections/", LIST],
    merged: ["/", LIST],
    tags_merged_and_parted: [LIST, BRIEF],
    sources_merged_and_parted: [LIST, BRIEF],
    renamed: ["/tags/", BRIEF],
}


@pytest.mark.parametrize(("verb", "addresses"), VERBS.items())
def test_what_is_kept_tells_no_lie(client, world, by, verb, addresses):
    before = answers(client, addresses)
    for _half in verb(by) or [None]:
        kept = answers(client, addresses)
        assert not kept.items() & before.items()
        cache.clear()
        assert answers(client, addresses) == kept
