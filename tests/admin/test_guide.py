"""The guide: what docs/desk.md says, as a page of the desk."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from briefs.admin.house.guide import GUIDE, parts_of

GUIDED = reverse("admin:briefs_guide")


@pytest.mark.django_db
def test_the_guide_is_reached_from_every_page_and_leads_to_each_of_its_parts(as_reporter):
    link = f'<a href="{GUIDED}">Guide</a>'
    assert link in as_reporter.get(reverse("admin:index")).text
    page = as_reporter.get(GUIDED).text
    headings = re.findall(r"^## (.+)$", GUIDE.read_text(), re.M)
    assert len(headings) > 20
    for heading in headings:
        place = re.search(rf'<h2 id="([^"]+)" class="head">{re.escape(heading)}</h2>', page)[1]
        assert f'<a href="#{place}">{heading}</a>' in page
    # Who is not signed in is asked to be.
    stranger = Client().get(GUIDED)
    assert stranger.url.startswith(reverse("admin:login"))


@pytest.mark.django_db
def test_every_word_of_the_guide_stands_on_its_page_and_none_of_its_marks(as_reporter):
    page = as_reporter.get(GUIDED).text
    prose = page.split('<div class="prose">')[1].split('<nav class="side"')[0]
    read = " ".join(unescape(re.sub(r"<[^>]+>", " ", prose)).split())
    written = re.sub(r"^\d+\. ", "", GUIDE.read_text(), flags=re.M)
    said = re.findall(r"[^\W_]+", written.split("\n", 1)[1])
    assert re.findall(r"[^\W_]+", read) == said
    assert not re.search(r"\*|`| \| |^#", read)


def test_nothing_but_the_marks_means_anything():
    text = "# A <b>\n\n## R & T\n\n| what | red |\n| --- | --- |\n| *x* & y | <i> |\n\n1. <hr>\n"
    title, html, headings = parts_of(text)
    assert (title, headings) == ("A <b>", [("r-t", "R & T")])
    assert '<h2 id="r-t" class="head">R &amp; T</h2>' in html
    assert '<th scope="row"><em>x</em> &amp; y</th>\n<td>&lt;i&gt;</td>' in html
    assert '<th scope="col">red</th>' in html
    assert "<li>&lt;hr&gt;</li>" in html
