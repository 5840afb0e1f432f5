"""What holds for every page of the admin: policy, caching, the house's name and words."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from briefs import desk
from briefs.models import Brief
from tests.admin.addresses import admin_patterns
from tests.admin.test_permissions import ADDRESSES, YES, address_of, things  # noqa: F401
from tests.factories import BriefFactory

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
        assert "no-store" in page.headers["Cache-Control"], name


def test_every_page_bears_our_name_and_starts_at_the_desk(pages):
    for name, page in pages:
        if name == "briefs_brief_shown" or name.endswith("preview"):
            continue
        assert "Newsroom, the desk" in page.text, name
        assert "Django" not in re.sub(r'id="django-[^"]*"', "", page.text), name
        assert ">Home<" not in page.text, name


def test_the_title_of_a_page_names_the_list_or_what_the_page_tells(as_administrator, things):  # noqa: F811
    def title(name, *arguments):
        page = as_administrator.get(reverse(f"admin:{name}", args=arguments)).text
        return page.partition("<title>")[2].partition("</title>")[0].strip()

    document = things["clipping"].document
    site = f" | {settings.SITE_NAME}"
    assert title("briefs_clipping_changelist") == f"Clippings{site}"
    assert title("auth_user_changelist") == f"People and their accounts{site}"
    assert title("briefs_document_reading", document.pk) == f"Reading: {document}{site}"
    assert title("briefs_source_change", things["source"].pk).startswith(f"{things['source']} | ")


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


def test_what_is_seldom_needed_is_reached_from_the_desk_by_who_may_go_there(
    as_administrator, client, editor
):
    places = {"People and their accounts", "Groups and their rights", "Import a fixture"}
    assert all(place in as_administrator.get(reverse("admin:index")).text for place in places)
    client.force_login(editor)
    page = client.get(reverse("admin:index")).text
    assert "Checks switched off" in page
    assert not any(place in page for place in places)


def test_a_correction_is_shown_word_by_word_and_not_as_it_is_stored(as_editor, editor):
    live = BriefFactory(headline="A <ferry> sails thrice")
    told = {"kind": "correction", "note": "It sails twice.", "by": editor, "version": 1}
    desk.correct(live, {"headline": "A <ferry> sails twice"}, **told)
    address = reverse("admin:briefs_correction_change", args=[live.corrections.get().pk])
    page = as_editor.get(address).text
    assert "<dt>before · headline</dt><dd>A &lt;ferry&gt; sails <del>thrice</del></dd>" in page
    assert "<dt>after</dt><dd>A &lt;ferry&gt; sails <ins>twice</ins></dd>" in page
    assert "&quot;before&quot;" not in page


def test_save_stays_on_every_form_and_leads_back_to_the_brief_from_which_one_came(as_editor):
    brief = BriefFactory()
    source = brief.citations.get().source
    address = reverse("admin:briefs_source_change", args=[source.pk])
    page = as_editor.get(address).text
    assert '<input type="submit" value="Save" class="default" name="_continue">' in page
    assert '<input type="submit" value="Save and close" name="_save">' in page
    assert "add another" not in page.partition('<div class="submit-row">')[2]
    left = as_editor.get(f"{address}?brief={brief.pk}").text
    assert '<input type="submit" value="Save and go back to the brief"' in left
    assert 'name="_continue"' not in left


def test_a_wrong_password_is_said_in_one_sentence(client, editor):
    typed = {"username": editor.username, "password": "something else"}
    page = client.post(reverse("admin:login"), typed).text
    assert "Name or password is wrong." in page
    assert "case-sensitive" not in page
    (there,) = re.findall("<input[^>]* autofocus[^>]*>", page)
    assert 'type="password"' in there
    (there,) = re.findall("<input[^>]* autofocus", client.get(reverse("admin:login")).text)
    assert 'name="username"' in there


def test_what_goes_for_good_is_counted_first(as_editor, editor):
    draft = desk.write(None, {"headline": "A ferry"}, by=editor).brief
    address = reverse("admin:briefs_brief_delete", args=[draft.pk])
    page = as_editor.get(address).text
    assert "“A ferry” goes for good" in page
    assert "Revisions: 1" in page
    assert f'href="{reverse("admin:briefs_brief_change", args=[draft.pk])}">Keep it' in page
    as_editor.post(address, {"post": "yes"})
    assert not Brief.objects.filter(pk=draft.pk).exists()
