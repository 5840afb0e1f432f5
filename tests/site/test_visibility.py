import ast
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

import briefs.site
from briefs.models import BriefSlug, SourceSlug, TagSlug
from tests.factories import (
    BriefFactory,
    CitationFactory,
    CorrectionFactory,
    SourceFactory,
    TagFactory,
)
from tests.site.pages import inside, texts

pytestmark = pytest.mark.django_db

ROOM = Path(briefs.site.__file__).parent
EVERYWHERE = [
    "/",
    "/briefs/",
    "/briefs/?q=lighthouse",
    "/briefs/feed.atom",
    "/briefs/feed.rss",
    "/briefs/feed.json",
    "/archive/2021/",
    "/archive/2021/11/13/",
    "/digests/2021-W45/",
    "/digests/2021-W45/digest.txt",
    "/digests/feed.atom",
    "/corrections/",
    "/since/?date=2020-01-01",
    "/sitemap-2021-11.xml",
    "/tags/peru/",
]


@pytest.mark.parametrize("address", EVERYWHERE)
@pytest.mark.parametrize("trait", ["draft", "in_review", "scheduled"])
def test_what_is_not_public_is_shown_nowhere(client, advance, address, trait):
    BriefFactory(headline="The lighthouse is painted", slug="seen")
    CorrectionFactory(
        brief=BriefFactory(headline="Hidden lighthouse", slug=None, **{trait: True})
        if trait != "scheduled"
        else BriefFactory(headline="Hidden lighthouse", slug="hidden", scheduled=True),
        note="Hidden note",
    )
    advance()
    answer = client.get(address)
    assert answer.status_code == 200
    assert b"Hidden" not in answer.content


def test_hidden_and_missing_give_the_same_answer(client):
    BriefFactory(slug="tomorrow", scheduled=True)
    hidden, missing = client.get("/briefs/tomorrow/"), client.get("/briefs/never/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert hidden.headers.keys() == missing.headers.keys()


def test_a_withdrawn_brief_leaves_a_stone_with_its_reason_and_none_of_its_text(client):
    BriefFactory(
        slug="gone", withdrawn=True, summary="Secret summary.", body="Secret body.", headline="Old"
    )
    answer = client.get("/briefs/gone/")
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "The source took it back." in text
    assert "“Old”" in text
    assert "Secret" not in text
    assert "ETag" not in answer.headers


@pytest.mark.parametrize(
    "address", ["/corrections/", "/corrections/feed.json", "/", "/briefs/gone/"]
)
def test_a_withdrawn_brief_keeps_its_corrections_on_record_without_its_text(client, address):
    stone = BriefFactory(slug="gone", withdrawn=True)
    change = {"field": "summary", "before": "Secret before", "after": "Secret after"}
    CorrectionFactory(brief=stone, number=7, note="The bay is deeper.", changes=[change])
    never = BriefFactory(slug="never", withdrawn=True, first_published_at=None)
    CorrectionFactory(brief=never, note="A note that nobody saw.")
    text = client.get(address).content.decode()
    assert "The bay is deeper." in text
    assert "Correction 7" in text
    assert "/briefs/gone/#" not in text
    assert "Secret" not in text
    assert "nobody saw" not in text


def test_corrections_of_stones_stand_in_the_order_of_the_page(client):
    now = timezone.now()
    notes = [("First", "gone", 3), ("Second", "here", 2), ("Third", "gone", 1)]
    of = {"gone": BriefFactory(withdrawn=True), "here": BriefFactory()}
    for number, (note, where, hours) in enumerate(notes, 1):
        at = now - timedelta(hours=hours)
        CorrectionFactory(brief=of[where], number=number, note=f"{note} note.", at=at)
    text = client.get("/corrections/").content.decode()
    assert text.index("Third note.") < text.index("Second note.") < text.index("First note.")


def test_a_draft_that_was_never_public_leaves_no_stone(client):
    BriefFactory(slug="never", withdrawn=True, published_at=None, first_published_at=None)
    assert client.get("/briefs/never/").status_code == 404


@pytest.mark.parametrize(
    ("precision", "said"),
    [("day", "14 November 2021"), ("month", "November 2021"), ("year", "2021")],
)
def test_a_stone_tells_the_date_that_its_source_bears(client, precision, said):
    brief = BriefFactory(withdrawn=True, slug="gone", citations=0, event_on=date(2020, 2, 1))
    post = SourceFactory(name="Harbour Post")
    dated = {"published_on": date(2021, 11, 14), "published_precision": precision}
    CitationFactory(brief=brief, source=post, **dated)
    (facts,) = inside(gone(client), "facts")
    assert texts(facts.xpath(".//dd"))[2] == f"Harbour Post, newspaper, {said}"


def test_a_stone_gives_a_source_without_a_date_none(client):
    post = SourceFactory(name="Harbour Post")
    BriefFactory(withdrawn=True, slug="gone", citations__source=post)
    (facts,) = inside(gone(client), "facts")
    assert texts(facts.xpath(".//dd"))[2] == "Harbour Post, newspaper"
    # Cited by nothing that readers see it has no page, and then one.
    assert facts.xpath(".//dd//a") == []
    BriefFactory(citations__source=post)
    (link,) = inside(gone(client), "facts", "//dd//a")
    assert (link.text, link.get("href")) == ("Harbour Post", post.get_absolute_url())


def test_a_stone_leaves_out_the_code_that_every_brief_carries(client):
    peru, chile = TagFactory(country=True), TagFactory(kind="country", name="Chile", code="CL")
    BriefFactory.create_batch(10, tags=[peru])
    BriefFactory(withdrawn=True, slug="gone", tags=[peru, chile])
    assert texts(inside(gone(client), "codes", "/b")) == ["CL"]


def gone(client):
    answer = client.get("/briefs/gone/")
    assert answer.status_code == 410
    return html.fromstring(answer.content)


def test_a_stone_points_to_what_stands_in_its_place(client):
    kept = BriefFactory(headline="The better brief")
    BriefFactory(slug="merged", withdrawn=True, merged_into=kept)
    assert "The better brief" in client.get("/briefs/merged/").content.decode()


def test_a_stone_does_not_point_to_what_readers_may_not_see(client):
    kept = BriefFactory(headline="Not yet", scheduled=True)
    BriefFactory(slug="merged", withdrawn=True, merged_into=kept)
    assert "Not yet" not in client.get("/briefs/merged/").content.decode()


def test_former_slugs_lead_on(client):
    brief = BriefFactory(slug="new-name")
    BriefSlug.objects.create(slug="old-name", brief=brief)
    tag = brief.tagged.first().tag
    TagSlug.objects.create(slug="old-tag", tag=tag)
    source = brief.citations.first().source
    SourceSlug.objects.create(slug="old-source", source=source)
    for old, new in [
        ("/briefs/old-name/", "/briefs/new-name/"),
        ("/tags/old-tag/", tag.get_absolute_url()),
        ("/sources/old-source/", source.get_absolute_url()),
    ]:
        answer = client.get(old)
        assert (answer.status_code, answer.headers["Location"]) == (301, new)


def test_a_former_slug_of_a_hidden_brief_tells_nothing(client):
    BriefSlug.objects.create(slug="old-name", brief=BriefFactory(scheduled=True))
    assert client.get("/briefs/old-name/").status_code == 404


def test_tags_and_sources_without_a_public_brief_are_unknown(client):
    hidden = BriefFactory(draft=True, tags=[TagFactory(name="whisper")])
    CitationFactory(brief=hidden, source=SourceFactory(name="Secret Post"))
    BriefFactory()
    assert client.get("/tags/whisper/").status_code == 404
    assert client.get("/sources/secret-post/").status_code == 404
    assert b"whisper" not in client.get("/tags/").content
    assert b"Secret Post" not in client.get("/sources/").content
    assert "whisper" in (asked := client.get("/briefs/?tag=whisper").content.decode())
    assert asked == client.get("/briefs/?tag=missing").content.decode().replace(
        "missing", "whisper"
    )


def test_the_masthead_counts_the_sources_that_are_listed(client):
    CitationFactory(brief=BriefFactory(), role="aggregator", position=1)
    listed = html.fromstring(client.get("/sources/").content)
    assert len(inside(listed, "sources", "/tbody/tr")) == 2
    assert "2 sources" in " ".join(texts(inside(listed, "edition")))


def test_a_scheduled_brief_appears_by_itself_when_its_minute_comes(client, monkeypatch):
    brief = BriefFactory(headline="Later", slug="later", scheduled=True)
    before = client.get("/briefs/")
    assert b"Later" not in before.content
    later = brief.published_at + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    after = client.get("/briefs/", headers={"If-None-Match": before.headers["ETag"]})
    assert b"Later" in after.content


def modules():
    return sorted(ROOM.rglob("*.py"))


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.stem)
def test_the_site_reads_briefs_through_public_and_stones_only(module):
    """Every `.objects` of a model that has a public side is followed by one of these."""
    tree = ast.parse(module.read_text())
    for node in ast.walk(tree):
        named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
        if named and node.value.attr == "objects" and isinstance(node.value.value, ast.Name):
            model = node.value.value.id
            if model in {"Brief", "Tag", "Source", "Correction"}:
                asked = f"{model}.objects.{node.attr}"
                assert node.attr in {"public", "stones", "on_record"}, asked


def test_every_address_answers_the_same_with_and_without_hidden_briefs(client, advance):
    shown = BriefFactory(headline="The lighthouse is painted", slug="seen")
    CorrectionFactory(brief=shown, number=1)
    advance()
    addresses = [*EVERYWHERE, "/tags/", "/sources/", "/archive/", "/digests/", "/sitemap.xml"]
    addresses += [reverse("briefs:brief", args=["seen"]), "/corrections/feed.json"]
    world = {address: client.get(address) for address in addresses}
    peru = shown.tagged.get(tag__code="PE").tag
    for trait in ["draft", "in_review"]:
        hidden = BriefFactory(
            headline="Lighthouse", slug=None, tags=[peru, TagFactory()], **{trait: True}
        )
        CorrectionFactory(brief=hidden, number=1)
    BriefFactory(headline="Lighthouse", slug="soon", scheduled=True, tags=[peru])
    advance_index_only()
    from django.core.cache import cache

    cache.clear()
    for address, before in world.items():
        after = client.get(address)
        assert after.content == before.content, address
        assert after.headers["ETag"] == before.headers["ETag"], address


def advance_index_only():
    from briefs import search
    from briefs.models import Brief

    search.index(Brief.objects.values_list("pk", flat=True))
