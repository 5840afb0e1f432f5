"""What the commands say where nothing is to be done, and where something stands in the way."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, ProgrammingError, connection

from briefs import desk
from briefs.management.commands import first_editor
from briefs.models import Document
from tests.exchange.conftest import fixture, newsroom_records  # noqa: F401
from tests.factories import BriefFactory, UserFactory

PAGE = (
    b"Peru opens a ferry line to its southern islands\n\nThe ministry opened the line on 4 March "
    b"2023. It carries 120 passengers a day and takes two hours.\n"
)


def run(*args, **options):
    out = options.pop("stdout", None) or StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def document(db):
    return desk.take_in(PAGE, "page.txt", by=UserFactory(reporter=True))[0]


def refuse(execute, *query):
    raise OperationalError("no such table: briefs_source\nand a second line")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["check_briefs", "coverage", "first_editor", "reread"])
def test_what_the_database_says_is_told_in_one_sentence(name):
    with (
        connection.execute_wrapper(refuse),
        pytest.raises(CommandError, match=r"no such table: briefs_source\. Run migrate"),
    ):
        run(name)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (ProgrammingError('relation "briefs_brief" does not exist'), "exist. Run migrate"),
        (OperationalError("connection refused"), "refused. See that it answers, then run"),
        (IntegrityError("a check failed"), "failed. Run this again."),
    ],
)
def test_each_error_of_the_database_is_told_with_its_own_cure(error, cure):
    def fail(*args):
        raise error

    with connection.execute_wrapper(fail), pytest.raises(CommandError, match=re.escape(cure)):
        run("check_briefs")


@pytest.mark.django_db
def test_a_fixture_is_not_blamed_for_the_database(fixture):  # noqa: F811
    path = fixture(newsroom_records())
    with connection.execute_wrapper(refuse), pytest.raises(CommandError) as error:
        run("import_briefs", path)
    assert str(path) not in str(error.value)
    assert str(error.value) == (
        "Nothing imported.\nThe database refused it: no such table: briefs_source; "
        "where it is new, run migrate first, then this again."
    )


@pytest.mark.django_db
def test_a_check_names_its_brief_as_people_call_it_and_tells_how_to_see_the_others():
    public, draft = BriefFactory(summary=""), BriefFactory(draft=True, summary="")
    with pytest.raises(CommandError):
        run("check_briefs", every=True, stdout=(out := StringIO()))
    assert f"\n{draft.uid} “{draft.headline}”: " in f"\n{out.getvalue()}"
    assert f"\n{public.slug}: " in f"\n{out.getvalue()}"
    assert out.getvalue().endswith("ask for a look. Which, tells -v 2.\n")


def test_a_folder_is_answered_with_its_cure(tmp_path, capsys):
    with pytest.raises(CommandError):
        run("build_fixture", tmp_path, json=True)
    cure = f"{tmp_path.name} is a folder: name its files, such as {tmp_path}/*."
    assert cure in capsys.readouterr().err


def test_a_refused_document_is_named_once(tmp_path, capsys):
    (tmp_path / "empty.txt").touch()
    with pytest.raises(CommandError):
        run("build_fixture", tmp_path / "empty.txt", json=True)
    assert capsys.readouterr().err.splitlines() == ["empty.txt is empty."]


def test_reading_again_says_that_nothing_changed(document):
    assert run("reread") == "Nothing changed in 1 document.\n"


def test_a_rehearsal_says_what_would_change(document):
    Document.objects.update(kind="digest")
    said = run("reread", dry_run=True)
    assert said == (
        "“page.txt” read again. Clippings: 0 new, 0 changed, 0 gone, 0 in use with other words. "
        "Other than before: its kind.\nNothing written: this was a rehearsal.\n"
    )
    assert Document.objects.get().kind == "digest"


def test_the_ledger_says_that_nothing_waits(document):
    assert "No clipping waits." not in run("coverage", waiting=True)
    desk.reject(document.clippings.get(), "Not our beat.", by=UserFactory(reporter=True))
    assert "No clipping waits." in run("coverage", waiting=True)


def test_no_password_looks_like_an_option(monkeypatch):
    monkeypatch.setattr(first_editor.secrets, "token_urlsafe", lambda size: "-" * size)
    assert first_editor.new_password()[0].isalpha()
