"""How pages look in Chromium: on wide screens and phones, on paper, in forced colours, enlarged."""

import pytest
from playwright.sync_api import expect

from briefs.models import Edition
from tests.factories import BriefFactory, SourceFactory, TagFactory
from tests.site.looking import NARROW, PHONE, WIDE, found_on
from tests.site.town import ADDRESSES

pytestmark = pytest.mark.django_db(transaction=True)


def test_source_and_date_stand_above_the_text_on_every_screen(town, open_page):
    for size in [WIDE, NARROW]:
        page = open_page(viewport=size)
        page.goto("/briefs/bay-ferry/")
        top = page.locator(".lede").first.bounding_box()["y"]
        for above in [".who >> nth=0", ".happened", "main .date"]:
            assert page.locator(above).bounding_box()["y"] < top


def test_rail_and_headline_stand_on_one_line(town, page):
    page.goto("/briefs/bay-ferry/")
    rail = page.locator("main .rail").first.bounding_box()
    heading = page.locator("h1").bounding_box()
    assert rail["x"] + rail["width"] <= heading["x"]
    assert heading["y"] <= rail["y"] <= heading["y"] + heading["height"]


def test_on_paper_there_is_nothing_to_click_and_all_that_is_evidence(town, page):
    page.emulate_media(media="print")
    page.goto("/briefs/bay-ferry/")
    for gone in [".menu", ".find", ".side", ".links"]:
        expect(page.locator(gone)).to_be_hidden()
    for kept in [".who >> nth=0", ".note", ".para .rail >> nth=0", ".address"]:
        expect(page.locator(kept)).to_be_visible()
    page.goto("/briefs/next-train/")
    expect(page.locator(".grounds table")).to_be_visible()
    expect(page.locator(".grounds code")).to_be_hidden()
    expect(page.locator(".whole > code")).to_be_visible()
    original = page.locator(".who a[href^=http]").first
    printed = original.evaluate("e => getComputedStyle(e, '::after').content")
    assert original.get_attribute("href") in printed


def test_on_paper_the_record_is_short_and_stands_on_one_page(town, page):
    page.emulate_media(media="print")
    page.set_viewport_size(PHONE)
    page.goto("/briefs/next-train/")
    style = "e => getComputedStyle(e).breakInside"
    assert page.locator(".facts").evaluate(style) == "avoid"
    expect(page.locator(".grounds thead")).to_be_hidden()
    lines = page.locator(".grounds .said > :first-child").evaluate_all(
        "all => all.map(e => e.scrollWidth > e.clientWidth && e.clientHeight < 20)"
    )
    assert lines == [True]


@pytest.mark.parametrize(
    ("address", "kept", "gone"),
    [
        ("/briefs/?tag=ports&-tag=rail", [".chips b", ".chips s"], [".chips i >> nth=0", ".clear"]),
        ("/digests/2021-W45/", [".entry >> nth=0", ".summary >> nth=0", "h1"], [".pager"]),
        ("/tags/", [".names >> nth=0", "h1"], [".menu"]),
        ("/corrections/", [".entry >> nth=0", ".change-of >> nth=0"], [".find"]),
        ("/about/", [".prose"], [".menu"]),
        ("/briefs/old-ferry/", [".stone .facts"], [".find"]),
    ],
)
def test_other_pages_are_printed_with_their_address_too(town, page, address, kept, gone):
    page.emulate_media(media="print")
    page.goto(address)
    for part in [*kept, ".address"]:
        expect(page.locator(part)).to_be_visible()
    for part in gone:
        expect(page.locator(part)).to_be_hidden()
    assert page.locator(".address").text_content().endswith(address)


SPACED = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-bottom: 2em !important }`)
    document.adoptedStyleSheets = [sheet]
    const cut = [...document.querySelectorAll('body *:not(.hidden, input)')].filter(e =>
        /hidden|clip/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
    return [...cut.map(e => e.outerHTML.slice(0, 120)),
        ...(document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : [])]
}"""


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_word_is_cut_off_where_a_reader_spaces_text_out(town, open_page, size):
    """As WCAG 1.4.12 lets readers do; axe does not ask it."""
    names = [("United States", "US"), ("Mexico", "MX")]
    tags = [TagFactory(kind="country", name=name, code=code) for name, code in names]
    BriefFactory(tags=tags, event_on="2022-05-05", citations__source__kind="organisation")
    Edition.objects.advance()
    page = open_page(viewport=size)
    assert found_on(page, lambda page: page.evaluate(SPACED)) == {}


def test_text_of_twice_the_size_scrolls_no_phone_sideways(town, open_page):
    days = {"event_on": "2022-09-15", "event_until": "2022-09-18"}
    tag = TagFactory(name="tele-epidemiological-surveillance-of-coastal-settlements")
    radio = SourceFactory(name="Radio", kind="broadcaster", country="AR")
    brief = BriefFactory(
        **days, event_precision="day", tags=[tag], citations__source=radio, citations__note="No."
    )
    BriefFactory.create_batch(12, tags=[tag])
    Edition.objects.advance()
    page = open_page(viewport=PHONE)

    def look(page):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        width = page.evaluate("document.documentElement.scrollWidth")
        return width > PHONE["width"] and width

    assert found_on(page, look, [*ADDRESSES, brief.get_absolute_url(), "/briefs/?page=2"]) == {}


# A headline, a square, a bar and a chip show by their place or border what they are.
UNSEEN = """() => {
    const probe = document.body.appendChild(document.createElement('a'))
    probe.href = '/'
    const blue = getComputedStyle(probe).color
    const shown = e => [getComputedStyle(e).color, getComputedStyle(e).textDecorationLine]
    return [...document.querySelectorAll('main a[href], footer a[href]')]
        .filter(e => e.checkVisibility() && !e.closest('h1, h2, h3, svg, .serif, .beside')
            && !e.closest('.chips, .pager, .leave, .skip'))
        .filter(e => shown(e)[0] !== blue && shown(e)[1] !== 'underline')
        .map(e => e.outerHTML.slice(0, 120))
}"""


def test_links_are_seen_as_such_before_they_are_pointed_at(town, open_page):
    page = open_page(viewport=WIDE)
    assert found_on(page, lambda page: page.evaluate(UNSEEN)) == {}


RIGHTMOST = """() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    let right = 0
    while (walker.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(walker.currentNode)
        if (walker.currentNode.data.trim()) {
            right = Math.max(right, range.getBoundingClientRect().right)
        }
    }
    return right
}"""


def test_no_page_leaves_the_right_of_a_wide_screen_blank(town, open_page):
    """But for those that are a sentence long: refusals, and a stone."""
    BriefFactory(tags=TagFactory.create_batch(12))
    Edition.objects.advance()
    page = open_page(viewport=WIDE)
    short = {"/briefs/old-ferry/", "/briefs/missing/", "/briefs/?from=2021-13"}
    found = found_on(page, lambda page: page.evaluate(RIGHTMOST))
    side = 1280 - 40 - 320
    assert {where for where, right in found.items() if right < side} <= short, found


def test_on_a_phone_the_pages_of_the_house_are_listed_once(live_server, open_page):
    for size, number in [(WIDE, 2), (PHONE, 1)]:
        page = open_page(viewport=size)
        page.goto("/about/")
        links = page.get_by_role("link", name="Colophon").filter(visible=True)
        expect(links).to_have_count(number)


RINGLESS = """() => [...document.querySelectorAll('a[href], button, input, textarea, summary')]
    .filter(e => e.type !== 'hidden' && e.tabIndex >= 0 && e.checkVisibility())
    .filter(e => {
        e.focus()
        const drawn = e.closest('.map') ? getComputedStyle(e.querySelector('rect')).strokeWidth
            : getComputedStyle(e).outlineStyle === 'solid' && getComputedStyle(e).outlineWidth
        return !(document.activeElement === e && parseFloat(drawn) >= 2)
    })
    .map(e => e.outerHTML.slice(0, 120))"""


def test_what_has_the_focus_shows_a_ring_on_every_page(town, open_page):
    page = open_page(viewport=WIDE)

    def look(page):
        # Whoever uses the keyboard sees the ring.
        page.keyboard.press("Tab")
        return page.evaluate(RINGLESS)

    assert found_on(page, look) == {}


def test_squares_and_bars_keep_a_border_where_colours_are_forced(town, page):
    page.emulate_media(forced_colors="active")
    page.goto("/")
    square = page.locator(".map a rect").first
    width, fill = square.evaluate(
        "e => [getComputedStyle(e).strokeWidth, getComputedStyle(e).fill]"
    )
    assert width == "2px"
    # Every square on one ground: the count in it says what the shade said.
    assert fill == page.locator(".map g rect").first.evaluate("e => getComputedStyle(e).fill")


def test_lists_and_marks_keep_their_shape_where_colours_are_forced(town, page):
    page.emulate_media(forced_colors="active")
    page.goto("/briefs/?tag=ports")
    text, ground = page.evaluate(
        """['CanvasText', 'Canvas'].map(name => {
            const probe = document.body.appendChild(document.createElement('p'))
            probe.style.color = name
            return getComputedStyle(probe).color
        })"""
    )
    style = "([e, part, name]) => getComputedStyle(document.querySelector(e), part)[name]"

    def shown(element, part, name):
        return page.evaluate(style, [element, part, name])

    assert text != ground
    assert shown(".facet .set", None, "borderInlineStartWidth") == "3px"
    assert shown(".bars a rect", None, "fill") == text
    assert shown(".entry .square", "::before", "backgroundColor") == text
    page.goto("/sources/")
    assert shown(".ring", "::before", "backgroundColor") == ground
    assert shown(".ring", "::before", "borderTopColor") == text


def test_the_wire_keeps_to_two_lines_however_many_countries(live_server, open_page):
    codes = ["Argentina AR", "Bolivia BO", "Chile CL", "Peru PE", "Uruguay UY"]
    tags = [TagFactory(kind="country", name=c[:-3], code=c[-2:]) for c in codes]
    for number in range(8):
        BriefFactory(tags=tags[: number % 5 + 1], citations__source__kind="observatory")
    Edition.objects.advance()
    page = open_page(viewport=WIDE)
    page.goto("/")
    heights = page.evaluate(
        "[...document.querySelectorAll('.wire .rail')].map(e => e.getBoundingClientRect().height)"
    )
    assert set(heights) == {40}
    expect(page.locator(".wire .codes").get_by_text("+3")).to_have_count(1)


def test_a_rail_with_two_codes_keeps_to_two_lines(live_server, open_page):
    names = [("Chile", "CL"), ("United States", "US"), ("Mexico", "MX")]
    tags = [TagFactory(kind="country", name=name, code=code) for name, code in names]
    region = TagFactory(kind="place", name="Region", code="LAC")
    for number, kind in enumerate(["newspaper", "observatory", "organisation"]):
        for second in (tags[2], region):
            BriefFactory(tags=[tags[number % 2], second], citations__source__kind=kind)
    Edition.objects.advance()
    page = open_page(viewport=WIDE)
    page.goto("/briefs/")
    rails = page.evaluate(
        """[...document.querySelectorAll('.entry .rail')].map(rail => [
            rail.getBoundingClientRect().height,
            ...[...rail.querySelectorAll('.codes a')].map(a => a.offsetWidth >= 24),
            rail.querySelector('.kind').scrollWidth <= rail.querySelector('.kind').clientWidth + 1,
        ])"""
    )
    assert rails == [[40, True, True, True]] * 6
