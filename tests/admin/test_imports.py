"""A fixture from the browser: its plan first, then the import, by administrators only."""

import gzip
import json
import os
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from briefs.exchange import import_fixtures
from briefs.models import Brief, Source
from tests.factories import BriefFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

IMPORT = reverse("admin:briefs_import")
CONFIRM = reverse("admin:briefs_import_confirm")
FIXTURE = [
    {
        "model": "briefs.source",
        "fields": {"name": "Harbour Gazette", "kind": "newspaper", "owner": "private"},
    }
]


@pytest.fixture(autouse=True)
def waiting_room(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "imports"


def send(client, data=FIXTURE, name="desk.json"):
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return client.post(IMPORT, {"fixture": SimpleUploadedFile(name, body)})


def test_the_plan_is_shown_and_nothing_is_written(as_administrator):
    page = send(as_administrator)
    assert page.context["plan"].total("created") == 1
    assert not Source.objects.exists()


@pytest.mark.parametrize("name", ["DESK.JSON", "desk.json.GZ", "Desk.jsonl", "F.JSONL"])
def test_a_fixture_is_called_as_the_command_takes_it(as_administrator, name):
    whole = ".jsonl" not in name.lower()
    data = json.dumps(FIXTURE if whole else FIXTURE[0]).encode()
    data = gzip.compress(data) if name.endswith("GZ") else data
    assert send(as_administrator, data, name).context["plan"].total("created") == 1


def test_the_plan_names_what_stays_as_it_is_here(as_administrator):
    SourceFactory(name="Harbour Gazette", kind="agency", owner="state")
    page = send(as_administrator)
    assert page.context["plan"].total("kept") == 1
    assert "<td>source</td>" in page.text
    assert "<li>kept source: Harbour Gazette</li>" in page.text


def test_confirming_imports_what_was_planned_once(as_administrator, waiting_room):
    token = send(as_administrator).context["token"]
    done = as_administrator.post(CONFIRM, {"token": token})
    assert done.context["report"].total("created") == 1
    assert Source.objects.get().name == "Harbour Gazette"
    assert list(waiting_room.iterdir()) == []
    again = as_administrator.post(CONFIRM, {"token": token}, follow=True)
    assert "no longer here" in again.text


def test_nobody_confirms_what_a_colleague_was_shown(as_administrator, client, administrator):
    token = send(as_administrator).context["token"]
    client.force_login(UserFactory(administrator=True))
    client.post(CONFIRM, {"token": token})
    assert not Source.objects.exists()
    client.force_login(administrator)
    client.post(CONFIRM, {"token": token})
    assert Source.objects.exists()


def test_a_broken_fixture_is_refused_with_its_line(as_administrator, waiting_room):
    wrong = [{"model": "auth.user", "fields": {"username": "intruder"}}]
    page = send(as_administrator, wrong)
    assert "Nothing was imported." in page.text
    assert page.context["token"] is None
    assert list(waiting_room.iterdir()) == []


@pytest.mark.parametrize("name", ["desk.exe", "desk", "desk.json.zip"])
def test_only_fixtures_are_taken(as_administrator, name):
    assert "A fixture ends in" in send(as_administrator, name=name).text


def test_a_fixture_above_the_limit_is_sent_to_the_command(as_administrator, monkeypatch):
    monkeypatch.setattr("briefs.text.limits.FIXTURE_UPLOAD_BYTES", 10)
    assert "import_briefs" in send(as_administrator).text


def test_a_token_serves_only_who_got_it(as_administrator, client, editor):
    token = send(as_administrator).context["token"]
    client.force_login(editor)
    assert client.post(CONFIRM, {"token": token}).status_code == 403
    assert send(client).status_code == 403
    assert not Source.objects.exists()


def test_a_forged_token_finds_nothing(as_administrator):
    page = as_administrator.post(CONFIRM, {"token": "../../etc/passwd"}, follow=True)
    assert "no longer here" in page.text


def test_only_old_uploads_are_thrown_away(as_administrator, waiting_room):
    """A colleague may be reading the plan of another one."""
    send(as_administrator)
    (waits,) = waiting_room.iterdir()
    send(as_administrator)
    assert waits.exists()
    yesterday = waits.stat().st_mtime - 24 * 3600
    os.utime(waits, (yesterday, yesterday))
    send(as_administrator)
    assert not waits.exists()
    assert len(list(waiting_room.iterdir())) == 2


def draft_of(headline):
    fields = {"headline": headline, "summary": "A ferry.", "uid": str(uuid4())}
    return {"model": "briefs.brief", "fields": fields}


def test_imported_drafts_are_listed_by_who_brought_them_in(as_administrator, administrator):
    BriefFactory(draft=True)
    token = send(as_administrator, [*FIXTURE, draft_of("A ferry sails")]).context["token"]
    done = as_administrator.post(CONFIRM, {"token": token})
    brief = Brief.objects.get(headline="A ferry sails")
    assert brief.importer == administrator
    listed = f"/admin/briefs/brief/?importer={administrator.pk}"
    assert f'href="{listed}"' in done.text
    assert list(as_administrator.get(listed).context["cl"].result_list) == [brief]
    form = as_administrator.get(reverse("admin:briefs_brief_change", args=[brief.pk]))
    assert "Imported by administrator." in form.text


def test_what_a_command_imports_has_no_importer(tmp_path):
    path = tmp_path / "desk.json"
    path.write_text(json.dumps([draft_of("A ferry sails")]))
    import_fixtures([path])
    assert Brief.objects.get().importer is None


def test_the_list_offers_my_own_imports_and_names_whose_it_shows(as_administrator, editor):
    BriefFactory(draft=True, importer=editor)
    assert "editor</a>" not in as_administrator.get("/admin/briefs/brief/").text
    page = as_administrator.get(f"/admin/briefs/brief/?importer={editor.pk}")
    assert "editor</a>" in page.text
    assert len(page.context["cl"].result_list) == 1
