"""The form of a brief in a browser: what is to be mended, what stays in sight, what is not lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from briefs import desk
from tests.admin.forms import change
from tests.factories import BriefFactory, CorrectionFactory, SourceFactory, TagFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("groups")]

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
PHONE = {"width": 360, "height": 740}


@SCRIPTS
def test_the_focus_goes_to_what_is_to_be_mended_and_on_to_each_field(
    sit_down, axe, editor, scripts
):
    brief = BriefFactory(draft=True, headline="A ferry sails")
    page = sit_down(editor, java_script_enabled=scripts, color_scheme="dark")
    page.set_viewport_size(PHONE)
    page.goto(change(brief))
    page.get_by_label("Headline").fill("")
    page.get_by_text("Filing, kind and language").click()
    language = page.get_by_role("textbox", name="Language")
    language.fill("no language")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Not saved: 2 things to mend")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Headline: This field is required.").click()
    expect(page.get_by_label("Headline")).to_be_focused()
    page.get_by_role("link", name="Language: ").click()
    expect(language).to_be_focused()
    expect(language).to_be_in_viewport()
    if scripts:
        # At the end nothing lies under the row to save with, which axe would take for too small.
        page.get_by_role("button", name="Save and close").scroll_into_view_if_needed()
        assert axe(page) == []


def test_the_row_to_save_with_stays_in_sight_and_hides_nothing_that_has_the_focus(sit_down, editor):
    brief = BriefFactory(draft=True)
    page = sit_down(editor)
    page.set_viewport_size(PHONE)
    page.goto(change(brief))
    save = page.get_by_role("button", name="Save", exact=True)
    expect(save).to_be_in_viewport(ratio=1)
    row = page.locator(".at-hand").bounding_box()
    # One line of buttons, and no more than an eighth of a phone.
    assert row["height"] <= PHONE["height"] / 8
    page.get_by_label("Headline").focus()
    hidden, stops = [], 0
    while not save.evaluate("button => button === document.activeElement") and stops < 60:
        stops += 1
        if page.evaluate(COVERED):
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        page.keyboard.press("Tab")
    assert stops > 12
    assert hidden == []
    expect(save).to_be_focused()


def test_a_day_of_which_a_part_is_missing_is_not_sent_as_none(sit_down, editor):
    brief = BriefFactory(draft=True, event_on=None, event_precision="unknown", headline="A ferry")
    page = sit_down(editor)
    page.goto(change(brief))
    day = page.locator("#id_event_on")
    page.get_by_label("Headline").fill("A red ferry")
    day.press_sequentially("12")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(day).to_be_focused()
    brief.refresh_from_db()
    assert brief.headline == "A ferry"
    day.fill("2021-11-12")
    page.locator("#id_event_precision").select_option("day")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("“A red ferry” is saved.")).to_be_visible()
    brief.refresh_from_db()
    assert (brief.event_on.isoformat(), brief.headline) == ("2021-11-12", "A red ferry")


# Whether any part of what has the focus lies under the row, text of many lines aside: of that the
# top must be seen.
COVERED = """() => {
  const there = document.activeElement.getBoundingClientRect();
  const row = document.querySelector(".at-hand").getBoundingClientRect();
  return Math.min(there.bottom, there.top + 40) > row.top + 1 && there.top < row.bottom;
}"""


def test_the_parts_of_the_page_are_reached_by_their_names(sit_down, editor):
    brief = BriefFactory(draft=True)
    page = sit_down(editor)
    page.goto(change(brief))
    parts = page.get_by_role("navigation", name="Parts of this page")
    parts.get_by_role("link", name="Sources").click()
    expect(page.get_by_role("heading", name="Sources of this brief")).to_be_in_viewport()
    # A folded part opens.
    expect(page.get_by_label("Kind", exact=True)).to_be_hidden()
    parts.get_by_role("link", name="Filing").click()
    expect(page.get_by_label("Kind", exact=True)).to_be_in_viewport()


@SCRIPTS
@pytest.mark.parametrize("width", [1280, 360])
def test_what_readers_are_told_stands_above_the_button_and_is_reached_from_anywhere(
    sit_down, editor, width, scripts
):
    page = sit_down(editor, java_script_enabled=scripts)
    page.set_viewport_size({"width": width, "height": 780})
    live = BriefFactory()
    page.goto(change(live))
    first = page.get_by_role("radio", name="correction: we were wrong")
    parts = page.get_by_role("navigation", name="Parts of this page")
    head = page.get_by_role("heading", name="What readers will be told").get_by_role("link")
    expect(head).to_be_in_viewport(ratio=1)
    for link in (head, parts.get_by_role("link", name="What readers will be told")):
        link.click()
        expect(first).to_be_focused()
        expect(page.get_by_label("Note to readers")).to_be_in_viewport(ratio=1)
        change_it = page.get_by_role("button", name="Change the live brief")
        expect(change_it).to_be_in_viewport(ratio=1)
        expect(head).to_be_in_viewport(ratio=1)
        expect(page.get_by_text("This change is")).to_be_in_viewport(ratio=1)
        # The parts stay in sight on a phone, where the way back to them is long.
        if width < 1000:
            expect(parts).to_be_in_viewport()
        page.get_by_label("Headline").focus()
    # Of a draft nothing is told: its row to save with has no such head.
    page.goto(change(BriefFactory(draft=True)))
    expect(head).to_have_count(0)


def test_the_first_and_the_last_day_stand_on_one_line(sit_down, editor):
    brief = BriefFactory(draft=True)
    page = sit_down(editor)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(change(brief))
    first, last = (page.locator(f"#id_event_{name}").bounding_box() for name in ("on", "until"))
    assert first["x"] < last["x"]
    assert first["y"] == last["y"]


def test_a_source_is_looked_at_without_leaving_what_was_typed(sit_down, editor):
    brief = BriefFactory(draft=True, citations__source=SourceFactory(name="Bay Bulletin"))
    page = sit_down(editor)
    page.goto(change(brief))
    page.get_by_label("Headline").fill("Typed and not saved")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Change this source").click()
    expect(opened.value.get_by_role("heading", name="Bay Bulletin")).to_be_visible()
    expect(page.get_by_label("Headline")).to_have_value("Typed and not saved")


@SCRIPTS
def test_a_new_tag_is_typed_doubted_and_made(sit_down, editor, scripts):
    TagFactory(name="Huawei")
    brief = BriefFactory(draft=True)
    page = sit_down(editor, java_script_enabled=scripts)
    page.goto(change(brief))
    page.get_by_text("A tag that is not there yet").click()
    page.get_by_label("New tag", exact=False).first.fill("Huavei")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Make “Huavei” all the same").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("“Huavei” is a new tag: topic.")).to_be_visible()
    assert "Huavei" in [tag.name for tag in brief.tags.all()]


@pytest.mark.parametrize("how", ["Enter", "click"])
def test_a_name_that_no_tag_bears_is_carried_to_where_a_tag_is_made(sit_down, editor, how):
    TagFactory(name="ferries")
    brief = BriefFactory(draft=True)
    page = sit_down(editor)
    page.set_viewport_size(PHONE)
    page.goto(change(brief))
    search = page.locator("#id_tags + .select2-container .select2-search__field")
    search.press_sequentially("dockers strike")
    message = page.get_by_text("No tag is called “dockers strike”.")
    expect(message).to_be_visible()
    search.press("Enter") if how == "Enter" else message.click()
    new = page.get_by_role("textbox", name="New tag", exact=True)
    expect(new).to_be_focused()
    expect(new).to_have_value("dockers strike")
    expect(new).to_be_in_viewport()
    # Another name does not take its place.
    search.press_sequentially("harbour dues")
    expect(page.get_by_text("“dockers strike” waits to be made first")).to_be_visible()
    search.press("Enter")
    expect(new).to_be_focused()
    expect(new).to_have_value("dockers strike")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("“dockers strike” is a new tag: topic.")).to_be_visible()


@SCRIPTS
def test_a_stale_save_asks_whose_text_stands_and_lets_both_be_edited(
    sit_down, axe, editor, reporter, scripts
):
    brief = BriefFactory(draft=True, author=reporter, headline="A ferry", summary="It sails.")
    page = sit_down(reporter, java_script_enabled=scripts)
    page.goto(change(brief))
    desk.write(brief, {"headline": "A tram", "summary": "It runs."}, by=editor, version=1)
    page.get_by_label("Headline").fill("A red ferry")
    page.get_by_label("Summary").fill("It sails at dawn.")
    page.get_by_role("button", name="Save", exact=True).click()
    headline = page.get_by_role("group", name="Headline")
    summary = page.get_by_role("group", name="Summary")
    # Both changed both fields: a save in passing decides nothing.
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    if scripts:
        assert axe(page) == []
    goes, stands = headline.locator("mark").first, headline.locator("mark").last
    expect(goes).to_have_css("text-decoration-line", "none")
    headline.get_by_role("radio", name="Carry mine over").check()
    expect(goes).to_have_css("text-decoration-line", "line-through")
    expect(stands).to_have_css("text-decoration-line", "none")
    page.get_by_role("button", name="Save what I chose").click()
    expect(headline.get_by_role("radio", name="Carry mine over")).to_be_checked()
    page.get_by_role("link", name="Summary: Both of you changed it").click()
    summary.get_by_role("radio", name="Both, to edit").check()
    page.get_by_label("Both texts, to edit: summary").fill("It runs at dawn.")
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.get_by_label("Headline")).to_have_value("A red ferry")
    expect(page.get_by_label("Summary")).to_have_value("It runs at dawn.")


def test_leaving_warns_wherever_what_was_typed_would_go(sit_down, editor, reporter):
    """On the page after a stale save, at a verb with a reason, at a review with a note."""
    stale = BriefFactory(draft=True, author=reporter, headline="A ferry")
    waiting = BriefFactory(in_review=True, author=reporter)
    page, asked = sit_down(editor), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.goto(change(stale))
    desk.write(stale, {"headline": "A tram"}, by=reporter, version=1)
    page.get_by_label("Headline").press_sequentially(" at dawn")
    page.get_by_role("button", name="Save", exact=True).click()
    assert asked == []
    # A browser asks for nobody who has not touched the page.
    page.get_by_role("heading", name="Two people wrote").click()
    page.get_by_role("button", name="See the history").click()
    page.wait_for_url("**/history/")
    assert asked == ["beforeunload"]

    page.goto(reverse("admin:briefs_brief_do", args=[stale.pk, "assign"]))
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_url("**/change/")
    assert asked == ["beforeunload"]
    page.goto(reverse("admin:briefs_brief_do", args=[waiting.pk, "return"]))
    page.get_by_label("What the author should change").press_sequentially("Date it.")
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_url("**/change/")
    assert asked == ["beforeunload"] * 2

    page.goto(reverse("admin:briefs_brief_review", args=[waiting.pk]))
    page.get_by_text("Send back …").click()
    page.get_by_label("What the author should change").press_sequentially("Date it.")
    page.get_by_role("link", name="Edit").click()
    page.wait_for_url("**/change/")
    assert asked == ["beforeunload"] * 3


def test_the_days_under_the_strip_can_be_read_on_a_phone(sit_down, editor):
    CorrectionFactory()
    page = sit_down(editor)
    page.set_viewport_size(PHONE)
    page.goto("/admin/")
    boxes = [words.bounding_box() for words in page.locator(".ticks text").all()]
    assert len(boxes) >= 3
    assert all(box["height"] >= 12 for box in boxes)
    ends = [box["x"] + box["width"] for box in boxes]
    starts = [box["x"] for box in boxes[1:]] + [PHONE["width"]]
    assert all(end < start for end, start in zip(ends, starts, strict=True))
