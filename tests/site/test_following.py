"""How readers are led to feeds."""

from datetime import date

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.factories import BriefFactory, SourceFactory, TagFactory
from tests.site.pages import inside, tree_of

pytestmark = pytest.mark.django_db


def test_a_page_tells_how_to_follow_a_list_and_every_feed_on_it_answers(client):
    tag = TagFactory(name="ports")
    BriefFactory(tags=[tag], citations__source=SourceFactory(name="Harbour Post"))
    tree = tree_of(client.get("/feeds/"))
    feeds = inside(tree, "subscribe", "//td/a")
    assert "ports (Atom)" in [link.get("aria-label") for link in feeds]
    assert len(feeds) == 15
    for link in feeds:
        assert client.get(link.get("href")).status_code == 200


def test_a_list_without_a_number_has_an_empty_cell_which_narrow_screens_leave_out(client):
    BriefFactory()
    cells = inside(tree_of(client.get("/feeds/")), "subscribe", "//tr/td[2]")
    counted = [cell for cell in cells if cell.text_content().strip()]
    assert counted
    assert [cell for cell in cells if cell not in counted and cell.text] == []
    assert len(cells) - len(counted) == 2


def test_the_example_of_a_feed_names_its_year(client):
    BriefFactory(event_on=date(2019, 5, 1))
    (step,) = tree_of(client.get("/feeds/")).xpath("//p[code]")
    assert " ".join(step.text_content().split()).endswith(
        "from=2019 brings all that is filed from 2019 on."
    )


def test_the_page_about_feeds_stands_before_anything_is_published(client):
    assert len(inside(tree_of(client.get("/feeds/")), "subscribe")) == 1


def test_an_address_in_a_text_is_broken_behind_its_slashes_alone(client):
    BriefFactory(slug="one")
    home = f"{settings.SITE_URL}/<wbr>briefs/<wbr>"
    assert f"<code>{home}feed.atom?" in client.get("/feeds/").text
    assert f"{home}one/<wbr></blockquote>" in client.get("/briefs/one/").text


@pytest.mark.parametrize("where", ["/briefs/?tag=ports&from=2021", "/tags/ports/?kind=newspaper"])
def test_a_list_leads_to_its_own_feeds(client, where):
    BriefFactory(tags=[TagFactory(name="ports")])
    tree = tree_of(client.get(where))
    follow, *feeds = inside(tree, "bar", "/p[3]/a")
    assert follow.get("href") == "/feeds/"
    path, query = where.split("?")
    assert [link.get("href") for link in feeds] == [
        f"{path}feed.{form}?{query}" for form in ("atom", "rss", "json")
    ]


def test_the_page_of_feeds_says_how_many_tags_it_leaves_out(client, monkeypatch):
    BriefFactory(tags=TagFactory.create_batch(5))
    assert "more, each with its feeds" not in client.get("/feeds/").text
    monkeypatch.setattr("briefs.site.feeds.following.SHOWN", 2)
    cache.clear()
    assert '<a href="/tags/">3 more, each with its feeds<' in client.get("/feeds/").text
    # A line that says so of two would save but one.
    monkeypatch.setattr("briefs.site.feeds.following.SHOWN", 3)
    cache.clear()
    assert "more, each with its feeds" not in client.get("/feeds/").text
