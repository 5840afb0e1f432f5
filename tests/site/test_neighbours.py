"""A brief leads on to its neighbours, and shows of itself what is read at once."""

from datetime import date

import pytest

from tests.factories import BriefFactory, TagFactory
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db


def page_of(client, brief):
    return tree_of(client.get(brief.get_absolute_url()))


def beside(page):
    return [" ".join(line.split()) for line in texts(inside(page, "beside", "/li"))]


def test_a_brief_leads_to_the_public_briefs_filed_right_before_and_after_it(client):
    day = date(2021, 11, 13)
    first, second, third = (BriefFactory(event_on=day, headline=name) for name in "ABC")
    newest = BriefFactory(event_on=date(2021, 12, 1), headline="D")
    for hidden in ("draft", "scheduled", "withdrawn"):
        BriefFactory(event_on=day, headline="Hidden", **{hidden: True})
    fourth = BriefFactory(event_on=day, headline="E")
    sides = {brief.headline: beside(page_of(client, brief)) for brief in (first, second, newest)}
    assert sides == {
        "A": ["Newer 13 Nov 2021B"],
        "B": ["Newer 13 Nov 2021C", "Older 13 Nov 2021A"],
        "D": ["Older 13 Nov 2021E"],
    }
    links = inside(page_of(client, fourth), "beside", "//a/@href")
    assert links == [newest.get_absolute_url(), third.get_absolute_url()]


def test_six_tags_stand_beside_a_brief_and_the_others_are_folded_away(client):
    tags = [TagFactory(name=f"tag {letter}") for letter in "abcdefgh"]
    page = page_of(client, BriefFactory(tags=tags))
    assert texts(inside(page, "others", "/summary")) == ["2 more tags"]
    assert texts(inside(page, "others", "//li/a")) == ["tag g", "tag h"]
    assert not inside(page_of(client, BriefFactory(tags=tags[:6])), "others")


def described(client, summary):
    (said,) = page_of(client, BriefFactory(summary=summary)).xpath("//meta[@name='description']")
    return said.get("content")


def test_a_brief_is_described_in_whole_sentences_and_whole_words(client):
    sentence = "The ferry sails twice a day and carries lorries to the other shore of the bay. "
    assert described(client, sentence * 5) == (sentence * 2).strip()
    assert described(client, "A word " * 60) == f"{'A word ' * 42}A…"
    assert described(client, "字" * 400) == f"{'字' * 299}…"


def test_what_has_no_day_stands_under_the_day_of_its_filing_and_says_so(client):
    tag = TagFactory(name="rare")
    known = BriefFactory(headline="Known", event_on=date(2021, 11, 20), tags=[tag])
    unknown = BriefFactory(headline="Unknown", event_on=None, event_precision="unknown", tags=[tag])
    told = texts(inside(tree_of(client.get("/briefs/")), "date"))
    assert told == ["20 Nov 2021", "filed 13 Nov 2021"]
    bylines = texts(inside(tree_of(client.get("/briefs/")), "by"))
    assert ["· undated" in line for line in bylines] == [False, True]
    assert texts(inside(page_of(client, unknown), "rail")[:1])[0].startswith("filed 13 Nov 2021")
    page = page_of(client, known)
    assert beside(page) == ["Older filed 13 Nov 2021Unknown"]
    assert texts(inside(page, "rel"))[0].startswith("filed 13 Nov 2021 · rare")
