from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from briefs.models import Edition
from briefs.site.kept import caching
from tests.factories import BriefFactory
from tests.site.addresses import addresses

pytestmark = pytest.mark.django_db

PAGES = ["/", "/briefs/", "/tags/", "/sources/", "/archive/", "/digests/", "/corrections/"]
PAGES += ["/about/", "/standards/", "/colophon/", "/since/", "/report/", "/sitemap.xml"]
PAGES += ["/briefs/feed.atom", "/briefs/feed.rss", "/briefs/feed.json"]


@pytest.fixture
def published(advance):
    brief = BriefFactory(slug="ferry")
    advance()
    return brief


def statements(client, address, **headers):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, headers=headers)
    return answer, [query["sql"] for query in captured]


@pytest.mark.parametrize("address", [*PAGES, "/briefs/ferry/", "/tags/peru/"])
def test_who_has_a_page_costs_the_question_for_the_edition_and_no_other(client, published, address):
    first = client.get(address)
    unchanged, asked = statements(client, address, If_None_Match=first.headers["ETag"])
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    # On PostgreSQL the question is prepared, and passes by those who count statements.
    assert len(asked) == (connection.vendor == "sqlite")
    assert unchanged.headers["ETag"] == first.headers["ETag"]


def test_a_change_shows_at_the_next_request(client, published):
    first = client.get("/briefs/ferry/")
    type(published).objects.filter(pk=published.pk).update(headline="The ferry sank")
    Edition.objects.advance()
    second = client.get("/briefs/ferry/", headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert b"The ferry sank" in second.content


def test_an_etag_is_worth_nothing_at_another_address(client, published):
    etag = client.get("/briefs/ferry/").headers["ETag"]
    for address in ["/briefs/ferry/?x=1", "/briefs/", "/briefs/none/"]:
        assert client.get(address, headers={"If-None-Match": etag}).status_code != 304


def test_a_star_does_not_ask_whether_a_page_exists(client, published):
    for address in ["/briefs/ferry/", "/briefs/none/"]:
        assert client.get(address, headers={"If-None-Match": "*"}).status_code != 304


def test_an_etag_cannot_be_made_without_the_key(client, published, settings):
    etag = client.get("/").headers["ETag"]
    settings.SECRET_KEY = "another-" + "0123456789" * 4
    assert client.get("/").headers["ETag"] != etag


def test_what_is_deployed_anew_is_another_page(client, published, monkeypatch):
    etag = client.get("/").headers["ETag"]
    monkeypatch.setattr(caching, "release", lambda: "the next one")
    assert client.get("/").headers["ETag"] != etag


def test_whatever_of_a_page_is_deployed_anew_makes_new_pages(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    parts = ["templates/base.html", "templates/410.html", "templates/briefs/front.html"]
    parts += ["static/newsroom/site.css", "static/newsroom/icon.svg", "static/newsroom/face.woff2"]
    parts += ["briefs/site/front.py", "newsroom/formats/en/formats.py", "requirements.txt"]
    parts += ["locale/es/LC_MESSAGES/django.mo"]
    for part in [*parts, "briefs/site/__pycache__/front.pyc", "var/newsroom.sqlite3"]:
        path = tmp_path / part
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old")
    name_now = caching.release.__wrapped__
    names = [name_now()]
    for part in parts:
        (tmp_path / part).write_text("new")
        names.append(name_now())
    (tmp_path / "templates/more.html").touch()
    names.append(name_now())
    settings.LANGUAGE_CODE = "en-gb"
    names.append(name_now())
    assert len(set(names)) == len(parts) + 3
    (tmp_path / "briefs/site/__pycache__/front.pyc").write_text("new")
    (tmp_path / "var/newsroom.sqlite3").write_text("new")
    assert name_now() == names[-1]


@pytest.mark.parametrize("address", PAGES)
def test_public_pages_set_no_cookie_and_vary_on_nothing(client, published, address):
    answer = client.get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert b"csrfmiddlewaretoken" not in answer.content


def test_pages_are_asked_for_again_each_time(client, published):
    assert client.get("/").headers["Cache-Control"] == "public, no-cache"


def test_a_kept_answer_never_outlives_the_next_publication(client, published, settings):
    settings.PAGE_SECONDS = 600
    assert client.get("/").headers["Cache-Control"] == "public, max-age=600"
    soon = timezone.now() + timedelta(seconds=90)
    BriefFactory(slug="soon", published_at=soon)
    age = int(client.get("/").headers["Cache-Control"].removeprefix("public, max-age="))
    assert 0 < age <= 90


def test_a_new_day_is_a_new_page(client, published, monkeypatch):
    first = client.get("/").headers["ETag"]
    monkeypatch.setattr(timezone, "now", lambda: datetime.now(UTC) + timedelta(days=1))
    assert client.get("/").headers["ETag"] != first


@pytest.mark.parametrize("address", [*PAGES, "/robots.txt", "/healthz", "/briefs/ferry/"])
def test_head_works_wherever_get_does(client, published, address):
    answer = client.head(address)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_other_methods_are_refused(client, published, method):
    for address in set(addresses().values()) - {"/report/"}:
        answer = getattr(client, method)(address)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD"), address


@pytest.mark.parametrize("address", addresses().values())
def test_no_address_is_made_from_the_host_that_a_request_claims(
    client, published, address, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://news.example"
    settings.SITE_CONTACT = "desk@news.example"
    text = client.get(address, headers={"Host": "evil.example"}).content
    assert b"evil.example" not in text
