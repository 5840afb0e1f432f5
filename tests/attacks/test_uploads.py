"""A fixture from the browser makes drafts only: nobody publishes past the desk's verbs."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from briefs.exchange import import_fixtures
from briefs.exchange.files.units import stamp
from briefs.models import Brief, BriefSlug
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db

UID = "11111111-1111-4111-8111-111111111111"
PUBLISHED = {
    "status": "published",
    "published_at": "2021-11-13T09:00:00Z",
    "first_published_at": "2021-11-13T09:00:00Z",
    "slug": "straight-to-the-readers",
}
WITHDRAWN = PUBLISHED | {
    "status": "withdrawn",
    "withdrawn_at": "2021-11-14T09:00:00Z",
    "withdrawn_because": "Everybody should read this.",
}


def fixture_of(uid, **fields):
    fields = {"uid": uid, "headline": "Straight to the readers", **fields}
    return json.dumps([{"model": "briefs.brief", "fields": fields}]).encode()


@pytest.fixture
def upload(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    client.force_login(UserFactory(administrator=True))

    def send(content):
        file = SimpleUploadedFile("desk.json", content)
        page = client.post(reverse("admin:briefs_import"), {"fixture": file})
        token = {"token": page.context["token"]}
        return client.post(reverse("admin:briefs_import_confirm"), token).context["report"]

    return send


@pytest.mark.parametrize("fields", [PUBLISHED, WITHDRAWN, {"status": "review"}])
def test_an_uploaded_brief_comes_in_as_a_draft(client, upload, fields):
    assert upload(fixture_of(UID, **fields)).total("created") == 1
    brief = Brief.objects.get(uid=UID)
    assert (brief.status, brief.slug, brief.published_at) == ("draft", None, None)
    assert client.get("/briefs/straight-to-the-readers/").status_code == 404


def test_an_upload_does_not_change_what_is_public(upload):
    brief = BriefFactory(headline="As readers know it")
    # As if no editor had touched it since its last import.
    stamp([brief.pk])
    report = upload(fixture_of(str(brief.uid), **PUBLISHED))
    assert report.total("kept") == 1
    brief.refresh_from_db()
    assert (brief.status, brief.headline) == ("published", "As readers know it")
    assert not BriefSlug.objects.exists()


def test_the_shell_keeps_the_status_that_stands_in_the_file(tmp_path):
    path = tmp_path / "desk.json"
    path.write_bytes(fixture_of(UID, **PUBLISHED))
    import_fixtures([path])
    assert Brief.objects.public().get().slug == "straight-to-the-readers"
