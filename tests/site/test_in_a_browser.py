"""What a person meets: every type of page in Chromium, narrow and wide, light and dark."""

import pytest
from playwright.sync_api import expect

from briefs.models import Edition, ReaderReport
from tests.factories import BriefFactory, TagFactory
from tests.site.looking import NARROW, WIDE, found_on

pytestmark = pytest.mark.django_db(transaction=True)


def test_axe_finds_nothing_on_any_page(town, open_page, axe):
    page = open_page(viewport=WIDE)
    assert found_on(page, axe) == {}


# What another width and other colours can change; the rest was asked above.
NARROW_AND_DARK = ["color-contrast", "scrollable-region-focusable", "target-size"]


def test_in_the_dark_on_the_narrowest_screen_all_is_legible_and_nothing_scrolls_sideways(
    town, open_page, axe
):
    chile = TagFactory(kind="country", name="Chile", code="CL")
    BriefFactory(headline="The newest has a code in its rail", event_on="2022-05-05", tags=[chile])
    Edition.objects.advance()
    page = open_page(viewport=NARROW, color_scheme="dark")

    def look(page):
        sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return [*axe(page, runOnly=NARROW_AND_DARK), *["scrolls sideways"] * sideways]

    assert found_on(page, look) == {}


def test_targets_are_large_enough_to_hit(town, open_page):
    """Links that stand alone, not those within a sentence."""
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True)
    for address in ["/", "/briefs/", "/briefs/bay-ferry/"]:
        page.goto(address)
        small = page.evaluate(
            """[...document.querySelectorAll(
                '.menu a, .pager a, .codes a, .facet a, .find :is(input, button, a)')]
            .filter(a => a.getClientRects().length && a.getAttribute('tabindex') !== '-1')
            .map(a => [a.textContent, a.getBoundingClientRect().height])
            .filter(([, height]) => height < 23.5)"""
        )
        assert small == [], address


WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("scripts", [True, False])


@WITH_AND_WITHOUT_SCRIPTS
def test_a_reader_narrows_reads_and_goes_back(town, open_page, scripts):
    page = open_page(viewport=WIDE, java_script_enabled=scripts)
    page.goto("/briefs/")
    page.locator(".facet").get_by_role("link", name="rail", exact=True).click()
    expect(page.locator(".entry h2")).to_have_text(["A train follows"])
    page.get_by_role("link", name="take away: tag rail").click()
    page.get_by_label("without ports").click()
    expect(page.locator(".entry h2")).to_have_text(["No day is known"])
    page.go_back()
    page.get_by_label("Filed from").fill("2021-12")
    page.get_by_role("button", name="Apply").click()
    assert "from=2021-12" in page.url
    page.get_by_role("link", name="A train follows").click()
    expect(page.get_by_role("heading", name="Quotations")).to_be_visible()
    page.go_back()
    assert "from=2021-12" in page.url


@WITH_AND_WITHOUT_SCRIPTS
def test_a_reader_mends_a_date(town, open_page, scripts):
    page = open_page(viewport=WIDE, java_script_enabled=scripts)
    page.goto("/briefs/?tag=peru")
    page.get_by_label("Filed from").fill("Dec 2021")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_label("Filed from")).to_have_value("Dec 2021")
    page.get_by_role("link", name="2021-12").click()
    expect(page.get_by_role("link", name="A train follows")).to_be_visible()
    assert page.url.endswith("/briefs/?tag=peru&from=2021-12")


@WITH_AND_WITHOUT_SCRIPTS
def test_a_reader_searches_and_takes_the_proposal(town, open_page, scripts):
    page = open_page(viewport=WIDE, java_script_enabled=scripts)
    page.goto("/")
    page.get_by_label("Search the briefs").fill("trian follows")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="train follows").click()
    expect(page.locator(".entry h2")).to_have_text(["A train follows"])
    expect(page.get_by_label("Search the briefs")).to_have_value("train follows")


@WITH_AND_WITHOUT_SCRIPTS
def test_a_reader_searches_within_a_list(town, open_page, scripts):
    page = open_page(viewport=WIDE, java_script_enabled=scripts)
    page.goto("/tags/ports/?from=2021-12")
    page.get_by_label("Words in this list").fill("train")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".entry h2")).to_have_text(["A train follows"])
    assert page.url.endswith("/tags/ports/?q=train&from=2021-12&to=")


@WITH_AND_WITHOUT_SCRIPTS
def test_a_reader_finds_the_feed_of_a_narrowed_list(town, open_page, scripts):
    page = open_page(viewport=WIDE, java_script_enabled=scripts)
    page.goto("/briefs/?tag=rail")
    feed = page.locator(".bar").get_by_role("link", name="JSON").get_attribute("href")
    items = page.request.get(feed).json()["items"]
    assert [item["title"] for item in items] == ["A train follows"]
    page.get_by_role("link", name="Follow this list").click()
    expect(page.get_by_role("heading", name="Follow by feed", level=1)).to_be_visible()
    page.get_by_role("link", name="rail", exact=True).click()
    expect(page.locator(".entry h2")).to_have_text(["A train follows"])


def test_the_keyboard_chooses_a_month_in_the_table_of_a_strip(town, open_page):
    page = open_page(viewport=NARROW, java_script_enabled=False)
    page.goto("/tags/peru/")
    page.locator(".figures summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tags/peru/?from=2021-11-29&to=2021-12-05")
    expect(page.locator(".entry h2")).to_have_count(2)


@WITH_AND_WITHOUT_SCRIPTS
def test_a_reader_reports_an_error(town, open_page, scripts):
    page = open_page(viewport=WIDE, java_script_enabled=scripts)
    page.goto("/briefs/bay-ferry/")
    page.locator("main").get_by_role("link", name="Report an error").click()
    page.get_by_label("What is wrong?").fill("It sails three times a day.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert ReaderReport.objects.get().brief == town


def test_the_keyboard_reaches_the_text_first(town, page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
