import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, transaction

from briefs.models import Tally
from tests.exchange.conftest import brief_records, names_and_papers

ROOT = Path(__file__).resolve().parent.parent.parent


def uid(number):
    return f"00000000-0000-4000-8000-{number:012d}"


@pytest.fixture
def database(tmp_path):
    """The name of a database that another process can open, with this test's newsroom in it."""
    if connection.vendor != "sqlite":
        return connection.settings_dict["NAME"]
    path = tmp_path / "newsroom.sqlite3"
    target = sqlite3.connect(path)
    connection.ensure_connection()
    connection.connection.backup(target)
    target.close()
    return str(path)


@pytest.fixture
def newsroom(transactional_db, bring_in):
    old = [r for n in range(20) for r in brief_records(uid(n), 1 + 4 * (n % 2))]
    bring_in([*names_and_papers(), *old])
    with transaction.atomic():
        Tally.objects.recount()


@pytest.mark.django_db(transaction=True)
def test_an_import_killed_at_any_of_ten_points_leaves_the_newsroom_as_it_was(
    newsroom, database, fixture
):
    """Half of the briefs are overwritten, the others are new: more than one batch of them."""
    papers = names_and_papers()
    papers[0]["fields"]["domain"] = "gazette.example"
    new = [r for n in range(10, 70) for r in brief_records(uid(n), 1, headline=f"New {n}")]
    done = subprocess.run(
        [sys.executable, "-m", "tests.exchange.killed", database, fixture([*papers, *new])],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [dead and same for _at, dead, same in told["results"]] == [True] * 10
    assert told["after"]
    assert told["again"] == 0
    assert told["counted"]
