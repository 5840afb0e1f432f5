"""The preview of a draft: for staff, and by a signed link that expires."""

import re
import time
from datetime import timedelta

import pytest
from django.core import signing
from django.urls import reverse

from briefs import desk
from briefs.admin.briefs import preview
from tests.factories import BriefFactory, ClippingFactory, DocumentFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return BriefFactory(draft=True, headline="A ferry is planned")


def link_to(client, draft, settings):
    settings.SITE_URL = "https://newsroom.example"
    page = client.get(reverse("admin:briefs_brief_preview", args=[draft.pk]))
    return re.search(r'href="https://newsroom\.example(/admin/[^"]+)"', page.text).group(1)


def test_whoever_holds_the_link_sees_the_draft(as_editor, client, draft, settings):
    link = link_to(as_editor, draft, settings)
    client.logout()
    page = client.get(link)
    assert "A ferry is planned" in page.text
    assert "To show it to somebody" not in page.text


def test_a_draft_bears_no_day_of_publication(as_editor, draft):
    name = "<dt>Published</dt>"
    for brief, said in ((draft, False), (BriefFactory(), True)):
        page = as_editor.get(reverse("admin:briefs_brief_preview", args=[brief.pk]))
        assert (name in page.text) == said


def test_a_preview_is_never_stored_and_never_indexed(as_editor, draft, settings):
    for address in (
        reverse("admin:briefs_brief_preview", args=[draft.pk]),
        link_to(as_editor, draft, settings),
    ):
        response = as_editor.get(address)
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert '<meta name="robots" content="noindex, nofollow">' in response.text


def test_a_link_expires(as_editor, client, draft, settings, monkeypatch):
    link = link_to(as_editor, draft, settings)
    later = time.time() + timedelta(days=preview.DAYS, seconds=1).total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: later)
    client.logout()
    assert client.get(link).status_code == 404


def test_a_forged_link_and_a_withdrawn_brief_are_not_found(client):
    stone = BriefFactory(withdrawn=True)
    tokens = [
        "forged",
        signing.dumps(stone.pk, salt="another"),
        signing.dumps(0, salt=preview.SALT),
    ]
    tokens.append(signing.dumps(stone.pk, salt=preview.SALT))
    for token in tokens:
        assert client.get(reverse("admin:briefs_brief_shown", args=[token])).status_code == 404


def test_a_preview_is_the_page_that_readers_get_with_evidence_and_sources(as_editor, reporter):
    text = "A ferry line opens\n\nThe line links two ports of the bay, the paper says."
    reading = {"format": 1, "lines": [["headline", "", True], ["blank", "", False]]}
    reading["lines"].append(["body", "prose", True])
    clipping = ClippingFactory(document=DocumentFactory(text=text, reading=reading))
    brief = desk.use(clipping, by=reporter).brief
    words = {"summary": "The line links two ports of the bay."}
    desk.write(brief, words, by=reporter, version=1)
    page = as_editor.get(reverse("admin:briefs_brief_preview", args=[brief.pk])).text
    assert 'id="source-a"' in page
    assert '<i class="letter">a</i> line 3</span>' in page
    assert "Cite this brief" not in page
    public = BriefFactory()
    shown = as_editor.get(reverse("admin:briefs_brief_preview", args=[public.pk])).text
    columns = as_editor.get(public.get_absolute_url()).text.partition('<main id="main"')[2]
    assert columns.partition("</main>")[0].partition('<div class="columns">')[2].strip() in shown


@pytest.mark.parametrize("live", [False, True])
def test_a_preview_leads_to_no_page_that_readers_have_not(as_editor, client, live):
    """What no public brief bears is said in plain words; neither is there anything to cite."""
    tags = [TagFactory(country=True), TagFactory(name="Sample Port")]
    brief = BriefFactory(scheduled=True, slug="soon", tags=tags)
    if live:
        BriefFactory(tags=tags, citations__source=brief.citations.get().source)
    page = as_editor.get(reverse("admin:briefs_brief_preview", args=[brief.pk])).text
    assert "Sample Port" in page
    ways = set(re.findall(r'href="(/(?:tags|sources|briefs)/[^"#]+)"', page))
    assert len(ways) == (3 if live else 0)
    assert {client.get(way).status_code for way in ways} <= {200}


def test_hostile_text_is_shown_as_text(as_editor):
    draft = BriefFactory(draft=True, headline="<script>alert(1)</script>", body="<b>bold</b>")
    page = as_editor.get(reverse("admin:briefs_brief_preview", args=[draft.pk]))
    assert "<script>alert" not in page.text
    assert "&lt;b&gt;bold&lt;/b&gt;" in page.text
