import re
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders
from lxml import html

from tests.site.town import ADDRESSES, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(advance):
    brief = build()
    advance()
    return brief


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


def test_the_front_page_keeps_its_budget(client, town):
    answer = client.get("/")
    assert len(answer.content) <= 22 * 1024
    files = re.findall(r'(?:href|src)="/static/(newsroom/[\w.]+)"', answer.content.decode())
    sizes = {name: Path(finders.find(name)).stat().st_size for name in files}
    sheets = [size for name, size in sizes.items() if name.endswith(".css")]
    assert len(sheets) >= 4
    assert sum(sheets) <= 24 * 1024
    assert len(answer.content) + sum(sizes.values()) <= 50 * 1024


def test_nothing_on_a_page_moves_by_itself():
    """So there is nothing to take away from readers who asked for less motion."""
    sheets = Path(finders.find("newsroom/base.css")).parent.glob("*.css")
    told = "".join(sheet.read_text("utf-8") for sheet in sheets)
    assert "@layer" in told
    assert not re.search(r"transition|animation|@keyframes|scroll-behavior", told)
