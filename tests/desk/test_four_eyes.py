"""Four eyes: nobody approves what they wrote or brought in, by the verb or through the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from briefs import desk
from briefs.models import Brief
from tests.factories import (
    SUMMARY,
    BriefFactory,
    ClippingFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

MENDED = SUMMARY + " It is red."
DATED = {"published_on": "2021-03-01", "published_precision": "day"}


@pytest.fixture
def ana():
    return UserFactory(editor=True, username="ana")


@pytest.fixture
def luis():
    return UserFactory(administrator=True, username="luis")


@pytest.fixture
def ready(reporter, ana, luis):
    """A draft that meets every check, which its reporter wrote."""
    return BriefFactory(draft=True, summary=SUMMARY, author=reporter)


def write(brief, text, by):
    return desk.write(brief, {"summary": text}, by=by, version=brief.version).brief


def press(client, person, brief, do="approve", **typed):
    client.force_login(person)
    address = reverse("admin:briefs_brief_review", args=[brief.pk])
    return client.post(address, {"do": do, "version": brief.version} | typed)


def test_whoever_wrote_last_does_not_approve_and_who_wrote_nothing_does(ready, ana, luis):
    brief = write(ready, MENDED, luis)
    with pytest.raises(desk.FourEyes, match="somebody else has to approve it, such as ana"):
        desk.publish(brief, by=luis, version=2)
    assert not Brief.objects.public().exists()
    assert desk.publish(brief, by=ana, version=2).changed


def test_the_review_screen_refuses_the_last_writer_and_serves_the_other(client, ready, ana, luis):
    brief = write(ready, MENDED, luis)
    refused = press(client, luis, brief)
    assert refused.status_code == 403
    assert "somebody else has to approve it, such as ana" in refused.text
    assert not Brief.objects.public().exists()
    assert press(client, ana, brief).status_code == 302
    assert Brief.objects.public().get() == brief


def test_a_button_that_would_be_refused_says_so_before_it_is_pressed(client, ready, ana, luis):
    brief = write(ready, MENDED, luis)
    for name in ("briefs_brief_review", "briefs_brief_change"):
        address = reverse(f"admin:{name}", args=[brief.pk])
        for person, told in ((luis, True), (ana, False)):
            client.force_login(person)
            assert ("such as ana" in client.get(address).text) == told


def test_the_list_refuses_the_writer_and_serves_the_other(client, ready, ana, luis):
    brief = write(ready, MENDED, luis)
    for person, public in ((luis, 0), (ana, 1)):
        client.force_login(person)
        data = {"action": "publish", "_selected_action": [brief.pk]}
        client.post(reverse("admin:briefs_brief_changelist"), data)
        assert Brief.objects.public().count() == public


def test_nobody_schedules_their_own_words(client, ready, ana, luis):
    brief = write(ready, MENDED, luis)
    at = timezone.now() + timedelta(hours=3)
    with pytest.raises(desk.FourEyes):
        desk.schedule(brief, at, by=luis, version=2)
    address = reverse("admin:briefs_brief_do", args=[brief.pk, "schedule"])
    client.force_login(luis)
    page = client.post(address, {"version": 2, "at": "2031-05-03T07:00"})
    assert (page.status_code, "such as ana" in page.text) == (403, True)
    assert desk.schedule(brief, at, by=ana, version=2).changed


def test_an_earlier_writer_does_not_approve_either(ready, ana, luis):
    brief = write(write(ready, MENDED, ana), SUMMARY + " It is green.", luis)
    for person in (ana, luis):
        with pytest.raises(desk.FourEyes, match="Everybody who may approve has written"):
            desk.publish(brief, by=person, version=3)
    assert desk.publish(brief, by=UserFactory(editor=True), version=3).changed


def test_a_restored_text_frees_those_who_wrote_after_it(ready, ana, luis):
    brief = write(write(ready, MENDED, ana), SUMMARY + " It is green.", luis)
    brief = desk.restore(brief, 2, by=luis, version=3).brief
    with pytest.raises(desk.FourEyes):
        desk.publish(brief, by=ana, version=4)
    assert desk.publish(brief, by=luis, version=4).changed


def test_who_restores_words_of_their_own_does_not_approve_them(ready, ana, luis):
    brief = write(write(ready, MENDED, luis), SUMMARY, ready.author)
    brief = desk.restore(brief, 2, by=luis, version=3).brief
    with pytest.raises(desk.FourEyes):
        desk.publish(brief, by=luis, version=4)
    assert desk.publish(brief, by=ana, version=4).changed


def test_submitting_sending_back_and_assigning_is_not_writing(ready, reporter, ana):
    brief = desk.submit(ready, by=reporter, version=1).brief
    brief = desk.send_back(brief, by=ana, version=2, note="Name the price.").brief
    brief = desk.assign(brief, reporter, by=ana, version=3).brief
    brief = desk.submit(brief, by=reporter, version=4).brief
    assert desk.approve(brief, by=ana, version=5).changed


def test_adding_a_clipping_is_writing(ready, ana, luis):
    brief = desk.add_clipping(ready, ClippingFactory(), by=luis, version=1).brief
    assert luis.pk in desk.writers(brief)
    assert ana.pk not in desk.writers(brief)


@pytest.fixture
def live(ana, luis):
    return BriefFactory(summary=SUMMARY, author=ana)


def test_a_rework_is_approved_by_who_wrote_nothing_of_it(live, ana, luis):
    copy = write(desk.rework(live, by=luis, version=1).brief, MENDED, ana)
    copy = desk.submit(copy, by=luis, version=2).brief
    told = ("update", "It is red.")
    with pytest.raises(desk.FourEyes):
        desk.approve(copy, by=ana, version=3, correction=told)
    assert desk.approve(copy, by=luis, version=3, correction=told).changed


def test_what_stands_in_public_already_needs_no_second_look(live, reporter, ana):
    """Who wrote the live text may approve what somebody else changed in it."""
    copy = desk.rework(live, by=reporter, version=1).brief
    copy = desk.submit(write(copy, MENDED, reporter), by=reporter, version=2).brief
    assert desk.approve(copy, by=ana, version=3, correction=("update", "It is red.")).changed


def test_an_imported_draft_needs_somebody_other_than_its_importer(client, ana, luis):
    brief = BriefFactory(in_review=True, summary=SUMMARY, author=None, importer=luis)
    with pytest.raises(desk.FourEyes):
        desk.approve(brief, by=luis, version=1)
    assert press(client, luis, brief).status_code == 403
    assert press(client, ana, brief).status_code == 302
    assert Brief.objects.public().get() == brief


def test_an_imported_draft_that_others_wrote_in_is_approved_by_its_importer(ana, luis):
    brief = BriefFactory(draft=True, summary=SUMMARY, author=None, importer=luis)
    brief = write(brief, MENDED, ana)
    with pytest.raises(desk.FourEyes):
        desk.publish(brief, by=ana, version=2)
    assert desk.publish(brief, by=luis, version=2).changed


def test_who_imports_a_draft_that_others_only_handed_on_does_not_approve_it(ana, luis):
    brief = BriefFactory(draft=True, summary=SUMMARY, author=None, importer=luis)
    brief = desk.submit(brief, by=ana, version=1).brief
    brief = desk.send_back(brief, note="Not yet.", by=luis, version=2).brief
    with pytest.raises(desk.FourEyes):
        desk.publish(brief, by=luis, version=3)


def test_a_draft_of_which_nobody_knows_who_brought_it_in_is_approved_by_anyone(ana, luis):
    brief = BriefFactory(draft=True, summary=SUMMARY, author=None)
    assert desk.publish(brief, by=luis, version=1).changed


def test_who_submits_what_nobody_wrote_does_not_approve_it_too(ana, luis):
    brief = BriefFactory(draft=True, summary=SUMMARY, author=None)
    brief = desk.submit(brief, by=luis, version=1).brief
    with pytest.raises(desk.FourEyes):
        desk.approve(brief, by=luis, version=2)
    assert desk.approve(brief, by=ana, version=2).changed


def test_an_author_approves_their_own_brief_only_while_alone():
    author = UserFactory(administrator=True)
    one, two = BriefFactory.create_batch(2, in_review=True, summary=SUMMARY, author=author)
    assert desk.approve(one, by=author, version=1).changed
    UserFactory(editor=True)
    with pytest.raises(desk.FourEyes):
        desk.approve(two, by=author, version=1)


def test_somebody_who_left_does_not_count_as_a_second_pair_of_eyes():
    author = UserFactory(administrator=True)
    UserFactory(editor=True, is_active=False)
    brief = BriefFactory(in_review=True, summary=SUMMARY, author=author)
    assert desk.approve(brief, by=author, version=1).changed


def test_the_day_that_the_house_files_a_brief_under_is_nobodys_text(ready, reporter, ana, luis):
    """Scheduling moves the day of a brief that no date is known of; that is not writing."""
    undated = {"event_on": None, "event_precision": "unknown"}
    brief = desk.write(ready, undated, by=reporter, version=1).brief
    brief = desk.schedule(brief, timezone.now() + timedelta(days=9), by=ana, version=2).brief
    brief = desk.send_back(brief, by=ana, version=3, note="Wait for the price.").brief
    brief = desk.restore(brief, 2, by=luis, version=4).brief
    assert not {ana.pk, luis.pk} & desk.writers(brief)


def mend(brief, by, **mended):
    return desk.write(brief, mended, by=by, version=brief.version).brief


def cite(brief, **otherwise):
    """Return its citations as they stand, with a second one."""
    cited = desk.record_of(brief)["citations"]
    second = cited[-1] | {"source": SourceFactory().name} | otherwise
    return [*cited, second]


@pytest.fixture
def two_sources(ready, reporter):
    """The reporter's draft, which cites two sources as its origins."""
    return mend(ready, reporter, citations=cite(ready, **DATED))


def test_who_mends_as_the_checks_ask_may_still_approve(client, two_sources, ana, luis):
    brief = write(two_sources, MENDED, ana)
    first, second = desk.record_of(brief)["citations"]
    for mended in (
        {"tags": ["Peru", TagFactory(name="smuggling").name]},
        {"language": "es"},
        {"language": "en"},
        {"citations": [first, second | {"role": "host", "published_precision": "month"}]},
        {"citations": [second, first]},
        {"citations": [first]},
    ):
        brief = mend(brief, luis, **mended)
    assert luis.pk not in desk.writers(brief)
    assert press(client, ana, brief).status_code == 403
    assert press(client, luis, brief, do="publish").status_code == 302
    assert Brief.objects.public().get() == brief


@pytest.mark.parametrize(
    "words",
    [
        lambda brief: {"headline": "A red ferry crosses the bay"},
        lambda brief: {"body": "It is red."},
        lambda brief: {"event_on": "2021-03-04", "event_precision": "day"},
        lambda brief: {"citations": cite(brief)},
        lambda brief: {"citations": [desk.record_of(brief)["citations"][0] | {"note": "Its 7."}]},
        lambda brief: {
            "filed_by": "editor",
            "filed_on": "2021-03-04",
            "filed_because": "It is red.",
        },
    ],
    ids=["headline", "body", "day", "citation", "note", "reason for the day"],
)
def test_who_tells_readers_anything_more_has_written(ready, luis, words):
    assert luis.pk in desk.writers(mend(ready, luis, **words(ready)))


def test_who_takes_a_citation_away_leaves_the_writers_as_they_were(two_sources, ana, luis):
    first, second = desk.record_of(two_sources)["citations"]
    third = cite(two_sources)[-1]
    brief = mend(two_sources, ana, citations=[first, second, third])
    brief = mend(brief, luis, citations=[second, third])
    assert desk.writers(brief) == {brief.author_id, ana.pk}
    # Without what she cited it is the text that stood before she came.
    assert desk.writers(mend(brief, luis, citations=[first, second])) == {brief.author_id}


def test_who_gives_their_own_source_the_name_of_the_former_one_has_still_written(
    ready, reporter, luis
):
    brief = write(ready, MENDED, reporter)
    cited = desk.record_of(brief)["citations"][0]
    theirs, mine = brief.citations.get().source, SourceFactory(name="The Wide Bay")
    changed = {"citations": [cited | {"source": mine.name}]}
    brief = desk.write(brief, changed, by=luis, version=2).brief
    name = theirs.name
    for source, called in ((theirs, "The Old Bay"), (mine, name)):
        source.name = called
        desk.keep_source(source, by=luis)
    brief = desk.submit(brief, by=luis, version=3).brief
    with pytest.raises(desk.FourEyes):
        desk.approve(brief, by=luis, version=4)
