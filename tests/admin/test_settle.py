"""A stale save: nothing typed is lost, and each field is decided by itself."""

import time

import pytest
from django.core import signing
from django.urls import reverse

from briefs import desk
from briefs.admin.briefs import settle
from briefs.models import Brief, Tag
from tests.admin.forms import change, typed
from tests.factories import SUMMARY, BriefFactory, CitationFactory, TagFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague():
    return UserFactory(editor=True, username="colleague")


def choose(client, response, words=None, **takes):
    """Send the choices of a stale page: as they stand where nothing is said."""
    context = response.context
    data = {"kept": context["kept"], "version": context["stale"].version}
    for choice in context["choices"]:
        if answer := takes.get(choice.name, choice.answer):
            data[f"take-{choice.name}"] = answer
    data |= {f"take-{name}": take for name, take in takes.items()} | (words or {})
    return client.post(reverse("admin:briefs_brief_settle", args=[context["brief"].pk]), data)


@pytest.fixture
def stale(as_editor, editor, colleague):
    """The page after two people wrote: both the summary, only I the headline."""
    brief = BriefFactory(draft=True, author=editor, headline="A ferry", summary="It sails.")
    form = as_editor.get(change(brief))
    desk.write(brief, {"summary": "It sails at noon."}, by=colleague, version=1)
    data = typed(form, headline="A red ferry", summary="It sails at dawn.", _continue="1")
    return as_editor.post(change(brief), data)


def test_a_stale_save_is_refused_and_shows_both_texts(stale):
    assert stale.status_code == 409
    brief = stale.context["brief"]
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A ferry", "It sails at noon.")
    assert "colleague saved this brief while you were writing" in stale.text
    assert [choice.name for choice in stale.context["choices"]] == ["summary", "headline"]
    # What goes is struck by the style sheet when it is chosen; none is before.
    assert "<mark>noon</mark>" in stale.text
    assert "<mark>dawn</mark>" in stale.text
    assert "<del>" not in stale.text


def test_one_field_is_carried_over_and_the_other_left(as_editor, stale):
    choose(as_editor, stale, headline="mine", summary="theirs")
    brief = stale.context["brief"]
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A red ferry", "It sails at noon.")
    assert brief.version == 3


def test_only_what_one_side_changed_is_chosen_beforehand(stale):
    answers = {choice.name: (choice.whose, choice.answer) for choice in stale.context["choices"]}
    assert answers == {"headline": ("mine", "mine"), "summary": ("both", None)}


def test_a_save_that_says_not_whose_text_stands_is_asked_again(as_editor, stale):
    again = choose(as_editor, stale, headline="theirs")
    assert again.status_code == 409
    problem = again.context["problems"][0]
    assert (problem.label, problem.address) == ("Summary", "take-summary-theirs")
    assert "Both of you changed it: say whose text stands." in again.text
    # What was said already stands, and what was typed is there still.
    assert {one.name: one.answer for one in again.context["choices"]}["headline"] == "theirs"
    choose(as_editor, again, summary="mine")
    brief = stale.context["brief"]
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A ferry", "It sails at dawn.")


def test_both_texts_are_edited_into_one(as_editor, stale):
    joined = stale.context["choices"][0].joined
    assert joined == "[[newer: It sails at noon.]] [[mine: It sails at dawn.]]"
    edited = {"both-summary": f"{joined} And at dusk."}
    again = choose(as_editor, stale, edited, summary="both")
    assert "Both texts stand in it still" in again.text
    assert again.context["choices"][0].joined == edited["both-summary"]
    edited = {"both-summary": "It sails at noon and at dawn."}
    choose(as_editor, again, edited, summary="both")
    brief = stale.context["brief"]
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A red ferry", "It sails at noon and at dawn.")


def test_what_was_edited_into_one_survives_another_save_meanwhile(as_editor, stale, colleague):
    brief = stale.context["brief"]
    desk.write(brief, {"headline": "A blue ferry"}, by=colleague, version=2)
    edited = {"both-summary": "It sails at noon and at dawn."}
    again = choose(as_editor, stale, edited, summary="both")
    answers = {one.name: (one.whose, one.answer) for one in again.context["choices"]}
    assert answers == {"headline": ("both", None), "summary": ("both", "mine")}
    choose(as_editor, again, headline="theirs")
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A blue ferry", "It sails at noon and at dawn.")


def test_tags_of_both_are_taken_together(as_editor, editor, colleague):
    harbours, ferries = TagFactory(name="harbours"), TagFactory(name="ferries")
    brief = BriefFactory(draft=True, author=editor)
    form = as_editor.get(change(brief))
    tags = [*brief.tags.all()]
    desk.write(
        brief, {"tags": [*(tag.name for tag in tags[1:]), "harbours"]}, by=colleague, version=1
    )
    data = typed(form, tags=[tag.pk for tag in (*tags, ferries)], _continue="1")
    stale = as_editor.post(change(brief), data)
    choose(as_editor, stale, tags="both")
    assert {*brief.tags.all()} == {*tags[1:], ferries, harbours}


def test_ones_own_second_window_is_called_so(as_editor, editor, colleague):
    brief = BriefFactory(draft=True, author=editor, summary="It sails.")
    form = as_editor.get(change(brief))
    desk.write(brief, {"summary": "It sails at noon."}, by=editor, version=1)
    data = typed(form, headline="A red ferry", _continue="1")
    alone = as_editor.post(change(brief), data)
    assert "You saved this brief in another window while you were writing here." in alone.text
    desk.write(brief, {"summary": "It sails at one."}, by=colleague, version=2)
    with_others = as_editor.post(change(brief), data)
    assert "colleague and you, in another window, saved this brief" in with_others.text


def test_leaving_everything_changes_nothing(as_editor, stale):
    choose(as_editor, stale, headline="theirs", summary="theirs")
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
    form = as_editor.get(change(brief))
    desk.write(brief, {"citations": []}, by=colleague, version=1)
    response = as_editor.post(change(brief), typed(form, headline="Mine", _continue="1"))
    assert response.status_code == 409
    answers = {choice.name: choice.answer for choice in response.context["choices"]}
    assert answers == {"headline": "mine", "citations": "theirs"}


@pytest.fixture
def stale_correction(as_editor, colleague):
    """The page after two people changed a live brief: I its headline, with a note to readers."""
    live = BriefFactory(headline="A ferry sails thrice")
    form = as_editor.get(change(live))
    told = {"kind": "update", "note": "It sails in winter too.", "by": colleague, "version": 1}
    desk.correct(live, {"summary": live.summary + " It sails in winter."}, **told)
    data = typed(form, headline="A ferry sails twice", _continue="1")
    data |= {"correction": "correction", "note": "It sails twice a day."}
    return as_editor.post(change(live), data)


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


def test_new_words_that_no_line_bears_are_shown_once_on_this_page_too(as_editor, colleague):
    live = BriefFactory()
    form = as_editor.get(change(live))
    told = {"kind": "update", "note": "It sails in winter too.", "by": colleague, "version": 1}
    desk.correct(live, {"summary": live.summary + " It sails in winter."}, **told)
    data = typed(form, body="It is red.", correction="update", note="It is red.", _continue="1")
    shown = choose(as_editor, as_editor.post(change(live), data), body="mine")
    asked, *new = (problem.sentence for problem in shown.context["problems"])
    assert asked.startswith("Look at what would be new to readers")
    assert asked.endswith("Saved once more, it stands.")
    assert new[-1] == "Every sentence cited: It is red."
    live.refresh_from_db()
    assert (live.body, live.version) == ("", 2)
    choose(as_editor, shown, body="mine")
    live.refresh_from_db()
    assert (live.body, live.version) == ("It is red.", 3)


def test_the_note_to_readers_is_no_field_that_can_be_chosen(as_editor, stale_correction):
    assert {"note", "correction"} < signed(stale_correction).keys()
    takes = {"headline": "theirs", "summary": "theirs", "note": "mine", "correction": "mine"}
    response = choose(as_editor, stale_correction, **takes)
    page = as_editor.get(response.url)
    assert "The newer text stands; nothing was changed." in page.text
    assert stale_correction.context["brief"].corrections.count() == 1


def test_what_readers_are_told_can_be_mended_on_the_page(as_editor, stale_correction):
    told = {"correction": "", "note": "It sails twice, the paper says."}
    again = choose(as_editor, stale_correction, told)
    assert "Say whether this is a correction, a clarification or an update." in again.text
    assert told["note"] in again.text
    choose(as_editor, again, told | {"correction": "clarification"})
    note = stale_correction.context["brief"].corrections.order_by("-number").first()
    assert (note.kind, note.note) == ("clarification", told["note"])


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


def test_a_revision_from_before_dates_had_parts_is_settled_too(as_editor, editor, colleague):
    brief = BriefFactory(draft=True, author=editor)
    form = as_editor.get(change(brief))
    desk.write(brief, {"headline": "A blue ferry"}, by=colleague, version=1)
    data = typed(form, event_on="2024-05-05", _continue="1")
    stale = as_editor.post(change(brief), data)
    for revision in brief.revisions.all():
        before = {**revision.snapshot}
        del before["event_inferred_part"]
        brief.revisions.filter(pk=revision.pk).update(snapshot=before)
    assert choose(as_editor, stale, happened="mine").status_code == 302
    assert desk.record_of(Brief.objects.get())["event_on"] == "2024-05-05"


def test_a_settled_save_that_is_refused_leaves_no_tag_behind(as_editor, editor, colleague):
    brief = BriefFactory(summary=SUMMARY)
    form = as_editor.get(change(brief))
    words = {"headline": "A red ferry"}
    desk.correct(brief, words, kind="update", note="It is red.", by=colleague, version=1)
    data = typed(form, new_tag="lighthouses", new_tag_kind="topic", correction="update")
    stale = as_editor.post(change(brief), data | {"note": "It is lit.", "_continue": "1"})
    refused = choose(as_editor, stale, {"correction": "update", "note": ""}, tags="mine")
    assert "Say in one sentence what changed and why." in refused.text
    assert not Tag.objects.named("lighthouses").exists()
    choose(as_editor, refused, {"correction": "update", "note": "It is lit."}, tags="mine")
    assert brief.tags.filter(name="lighthouses").exists()
