"""The desk in a browser: the life of a brief with two people, a stale save, the keyboard, axe."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from briefs import desk
from briefs.admin import site
from briefs.models import Brief, Clipping, ReaderReport
from tests.admin.forms import change
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    TagNameFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("groups")]


def review_of(brief):
    return reverse("admin:briefs_brief_review", args=[brief.pk])


def choose(page, field, words):
    """Type into an autocomplete field and take the answer that bears the words."""
    page.locator(f'[id="{field}"] + .select2-container').click()
    page.locator(".select2-search__field:visible").last.fill(words)
    page.get_by_role("option", name=re.compile(words, re.IGNORECASE)).click()


def test_the_life_of_a_brief_with_two_people(sit_down, reporter, editor):
    SourceFactory(name="Bay Bulletin")
    TagFactory(country=True)
    TagFactory(name="ferries")
    writing, deciding = sit_down(reporter), sit_down(editor)

    writing.goto(reverse("admin:briefs_brief_add"))
    writing.get_by_label("Headline").fill("A ferry joins both shores")
    writing.get_by_label("Summary").fill(SUMMARY)
    choose(writing, "id_tags", "peru")
    choose(writing, "id_tags", "ferries")
    choose(writing, "id_citations-0-source", "bay bulletin")
    writing.locator("#id_citations-0-published_precision").select_option("states no date")
    writing.get_by_role("button", name="Save and submit for review").click()
    expect(writing.get_by_text("waits for review.")).to_be_visible()
    brief = Brief.objects.get()

    deciding.goto("/admin/")
    deciding.get_by_role("link", name="A ferry joins both shores").click()
    deciding.get_by_text("Send back …").click()
    deciding.get_by_label("What the author should change").fill("Say that it is red.")
    deciding.get_by_role("button", name="Send back").click()
    expect(deciding.get_by_text("went back to its author.")).to_be_visible()

    writing.goto(reverse("admin:briefs_brief_history", args=[brief.pk]))
    expect(writing.get_by_text("Say that it is red.")).to_be_visible()
    writing.goto(change(brief))
    writing.get_by_label("Headline").fill("A red ferry joins both shores")
    writing.get_by_role("button", name="Save and submit for review").click()

    deciding.goto(review_of(brief))
    deciding.get_by_text("Schedule …").click()
    deciding.get_by_label("Appears on").fill("2031-05-03T07:00")
    deciding.get_by_role("button", name="Schedule").click()
    expect(deciding.get_by_text("appears on").first).to_be_visible()
    assert not Brief.objects.public().exists()
    deciding.goto(change(brief))
    deciding.get_by_role("button", name="Publish", exact=True).click()
    expect(deciding.get_by_text("is public.")).to_be_visible()
    assert Brief.objects.public().get() == brief

    writing.goto(change(brief))
    writing.get_by_role("link", name="Rework …").click()
    writing.get_by_role("button", name="Start the draft").click()
    writing.get_by_label("Headline").fill("A green ferry joins both shores")
    writing.get_by_role("button", name="Save and submit for review").click()
    copy = Brief.objects.get(rework_of=brief)
    assert Brief.objects.public().get().headline == "A red ferry joins both shores"

    deciding.goto(review_of(copy))
    expect(deciding.locator("del").first).to_have_text("red")
    expect(deciding.locator("ins").first).to_have_text("green")
    deciding.get_by_role("radio", name="correction: we were wrong").check()
    deciding.get_by_label("Note, shown with before and after").fill("The ferry is green.")
    deciding.get_by_role("button", name="Publish").click()
    expect(deciding.get_by_text("is public in its new form.")).to_be_visible()

    deciding.get_by_label("Headline").fill("A green ferry joins the two shores")
    deciding.get_by_role("radio", name="clarification").check()
    deciding.get_by_label("Note to readers").fill("There are but two shores.")
    deciding.get_by_role("button", name="Change the live brief").click()
    # What the checks would ask about is shown once, and stands all the same.
    expect(deciding.locator("[name=stands]").first).to_be_visible()
    for look in deciding.locator("[name=stands]").all():
        look.check()
    deciding.get_by_role("button", name="Change the live brief").click()
    expect(deciding.get_by_text("readers see clarification 2.")).to_be_visible()
    assert Brief.objects.public().get().headline == "A green ferry joins the two shores"

    deciding.get_by_role("link", name="Withdraw …").click()
    deciding.get_by_label("Reason, for readers").fill("The paper took its report back.")
    deciding.get_by_role("button", name="Withdraw").click()
    expect(deciding.get_by_text("is withdrawn; its page says why.")).to_be_visible()
    stone = Brief.objects.stones().get()
    told = stone.corrections.order_by("number").values_list("kind", "note")
    assert list(told) == [
        ("correction", "The ferry is green."),
        ("clarification", "There are but two shores."),
    ]
    verbs = list(stone.revisions.order_by("number").values_list("verb", flat=True))
    assert verbs[0] == "write"
    assert verbs[-1] == "withdraw"


def test_a_stale_save_loses_nothing_that_was_typed(sit_down, reporter, editor):
    brief = BriefFactory(draft=True, author=reporter, headline="A ferry", summary="It sails.")
    mine, theirs = sit_down(reporter), sit_down(editor)
    mine.goto(change(brief))
    theirs.goto(change(brief))

    theirs.get_by_label("Summary").fill("It sails at noon.")
    theirs.get_by_role("button", name="Save", exact=True).click()
    expect(theirs.get_by_text("“A ferry” is saved.")).to_be_visible()

    mine.get_by_label("Headline").fill("A red ferry")
    mine.get_by_label("Summary").fill("It sails at dawn.")
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.get_by_text("editor saved this brief while you were writing.")).to_be_visible()
    expect(mine.locator("mark", has_text="dawn")).to_be_visible()
    expect(mine.locator("mark", has_text="noon")).to_be_visible()
    summary = mine.get_by_role("group", name="Summary")
    summary.get_by_role("radio", name="Let the newer text stand").check()
    mine.get_by_role("button", name="Save what I chose").click()
    expect(mine.get_by_label("Headline")).to_have_value("A red ferry")
    expect(mine.get_by_label("Summary")).to_have_value("It sails at noon.")
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A red ferry", "It sails at noon.")


def test_leaving_with_unsaved_words_warns(sit_down, reporter):
    brief = BriefFactory(draft=True, author=reporter)
    page = sit_down(reporter)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(change(brief))
    page.get_by_role("link", name="History").click()
    assert asked == []
    page.goto(change(brief))
    page.get_by_label("Headline").press_sequentially("typed")
    page.get_by_role("link", name="History").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith("/change/")


def tab_to(page, wanted):
    """Press the tab key until the focus stands on an element, which is seen to have it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            break
    expect(wanted).to_be_focused()
    seen = "element => getComputedStyle(element).outlineStyle"
    assert wanted.evaluate(seen) == "solid"


def test_a_draft_is_found_written_and_handed_over_by_keyboard_alone(sit_down, reporter, editor):
    draft = BriefFactory(draft=True, headline="A ferry", summary="")
    desk.assign(draft, reporter, by=editor, version=1)
    page = sit_down(reporter)
    page.goto("/admin/")
    tab_to(page, page.get_by_role("link", name="A ferry"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{change(draft)}$"))
    tab_to(page, page.get_by_label("Headline"))
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("A red ferry")
    tab_to(page, page.get_by_label("Summary"))
    page.keyboard.type(SUMMARY)
    tab_to(page, page.get_by_role("button", name="Save and submit for review"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("“A red ferry” waits for review.")).to_be_visible()
    draft.refresh_from_db()
    assert (draft.status, draft.summary) == (Brief.Status.REVIEW, SUMMARY)


def test_a_review_is_done_by_keyboard_alone(sit_down, editor, reporter):
    draft = BriefFactory(draft=True, summary=SUMMARY, author=reporter)
    desk.submit(draft, by=reporter, version=1)
    page = sit_down(editor)
    page.goto(review_of(draft))
    tab_to(page, page.get_by_role("button", name="Publish", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_text("is public.")).to_be_visible()
    assert Brief.objects.public().get() == draft


def test_what_cannot_be_published_says_why_and_keeps_the_focus(sit_down, editor, reporter):
    draft = BriefFactory(draft=True, summary="", author=reporter)
    desk.submit(draft, by=reporter, version=1)
    page = sit_down(editor)
    page.goto(review_of(draft))
    button = page.get_by_role("button", name="Publish", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description(re.compile("Cannot be published: summary"))
    button.focus()
    expect(button).to_be_focused()


def test_focus_is_seen_on_a_day_and_on_a_field_of_many(sit_down, editor):
    draft = BriefFactory(draft=True)
    page = sit_down(editor)
    page.goto(reverse("admin:briefs_brief_do", args=[draft.pk, "assign"]))
    tab_to(page, page.get_by_label("Due on"))
    page.goto(change(draft))
    page.get_by_label("Body").focus()
    page.keyboard.press("Tab")
    tags = page.locator("#id_tags + .select2-container .select2-selection")
    expect(tags).to_have_css("outline-style", "solid")


def test_in_the_readers_own_colours_lines_say_what_colours_said(sit_down, editor, reporter):
    copy = desk.rework(BriefFactory(headline="A red ferry"), by=reporter, version=1).brief
    desk.write(copy, {"headline": "A green ferry"}, by=reporter, version=1)
    page = sit_down(editor, forced_colors="active")
    page.goto(review_of(copy))
    expect(page.locator("del", has_text="red")).to_have_css("text-decoration-line", "line-through")
    expect(page.locator("ins", has_text="green")).to_have_css("text-decoration-line", "underline")
    here = page.get_by_role("navigation").locator("[aria-current=page]", has_text="Briefs")
    expect(here).to_have_css("outline-style", "solid")


@pytest.fixture
def page_of_lines():
    """The address of the reading of three lines: a headline, a blank one, prose."""
    text = "A ferry line opens\n\nThe line links two ports of the bay, the paper says."
    reading = {"format": 1, "lines": [["headline", "first line", True], ["blank", "", False]]}
    reading["lines"].append(["body", "prose", True])
    document = DocumentFactory(text=text, reading=reading)
    ClippingFactory(document=document)
    return reverse("admin:briefs_document_reading", args=[document.pk])


def test_the_reading_page_works_without_scripts(sit_down, editor, page_of_lines):
    page = sit_down(editor, java_script_enabled=False)
    page.goto(page_of_lines)
    page.get_by_role("button", name="leave out line 3").click()
    expect(page.get_by_text("Line 3 is left out now.")).to_be_visible()
    page.get_by_role("link", name="what is it? Line 3").press("Enter")
    expect(page.get_by_text("line 1, the headline until now, becomes text")).to_be_visible()
    page.get_by_role("button", name="The headline").press("Enter")
    expect(page.get_by_text("Line 3 is the headline now.")).to_be_visible()
    page.get_by_role("button", name="Start a brief").click()
    expect(page.get_by_text("is a new draft.")).to_be_visible()


def test_a_document_is_read_by_keyboard_alone(sit_down, reporter, page_of_lines):
    page = sit_down(reporter)
    page.goto(page_of_lines)
    tab_to(page, page.get_by_role("button", name="leave out line 3"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Line 3 is left out now.")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="keep line 3"))
    page.keyboard.press("Space")
    expect(page.get_by_text("Line 3 is kept now.")).to_be_visible()
    page.goto(page_of_lines)
    tab_to(page, page.get_by_role("link", name="1 clipping"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#clippings-head$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="A lines 1–3")).to_be_focused()
    tab_to(page, page.get_by_text("Reject …"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Reason"))
    page.keyboard.type("Below the bar.")
    tab_to(page, page.get_by_role("button", name="Reject"))
    page.keyboard.press("Space")
    expect(page.get_by_text("is rejected.")).to_be_visible()
    assert Clipping.objects.get().rejected_because == "Below the bar."


@pytest.mark.parametrize("scripts", [True, False])
def test_a_press_that_lacks_a_word_opens_its_fold_and_leads_the_keyboard_there(
    sit_down, editor, page_of_lines, scripts
):
    page = sit_down(editor, java_script_enabled=scripts)
    page.goto(page_of_lines)
    page.get_by_text("Reject …").click()
    page.get_by_role("button", name="Reject", exact=True).click()
    reason = page.get_by_label("Reason")
    expect(reason).to_be_focused()
    expect(reason).to_have_accessible_description("Say in a sentence why it is rejected.")
    page.get_by_text("Add to a brief").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Choose the brief that the clipping belongs to.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Brief")).to_be_focused()
    # What needs no word more leads to no field.
    page.get_by_role("button", name="leave out line 3").click()
    expect(page.get_by_text("Line 3 is left out now.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Brief")).to_be_hidden()


def test_what_can_be_done_to_a_line_is_seen_once_somebody_is_there(sit_down, editor, page_of_lines):
    page = sit_down(editor)
    page.goto(page_of_lines)
    page.locator("h1").hover()
    for name in ("leave out line 1", "leave out line 3", re.compile("^split here")):
        button = page.get_by_role("button", name=name)
        expect(button.locator("..")).to_have_css("opacity", "0")
        # By key, and by pointer anywhere on the line.
        button.focus()
        expect(button.locator("..")).to_have_css("opacity", "1")
        button.blur()
        expect(button.locator("..")).to_have_css("opacity", "0")
        row = page.locator("tr", has=button)
        row.locator(".reason").hover()
        expect(button.locator("..")).to_have_css("opacity", "1")
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        page.locator("h1").hover()


def test_a_finger_meets_no_button_that_it_does_not_see(sit_down, editor, page_of_lines):
    page = sit_down(editor, has_touch=True, is_mobile=True)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(page_of_lines)
    turns = page.get_by_role("button", name="leave out line 3").locator("..")
    expect(turns).to_have_css("pointer-events", "none")
    page.locator("#L3 .line a").tap()
    expect(turns).to_have_css("opacity", "1")
    page.get_by_role("button", name="leave out line 3").tap()
    expect(page.get_by_text("Line 3 is left out now.")).to_be_visible()


def test_a_brief_is_found_by_its_words(sit_down, editor, page_of_lines):
    brief = desk.write(None, {"headline": "A tram joins two squares"}, by=editor).brief
    page = sit_down(editor)
    page.goto(page_of_lines)
    page.get_by_text("Add to a brief").click()
    clipping = Clipping.objects.get()
    choose(page, f"{clipping.pk}-brief", "tram")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="A tram joins two squares")).to_be_visible()
    assert brief.citations.filter(clipping=clipping).exists()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_long_headline_that_was_chosen_makes_no_page_wider(
    sit_down, editor, page_of_lines, width
):
    headline = "A tram joins two squares " + "of the town by the bay " * 5
    desk.write(None, {"headline": headline}, by=editor)
    page = sit_down(editor)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(page_of_lines)
    page.get_by_text("Add to a brief").click()
    choose(page, f"{Clipping.objects.get().pk}-brief", "tram")
    expect(page.locator(".acts .select2-selection__rendered")).to_contain_text("A tram joins")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_brief_is_found_by_its_number_without_scripts(sit_down, editor, page_of_lines):
    brief = BriefFactory(headline="A tram joins two squares", draft=True, author=editor)
    page = sit_down(editor, java_script_enabled=False)
    page.goto(page_of_lines)
    page.get_by_text("Add to a brief").click()
    page.get_by_label("Its number").fill(str(brief.pk))
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="A tram joins two squares")).to_be_visible()


@pytest.fixture
def everything(editor, reporter):
    """A newsroom in which every page has something to show."""
    roles = [["headline", "first line", True], ["blank", "", False], ["body", "prose", True]]
    reading = {"format": 1, "lines": roles}
    document = DocumentFactory(flags=["spam", "undated"], reading=reading)
    clipping = ClippingFactory(document=document)
    draft = desk.use(clipping, by=reporter).brief
    # The inbox names a brief below a printed headline that is another one.
    CitationFactory(brief=draft, clipping=ClippingFactory(headline="Two shores, one ferry"))
    ClippingFactory(rejected_because="No news.")
    live = BriefFactory(summary=SUMMARY)
    copy = desk.rework(live, by=reporter, version=1).brief
    changed = {"headline": "Another headline", "summary": SUMMARY + " It is red."}
    desk.write(copy, changed, by=reporter, version=1)
    correction = CorrectionFactory()
    ReaderReport.objects.create(brief=live, text="It sails thrice.")
    BriefFactory(scheduled=True)
    alias = TagNameFactory(name="Ferry boats")
    TagFactory(name="Xi Jinping"), TagFactory(name="Jinping Xi"), TagFactory(name="Нuawei")

    def page(name, *args):
        return reverse(f"admin:{name}", args=args)

    return [
        "/admin/",
        page("briefs_brief_changelist"),
        page("briefs_brief_changelist") + "?q=ferry",
        page("briefs_brief_add"),
        page("briefs_brief_delete", draft.pk),
        page("briefs_brief_change", draft.pk),
        page("briefs_brief_change", live.pk),
        page("briefs_brief_review", copy.pk),
        page("briefs_brief_history", copy.pk),
        page("briefs_brief_compare", copy.pk) + "?a=1&b=2",
        page("briefs_brief_preview", draft.pk),
        page("briefs_brief_do", live.pk, "withdraw"),
        page("briefs_brief_do", draft.pk, "assign"),
        page("briefs_brief_do", draft.pk, "merge"),
        page("briefs_brief_review", draft.pk),
        page("briefs_document_changelist"),
        page("briefs_document_add"),
        page("briefs_document_reading", clipping.document_id) + "?say=1",
        page("briefs_document_change", clipping.document_id),
        page("briefs_clipping_changelist"),
        page("briefs_source_changelist"),
        page("briefs_source_add"),
        page("briefs_source_change", live.citations.first().source_id),
        page("briefs_tag_changelist"),
        page("briefs_tag_change", alias.tag_id),
        page("briefs_tag_alike"),
        page("briefs_correction_changelist"),
        page("briefs_correction_change", correction.pk),
        page("briefs_checkswitch_changelist"),
        page("briefs_readerreport_changelist"),
        page("briefs_coverage"),
        page("briefs_guide"),
        page("briefs_import"),
        page("password_change"),
        page("auth_user_changelist"),
        page("auth_group_add"),
    ]


def test_axe_finds_nothing_on_our_pages(sit_down, open_page, axe, everything):
    wrong = {}
    door = open_page()
    door.goto(reverse("admin:login"))
    assert axe(door) == []
    page = sit_down(UserFactory(administrator=True))
    for address in everything:
        page.goto(address)
        if found := axe(page):
            wrong[address] = found
    assert wrong == {}


def test_two_briefs_are_looked_at_side_by_side_before_they_become_one(sit_down, axe, editor):
    one = BriefFactory(draft=True, headline="A ferry joins both shores", summary="It sails.")
    other = desk.write(None, {"headline": "A tram joins two squares"}, by=editor).brief
    page = sit_down(editor)
    page.goto(reverse("admin:briefs_brief_do", args=[one.pk, "merge"]))
    choose(page, "id_into", "tram")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("status")).to_contain_text("Look at both")
    expect(page.locator(".versus").get_by_text("A tram joins two squares")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Merge these two").click()
    expect(page.get_by_text("is now part of")).to_be_visible()
    one.refresh_from_db()
    assert one.merged_into == other


def test_on_a_phone_in_the_dark_nothing_scrolls_sideways(sit_down, axe, everything):
    page = sit_down(UserFactory(administrator=True), color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    wide = []
    for address in everything:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)
    assert wide == []
    page.goto("/admin/")
    assert axe(page) == []


def test_ten_pages_of_a_list_fit_a_phone(sit_down, editor, monkeypatch):
    monkeypatch.setattr(site._registry[Brief], "list_per_page", 1)
    BriefFactory.create_batch(12, draft=True)
    page = sit_down(editor)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(reverse("admin:briefs_brief_changelist"))
    expect(page.locator(".paginator a")).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("field", ["id_tags", "id_citations-0-source"])
def test_a_field_that_is_open_has_a_name(sit_down, axe, editor, field):
    TagFactory(name="ferries"), SourceFactory(name="Bay Bulletin")
    page = sit_down(editor)
    page.goto(reverse("admin:briefs_brief_add"))
    page.locator(f'[id="{field}"] + .select2-container').click()
    expect(page.locator(".select2-results__option--highlighted")).to_be_visible()
    assert axe(page) == []
