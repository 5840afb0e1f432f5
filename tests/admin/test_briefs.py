"""Briefs in the admin: the list, the form, and that every change is a verb of the desk."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from briefs import desk
from briefs.models import Brief, Revision
from tests.admin.forms import change, said, typed
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:briefs_brief_changelist")
ADD = reverse("admin:briefs_brief_add")


@pytest.fixture
def draft(reporter):
    return BriefFactory(draft=True, author=reporter, headline="A ferry sails")


def test_a_brief_can_be_typed_without_any_document(as_reporter, reporter):
    source, peru, ferries = SourceFactory(), TagFactory(country=True), TagFactory()
    data = typed(
        as_reporter.get(ADD),
        headline="A ferry line opens",
        summary="It joins both shores.",
        tags=[peru.pk, ferries.pk],
        **{"citations-0-source": source.pk, "citations-0-title": "Ferry opens"},
    )
    response = as_reporter.post(ADD, data, follow=True)
    brief = Brief.objects.get()
    assert said(response) == ["“A ferry line opens” is a new draft."]
    assert brief.author == reporter
    assert [c.source for c in brief.citations.all()] == [source]
    assert set(brief.tags.all()) == {peru, ferries}
    assert brief.revisions.get().verb == "write"


def test_a_new_brief_that_is_sent_twice_is_made_once(as_reporter, client, reporter):
    form = as_reporter.get(ADD)
    data = typed(form, headline="A ferry line opens", summary="It joins both shores.")
    data |= {"citations-0-source": SourceFactory().pk, "citations-0-title": "Ferry opens"}
    as_reporter.post(ADD, data)
    again = as_reporter.post(ADD, data, follow=True)
    assert said(again)[-1] == "“A ferry line opens” is saved already."
    made = Brief.objects.get()
    assert (str(made.uid), made.version) == (str(data["uid"]), 1)
    # Filled in anew, or by a colleague, the form makes another one; so does one of a clipping's.
    as_reporter.post(ADD, data | {"headline": "A tram line opens"})
    clipping = DocumentFactory().sha256
    as_reporter.post(ADD, data | {"uid": str(uuid5(NAMESPACE_URL, clipping))})
    client.force_login(UserFactory(reporter=True))
    client.post(ADD, data)
    assert Brief.objects.count() == 4
    assert {uid.version for uid in Brief.objects.values_list("uid", flat=True)} == {4}
    assert Brief.objects.filter(author=reporter).count() == 3


def test_a_save_is_one_verb_and_one_revision(as_reporter, draft):
    data = typed(as_reporter.get(change(draft)), summary="It sails at noon.", _continue="1")
    response = as_reporter.post(change(draft), data, follow=True)
    draft.refresh_from_db()
    assert (draft.summary, draft.version) == ("It sails at noon.", 2)
    assert said(response) == ["“A ferry sails” is saved."]
    assert [r.number for r in draft.revisions.all()] == [2, 1]


def test_a_save_that_changes_nothing_makes_no_revision(as_reporter, draft):
    data = typed(as_reporter.get(change(draft)), _continue="1")
    assert said(as_reporter.post(change(draft), data, follow=True)) == ["Nothing was changed."]
    assert not draft.revisions.exists()


def test_citations_are_part_of_what_is_saved(as_reporter, draft):
    second = CitationFactory(brief=draft, position=1)
    data = typed(as_reporter.get(change(draft)), _continue="1")
    data |= {"citations-1-DELETE": "on", "citations-0-note": "The page states no date."}
    as_reporter.post(change(draft), data)
    only = draft.citations.get()
    assert only.pk != second.pk
    assert only.note == "The page states no date."


def test_what_the_desk_refuses_stands_in_the_form_with_the_reason(as_reporter, draft):
    twice = SourceFactory()
    data = typed(as_reporter.get(change(draft)), headline="A ferry, typed anew", _continue="1")
    for n in (0, 1):
        data |= {f"citations-{n}-source": twice.pk, f"citations-{n}-role": "origin"}
        data |= {f"citations-{n}-address": "", f"citations-{n}-published_precision": "unknown"}
    data |= {"citations-TOTAL_FORMS": 2}
    response = as_reporter.post(change(draft), data)
    assert "The same source is cited twice in the same role." in response.text
    assert 'value="A ferry, typed anew"' in response.text
    draft.refresh_from_db()
    assert draft.headline == "A ferry sails"


def test_saving_and_submitting_is_one_press(as_reporter, draft):
    data = typed(as_reporter.get(change(draft)), headline="A ferry sails at noon", _submit="1")
    as_reporter.post(change(draft), data)
    draft.refresh_from_db()
    assert (draft.status, draft.headline) == ("review", "A ferry sails at noon")


def test_a_brief_in_review_is_read_only_for_another_reporter(client, draft):
    desk.submit(draft, by=draft.author, version=1)
    client.force_login(UserFactory(reporter=True))
    page = client.get(change(draft))
    assert not page.context["has_change_permission"]
    assert client.post(change(draft), {"headline": "Mine"}).status_code == 403


def test_a_live_brief_asks_what_readers_will_be_told(as_editor):
    live = BriefFactory(headline="A ferry sails thrice")
    data = typed(as_editor.get(change(live)), headline="A ferry sails twice", _continue="1")
    response = as_editor.post(change(live), data)
    assert "Say whether this is a correction" in response.text
    assert not live.corrections.exists()
    data |= {"correction": "correction", "note": "It sails twice a day."}
    response = as_editor.post(change(live), data, follow=True)
    live.refresh_from_db()
    assert live.headline == "A ferry sails twice"
    assert live.corrections.get().note == "It sails twice a day."


def test_new_words_that_no_line_bears_are_shown_once_before_readers_get_them(as_editor):
    live = BriefFactory(summary=SUMMARY, body="It is blue.")
    told = {"correction": "update", "note": "More is known.", "_continue": "1"}
    words = {"body": "It is blue. It is red. It is long."}
    data = typed(as_editor.get(change(live)), **words, **told)
    asked = as_editor.post(change(live), data)
    live.refresh_from_db()
    assert (live.body, live.corrections.count()) == ("It is blue.", 0)
    # What the live text did not meet either is not asked again.
    looks = [f"Every sentence cited: It is {colour}." for colour in ("red", "long")]
    boxes = asked.context["adminform"].form["stands"]
    assert [box.data["value"] for box in boxes] == looks
    # A tick is about that very sentence.
    again = as_editor.post(change(live), data | {"stands": looks[:1]})
    live.refresh_from_db()
    assert live.version == 1
    assert [box.data["selected"] for box in again.context["adminform"].form["stands"]] == [1, 0]
    as_editor.post(change(live), data | {"stands": looks})
    live.refresh_from_db()
    assert (live.body, live.corrections.count()) == (words["body"], 1)


def test_a_red_check_refuses_a_correction_whatever_is_let_stand(as_editor):
    live = BriefFactory(summary=SUMMARY, body="It is blue.")
    data = typed(as_editor.get(change(live)), body="It is red.", summary="Ferries.", _continue="1")
    data |= {"correction": "update", "note": "More is known."}
    page = as_editor.post(change(live), data | {"stands": ["Every sentence cited: It is red."]})
    assert "1 word; the house asks for 40 to 90." in page.text
    live.refresh_from_db()
    assert live.version == 1


def test_what_next_leads_to_the_correction_of_a_live_brief(as_editor, draft):
    page = as_editor.get(change(BriefFactory())).text
    # One changes the words first, and says at the end of the form what the change is.
    button = '<a class="button" href="#id_headline">Correct …</a>'
    assert button in page
    assert 'id="id_headline"' in page
    assert button not in as_editor.get(change(draft)).text


def test_a_page_that_is_locked_says_why_and_whose_it_is(as_reporter, reporter, editor):
    draft = BriefFactory(draft=True, author=editor, summary="", headline="A ferry sails")
    page = as_reporter.get(change(draft)).text
    assert "“A ferry sails” is somebody else’s: ask an editor to assign it to you." in page
    # Who began it has written nothing as long as no word stands in it.
    assert f"Started by {editor}." in page
    Brief.objects.update(assigned_to=reporter, summary="It sails.")
    page = as_reporter.get(change(draft)).text
    assert "is somebody else’s" not in page
    assert f"Written by {editor}." in page


def test_a_reporter_reads_a_live_brief_and_may_rework_it(as_reporter):
    live = BriefFactory()
    page = as_reporter.get(change(live))
    assert "Correct …</a>" not in page.text
    assert "is somebody else’s" not in page.text
    assert not page.context["has_change_permission"]
    response = as_reporter.post(
        reverse("admin:briefs_brief_do", args=[live.pk, "rework"]), {"version": 1}
    )
    copy = Brief.objects.get(rework_of=live)
    assert response.url == change(copy)


# Actions


def run(client, action, *briefs, **more):
    data = {"action": action, "_selected_action": [b.pk for b in briefs]}
    return client.post(LIST, data | more, follow=True)


def ready(**kwargs):
    return BriefFactory(
        in_review=True, summary=SUMMARY, author=UserFactory(reporter=True), **kwargs
    )


def test_publishing_many_says_what_became_of_each(as_editor):
    good, bad = ready(headline="A ferry sails"), BriefFactory(in_review=True, summary="")
    response = run(as_editor, "publish", good, bad)
    assert "“A ferry sails” is public." in said(response)
    assert any("Cannot be published yet: Summary" in sentence for sentence in said(response))
    assert list(Brief.objects.public()) == [good]


def test_a_reporter_cannot_publish_by_a_crafted_request(as_reporter):
    brief = ready()
    response = run(as_reporter, "publish", brief)
    assert said(response) == ["No action selected."]
    assert not Brief.objects.public().exists()


def test_many_are_told_by_their_numbers(as_editor):
    briefs = [ready() for _ in range(7)]
    assert said(run(as_editor, "publish", *briefs)) == ["7 done, 0 had nothing to do, 0 refused."]


def test_an_action_takes_all_pages_a_batch_at_a_time(
    as_editor, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("briefs.admin.briefs.brief_actions.BATCH", 2)
    briefs = [BriefFactory(draft=True) for _ in range(5)]
    response = run(as_editor, "submit", briefs[0], select_across=1)
    assert Brief.objects.in_review().count() == 5
    assert response.status_code == 200


def test_withdrawing_asks_for_a_reason_first(as_editor):
    live = BriefFactory()
    page = run(as_editor, "withdraw", live)
    assert "Reason, for readers" in page.text
    assert Brief.objects.public().count() == 1
    run(as_editor, "withdraw", live, confirmed="yes", reason="The source took it back.")
    assert Brief.objects.stones().get().withdrawn_because == "The source took it back."


def test_assigning_gives_many_to_somebody(as_editor, reporter):
    one, two = BriefFactory(draft=True), BriefFactory(draft=True)
    run(as_editor, "assign", one, two, confirmed="yes", to=reporter.pk, due_on="2026-12-01")
    assert set(Brief.objects.filter(assigned_to=reporter)) == {one, two}


def test_publishing_from_the_form_wants_saved_words(as_editor):
    brief = ready()
    page = as_editor.get(change(brief))
    press = {"CHANGE_FORM-action": "publish", "_selected_action": brief.pk}
    unsaved = as_editor.post(change(brief), typed(page, headline="Another ferry") | press)
    assert "Save first: what you typed here is not saved yet." in unsaved.text
    assert 'value="Another ferry"' in unsaved.text
    assert not Brief.objects.public().exists()
    as_editor.post(change(brief), typed(page) | press)
    assert Brief.objects.public().get() == brief


def test_publishing_from_the_form_publishes_what_was_read(as_editor):
    brief = ready()
    page = as_editor.get(change(brief))
    colleague = UserFactory(editor=True)
    desk.send_back(brief, by=colleague, version=brief.version, note="Ask the owner first.")
    desk.submit(brief, by=brief.author, version=brief.version + 1)
    press = {"CHANGE_FORM-action": "publish", "_selected_action": brief.pk}
    answer = as_editor.post(change(brief), typed(page) | press, follow=True)
    assert "Somebody saved this brief while you were reading it" in answer.text
    assert not Brief.objects.public().exists()
    as_editor.post(change(brief), typed(as_editor.get(change(brief))) | press)
    assert Brief.objects.public().get() == brief


def test_who_may_not_write_a_brief_reads_it_and_finds_its_history(as_reporter):
    live = BriefFactory(summary=SUMMARY)
    page = as_reporter.get(change(live)).text
    assert f'<div class="text">{SUMMARY}</div>' in page
    assert "id_summary" not in page
    assert "40 to 90 words" not in page
    for name in ("history", "preview"):
        assert reverse(f"admin:briefs_brief_{name}", args=[live.pk]) in page
    assert f'href="{live.get_absolute_url()}"' in page


# The list


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=draft", {"draft"}),
        ("state=live", {"live"}),
        ("state=withdrawn", {"withdrawn"}),
        ("state=scheduled", {"scheduled"}),
        ("assigned=me", {"draft"}),
        ("country=PE", {"draft", "live", "withdrawn", "scheduled"}),
        ("country=XX", set()),
    ],
)
def test_filters_find_what_they_say(as_editor, editor, query, found):
    BriefFactory(headline="draft", draft=True, assigned_to=editor)
    BriefFactory(headline="live")
    BriefFactory(headline="withdrawn", withdrawn=True)
    BriefFactory(headline="scheduled", scheduled=True)
    shown = as_editor.get(f"{LIST}?{query}").context["cl"].result_list
    assert {brief.headline for brief in shown} == found


def test_a_country_is_chosen_within_what_is_chosen_already(as_editor):
    BriefFactory(draft=True)
    page = as_editor.get(f"{LIST}?state=draft&p=1").text
    form = page[page.index('class="choose-filter"') :].partition("</form>")[0]
    assert '<input type="hidden" name="state" value="draft">' in form
    assert 'name="p"' not in form
    assert as_editor.get(f"{LIST}?state=draft&country=").context["cl"].result_count == 1


def test_the_list_says_whom_a_draft_waits_for_and_for_how_long(as_editor, editor):
    BriefFactory(draft=True, assigned_to=editor, due_on=date(2026, 11, 24))
    BriefFactory(in_review=True, waiting_since=timezone.now())
    page = as_editor.get(LIST).text
    assert f'<small class="under">{editor}, 24 Nov 2026</small>' in page
    assert '<small class="under">just now</small>' in page


def test_the_list_of_a_source_is_reached_from_its_page(as_editor):
    mine, _other = BriefFactory(), BriefFactory()
    source = mine.citations.get().source
    shown = as_editor.get(f"{LIST}?source={source.pk}").context["cl"].result_list
    assert list(shown) == [mine]


def test_the_desk_searches_drafts_too(as_editor):
    by = UserFactory(editor=True)
    draft = desk.write(None, {"headline": "Lighthouse repainted"}, by=by).brief
    BriefFactory(headline="Nothing of the kind")
    shown = as_editor.get(f"{LIST}?q=lighthouse").context["cl"].result_list
    assert list(shown) == [draft]


def test_no_number_of_briefs_moves_the_number_of_queries(as_editor, django_assert_max_num_queries):
    for _ in range(3):
        BriefFactory()
    as_editor.get(LIST)
    with django_assert_max_num_queries(12):
        as_editor.get(LIST)
    for _ in range(12):
        CitationFactory(brief=BriefFactory())
    with django_assert_max_num_queries(12):
        as_editor.get(LIST)


@pytest.mark.parametrize("query", ["q=ferry", "country=PE", "state=live", "importer=1", "o=3"])
def test_no_filter_order_or_search_asks_more_than_twelve_questions(
    as_editor, query, django_assert_max_num_queries
):
    for _ in range(3):
        desk.use(ClippingFactory(headline="A ferry sails"), by=UserFactory(editor=True))
        BriefFactory()
    with django_assert_max_num_queries(12):
        as_editor.get(f"{LIST}?{query}")


def test_a_list_counts_no_further_than_it_leads(as_editor, monkeypatch):
    monkeypatch.setattr("briefs.admin.common.lists.MOST", 60)
    BriefFactory.create_batch(60, citations=0, tags=[])
    assert "60 briefs" in as_editor.get(LIST).text
    last = BriefFactory(citations=0, tags=[])
    page = as_editor.get(f"{LIST}?p=2&o=-3")
    assert "More than 60 briefs: search or filter to come to the others." in page.text
    assert len(page.context["cl"].result_list) == 10
    assert "Select all of them, those behind the last page too" in page.text
    assert as_editor.get(LIST).context["cl"].result_list[0] == last
    assert as_editor.get(f"{LIST}?p=3").status_code == 302


@pytest.mark.parametrize(
    ("state", "trait", "field", "first"),
    [
        ("live", {}, "published_at", -1),
        ("scheduled", {"scheduled": True}, "published_at", 1),
        ("review", {"in_review": True}, "waiting_since", -9),
    ],
)
def test_a_state_is_listed_in_the_order_of_its_work(as_editor, state, trait, field, first):
    """Live: last published first; scheduled: next to appear; in review: longest waiting."""
    hours = {-1: (-5, -1), 1: (5, 1), -9: (-1, -9)}[first]
    made = [BriefFactory(**trait, **{field: timezone.now() + timedelta(hours=h)}) for h in hours]
    assert list(as_editor.get(f"{LIST}?state={state}").context["cl"].result_list) == made[::-1]


def test_a_page_of_a_list_stands_in_the_order_that_was_asked_for(as_editor):
    old, new = BriefFactory(filed_on="2020-01-01"), BriefFactory(filed_on="2022-01-01")
    for order, expected in (("3", [old, new]), ("-3", [new, old])):
        assert list(as_editor.get(f"{LIST}?o={order}").context["cl"].result_list) == expected


def test_the_calendar_offers_the_years_of_the_newsroom(as_editor):
    DocumentFactory(received_at=datetime(2025, 12, 31, 18, 30, tzinfo=UTC))
    with timezone.override("Asia/Shanghai"):
        address = reverse("admin:briefs_document_changelist")
        years = as_editor.get(address).context["cl"].calendar()
    assert [label for label, _address, _chosen in years] == ["2026"]


def test_the_calendar_leads_from_years_to_days(as_editor):
    BriefFactory()
    years = as_editor.get(LIST).context["cl"].calendar()
    assert years[-1][0] == "2021"
    year = as_editor.get(LIST + years[-1][1]).context["cl"]
    assert [label for label, _address, _chosen in year.calendar()][:4] == [
        "All dates",
        "2021",
        "Jan",
        "Feb",
    ]
    month = as_editor.get(LIST + year.calendar()[12][1]).context["cl"]
    assert month.calendar()[2][0] == "November"
    assert len(month.calendar()) == 3 + 30
    day = as_editor.get(LIST + month.calendar()[15][1]).context["cl"]
    assert [label for label, _address, chosen in day.calendar() if chosen] == ["13"]
    assert len(day.result_list) == 1


@pytest.mark.parametrize("date", ["year=x", "year=0", "year=2021&filed_on__month=13"])
def test_a_date_that_is_none_leads_back_to_the_list(as_editor, date):
    response = as_editor.get(f"{LIST}?filed_on__{date}", follow=True)
    assert response.status_code == 200


# Deletion


def test_what_was_ever_public_cannot_be_deleted(as_administrator):
    live, stone = BriefFactory(), BriefFactory(withdrawn=True)
    for brief in (live, stone):
        address = reverse("admin:briefs_brief_delete", args=[brief.pk])
        assert as_administrator.post(address, {"post": "yes"}).status_code == 403
    assert Brief.objects.count() == 2


def test_a_reporter_deletes_their_own_draft_and_nobody_elses(as_reporter, draft):
    other = BriefFactory(draft=True, author=UserFactory())
    for brief, status in ((other, 403), (draft, 302)):
        address = reverse("admin:briefs_brief_delete", args=[brief.pk])
        assert as_reporter.post(address, {"post": "yes"}).status_code == status
    assert list(Brief.objects.all()) == [other]


@pytest.mark.parametrize("whose", ["nobody", "assigned", "noted", "written"])
def test_a_reporter_deletes_no_draft_in_which_others_had_a_hand(as_reporter, reporter, whose):
    editor = UserFactory(editor=True)
    if whose == "nobody":
        brief = BriefFactory(draft=True, author=None)
    elif whose == "assigned":
        brief = BriefFactory(draft=True, author=editor, assigned_to=reporter)
    elif whose == "noted":
        brief = BriefFactory(draft=True, author=reporter)
        brief.notes.create(text="I called the port.", by=editor)
    else:
        brief = desk.write(None, {"headline": "A ferry"}, by=reporter).brief
        desk.write(brief, {"summary": "It sails."}, by=editor, version=1)
    address = reverse("admin:briefs_brief_delete", args=[brief.pk])
    assert as_reporter.post(address, {"post": "yes"}).status_code == 403
    as_reporter.force_login(editor)
    assert as_reporter.post(address, {"post": "yes"}).status_code == 302
    assert not Brief.objects.exists()


def test_neither_a_note_nor_what_is_typed_in_the_form_above_is_dropped(as_reporter, draft):
    note = reverse("admin:briefs_brief_note", args=[draft.pk])
    page = as_reporter.get(change(draft))
    assert '<textarea id="note-text" form="brief_form"' in page.text
    data = typed(page, headline="A ferry sails at noon", text="Ask the owner.")
    kept = as_reporter.post(note, data)
    assert "it is not saved yet" in kept.text
    assert 'value="A ferry sails at noon"' in kept.text
    # The form that stands there now is sent to the brief and not to its notes.
    assert f'action="{change(draft)}"' in kept.text
    assert draft.notes.get().text == "Ask the owner."
    as_reporter.post(note, data)
    assert draft.notes.count() == 1
    as_reporter.post(change(draft), data | {"_continue": "1", "text": "She said yes."})
    draft.refresh_from_db()
    assert draft.headline == "A ferry sails at noon"
    assert draft.notes.filter(text="She said yes.").exists()
    unchanged = typed(as_reporter.get(change(draft)), text="Nothing else.")
    assert as_reporter.post(note, unchanged).url == f"{change(draft)}#notes"
    # A colleague was faster: the note is kept all the same.
    as_reporter.post(change(draft), data | {"_continue": "1", "text": "Too late."})
    assert draft.notes.filter(text="Too late.").exists()


def test_a_note_to_colleagues_is_kept_and_is_no_revision(as_reporter, draft):
    address = reverse("admin:briefs_brief_note", args=[draft.pk])
    as_reporter.post(address, {"text": "Call the port."})
    assert draft.notes.get().text == "Call the port."
    assert not Revision.objects.exists()
    assert "Call the port." in as_reporter.get(change(draft)).text


def test_the_same_words_are_a_note_each_day_and_one_of_a_double_press(as_reporter, draft, editor):
    """Also where two of the same words stand: those of a draft copy came to the live brief."""
    address = reverse("admin:briefs_brief_note", args=[draft.pk])
    again = {"text": "Called again,\r\nno answer. "}
    for _press in (1, 2):
        page = as_reporter.post(address, again, follow=True)
    assert said(page) == ["The note is kept already."]
    assert draft.notes.count() == 1
    draft.notes.update(at=timezone.now() - timedelta(days=1))
    draft.notes.create(text="Called again,\nno answer.", by=draft.notes.get().by)
    draft.notes.update(at=timezone.now() - timedelta(days=1))
    assert said(as_reporter.post(address, again, follow=True)) == ["The note is kept."]
    assert draft.notes.count() == 3


def test_forms_need_the_token_of_the_session(editor, draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    address = reverse("admin:briefs_brief_do", args=[draft.pk, "submit"])
    assert client.post(address, {"version": 1}).status_code == 403


def test_each_sentence_and_figure_says_on_which_line_it_rests(as_editor, editor):
    page = "Ferry opens\n\nThe harbour of Puerto Claro has a ferry since May. It cost 3 million."
    clipping = ClippingFactory(document=DocumentFactory(text=page, name="harbour.txt"))
    brief = BriefFactory(
        draft=True, headline="A ferry sails", citations__clipping=clipping, author=editor
    )
    text = "A ferry serves the harbour of Puerto Claro. It cost 3 million. It has 40 seats."
    desk.write(brief, {"summary": text}, by=editor, version=1)
    for name in ("change", "review"):
        shown = as_editor.get(reverse(f"admin:briefs_brief_{name}", args=[brief.pk]))
        assert "harbour.txt, line 3" in " ".join(shown.text.split())
        assertContains(shown, ">not found<", count=1)


def test_what_was_sent_back_stands_above_the_form_until_it_is_answered(
    as_reporter, reporter, editor
):
    brief = BriefFactory(in_review=True, author=reporter)
    brief = desk.send_back(brief, by=editor, version=brief.version, note="Which port?").brief
    page = as_reporter.get(change(brief))
    assertContains(page, f"{editor} sent this back on")
    assertContains(page, "Which port?")
    desk.submit(brief, by=reporter, version=brief.version)
    assert "Which port?" not in as_reporter.get(change(brief)).text


def test_what_was_inferred_of_a_date_is_chosen_once_with_its_reason(as_reporter, draft):
    page = as_reporter.get(change(draft))
    inferred = {"event_inferred_part": "year", "event_inferred_from": "The page prints no year."}
    as_reporter.post(change(draft), typed(page, **inferred))
    draft.refresh_from_db()
    assert (draft.event_inferred, draft.event_inferred_part) == (True, "year")
    page = as_reporter.get(change(draft))
    refused = as_reporter.post(change(draft), typed(page, event_inferred_part=""))
    assertContains(refused, "A reason is given: say what was inferred, or leave the reason empty.")
    as_reporter.post(change(draft), typed(page, event_inferred_part="", event_inferred_from=""))
    draft.refresh_from_db()
    assert (draft.event_inferred, draft.event_inferred_part) == (False, "")


def test_one_press_says_in_which_language_the_text_reads(as_reporter, reporter, editor):
    brief = BriefFactory(draft=True, summary=SUMMARY, language="es", author=reporter)
    page = as_reporter.get(change(brief))
    button = '<button type="submit" form="brief_form" name="language" value="en"'
    # Of two of one name the later one counts.
    assert 0 < page.text.index('id="id_language"') < page.text.index(button)
    as_reporter.post(change(brief), typed(page, language=["es", "en"], _continue="1"))
    brief.refresh_from_db()
    assert brief.language == "en"
    assert button not in as_reporter.get(change(brief)).text
    Brief.objects.filter(pk=brief.pk).update(language="es")
    review = reverse("admin:briefs_brief_review", args=[brief.pk])
    assert button not in as_reporter.get(review).text


def test_what_a_citation_names_is_loaded_once_for_all_of_them(as_editor):
    """Two look-ups a citation asked for what the list of them had brought already."""
    brief = BriefFactory(draft=True, citations=0)
    asked = []
    for number in (1, 5):
        for _citation in range(number):
            CitationFactory(brief=brief, clipping=ClippingFactory())
        with CaptureQueriesContext(connection) as queries:
            page = as_editor.get(change(brief))
        asked.append(sum('FROM "briefs_source"' in query["sql"] for query in queries))
    assert asked[0] == asked[1]
    for citation in brief.citations.all():
        for chosen in (citation.source, citation.clipping):
            assert f'<option value="{chosen.pk}" selected>{chosen}</option>' in page.text


def test_the_list_tells_who_changed_a_brief_last(as_editor, editor, reporter):
    brief, other = BriefFactory(draft=True, author=reporter), BriefFactory(draft=True)
    desk.write(brief, {"body": "It is red."}, by=reporter, version=1)
    desk.write(brief, {"body": "It is blue."}, by=editor, version=2)
    cells = re.findall(r'<td class="field-changed[^>]*>(.*?)</td>', as_editor.get(LIST).text)
    told = [editor.get_username() in cell for cell in cells]
    assert sorted(told) == [False, True]
    assert not any(reporter.get_username() in cell for cell in cells)
    assert other.revisions.count() == 0
