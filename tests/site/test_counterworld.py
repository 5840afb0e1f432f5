"""World and counter-world: what is hidden changes no byte of what readers get."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from briefs import desk, search
from briefs.models import Brief, ClippingMark, Counted, Edition, ReaderReport, Tally
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    TagNameFactory,
    UserFactory,
)
from tests.site.addresses import addresses

pytestmark = pytest.mark.django_db

PRINTED = "These printed words belong to the desk and to nobody else in the world."
# What is public, what was, and what never was.
SLUGS = ["first-ferry", "stone", "peru", "harbour-gazette", "hidden-topic", "hidden-herald"]
SLUGS += ["hidden-ferry-joins-both-shores-of-a-secret-harbour"]
VALUES = [*({"form": form} for form in ("atom", "rss", "json")), *({"slug": s} for s in SLUGS)]
VALUES += [{"name": name} for name in ("tags", "sources", "digests", "2021-11", "2022-03")]
VALUES += [{"year": "2022", "month": "03", "day": "04", "week": "2022-W09"}]
PAGES = {address: name for known in VALUES for name, address in addresses(**known).items()}
ADDRESSES = [
    *PAGES,
    "/briefs/?q=ferry",
    "/briefs/?q=ferry&sort=relevance",
    '/briefs/?q="joins both shores"',
    "/briefs/?q=harbour",
    "/briefs/typed.json?q=hid",
    "/briefs/typed.json?q=harb",
    "/briefs/?q=secrett",
    "/briefs/?q=ferri+fery+shoers",
    "/briefs/?tag=peru&q=hiden",
    "/briefs/?tag=peru",
    "/briefs/?-tag=peru",
    "/briefs/?tag=hidden-topic",
    "/briefs/?source=hidden-herald",
    "/briefs/?kind=newspaper",
    "/briefs/?from=2021&to=2022",
    "/briefs/?sort=oldest",
    "/briefs/feed.atom?q=ferry",
    "/since/?date=2021-01-01",
]


def answers(client, asked=ADDRESSES):
    # What is counted for one address may be kept for the next, never from one world to the other.
    cache.clear()
    found = {}
    for address in asked:
        answer = client.get(address)
        found[address] = (
            answer.status_code,
            answer.headers.get("ETag"),
            answer.headers.get("Cache-Control"),
            answer.content,
        )
    return found


@pytest.fixture
def world():
    gazette = SourceFactory(name="Harbour Gazette")
    document = DocumentFactory(text=f"Ferry\n\n{PRINTED}")
    clipping = ClippingFactory(document=document, excerpt=PRINTED)
    first = BriefFactory(slug="first-ferry", citations__source=gazette)
    CitationFactory(brief=first, source=gazette, clipping=clipping)
    CorrectionFactory(brief=first)
    BriefFactory(slug="second-ferry", event_on=None, event_precision="unknown")
    stone = BriefFactory(slug="stone", withdrawn=True)
    CorrectionFactory(brief=stone)
    search.index(Brief.objects.values_list("pk", flat=True))
    Edition.objects.advance()


def hide_much():
    """Do at the desk all that a desk does before readers see anything of it."""
    editor, reporter = UserFactory(editor=True), UserFactory(reporter=True)
    topic = TagFactory(name="hidden topic")
    TagNameFactory(tag=topic, name="ferry harbour secrets")
    herald = SourceFactory(name="Hidden Herald")
    peru = TagFactory._meta.model.objects.named("Peru").get()
    content = {
        "headline": "Hidden ferry joins both shores of a secret harbour",
        "summary": "Hidden ferry, secret harbour. " * 20,
        "event_on": "2022-03-04",
        "event_precision": "day",
        "tags": [topic.name, peru.name],
        "citations": [{"source": herald.name, "published_precision": "none", "note": "x"}],
    }
    draft = desk.write(None, content, by=reporter).brief
    desk.submit(draft, by=reporter, version=1)
    later = timezone.now() + timedelta(days=2)
    soon = desk.write(None, content, by=reporter).brief
    desk.schedule(soon, later, by=editor, version=1)
    merged = desk.write(None, content, by=reporter).brief
    desk.merge(merged, draft, by=editor, version=1, into_version=2)
    live = Brief.objects.get(slug="first-ferry")
    copy = desk.rework(live, by=reporter, version=live.version).brief
    desk.write(copy, {"headline": "Hidden rework"}, by=reporter, version=1)
    desk.merge_tags(TagFactory(name="hidden too"), topic, by=editor)
    desk.take_in(b"Hidden page\n\nHidden prose of a secret harbour.\n", "h.txt", by=reporter)
    ReaderReport.objects.create(text="Hidden report", brief=live)
    ClippingMark.objects.create(clipping=ClippingFactory(), mark=1)


@pytest.mark.parametrize("tallied", [False, True])
def test_what_is_hidden_changes_no_byte_of_what_readers_get(client, world, tallied, settings):
    settings.SITE_CONTACT = "desk@news.example"
    if tallied:
        Tally.objects.recount()
    before = answers(client)
    seen = {name for address, name in PAGES.items() if before[address][0] in (200, 302)}
    assert seen == set(PAGES.values())
    hide_much()
    after = answers(client)
    assert {a: found[0] for a, found in after.items()} == {a: f[0] for a, f in before.items()}
    for address in ADDRESSES:
        assert after[address] == before[address], address
    assert Counted.objects.count() == (3 if tallied else 0)


def test_the_counter_world_would_notice_a_change(client, world):
    changing = ["/", "/briefs/", "/tags/peru/"]
    before = answers(client, changing)
    BriefFactory(slug="third-ferry")
    search.index(Brief.objects.values_list("pk", flat=True))
    Edition.objects.advance()
    after = answers(client, changing)
    assert [a for a in changing if after[a] == before[a]] == []


def test_no_printed_word_of_a_document_reaches_a_reader(client, world):
    told = [a for a in ADDRESSES if PRINTED.encode() in client.get(a).content]
    assert told == []
