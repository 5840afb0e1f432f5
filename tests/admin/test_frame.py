"""What holds for every page of the admin: policy, caching, the house's name and words."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.admin.addresses import admin_patterns
from tests.admin.test_permissions import ADDRESSES, YES, address_of, things  # noqa: F401

pytestmark = pytest.mark.django_db

# An element with code or style of its own, or an attribute that the policy would refuse.
INLINE = re.compile(r"<style\b|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.I)

COLOURS = re.compile(r"light-dark\([^)]*\)")


@pytest.fixture
def pages(as_administrator, things):  # noqa: F811
    """Every page that an administrator can open: (name, response)."""
    arguments = {name: taken for name, taken in admin_patterns() if name}
    names = [name for name, row in ADDRESSES.items() if row[2] == YES and name != "jsi18n"]
    return [(n, as_administrator.get(address_of(n, arguments[n], things))) for n in names]


def test_every_page_keeps_to_the_policy_and_out_of_caches(pages):
    for name, page in pages:
        assert INLINE.findall(page.text) == [], name
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'"), name
        if not name.startswith("password_change"):
            assert "no-store" in page.headers["Cache-Control"], name


def test_every_page_bears_our_name_and_starts_at_the_desk(pages):
    for name, page in pages:
        if name == "briefs_brief_shown" or name.endswith("preview"):
            continue
        assert "Newsroom, the desk" in page.text, name
        assert "Django" not in re.sub(r'id="django-[^"]*"', "", page.text), name
        assert ">Home<" not in page.text, name


def test_the_log_in_page_keeps_to_the_policy(client):
    page = client.get(reverse("admin:login"))
    assert INLINE.findall(page.text) == []
    assert "Newsroom, the desk" in page.text


def test_our_sheets_stand_outside_layers_and_load_nothing_from_elsewhere():
    sheets = list((Path(settings.BASE_DIR) / "static/newsroom/admin").glob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text("utf-8")
        assert "@layer" not in text
        assert "url(" not in text
        assert "@import" not in text


def test_a_colour_of_the_house_is_written_once():
    sheets = (settings.BASE_DIR / "static").rglob("*.css")
    pairs = Counter(pair for sheet in sheets for pair in COLOURS.findall(sheet.read_text()))
    assert len(pairs) > 20
    assert [pair for pair, times in pairs.items() if times > 1] == []
