"""A stale save: nothing typed is lost, and each field is decided by itself."""

import time

import pytest
from django.core import signing
from django.urls import reverse

from briefs import desk
from briefs.admin import settle
from tests.admin.forms import typed
from tests.factories import BriefFactory, CitationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague():
    return UserFactory(editor=True, username="colleague")


def page_of(brief):
    return reverse("admin:briefs_brief_change", args=[brief.pk])


def choose(client, response, **takes):
    """Send the choices of a stale page: theirs where nothing is said."""
    context = response.context
    data = {"kept": context["kept"], "version": context["stale"].version}
    data |= {f"take-{name}": take for name, take in takes.items()}
    return client.post(reverse("admin:briefs_brief_settle", args=[context["brief"].pk]), data)


@pytest.fixture
def stale(as_editor, editor, colleague):
    """The page after two people wrote: both the summary, only I the headline."""
    brief = BriefFactory(draft=True, author=editor, headline="A ferry", summary="It sails.")
    form = as_editor.get(page_of(brief))
    desk.write(brief, {"summary": "It sails at noon."}, by=colleague, version=1)
    data = typed(form, headline="A red ferry", summary="It sails at dawn.", _continue="1")
    return as_editor.post(page_of(brief), data)


def test_a_stale_save_is_refused_and_shows_both_texts(stale):
    assert stale.status_code == 409
    brief = stale.context["brief"]
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A ferry", "It sails at noon.")
    assert "colleague saved this brief while you were writing" in stale.text
    assert {field.name for field in stale.context["choices"]} == {"headline", "summary"}
    assert "<del>noon</del>" in stale.text
    assert "<ins>dawn</ins>" in stale.text


def test_one_field_is_carried_over_and_the_other_left(as_editor, stale):
    choose(as_editor, stale, headline="mine", summary="theirs")
    brief = stale.context["brief"]
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A red ferry", "It sails at noon.")
    assert brief.version == 3


def test_leaving_everything_changes_nothing(as_editor, stale):
    choose(as_editor, stale)
    brief = stale.context["brief"]
    brief.refresh_from_db()
    assert brief.version == 2


def test_a_third_save_meanwhile_asks_again_with_all_that_was_typed(as_editor, stale, colleague):
    brief = stale.context["brief"]
    desk.write(brief, {"headline": "A blue ferry"}, by=colleague, version=2)
    again = choose(as_editor, stale, headline="mine", summary="mine")
    assert again.status_code == 409
    assert again.context["stale"].version == 3
    choose(as_editor, again, headline="mine", summary="mine")
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A red ferry", "It sails at dawn.")


def test_a_citation_that_somebody_deleted_meanwhile_is_no_riddle(as_editor, editor, colleague):
    brief = BriefFactory(draft=True, author=editor)
    CitationFactory(brief=brief, position=1)
    form = as_editor.get(page_of(brief))
    desk.write(brief, {"citations": []}, by=colleague, version=1)
    response = as_editor.post(page_of(brief), typed(form, headline="Mine", _continue="1"))
    assert response.status_code == 409
    assert [field.name for field in response.context["choices"]] == ["headline"]


@pytest.fixture
def stale_correction(as_editor, colleague):
    """The page after two people changed a live brief: I its headline, with a note to readers."""
    live = BriefFactory(headline="A ferry sails thrice")
    form = as_editor.get(page_of(live))
    told = {"kind": "update", "note": "It sails in winter too.", "by": colleague, "version": 1}
    desk.correct(live, {"summary": live.summary + " It sails in winter."}, **told)
    data = typed(form, headline="A ferry sails twice", _continue="1")
    data |= {"correction": "correction", "note": "It sails twice a day."}
    return as_editor.post(page_of(live), data)


def test_a_correction_carries_its_note_over(as_editor, stale_correction):
    assert "It sails twice a day." in stale_correction.text
    choose(as_editor, stale_correction, headline="mine")
    live = stale_correction.context["brief"]
    live.refresh_from_db()
    assert live.headline == "A ferry sails twice"
    assert [note.note for note in live.corrections.order_by("number")] == [
        "It sails in winter too.",
        "It sails twice a day.",
    ]


def test_the_note_to_readers_is_no_field_that_can_be_chosen(as_editor, stale_correction):
    assert {"note", "correction"} < signed(stale_correction).keys()
    response = choose(as_editor, stale_correction, note="mine", correction="mine")
    page = as_editor.get(response.url)
    assert "The newer text stands; nothing was changed." in page.text
    assert stale_correction.context["brief"].corrections.count() == 1


def signed(response):
    return signing.loads(response.context["kept"], salt=settle.SALT)["typed"]


@pytest.mark.parametrize(("hours", "headline"), [(23, "A red ferry"), (25, "A ferry")])
def test_typed_text_waits_for_a_day(as_editor, stale, monkeypatch, hours, headline):
    brief, then = stale.context["brief"], time.time() - hours * 3600
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: then)
        kept = signing.dumps({"brief": brief.pk, "typed": signed(stale)}, salt=settle.SALT)
    data = {"kept": kept, "version": 2, "take-headline": "mine"}
    response = as_editor.post(reverse("admin:briefs_brief_settle", args=[brief.pk]), data)
    assert response.status_code == (302 if hours < settle.HOURS else 400)
    brief.refresh_from_db()
    assert brief.headline == headline


def test_typed_text_of_another_brief_or_by_another_hand_is_refused(as_editor, stale):
    other = BriefFactory(draft=True)
    address = reverse("admin:briefs_brief_settle", args=[other.pk])
    kept = {"kept": stale.context["kept"], "version": 1, "take-headline": "mine"}
    assert as_editor.post(address, kept).status_code == 400
    forged = signing.dumps({"brief": other.pk, "typed": {"headline": "x"}}, salt="another")
    assert as_editor.post(address, kept | {"kept": forged}).status_code == 400
    good = signing.dumps({"brief": other.pk, "typed": {"headline": "x"}}, salt=settle.SALT)
    assert as_editor.post(address, kept | {"kept": good}).status_code == 302
