import socket
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from briefs.models import Brief
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def static_root(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "staticfiles"


def prepare():
    out = StringIO()
    call_command("prepare", stdout=out)
    return out.getvalue()


def test_a_new_newsroom_gets_its_account_briefs_and_drafts():
    said = prepare()
    assert "password" in said
    assert Brief.objects.public().count() == 18
    assert Brief.objects.filter(status=Brief.Status.DRAFT).exists()
    assert get_user_model().objects.count() == 1


def test_a_second_run_changes_nothing():
    prepare()
    briefs = set(Brief.objects.values_list("uid", "version"))
    said = prepare()
    assert "password" not in said
    assert set(Brief.objects.values_list("uid", "version")) == briefs


def test_a_newsroom_with_briefs_gets_no_others():
    brief = BriefFactory()
    prepare()
    assert list(Brief.objects.all()) == [brief]


def test_a_database_that_does_not_answer_is_told_in_one_sentence(monkeypatch):
    def refuse():
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    with pytest.raises(CommandError, match=r"does not answer: connection refused$"):
        prepare()


def test_a_port_in_use_is_told_before_anything_is_prepared(settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings.PORT = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"such as PORT={settings.PORT + 1} make run\.$"):
            call_command("prepare", to_serve=True)
    assert not get_user_model().objects.exists()
    call_command("prepare", to_serve=True, stdout=StringIO())
    assert get_user_model().objects.exists()
