"""The desk's first page: five readings, the strip, four tables."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from briefs import desk
from briefs.admin.common.strip import DAYS, HEIGHT, LEAST, strip
from briefs.admin.house.today import waits_for
from briefs.models import Brief, Document, ReaderReport
from tests.factories import (
    SUMMARY,
    BriefFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

DESK = reverse("admin:index")


def test_an_empty_newsroom_says_so(as_editor):
    page = as_editor.get(DESK)
    for sentence in (
        "No document has come in yet.",
        "Nobody waits for anything.",
        "No brief waits for its minute.",
        "Nothing public was corrected yet.",
    ):
        assert sentence in page.text


def test_who_looks_after_accounts_alone_is_led_to_them(client):
    keeper, nobody = UserFactory(), UserFactory()
    rights = Permission.objects.filter(codename__in=["view_user", "view_group"])
    keeper.user_permissions.set(rights)
    client.force_login(keeper)
    page = client.get(DESK)
    for model in ("user", "group"):
        where = reverse(f"admin:auth_{model}_changelist")
        assert f'href="{where}"' in page.text
        assert client.get(where).status_code == 200
    assert reverse("admin:briefs_brief_changelist") not in page.text
    client.force_login(nobody)
    assert client.get(DESK).status_code == 403


def test_the_readings_count_what_waits(as_editor):
    ClippingFactory()
    ClippingFactory(rejected_because="No news.")
    BriefFactory(in_review=True)
    live = BriefFactory()
    BriefFactory(scheduled=True)
    ReaderReport.objects.create(brief=live, text="It sails thrice.")
    counted = as_editor.get(DESK).context["readings"]
    assert {name: int(str(number)) for name, number in counted.items()} == {
        "documents": 2,
        "clippings_waiting": 1,
        "clippings": 2,
        "in_review": 1,
        "scheduled": 1,
        "reports": 1,
        "untaken": 0,
    }


def test_what_is_more_than_a_list_leads_to_is_not_counted_to_its_end(as_editor, monkeypatch):
    monkeypatch.setattr("briefs.admin.house.today.MOST", 2)
    BriefFactory.create_batch(2, in_review=True)
    assert str(as_editor.get(DESK).context["readings"]["in_review"]) == "2"
    BriefFactory(in_review=True)
    assert "<b>over 2</b> briefs in review" in " ".join(as_editor.get(DESK).text.split())


def test_what_waits_stands_longest_first_and_says_for_whom(as_editor, editor):
    now = timezone.now()
    BriefFactory(in_review=True, waiting_since=now - timedelta(days=1), headline="newer")
    old = {"waiting_since": now - timedelta(days=5), "assigned_to": editor}
    BriefFactory(in_review=True, headline="older", **old)
    rows = as_editor.get(DESK).context["waiting"]
    assert [(r["brief"].headline, r["whom"], r["late"]) for r in rows] == [
        ("older", "you: second check", True),
        ("newer", "you or another editor: second check", False),
    ]


def test_a_draft_past_its_day_is_late(as_editor, reporter):
    yesterday = timezone.localdate() - timedelta(days=1)
    BriefFactory(draft=True, assigned_to=reporter, due_on=yesterday)
    (row,) = as_editor.get(DESK).context["waiting"]
    assert (row["whom"], row["late"]) == ("reporter: writing", True)


def test_what_one_began_waits_for_oneself_alone(as_reporter, editor, reporter):
    BriefFactory(draft=True, author=reporter, headline="A ferry")
    BriefFactory(draft=True, author=editor, headline="A tram")
    (row,) = as_reporter.get(DESK).context["waiting"]
    assert (row["brief"].headline, row["whom"]) == ("A ferry", "you: writing")


def test_what_was_sent_back_says_so_until_it_is_submitted_again(as_reporter, editor, reporter):
    brief = BriefFactory(in_review=True, author=reporter)
    brief = desk.send_back(brief, by=editor, version=brief.version, note="Which port?").brief
    (row,) = as_reporter.get(DESK).context["waiting"]
    assert row["whom"] == "you: mending, it was sent back"
    desk.submit(brief, by=reporter, version=brief.version)
    (row,) = as_reporter.get(DESK).context["waiting"]
    assert row["whom"] == "an editor: second check"


def test_what_was_sent_back_to_me_stands_first(client, editor, reporter):
    others = BriefFactory(draft=True, author=None, assigned_to=editor, headline="A tram")
    brief = BriefFactory(in_review=True, author=reporter, headline="A ferry")
    desk.send_back(brief, by=editor, version=1, note="Which port?")
    for person, first in ((reporter, brief), (editor, others)):
        client.force_login(person)
        assert client.get(DESK).context["waiting"][0]["brief"] == first
    # However many older drafts wait for others, and for the one who looks.
    BriefFactory.create_batch(9, draft=True, assigned_to=reporter)
    BriefFactory.create_batch(9, draft=True, author=editor)
    Brief.objects.exclude(pk=brief.pk).update(changed_at=timezone.now() - timedelta(days=3))
    Brief.objects.filter(pk=brief.pk).update(assigned_to=editor)
    assert client.get(DESK).context["waiting"][0]["brief"] == brief


def test_a_live_brief_that_one_person_changed_is_told(as_editor, editor, reporter):
    alone, checked = BriefFactory.create_batch(2, summary=SUMMARY)
    told = {"kind": "update", "note": "It is red."}
    desk.correct(alone, {"headline": "A red ferry"}, **told, by=editor, version=1)
    copy = desk.rework(checked, by=reporter, version=1).brief
    copy = desk.write(copy, {"headline": "A blue ferry"}, by=reporter, version=1).brief
    desk.publish(copy, by=editor, version=copy.version, correction=("update", "It is red."))
    page = as_editor.get(DESK)
    rows = {brief.pk: who for _when, brief, _note, who in page.context["corrected"]}
    assert rows == {alone.pk: "editor", checked.pk: ""}
    assert page.text.count("by editor alone") == 1


def test_of_two_changes_told_in_the_same_words_the_later_one_says_by_whom(as_editor, editor):
    brief, told = BriefFactory(summary=SUMMARY), {"kind": "update", "note": "It was painted."}
    other = UserFactory(editor=True)
    for version, person in enumerate([other, editor], start=1):
        content = {"headline": f"A ferry in {version} colours"}
        desk.correct(brief, content, **told, by=person, version=version)
    ((_when, _brief, note, who),) = as_editor.get(DESK).context["corrected"]
    assert (note, who) == ("update 2", "editor")


def test_what_was_done_in_one_moment_has_one_order(as_reporter, reporter):
    tomorrow = timezone.now() + timedelta(days=1)
    due = BriefFactory.create_batch(8, scheduled=True, published_at=tomorrow)
    drafts = BriefFactory.create_batch(8, draft=True, author=reporter)
    # PostgreSQL reads a row that was written anew after those that were not.
    for brief in (due[0], drafts[7]):
        Brief.objects.filter(pk=brief.pk).update(kind="analysis")
    Brief.objects.update(changed_at=timezone.now())
    page = as_reporter.get(DESK).context
    assert page["scheduled"] == due[:6]
    assert [row["brief"] for row in page["waiting"]] == drafts[:1:-1]


def test_drafts_that_nobody_has_taken_up_wait_for_anyone(as_editor, editor):
    BriefFactory(draft=True, author=editor)
    BriefFactory(draft=True, author=None, assigned_to=editor)
    assert "that nobody has taken up" not in as_editor.get(DESK).text
    BriefFactory(draft=True, author=None, headline="A ferry")
    page = as_editor.get(DESK)
    assert "1 draft that nobody has taken up" in page.text
    assert "anyone: to be written" in page.text
    listed = as_editor.get("/admin/briefs/brief/?state=untaken").context["cl"].result_list
    assert [brief.headline for brief in listed] == ["A ferry"]


def test_corrections_withdrawals_and_returns_stand_together(as_editor, editor):
    CorrectionFactory(kind="update", number=2)
    BriefFactory(withdrawn=True, headline="Taken back")
    # One brief stands there once, with its newest step.
    back = CorrectionFactory(number=1, brief=BriefFactory(headline="Back")).brief
    desk.withdraw(back, "It was told twice.", by=editor, version=1)
    desk.restore(back, by=editor, version=2, because="It is true after all.")
    CorrectionFactory(number=2, brief=CorrectionFactory(number=1).brief)
    told = [note for _when, _brief, note, _alone in as_editor.get(DESK).context["corrected"]]
    back = "brought back"
    assert sorted(told) == [back, "correction 2", "update 2", "withdrawn"]


def test_a_draft_that_was_withdrawn_by_a_merge_is_no_correction(as_editor):
    gone = {"first_published_at": None, "published_at": None, "slug": None}
    BriefFactory(withdrawn=True, **gone)
    assert as_editor.get(DESK).context["corrected"] == []


def test_a_brief_on_changed_evidence_is_named(as_editor, editor):
    first = DocumentFactory(address="https://gazette.example/ferry")
    brief = desk.use(ClippingFactory(document=first), by=editor).brief
    assert "What rests on changed evidence" not in as_editor.get(DESK).text
    text = b"A tram line opens\n\nThe line links two squares of the town, the paper says."
    desk.take_in(text, "ferry.txt", by=editor, address=first.address)
    page = as_editor.get(DESK)
    assert [found.pk for found, _named in page.context["changed_evidence"]] == [brief.pk]
    # What stands against it says more, and names it once.
    Brief.objects.filter(pk=brief.pk).update(
        status="published",
        slug="ferry",
        published_at=timezone.now(),
        first_published_at=timezone.now(),
    )
    ClippingFactory(contradicts=brief)
    page = as_editor.get(DESK)
    assert not page.context["changed_evidence"]
    assert brief in [found.contradicts for found, _named in page.context["contradicted"]]


def test_a_live_brief_that_something_waiting_contradicts_is_named_with_it(as_editor):
    brief = BriefFactory(headline="The light is sold")
    ClippingFactory(document__name="other-figures.txt", contradicts=brief)
    page = as_editor.get(DESK)
    assert [found.contradicts for found, _named in page.context["contradicted"]] == [brief]
    assert "other figures in other-figures.txt" in page.text
    listed = as_editor.get("/admin/briefs/brief/?evidence=against").context["cl"].result_list
    assert list(listed) == [brief]
    ClippingFactory(contradicts=BriefFactory(draft=True))
    assert len(as_editor.get(DESK).context["contradicted"]) == 1


def test_a_document_of_which_clippings_wait_is_named_however_many_came_in_after_it(as_editor):
    waits = ClippingFactory(headline="The light is sold")
    decided = ClippingFactory(headline="The pier is painted", rejected_because="No news.")
    for clipping in (waits, decided):
        Document.objects.filter(pk=clipping.document_id).update(received_at="2026-01-05T12:00Z")
    DocumentFactory.create_batch(4)
    assert "waits still" not in as_editor.get(DESK).text
    DocumentFactory.create_batch(4)
    page = as_editor.get(DESK)
    assert [row[0] for row in page.context["waits_still"]] == [waits.document]
    assert "The light is sold" in page.text.partition("waits still")[2]
    assert "The pier is painted" not in page.text


def test_links_open_the_list_that_they_name(as_editor):
    text = as_editor.get(DESK).text
    for link in ("clipping/?state=waiting", "brief/?state=review", "brief/?state=scheduled"):
        assert f'href="/admin/briefs/{link}"' in text
        assert as_editor.get(f"/admin/briefs/{link}").status_code == 200


def test_no_number_of_rows_moves_the_number_of_queries(
    as_editor, django_assert_num_queries, django_assert_max_num_queries
):
    as_editor.get(DESK)

    def fill():
        for _ in range(4):
            BriefFactory(in_review=True, assigned_to=UserFactory())
            CorrectionFactory()
            ClippingFactory()

    fill()
    with django_assert_max_num_queries(28) as first:
        as_editor.get(DESK)
    fill()
    with django_assert_num_queries(len(first)):
        as_editor.get(DESK)


def test_the_strip_draws_both_sides_on_one_scale():
    today = date(2026, 11, 21)
    drawn = strip({today: 10}, {today: 5, today - timedelta(days=1): 1}, today=today)
    (above,) = drawn.above
    assert (above.height, above.y) == (HEIGHT, 0)
    assert [bar.height for bar in drawn.below] == [4, HEIGHT // 2]
    assert all(bar.height >= LEAST for bar in drawn.below)
    assert above.x == (DAYS - 1) * 10
    assert drawn.busiest == (today, 10)
    assert drawn.days[-1] == (today, 10, 5)


def test_an_empty_strip_draws_nothing_and_names_no_day():
    drawn = strip({}, {}, today=date(2026, 11, 21))
    assert (drawn.above, drawn.below, drawn.busiest, drawn.days) == ([], [], None, [])


def test_reports_wait_for_those_who_may_see_them(client, editor):
    ReaderReport.objects.create(text="It sails at noon.")
    reader = UserFactory()
    reader.user_permissions.set(Permission.objects.filter(codename="view_brief"))
    for person, waits in ((reader, False), (editor, True)):
        client.force_login(person)
        rows = client.get(DESK).context["waiting"]
        assert any("report" in row for row in rows) is waits


def test_what_waits_for_an_editor_waits_for_you_only_where_you_may_do_it(reporter, editor):
    row = {"brief": BriefFactory(in_review=True, author=UserFactory()), "review": True}
    assert waits_for(row, reporter) == "an editor: second check"
    assert waits_for(row, editor) == "you or another editor: second check"
    own = {"brief": BriefFactory(in_review=True, author=editor), "review": True}
    assert waits_for(own, editor) == "an editor: second check"
    assert waits_for({"report": True}, reporter) == "an editor: answer"
    assert waits_for({"report": True}, editor) == "you or another editor: answer"
