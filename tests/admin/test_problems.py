"""A refused form: one list of what is to be mended, and a panel that speaks of what is saved."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertInHTML

from briefs import desk
from briefs.admin.common.problems import problems
from briefs.models import Brief
from tests.admin.forms import change, typed
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    SourceFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

ADD = reverse("admin:briefs_brief_add")


def review_of(brief):
    return reverse("admin:briefs_brief_review", args=[brief.pk])


def listed(response):
    found = response.context.get("problems", [])
    return [(problem.label, problem.sentence, problem.address) for problem in found]


@pytest.fixture
def draft(reporter):
    return BriefFactory(draft=True, author=reporter, headline="A ferry sails", summary="It sails.")


def test_every_problem_is_listed_first_and_leads_to_its_field(as_reporter, draft):
    form = as_reporter.get(change(draft))
    assert listed(form) == []
    assert 'id="problems"' not in form.text
    wrong = {"headline": "", "event_on": "soon", "citations-0-published_on": "then"}
    response = as_reporter.post(change(draft), typed(form, **wrong, _continue="1"))
    assert listed(response) == [
        ("Headline", "This field is required.", "id_headline"),
        ("Happened on", "Enter a valid date.", "id_event_on"),
        ("Source 1, Dated", "Enter a valid date.", "id_citations-0-published_on"),
    ]
    assert "Not saved: 3 things to mend" in response.text
    # The focus moves there without scripts too, and nothing else asks for it.
    assert re.search(r'<div id="problems"[^>]* tabindex="-1" autofocus>', response.text)
    for _label, _sentence, address in listed(response):
        assert f'href="#{address}"' in response.text
        assert response.text.count(f' id="{address}"') == 1
    assert "<title>Error: " in response.text
    # Django's own note, which leads nowhere, is gone.
    assert "Please correct the error" not in response.text


def test_a_live_brief_is_told_of_a_check_and_of_what_readers_are_told_at_once(as_editor):
    live = BriefFactory(summary=SUMMARY, headline="A ferry sails")
    form = as_editor.get(change(live))
    wrong = {"headline": "A ferry sails " * 10, "_continue": "1"}
    check, *asked = listed(as_editor.post(change(live), typed(form, **wrong)))
    assert check == ("Headline", "139 characters of at most 90.", "id_headline")
    assert [address for _label, _sentence, address in asked] == ["id_correction_0", "id_note"]
    told = {"correction": "update", "note": "It sails on."}
    (one,) = listed(as_editor.post(change(live), typed(form, **wrong, **told)))
    assert one == check
    right = typed(form, headline="A ferry sails twice", _continue="1")
    assert listed(as_editor.post(change(live), right)) == asked


def test_a_draft_in_another_language_says_so_beside_its_summary(as_editor, draft):
    assert "Readers are told" not in as_editor.get(change(draft)).text
    Brief.objects.update(language="es")
    said = '<a href="#id_language">Readers are told that it is in “es”.</a>'
    assertInHTML(said, as_editor.get(change(draft)).text)


def test_no_script_takes_the_focus_from_the_list_on_a_page_for_a_new_brief(as_reporter):
    form = as_reporter.get(ADD)
    assert "admin/js/change_form.js" in form.text
    response = as_reporter.post(ADD, typed(form, headline="", summary="Typed."))
    assert "Headline: This field is required." in response.text
    assert "admin/js/change_form.js" not in response.text


def test_what_the_desk_says_of_the_sources_leads_to_them(as_reporter, draft):
    twice = SourceFactory()
    data = typed(as_reporter.get(change(draft)), _continue="1") | {"citations-TOTAL_FORMS": 2}
    for n in (0, 1):
        data |= {f"citations-{n}-source": twice.pk, f"citations-{n}-role": "origin"}
        data |= {f"citations-{n}-address": "", f"citations-{n}-published_precision": "unknown"}
    said = "The same source is cited twice in the same role."
    assert listed(as_reporter.post(change(draft), data)) == [("", said, "citations-heading")]


def test_a_choice_that_is_missing_leads_to_the_first_of_its_buttons(as_editor):
    live = BriefFactory(headline="A ferry sails thrice")
    data = typed(as_editor.get(change(live)), headline="A ferry sails twice", _continue="1")
    kind, note = listed(as_editor.post(change(live), data))
    assert (kind[0], kind[2]) == ("This change is", "id_correction_0")
    assert kind[1].startswith("Say whether this is a correction")
    assert note == ("Note to readers", "Say in one sentence what changed and why.", "id_note")
    said = data | {"note": "It sails twice a day."}
    assert listed(as_editor.post(change(live), said)) == [kind]


@pytest.mark.parametrize("model", ["source", "tag"])
def test_the_other_forms_of_the_desk_list_their_problems_too(as_editor, model):
    thing = {"source": SourceFactory, "tag": TagFactory}[model]()
    address = reverse(f"admin:briefs_{model}_change", args=[thing.pk])
    response = as_editor.post(address, typed(as_editor.get(address), name=""))
    assert ("Name", "This field is required.", "id_name") in listed(response)


def test_a_form_without_a_problem_has_none(rf):
    from briefs.admin.briefs.verb_forms import NoteForm

    assert problems(NoteForm({"note": "Read."})) == []


def test_after_a_refused_save_title_and_checks_speak_of_what_is_saved(as_reporter, draft):
    form = as_reporter.get(change(draft))
    assert "of the text as it is saved" in form.text
    checked = {check.name: check.sentence for check, _mark in form.context["checks"]}
    wrong = {"headline": "A ferry that was typed anew", "summary": "One two.", "event_on": "soon"}
    response = as_reporter.post(change(draft), typed(form, **wrong, _continue="1"))
    assert 'value="A ferry that was typed anew"' in response.text
    assertInHTML("<h1>A ferry sails</h1>", response.text)
    assert "<title>Error: A ferry sails" in response.text
    assert {check.name: check.sentence for check, _mark in response.context["checks"]} == checked
    assert "as it was last saved, not of what stands in the form now" in response.text


def test_seldom_used_fields_are_folded_away_and_unfold_where_something_is_wrong(as_editor):
    brief = BriefFactory(draft=True)
    form = as_editor.get(change(brief))
    folded = r"<details><summary>\s*<h2 [^>]*>Filing, kind and language"
    assert re.search(folded, form.text)
    assert re.search(r"<details>\s*<summary>\s*Title, clipping", form.text)
    wrong = {"filed_on": "soon", "citations-0-published_on": "then"}
    response = as_editor.post(change(brief), typed(form, **wrong, _continue="1"))
    assert not re.search(folded, response.text)
    assert re.search(r"<details open>\s*<summary>\s*Title, clipping", response.text)


def test_beside_a_cited_source_stands_what_it_is_and_a_way_to_change_it(as_editor, client):
    brief = BriefFactory(draft=True, citations__source__kind="newspaper")
    source = brief.citations.get().source
    address = reverse("admin:briefs_source_change", args=[source.pk]) + f"?brief={brief.pk}"
    page = as_editor.get(change(brief)).text
    assert f"{source}: newspaper" in page
    assert f'<a href="{address}" target="_blank">Change this source' in page


def test_who_may_not_change_sources_may_look_at_one(as_reporter, draft):
    page = as_reporter.get(change(draft)).text
    assert "Look at this source" in page
    assert "Change this source" not in page


def test_a_verb_that_needs_a_word_leads_to_its_field(as_editor):
    live = BriefFactory()
    address = reverse("admin:briefs_brief_do", args=[live.pk, "withdraw"])
    assert listed(as_editor.get(address)) == []
    response = as_editor.post(address, {"version": 1, "reason": " "})
    assert listed(response) == [("Reason, for readers", "Say it in a sentence.", "id_reason")]
    assert "Not done: one thing to mend" in response.text
    assert 'id="id_reason"' in response.text
    live.refresh_from_db()
    assert live.status == "published"


def test_bringing_back_asks_why_for_readers(as_editor):
    stone = BriefFactory(withdrawn=True)
    address = reverse("admin:briefs_brief_do", args=[stone.pk, "restore"])
    response = as_editor.post(address, {"version": 1, "because": " "})
    said = ("Why it is back, for readers", "Say it in a sentence.", "id_because")
    assert listed(response) == [said]
    assert not Brief.objects.public().exists()
    as_editor.post(address, {"version": 1, "because": "The ministry has confirmed it."})
    assert Brief.objects.public().get() == stone
    assert stone.revisions.get(verb="restore").note == "The ministry has confirmed it."


def test_a_decision_that_needs_a_word_leads_to_its_field(as_editor, editor, reporter):
    live = BriefFactory(author=reporter)
    copy = desk.rework(live, by=reporter, version=1).brief
    copy = desk.write(copy, {"headline": "A tram runs"}, by=reporter, version=1).brief
    copy = desk.submit(copy, by=reporter, version=2).brief
    address = reverse("admin:briefs_brief_review", args=[copy.pk])
    decided = {"version": copy.version, "back-note": ""}
    wanted = {
        "return": [("What the author should change", "back-note")],
        "approve": [
            ("This change is", "told-correction"),
            ("Note, shown with before and after", "told-note"),
        ],
    }
    for verb, places in wanted.items():
        response = as_editor.post(address, decided | {"do": verb})
        assert [(label, place) for label, _said, place in listed(response)] == places
        assert all(f' id="{place}"' in response.text for _label, place in places)
    without_note = decided | {"do": "approve", "correction": "correction", "note": ""}
    ((_label, _sentence, place),) = listed(as_editor.post(address, without_note))
    assert place == "told-note"


def test_each_line_of_the_checks_leads_to_where_it_is_mended(as_editor, editor, client, reporter):
    printed = "A ferry line opens between the two old ports of the bay"
    clipping = ClippingFactory(document__text=f"{printed} today.")
    texts = {"headline": printed[:30], "summary": "", "body": f"{printed}."}
    brief = BriefFactory(draft=True, author=editor, citations=0, **texts)
    CitationFactory(
        brief=brief, clipping=clipping, title=printed[:30], published_precision="unknown"
    )
    wanted = {
        "headline": "id_headline",
        "summary": "id_summary",
        "own-words": "id_body",
        "sources": "citations-heading",
    }
    form, review = as_editor.get(change(brief)), as_editor.get(review_of(brief))
    for name, address in wanted.items():
        line = rf'<li id="check-{name}"(?:(?!</li>).)*<a href="%s#{address}">'
        assert re.search(line % "", form.text, re.S), name
        assert re.search(line % change(brief), review.text, re.S), name
        assert f' id="{address}"' in form.text
    # Who may not write is led nowhere, and what is mended elsewhere leads there alone.
    client.force_login(reporter)
    page = client.get(change(brief))
    assert 'id="check-summary"' in page.text
    assert 'href="#id_summary"' not in page.text
