"""`make test` itself: what it says and how it ends."""

from contextlib import contextmanager

import pytest

from tests import run
from tests.postgres import NoServerError

CLEAN = {"tests": 3, "failures": 0, "errors": 0, "skipped": 0}


@contextmanager
def server():
    yield "postgres://newsroom@socket/postgres"


@contextmanager
def no_server():
    raise NoServerError("no server")
    yield


@pytest.fixture
def house(monkeypatch):
    """A machine on which all can run and all passes; what was run is noted."""
    monkeypatch.delenv("NEWSROOM_NO_SKIPS", raising=False)
    monkeypatch.setattr(run, "checks", lambda: [("ruff", ["true"])])
    monkeypatch.setattr(run, "find_chromium", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(run, "private_server", server)
    ran = []

    def pytest_run(name, options, environment):
        ran.append((name, options, environment["DATABASE_URL"]))
        return 0, CLEAN

    monkeypatch.setattr(run, "pytest", pytest_run)
    return ran


def last_lines(capsys):
    return capsys.readouterr().out.strip().splitlines()


def test_all_runs_on_both_databases(house, capsys):
    assert run.main(["-x"]) == 0
    assert house == [
        ("SQLite", ["-x"], ""),
        ("PostgreSQL", ["-m", "not browser", "-x"], "postgres://newsroom@socket/postgres"),
    ]
    assert last_lines(capsys)[-2:] == [
        "Not run on this machine: nothing.",
        "6 passed, 0 failed, 0 skipped",
    ]


@pytest.mark.parametrize(("strict", "status"), [("0", 0), ("1", 1)])
def test_what_cannot_run_is_named_and_forbidden_where_nothing_may_be_left_out(
    house, capsys, monkeypatch, strict, status
):
    monkeypatch.setenv("NEWSROOM_NO_SKIPS", strict)
    monkeypatch.setattr(run, "find_chromium", lambda: None)
    monkeypatch.setattr(run, "private_server", no_server)
    assert run.main([]) == status
    assert [name for name, _options, _url in house] == ["SQLite"]
    assert house[0][1] == ["-m", "not browser"]
    assert last_lines(capsys)[-2] == (
        "Not run on this machine: browser tests (no Chromium: install chromium); "
        "tests on PostgreSQL (no server)."
    )


@pytest.mark.parametrize(("strict", "status"), [("0", 0), ("1", 1)])
def test_a_skipped_test_is_a_failure_where_nothing_may_be_left_out(
    house, monkeypatch, strict, status
):
    monkeypatch.setenv("NEWSROOM_NO_SKIPS", strict)
    monkeypatch.setattr(run, "pytest", lambda *_: (0, CLEAN | {"skipped": 1}))
    assert run.main([]) == status


@pytest.mark.parametrize(
    ("status", "counts"),
    [(1, CLEAN | {"failures": 1}), (1, CLEAN | {"errors": 1}), (2, CLEAN)],
)
def test_a_failed_test_fails_the_whole(house, capsys, monkeypatch, status, counts):
    monkeypatch.setattr(run, "pytest", lambda *_: (status, counts))
    assert run.main([]) == 1
    assert "Failed: tests on SQLite, tests on PostgreSQL." in last_lines(capsys)


def test_a_failed_check_fails_the_whole_and_lets_the_tests_run(house, capsys, monkeypatch):
    monkeypatch.setattr(run, "checks", lambda: [("ruff", ["false"])])
    assert run.main([]) == 1
    assert len(house) == 2
    assert "Failed: ruff." in last_lines(capsys)
