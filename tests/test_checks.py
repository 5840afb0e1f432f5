from contextlib import nullcontext

import pytest
from django.core.checks.registry import registry

from newsroom import checks


def ids(messages):
    return [message.id for message in messages]


@pytest.mark.parametrize(
    ("mode", "found"), [(0o600, []), (0o640, ["newsroom.W001"]), (0o604, ["newsroom.W001"])]
)
def test_an_env_file_that_others_can_read_is_told(settings, tmp_path, mode, found):
    settings.ENV_FILE = tmp_path / ".env"
    settings.ENV_FILE.touch()
    settings.ENV_FILE.chmod(mode)
    assert ids(checks.env_file_is_private(None)) == found


def test_no_env_file_is_no_fault(settings, tmp_path):
    settings.ENV_FILE = tmp_path / "missing"
    assert checks.env_file_is_private(None) == []


@pytest.mark.parametrize(
    ("redirect", "trusted", "found"),
    [(True, True, []), (False, False, []), (True, False, ["newsroom.W002"])],
)
def test_a_redirect_to_https_without_end_is_told(settings, redirect, trusted, found):
    settings.SECURE_SSL_REDIRECT, settings.TRUSTED_PROXY = redirect, trusted
    assert ids(checks.https_can_be_seen(None)) == found


def test_data_among_the_static_files_is_told(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "staticfiles"
    settings.DATA_DIR = tmp_path / "var"
    assert checks.data_is_not_served(None) == []
    settings.DATA_DIR = tmp_path / "staticfiles" / "var"
    assert ids(checks.data_is_not_served(None)) == ["newsroom.E002"]


class Connection:
    """As much of a database connection as the check asks."""

    def __init__(self, vendor, answer):
        self.vendor = vendor
        self.cursor = lambda: nullcontext(self)
        self.execute = lambda statement: None
        self.fetchone = lambda: (answer,)


@pytest.mark.parametrize(
    ("vendor", "answer", "found"),
    [("sqlite", 1, []), ("sqlite", 0, ["newsroom.E001"]), ("postgresql", 0, [])],
)
def test_an_sqlite_without_full_text_is_told(monkeypatch, vendor, answer, found):
    monkeypatch.setattr(checks, "connections", {"default": Connection(vendor, answer)})
    assert ids(checks.sqlite_has_full_text(None, databases=["default"])) == found
    assert checks.sqlite_has_full_text(None, databases=None) == []


@pytest.mark.django_db
def test_the_database_of_the_tests_passes():
    assert checks.sqlite_has_full_text(None, databases=["default"]) == []


def test_the_checks_are_registered():
    registered = registry.get_checks(include_deployment_checks=True)
    assert {
        checks.env_file_is_private,
        checks.data_is_not_served,
        checks.https_can_be_seen,
        checks.sqlite_has_full_text,
    } <= set(registered)
