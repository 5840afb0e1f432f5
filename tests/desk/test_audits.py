"""Commands that ask the whole newsroom: coverage and check_briefs."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from briefs import desk
from briefs.models import Document
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db

PAGE = (
    b"Peru opens a ferry line to its southern islands\n\nThe ministry opened the line on 4 March "
    b"2023. It carries 120 passengers a day and takes two hours.\n"
)


def run(*args, **options):
    out, err = StringIO(), StringIO()
    call_command(*args, stdout=out, stderr=err, **options)
    return out.getvalue()


@pytest.fixture
def clipping():
    document, _ = desk.take_in(PAGE, "page.txt", by=UserFactory(reporter=True))
    return document.clippings.get()


def test_the_ledger_tells_the_fate_of_every_clipping(clipping):
    assert "0 used, 1 waiting, 0 rejected" in run("coverage")
    assert str(clipping) in run("coverage", waiting=True)
    desk.reject(clipping, "Not our beat.", by=UserFactory(reporter=True))
    assert "0 used, 0 waiting, 1 rejected" in run("coverage")


def test_the_ledger_fails_when_a_kept_line_is_in_no_clipping(clipping):
    # The same text in other bytes makes no clippings, and loses nothing.
    desk.take_in(PAGE.replace(b"\n", b"\r\n"), "b.txt", by=UserFactory(reporter=True))
    assert Document.objects.count() == 2
    run("coverage")
    clipping.delete()
    err = StringIO()
    with pytest.raises(CommandError, match="2 lines are lost"):
        call_command("coverage", stdout=StringIO(), stderr=err)
    assert err.getvalue() == "page.txt: kept, but in no clipping: line 1, 3\n"


def test_the_audit_is_silent_about_briefs_that_meet_every_check():
    BriefFactory(summary="A ferry joins both shores, the paper says. " * 4)
    out = run("check_briefs", check=["headline", "tags"])
    assert out == "1 approved brief checked.\nEvery check is met.\n"


def test_the_audit_tells_of_what_asks_for_a_look():
    brief = BriefFactory(event_inferred=True, event_inferred_from="It was a Monday.")
    told = f"{brief.slug}: Date: "
    out = run("check_briefs", check=["date"])
    assert out == "1 approved brief checked.\n1 check asks for a look. Which, tells -v 2.\n"
    assert told in run("check_briefs", check=["date"], verbosity=2)


def test_the_audit_names_brief_check_and_reason_and_fails():
    brief = BriefFactory(summary="")
    with pytest.raises(CommandError, match="1 check is not met"):
        run("check_briefs")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_briefs", stdout=out)
    assert f"{brief.slug}: Summary: The summary is empty" in out.getvalue()


def test_the_audit_names_the_run_the_line_and_the_document(clipping):
    copied = "opened the line on 4 March 2023. It carries 120 passengers a day and takes two hours"
    brief = BriefFactory(summary=f"Somebody {copied}.", citations__clipping=clipping)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_briefs", check=["own-words"], stdout=out)
    said = f"{brief.slug}: Own words: 14 words in a row stand in line 3 of page.txt."
    assert out.getvalue().splitlines()[:2] == [said, f"    “{copied}”"]


def test_the_audit_looks_at_drafts_only_when_asked():
    BriefFactory(draft=True, summary="")
    assert run("check_briefs").startswith("0 approved briefs checked.")
    with pytest.raises(CommandError):
        run("check_briefs", every=True)
