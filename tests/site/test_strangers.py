"""What a stranger may send to any address: one table made of the URLconf, one newsroom for all."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from briefs.models import BriefSlug, ReaderReport, SourceSlug, TagSlug
from briefs.site.asked.filters import PARAMETERS, SORTS
from briefs.site.pages.report import ReportForm
from tests.factories import BriefFactory, SourceFactory, TagFactory
from tests.site.addresses import addresses, names_with

pytestmark = pytest.mark.django_db

# A character that PostgreSQL keeps nowhere, and others that no reader types, in words that search
# compares with names.
GARBAGE = "tag:a\0\x1b\x85\u202e\ufeff\uffff\U0010ffff source:\0"
ANSWERS = {200, 400, 404}


@pytest.fixture
def ferry(advance):
    """A brief, a tag and a source of one slug, so that each address with a slug has its page."""
    tag, source = TagFactory(name="ferry"), SourceFactory(name="ferry")
    brief = BriefFactory(slug="ferry", tags=[tag], citations__source=source)
    advance()
    return brief


def answers(client, asked):
    """Return {address and query: status} of what is answered otherwise than ANSWERS."""
    found = {}
    for address, query in asked:
        status = client.get(address, query).status_code
        if status not in ANSWERS:
            found[address, tuple(query.items())] = status
    return found


@pytest.fixture
def asked_for(monkeypatch):
    """Return the names that a page asks for in its query, as a set that fills while it is made."""
    names = set()

    class Noting(QueryDict):
        def __getitem__(self, name):
            names.add(name)
            return super().__getitem__(name)

        def __contains__(self, name):
            names.add(name)
            return super().__contains__(name)

        def _getlist(self, name, *args, **kwargs):
            names.add(name)
            return super()._getlist(name, *args, **kwargs)

    monkeypatch.setattr("django.core.handlers.wsgi.QueryDict", Noting)
    return names


def test_no_order_of_a_list_breaks_with_any_place_in_it(client, ferry):
    lists = [a for a in addresses().values() if client.get(a, {"page": "x"}).status_code == 400]
    assert len(lists) == 12
    places = [{"page": "51"}, {"before": f"{ferry.filed_on},{ferry.uid}"}]
    asked = [
        (address, {"sort": sort, "q": "ferry"} | place)
        for address in lists
        for sort in SORTS
        for place in places
    ]
    assert answers(client, asked) == {}


def test_relevance_has_no_place_by_key_and_says_so(client, ferry):
    place = {"before": f"{ferry.filed_on},{ferry.uid}", "sort": "relevance"}
    answer = client.get("/briefs/", place | {"q": "ferry"})
    assert answer.status_code == 400
    assert "In the order of relevance pages go by number." in answer.text
    assert client.get("/briefs/", place).status_code == 404


def test_no_address_breaks_at_what_no_reader_types(client, ferry, asked_for):
    asked = []
    for address in addresses().values():
        asked_for.clear()
        client.get(address)
        asked += [(address, name) for name in sorted(asked_for)]
    names = {name for _address, name in asked}
    assert names == {*PARAMETERS, "page", "before", "more", "date", "brief"}
    assert answers(client, [(address, {name: GARBAGE}) for address, name in asked]) == {}


def test_no_query_makes_a_page_anew_that_reads_none(reader, ferry, asked_for):
    seen = set()
    for name, address in addresses().items():
        asked_for.clear()
        first = reader(address)
        if asked_for != {"q"} or name in names_with("slug"):
            continue
        seen.add(name)
        with CaptureQueriesContext(connection) as captured:
            again = reader(f"{address}?anything=else")
        assert (again.content, again.headers["Content-Type"]) == (
            first.content,
            first.headers["Content-Type"],
        )
        # On PostgreSQL the question for the edition is prepared, and not counted.
        assert len(captured) == (connection.vendor == "sqlite"), address
    assert {"front", "tags", "digest", "standards", "sitemap_part"} <= seen


def test_no_field_of_a_report_breaks_at_what_no_reader_types(client, ferry):
    for name in ReportForm.base_fields:
        sent = {"text": "Wrong.", name: GARBAGE}
        assert client.post("/report/", sent).status_code in {303, 422}, name


@pytest.mark.parametrize("name", names_with("slug"))
def test_a_former_slug_leads_to_the_same_page_of_the_new_one(client, ferry, name):
    BriefSlug.objects.create(slug="old", brief=ferry)
    TagSlug.objects.create(slug="old", tag=ferry.tags.get())
    SourceSlug.objects.create(slug="old", source=ferry.citations.get().source)
    old, new = addresses(slug="old")[name], addresses()[name]
    for query in ["", "?from=2021&q=%22a+b%22&tag=%C3%B1"]:
        answer = client.get(old + query)
        assert (answer.status_code, answer.headers["Location"]) == (301, new + query)


def test_nobody_is_given_what_another_made_of_an_address_by_a_charset(reader, ferry):
    # Of an even number of bytes, which UTF-16 takes for five letters that name no parameter.
    address = "/briefs/?tag=nobody"
    claimed = reader(address, Content_Type="text/plain; charset=utf-16")
    assert ferry.headline not in claimed.content.decode()
    assert reader(address).content == claimed.content


@pytest.mark.parametrize(
    "claimed",
    [
        "text/plain; charset=hex",
        "text/plain; charset=utf-7",
        "text/plain; charset*=utf-16''hex",
        "text/plain; x*=nonsense''y",
        "x; boundary*=unicode_escape''%5Cud800",
        "text/plain; x" + "y" * 10_000,
    ],
)
def test_no_type_of_a_body_breaks_a_request(reader, ferry, claimed):
    answer = reader("/briefs/?q=%2B2AA-%5Cud800", Content_Type=claimed)
    assert answer.status_code == 200
    assert "Content-Security-Policy" in answer.headers


def test_a_form_is_read_whatever_charset_is_claimed(reader, ferry):
    form = "multipart/form-data; charset=hex; boundary=line"
    part = (
        b'--line\r\nContent-Disposition: form-data; name="text"\r\n\r\nWrong: \xc3\xb1.\r\n--line--'
    )
    assert reader("/report/", "POST", part, Content_Type=form).status_code == 303
    assert ReaderReport.objects.get().text == "Wrong: ñ."
