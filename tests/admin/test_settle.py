"""A stale save: nothing typed is lost, and each field is decided by itself."""

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


def test_a_correction_carries_its_note_over(as_editor, colleague):
    live = BriefFactory(headline="A ferry sails thrice")
    form = as_editor.get(page_of(live))
    told = {"kind": "update", "note": "It sails in winter too.", "by": colleague, "version": 1}
    desk.correct(live, {"summary": live.summary + " It sails in winter."}, **told)
    data = typed(form, headline="A ferry sails twice", _continue="1")
    data |= {"correction": "correction", "note": "It sails twice a day."}
    response = as_editor.post(page_of(live), data)
    assert "It sails twice a day." in response.text
    choose(as_editor, response, headline="mine")
    live.refresh_from_db()
    assert live.headline == "A ferry sails twice"
    assert [note.note for note in live.corrections.order_by("number")] == [
        "It sails in winter too.",
        "It sails twice a day.",
    ]


def test_typed_text_of_another_brief_or_by_another_hand_is_refused(as_editor, stale):
    other = BriefFactory(draft=True)
    address = reverse("admin:briefs_brief_settle", args=[other.pk])
    kept = {"kept": stale.context["kept"], "version": 1, "take-headline": "mine"}
    assert as_editor.post(address, kept).status_code == 400
    forged = signing.dumps({"brief": other.pk, "typed": {"headline": "x"}}, salt="another")
    assert as_editor.post(address, kept | {"kept": forged}).status_code == 400
    good = signing.dumps({"brief": other.pk, "typed": {"headline": "x"}}, salt=settle.SALT)
    assert as_editor.post(address, kept | {"kept": good}).status_code == 302
