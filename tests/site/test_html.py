import re
from datetime import timedelta
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import timezone
from lxml import html

from briefs.site.told.places import TILES
from briefs.text import limits
from tests.factories import BriefFactory, CorrectionFactory, TagFactory
from tests.site.pages import inside
from tests.site.town import ADDRESSES, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(advance):
    brief = build()
    advance()
    return brief


def test_what_is_joined_stands_on_many_lines_and_is_sent_as_one():
    written = Template(
        "{% load newsroom_site %}{% joined %}\n<p>\n  {% if said %}\n    <b>{{ said }}</b> so\n"
        "  {% endif %}\n</p>\n{% endjoined %}\nand on\n"
    )
    assert written.render(Context({"said": "a\n b"})) == "<p><b>a\n b</b> so</p>\nand on\n"


def test_every_page_parses_without_an_error(client, town):
    for address in ADDRESSES:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(client.get(address).content.decode())
        assert [(place, code) for place, code, _ in parser.errors] == [], address


# What the validator of the W3C takes, of what our pages write.
MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?\+\d\d:\d\d)?)?)?|\d{4}-W\d\d")
ROLES_OF_DRAWINGS = [None, "img"]


def test_every_time_and_every_role_of_a_drawing_is_one_that_html_knows(client, town):
    for address in ADDRESSES:
        tree = html.fromstring(client.get(address).content)
        for moment in tree.xpath("//time/@datetime"):
            assert MOMENT.fullmatch(moment), (address, moment)
        for drawing in tree.xpath("//svg"):
            assert drawing.get("role") in ROLES_OF_DRAWINGS, address


def test_every_page_has_one_main_heading_and_no_id_twice(client, town):
    for address in ADDRESSES:
        text = client.get(address).content.decode()
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), address
        assert text.count("<h1") == 1, address
        assert "<main" in text


@pytest.mark.parametrize(
    "uid", ["{}0000-0000-4000-8000-00000000abcd", "0000abcd-0000-4000-8000-{}"]
)
def test_briefs_whose_uids_are_alike_have_two_headlines(client, uid):
    width = 4 if uid.startswith("{") else 12
    for number in range(3):
        BriefFactory(uid=uid.format(f"{number:0{width}}"))
    for address in ("/", "/briefs/"):
        tree = html.fromstring(client.get(address).content)
        labels = tree.xpath("//article/@aria-labelledby")
        assert len(labels) == len({*labels}) == 3
        assert all(len(tree.xpath(f"//*[@id='{label}']")) == 1 for label in labels)


@pytest.mark.parametrize("address", ["/", "/briefs/", "/briefs/?q=ferry"])
def test_a_field_for_words_takes_as_many_letters_as_a_question_may_have(client, town, address):
    page = html.fromstring(client.get(address).content)
    fields = page.xpath("//input[@name='q'][not(@type='hidden')]/@maxlength")
    assert set(fields) == {str(limits.QUERY_CHARACTERS)}


def test_no_page_has_anything_inline(client, town):
    for address in ADDRESSES:
        text = client.get(address).content.decode()
        assert "style=" not in text, address
        assert "<style" not in text
        assert not re.search(r"\son\w+=", text)
        # Data, and files of our own.
        ours = r'(?:type="application/ld\+json"|src="/static/newsroom/\w+\.js"[^>]* defer)'
        for script in re.findall(r"<script[^>]*>", text):
            assert re.fullmatch(f"<script {ours}>", script)


def test_no_page_asks_anybody_else_for_anything(client, town):
    for address in ADDRESSES:
        text = client.get(address).content.decode()
        loaded = re.findall(r'<(?:link|img|script)[^>]+(?:href|src)="(https?://[^"]+)"', text)
        assert all(address.startswith("http://127.0.0.1") for address in loaded), loaded


def test_links_out_of_the_house_say_so(client, town, settings):
    text = client.get("/briefs/bay-ferry/").content.decode()
    links = re.findall(r'<a [^>]*href="https?://[^"]+"[^>]*>', text)
    outside = [link for link in links if settings.SITE_URL not in link]
    assert outside
    assert all('rel="noopener nofollow"' in link for link in outside)


@pytest.fixture
def full_front(advance):
    """A front page that shows as much as it can, in words of the usual length."""
    countries = [
        TagFactory(kind="country", name=str(name), code=code)
        for code, (name, *_place) in TILES.items()
    ]
    topics = [TagFactory(name=f"topic of news {number}") for number in range(8)]
    briefs = []
    for number, country in enumerate(countries):
        brief = BriefFactory(
            headline=f"A ferry of the line {number:02} crosses the bay for the first time",
            summary=("The ferry crosses the bay in an hour, says the office of the port. " * 4),
            event_on=timezone.localdate() - timedelta(days=number // 2),
            event_inferred=True,
            event_inferred_from="The page prints no year.",
            event_inferred_part="year",
            tags=[country, countries[number - 1], *topics[number % 4 : number % 4 + 4]],
            citations__source__name=f"Observatory of the Harbours {number}",
            citations__source__kind="observatory",
        )
        briefs.append(brief)
    for brief in briefs[:8]:
        for number in (1, 2):
            CorrectionFactory(brief=brief, number=number, note="It sails twice a day. " * 4)
    advance()


def test_a_full_front_page_keeps_its_budget(client, full_front):
    keeps_its_budget(client.get("/"), 23_200)
    page = html.fromstring(client.get("/").content)
    for name, number in [("wire", 10), ("two", 4), ("seconds", 2)]:
        (part,) = inside(page, name)
        assert len(part.xpath(".//article | ./section[1]/div")) == number
    assert len(inside(page, "map", "/a")) == len(TILES)


def test_the_front_page_keeps_its_budget(client, town):
    keeps_its_budget(client.get("/"), 22 * 1024)


def keeps_its_budget(answer, most):
    """With all that it loads it stays well below 50 kB, its sheets and its HTML below theirs."""
    assert len(answer.content) <= most
    files = re.findall(r'(?:href|src)="/static/(newsroom/[\w.]+)"', answer.content.decode())
    sizes = {name: Path(finders.find(name)).stat().st_size for name in files}
    sheets = [size for name, size in sizes.items() if name.endswith(".css")]
    assert len(sheets) >= 4
    assert sum(sheets) <= 21_000
    assert len(answer.content) + sum(sizes.values()) <= 47_000


def test_nothing_on_a_page_moves_by_itself():
    """So there is nothing to take away from readers who asked for less motion."""
    sheets = Path(finders.find("newsroom/base.css")).parent.glob("*.css")
    told = "".join(sheet.read_text("utf-8") for sheet in sheets)
    assert "@layer" in told
    assert not re.search(r"transition|animation|@keyframes|scroll-behavior", told)
