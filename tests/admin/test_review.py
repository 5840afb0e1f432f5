"""The review screen: live against draft, the checks, and the decision."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from briefs import desk
from briefs.desk.documents.by_hand import BY_HAND
from briefs.models import Brief, CheckSwitch, Source
from tests.factories import (
    SUMMARY,
    BriefFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(reporter):
    draft = BriefFactory(draft=True, summary=SUMMARY, author=reporter)
    return desk.submit(draft, by=reporter, version=1).brief


@pytest.fixture
def reworked(reporter):
    live = BriefFactory(headline="A ferry sails thrice", summary=SUMMARY)
    copy = desk.rework(live, by=reporter, version=1).brief
    copy = desk.write(copy, {"headline": "A ferry sails twice"}, by=reporter, version=1).brief
    return desk.submit(copy, by=reporter, version=copy.version).brief


def decide(client, brief, do, version=None, **typed):
    address = reverse("admin:briefs_brief_review", args=[brief.pk])
    return client.post(address, {"do": do, "version": version or brief.version} | typed)


def test_publishing_is_one_press_when_every_check_is_met(as_editor, submitted):
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[submitted.pk]))
    assert 'aria-disabled="true"' not in page.text
    assert decide(as_editor, submitted, "approve").status_code == 302
    assert Brief.objects.public().get() == submitted


def test_what_is_met_is_folded_into_one_line_and_what_asks_for_something_is_not(
    as_editor, submitted
):
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[submitted.pk])).text
    unfolded, folded = re.search(
        r'id="checks-head"(.*?)<details>(.*?)</details>', page, re.S
    ).groups()
    marks = 'class="state (no|wait|ok|off)"'
    assert set(re.findall(marks, folded)) == {"ok"}
    assert set(re.findall(marks, unfolded)) == {"wait"}
    assert f"{len(re.findall(marks, folded))} met" in folded


def test_unmet_checks_stand_first_and_are_named_at_the_button(as_editor, submitted, editor):
    desk.write(submitted, {"summary": ""}, by=editor, version=2)
    submitted.refresh_from_db()
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[submitted.pk]))
    assert next(check.name for check, _mark in page.context["checks"]) == "summary"
    assert 'aria-disabled="true" aria-describedby="why-not"' in page.text
    assert '<a href="#check-summary">summary</a>' in page.text
    refused = decide(as_editor, submitted, "approve")
    assert "Cannot be published yet: Summary" in refused.text
    assert not Brief.objects.public().exists()


@pytest.mark.parametrize("where", ["review", "change"])
def test_what_asks_for_a_look_is_named_at_the_button_too(as_editor, submitted, editor, where):
    address = reverse(f"admin:briefs_brief_{where}", args=[submitted.pk])
    looks = as_editor.get(address).context["looks"]
    asks = re.compile(r'class="asks">\s*(.*?)\s*</p>', re.S)

    def named():
        (found,) = asks.findall(as_editor.get(address).text.partition('id="checks-head"')[0])
        return re.findall(r'href="#check-([\w-]+)"', found)

    assert named() == [check.name for check in looks] != []
    for check in looks[1:]:
        CheckSwitch.objects.create(check_name=check.name, reason="Tried elsewhere.")
    assert named() == [looks[0].name]
    assert "1 check asks for a look" in as_editor.get(address).text
    CheckSwitch.objects.create(check_name=looks[0].name, reason="Tried elsewhere.")
    assert not asks.search(as_editor.get(address).text)


def test_nobody_approves_their_own_brief(client):
    author, _other = UserFactory(editor=True), UserFactory(editor=True)
    brief = BriefFactory(in_review=True, summary=SUMMARY, author=author)
    client.force_login(author)
    assert decide(client, brief, "approve").status_code == 403
    assert not Brief.objects.public().exists()


def test_sending_back_needs_a_note(as_editor, submitted):
    said = "What the author should change: Say it in a sentence."
    assert said in decide(as_editor, submitted, "return").text
    decide(as_editor, submitted, "return", **{"back-note": "Which port?"})
    submitted.refresh_from_db()
    assert submitted.status == "draft"
    assert submitted.revisions.first().note == "Which port?"


def test_the_note_of_the_last_submission_stands_above_the_review(as_editor, reporter):
    draft = BriefFactory(draft=True, summary=SUMMARY, author=reporter)
    review = reverse("admin:briefs_brief_review", args=[draft.pk])
    desk.submit(draft, by=reporter, version=1, note="Please check the port.")
    page = as_editor.get(review).text
    assert "reporter submitted this on" in page
    assert re.search(r"</b>\s+Please check the port\.\s*</p>", page)
    draft.refresh_from_db()
    decide(as_editor, draft, "return", **{"back-note": "It is Lota."})
    assert "Please check the port." not in as_editor.get(review).text
    draft.refresh_from_db()
    desk.submit(draft, by=reporter, version=draft.version)
    assert "submitted this on" not in as_editor.get(review).text


def test_a_schedule_is_a_minute_to_come(as_editor, submitted):
    tomorrow = timezone.localtime() + timedelta(days=1)
    decide(as_editor, submitted, "schedule", at=f"{tomorrow:%Y-%m-%dT%H:%M}")
    assert Brief.objects.scheduled().get() == submitted


def test_a_minute_is_picked_on_both_pages_and_what_is_none_is_told_how_to_write(
    as_editor, submitted
):
    review = reverse("admin:briefs_brief_review", args=[submitted.pk])
    page = reverse("admin:briefs_brief_do", args=[submitted.pk, "schedule"])
    for address, sent in ((review, {"do": "schedule"}), (page, {})):
        field = re.search(r'<input[^>]*name="at"[^>]*>', as_editor.get(address).text)
        assert 'type="datetime-local"' in field[0]
        refused = as_editor.post(address, sent | {"version": 2, "at": "24.11.2026 7:00"})
        assert "Write day and hour such as " in refused.text
    assert not Brief.objects.scheduled().exists()


@pytest.mark.parametrize("at", ["9999-12-31T23:59-12:00", "9999-12-31T23:59-01:00"])
def test_a_schedule_past_the_calendar_is_refused_in_one_sentence(as_editor, submitted, at):
    response = decide(as_editor, submitted, "schedule", at=at)
    assert "Write day and hour such as" in response.text
    assert not Brief.objects.scheduled().exists()


def test_a_schedule_in_the_past_is_refused_and_stays_typed(as_editor, submitted):
    response = decide(as_editor, submitted, "schedule", at="2020-01-01T07:00")
    assert "A schedule needs a minute that has not passed." in response.text
    assert 'value="2020-01-01T07:00"' in response.text


def test_the_key_that_ends_the_minute_publishes_nothing(as_editor, submitted):
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[submitted.pk])).text
    # A browser presses the first button of a form, wherever on the page it stands.
    assert re.search(r"<button[^>]* name=.do.[^>]*>", page)[0].endswith(" hidden>")
    minute = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%d %H:%M}"
    response = decide(as_editor, submitted, "", at=minute)
    assert response.status_code == 409
    assert "Nothing is done yet" in response.text
    assert f'value="{minute}"' in response.text
    assert not Brief.objects.filter(status="published").exists()
    decide(as_editor, submitted, "schedule", at=minute)
    assert Brief.objects.scheduled().get() == submitted


def test_a_rework_stands_beside_the_live_text_word_by_word(as_editor, reworked):
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[reworked.pk]))
    assert "<del>thrice</del>" in page.text
    assert "<ins>twice</ins>" in page.text
    assert (page.context["words_out"], page.context["words_in"]) == (1, 1)


def test_a_rework_that_readers_will_notice_needs_a_note_to_them(as_editor, reworked):
    refused = decide(as_editor, reworked, "approve")
    assert "Say whether this is a correction" in refused.text
    kept = decide(as_editor, reworked, "approve", correction="correction")
    assert "Say in one sentence what changed and why." in kept.text
    done = decide(
        as_editor, reworked, "approve", correction="correction", note="It sails twice a day."
    )
    live = Brief.objects.public().get()
    assert done.url == reverse("admin:briefs_brief_change", args=[live.pk])
    assert live.headline == "A ferry sails twice"
    assert live.corrections.get().note == "It sails twice a day."


def test_a_decision_on_an_older_text_is_refused_and_keeps_what_was_typed(
    as_editor, reworked, reporter
):
    read = reworked.version
    desk.write(reworked, {"body": "It is red."}, by=reporter, version=read)
    response = decide(as_editor, reworked, "approve", read, correction="update", note="Repainted.")
    assert response.status_code == 409
    assert "reporter saved this while you read." in response.text
    assert ">Repainted.</textarea>" in response.text
    assert f"compare/?a={read}&amp;b={read + 1}" in response.text
    assert Brief.objects.public().get().body == ""


def test_the_printed_text_stands_beside_for_the_desk_only(as_editor, client, reporter):
    clipping = ClippingFactory(document=DocumentFactory(text="A ferry line opens\n\nAt noon."))
    brief = desk.use(clipping, by=reporter).brief
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[brief.pk]))
    beside = page.text.partition('<div class="side">')[2]
    # Below the checks, which speak of the button above.
    assert "At noon." in beside.partition('id="checks-head"')[2]
    shown = as_editor.get(reverse("admin:briefs_brief_preview", args=[brief.pk]))
    assert "At noon." not in shown.text


def test_what_is_hostile_alone_is_struck_through_as_printed(as_editor, reporter):
    text = "A ferry line opens\nBy the bay desk\nIt sails at noon.\nCheap pills"
    rows = [["headline", "", True], ["byline", "", False], ["body", "", True], ["spam", "", False]]
    rows[2].append(BY_HAND)
    document = DocumentFactory(text=text, reading={"format": 1, "lines": rows})
    clipping = ClippingFactory(document=document, first_line=1, last_line=4)
    brief = desk.use(clipping, by=reporter).brief
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[brief.pk])).text
    page = re.sub(r"\s*(</?p\b[^>]*>)\s*", r"\1", " ".join(page.split()))
    assert '<p class="dropped"><span class="line">2</span> By the bay desk</p>' in page
    assert '<p class="dropped"><span class="line">4</span> <del>Cheap pills</del></p>' in page
    assert '<p><span class="line">3</span> It sails at noon.</p>' in page


def test_a_figure_that_stands_nowhere_is_told_once_with_its_sentence(as_editor, reporter):
    clipping = ClippingFactory(document=DocumentFactory(text="A ferry line opens\n\nAt noon."))
    brief = desk.use(clipping, by=reporter).brief
    wrong = {"headline": "It cost 5 million euros", "summary": "It cost 5 million euros."}
    desk.write(brief, wrong, by=reporter, version=1)
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[brief.pk]))
    assert page.text.count("5 million euros stands in no cited clipping.") == 1
    assert '<p class="detail">“It cost 5 million euros”</p>' in page.text


def test_a_document_is_named_once_for_the_lines_of_a_sentence(as_editor, reporter):
    words = "The harbour ferry crossed the bay at noon.\nThe ferry crossed the harbour bay."
    document = DocumentFactory(name="ferry.txt", title="", text=words)
    clipping = ClippingFactory(document=document, first_line=1, last_line=2)
    brief = desk.use(clipping, by=reporter).brief
    summary = "The ferry crossed the harbour bay at noon."
    desk.write(brief, {"headline": "Across", "summary": summary}, by=reporter, version=1)
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[brief.pk])).text
    rested = page.split(f"<p>{summary}</p>")[1].split("</p>")[0]
    assert rested.count("line ") > 1
    assert rested.count("ferry.txt") == 1


def test_who_can_say_what_kind_a_source_is_is_told_and_led_there(client, editor, reporter):
    source = SourceFactory(name="Bay Bulletin", kind=Source.Kind.UNKNOWN)
    brief = BriefFactory(draft=True, citations__source=source)
    field = reverse("admin:briefs_source_change", args=[source.pk]) + f"?brief={brief.pk}#id_kind"
    for person, led in ((editor, True), (reporter, False)):
        client.force_login(person)
        page = client.get(reverse("admin:briefs_brief_change", args=[brief.pk])).text
        assert "what kind of source this is: Bay Bulletin. An editor says it." in page
        assert (f'href="{field}"' in page) == led
    source.kind = Source.Kind.NEWSPAPER
    source.save()
    client.force_login(editor)
    page = client.get(reverse("admin:briefs_brief_change", args=[brief.pk])).text
    assert field not in page


@pytest.mark.parametrize(
    ("because", "sentence"),
    [
        (
            "year 2025 inferred: the text is dated 2025-03-14",
            "The year 2025 is inferred: the text is dated 14 Mar 2025.",
        ),
        (
            "“Wednesday” counted back from 2025-03-17",
            "The date is inferred: “Wednesday” counted back from 17 Mar 2025.",
        ),
        ("The form 2025-13-40 says so.", "The date is inferred: The form 2025-13-40 says so."),
    ],
)
def test_what_of_a_date_was_inferred_is_one_sentence(as_editor, because, sentence):
    told = {"event_on": date(2025, 3, 12), "event_inferred_from": because}
    brief = BriefFactory(draft=True, event_inferred=True, **told)
    page = as_editor.get(reverse("admin:briefs_brief_change", args=[brief.pk]))
    said = {check.name: check.sentence for check, _mark in page.context["checks"]}
    assert said["date"] == sentence


def seen(client, brief):
    page = client.get(reverse("admin:briefs_brief_review", args=[brief.pk]))
    return page.context["seen"] and page.context["seen"].number, page.text


def test_a_brief_that_came_back_is_compared_with_what_was_sent_back(
    as_editor, submitted, reporter, editor
):
    assert seen(as_editor, submitted)[0] is None
    back = desk.send_back(submitted, by=editor, version=2, note="Say that it is red.").brief
    words = {"summary": SUMMARY + " It is red."}
    desk.write(back, words, by=reporter, version=3)
    desk.submit(back, by=reporter, version=4)
    number, text = seen(as_editor, back)
    assert number == 3
    assert "the last one that was yours" in text
    assert "<ins> It is red.</ins>" in text


def test_a_brief_that_nobody_decided_about_is_compared_with_how_it_began(as_editor, reporter):
    brief = desk.write(None, {"headline": "As printed"}, by=reporter).brief
    desk.write(brief, {"headline": "In words of our own"}, by=reporter, version=1)
    number, text = seen(as_editor, brief)
    assert number == 1
    assert "how it began" in text
    assert "As printed" in text


def test_a_text_that_never_changed_is_shown_alone(as_editor, reporter):
    brief = desk.write(None, {"headline": "As printed"}, by=reporter).brief
    desk.submit(brief, by=reporter, version=1)
    number, text = seen(as_editor, brief)
    assert number is None
    assert "Its text is as it began." in text


@pytest.mark.parametrize("mine", [True, False])
def test_a_text_that_nobody_changed_since_is_not_said_to_be_as_it_began(
    as_editor, editor, reporter, mine
):
    brief = desk.write(None, {"headline": "As printed"}, by=reporter).brief
    who = editor if mine else UserFactory(editor=True)
    desk.write(brief, {"headline": "In words of our own"}, by=who, version=1)
    desk.submit(brief, by=reporter, version=2)
    if not mine:
        desk.send_back(brief, by=who, version=3, note="Shorter.")
        desk.submit(brief, by=reporter, version=4)
    number, text = seen(as_editor, brief)
    assert number is None
    assert "as it began." not in text
    since = "revision 2, the last one that was yours" if mine else "revision 4, the last that was"
    assert f"Nothing changed since {since}" in text
    assert f'compare/?a=1&amp;b={3 if mine else 5}">compare with how it began' in text


def test_a_live_brief_is_not_called_unseen(as_editor):
    live = BriefFactory()
    page = as_editor.get(reverse("admin:briefs_brief_review", args=[live.pk])).text
    assert "what readers see now" in page
    assert "seen nothing" not in page
    assert 'value="approve"' not in page
    shown = as_editor.get(reverse("admin:briefs_brief_preview", args=[live.pk])).text
    assert "A live brief." in shown
    assert "never appear" not in shown


def test_a_brief_without_an_address_offers_no_way_to_it(as_editor):
    form = reverse("admin:briefs_brief_change", args=[BriefFactory(draft=True).pk])
    assert "View on site" not in as_editor.get(form).text
    form = reverse("admin:briefs_brief_change", args=[BriefFactory().pk])
    assert "View on site" in as_editor.get(form).text
