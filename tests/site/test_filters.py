from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefs import desk
from briefs.models import Source, SourceSlug, Tag, TagSlug, Tally
from briefs.text import limits
from tests.factories import BriefFactory, CitationFactory, SourceFactory, TagFactory
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db


def headlines(answer):
    return texts(inside(tree_of(answer), "entry", "//h2"))


@pytest.fixture
def three(monkeypatch):
    """Three briefs that differ in tags, source, kind of source, language and filing date."""
    # Of few briefs hardly any filters would stand there.
    monkeypatch.setattr("briefs.site.asked.facets.FEW", 0)
    peru, chile = TagFactory(country=True), TagFactory(kind="country", name="Chile", code="CL")
    ports, rail = TagFactory(name="ports"), TagFactory(name="rail")
    gazette = SourceFactory(name="Gazette", kind="newspaper")
    agency = SourceFactory(name="Wire", kind="agency")
    made = [
        ("One", [peru, ports], gazette, date(2021, 11, 13), "en"),
        ("Two", [peru, rail], agency, date(2021, 12, 1), "es"),
        ("Three", [chile, ports], agency, date(2022, 1, 5), "en"),
    ]
    for headline, tags, source, day, language in made:
        BriefFactory(
            headline=headline,
            tags=tags,
            citations__source=source,
            event_on=day,
            language=language,
        )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Three", "Two", "One"]),
        ("sort=newest", ["Three", "Two", "One"]),
        ("sort=oldest", ["One", "Two", "Three"]),
        ("sort=relevance", ["Three", "Two", "One"]),
        ("tag=peru", ["Two", "One"]),
        ("tag=peru&tag=ports", ["One"]),
        ("-tag=peru", ["Three"]),
        ("tag=peru&-tag=rail", ["One"]),
        ("source=wire", ["Three", "Two"]),
        ("kind=newspaper", ["One"]),
        ("-source=wire", ["One"]),
        ("-source=wire&-source=gazette", []),
        ("-kind=agency", ["One"]),
        ("-kind=newspaper&tag=ports", ["Three"]),
        ("-kind=newspaper&-kind=agency", []),
        ("language=es", ["Two"]),
        ("from=2021-12-01", ["Three", "Two"]),
        ("from=2021-12", ["Three", "Two"]),
        ("from=2022", ["Three"]),
        ("to=2021-11", ["One"]),
        ("to=2021", ["Two", "One"]),
        ("from=2021-11-13&to=2021-11-13", ["One"]),
        ("tag=", ["Three", "Two", "One"]),
        ("unknown=x", ["Three", "Two", "One"]),
    ],
)
def test_each_filter_finds_what_it_says(client, three, asked, found):
    assert headlines(client.get(f"/briefs/?{asked}")) == found


def test_a_list_can_be_searched_within_its_filters(client, three, advance):
    advance()
    assert headlines(client.get("/briefs/?q=ferry")) == ["Three", "Two", "One"]
    assert headlines(client.get("/briefs/?q=ferry&tag=ports")) == ["Three", "One"]
    assert headlines(client.get("/tags/peru/?q=three")) == []
    found = client.get("/briefs/?q=ferry&sort=relevance")
    assert headlines(found) == ["Three", "Two", "One"]
    assert b"<mark>ferry</mark>" in found.content


def test_words_asked_again_are_asked_within_the_same_filters(client, three, advance):
    advance()
    (form,) = inside(tree_of(client.get("/tags/ports/?q=ferry&-tag=peru&from=2021")), "ask")
    asked = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    assert (form.get("action"), asked) == (
        "/tags/ports/",
        {"q": "ferry", "-tag": "peru", "from": "2021"},
    )


def test_a_host_is_found_as_a_source_too(client):
    brief = BriefFactory(headline="Shown elsewhere")
    CitationFactory(brief=brief, source=SourceFactory(name="Mirror"), role="host", position=1)
    assert headlines(client.get("/briefs/?source=mirror")) == ["Shown elsewhere"]
    assert headlines(client.get("/sources/mirror/")) == ["Shown elsewhere"]


@pytest.mark.parametrize(
    "asked",
    [
        "tag=nowhere",
        "-tag=nowhere",
        "source=nowhere",
        "-source=nowhere",
        "kind=nowhere",
        "-kind=nowhere",
        "kind=party",
        "language=xx",
    ],
)
def test_an_unknown_value_finds_nothing_and_says_so(client, three, asked):
    answer = client.get(f"/briefs/?{asked}")
    assert headlines(answer) == []
    assert f"“{asked.partition('=')[2]}”" in answer.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        "from=2021-13",
        "from=2021-02-30",
        "to=yesterday",
        "from=20211113",
        "from=٢٠٢١",
        "page=0",
        "page=-1",
        "page=x",
        "page=1.5",
        "sort=headline",
        "sort=-id",
        "before=2021-11-13",
        "before=x,y",
        "q=" + "x" * (limits.QUERY_CHARACTERS + 1),
        "q=%00",
        "&".join(f"tag=t{n}" for n in range(limits.TAGS_PER_QUERY + 1)),
        "&".join(f"-source=s{n}" for n in range(limits.TAGS_PER_QUERY + 1)),
    ],
)
@pytest.mark.parametrize("where", ["/briefs/", "/tags/peru/", "/briefs/feed.json"])
def test_what_is_malformed_is_refused_with_a_sentence(client, three, where, asked):
    answer = client.get(f"{where}?{asked}")
    assert answer.status_code == 400
    assert b"The address was not understood" in answer.content


def test_a_refusal_escapes_what_was_typed(client):
    answer = client.get("/briefs/?from=<b>x")
    assert b"<b>x" not in answer.content
    assert b"&lt;b&gt;x" in answer.content


def facets(tree):
    """Return {(heading, value): (count, address)} of the column of filters."""
    found = {}
    for heading in inside(tree, "filters", "//h3"):
        for row in heading.getnext().xpath("./li[not(@class)]"):
            link = row[0]
            numbers = [part.text for part in row.findall("span") if (part.text or "").isdigit()]
            if link.tag == "a" and numbers:
                found[heading.text, link.text_content()] = (int(numbers[-1]), link.get("href"))
    return found


@pytest.mark.parametrize("tallied", [False, True])
@pytest.mark.parametrize(
    "where",
    [
        "/briefs/",
        "/briefs/?tag=peru",
        "/briefs/?kind=agency",
        "/briefs/?language=en",
        "/briefs/?from=2021-12",
        "/tags/ports/",
        "/tags/peru/?from=2021",
        "/sources/wire/",
    ],
)
def test_facet_counts_equal_result_totals(client, three, where, tallied):
    if tallied:
        BriefFactory(scheduled=True)
        Tally.objects.recount()
    rows = facets(tree_of(client.get(where)))
    assert rows
    for (label, name), (count, address) in rows.items():
        assert len(headlines(client.get(address))) == count, (label, name)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", 3), ("tag=rail", 1), ("-tag=rail", 2), ("source=wire", 2), ("-source=wire", 1)],
)
def test_the_kept_number_of_a_list_is_that_of_its_briefs(client, three, asked, found):
    Tally.objects.recount()
    listing = client.get(f"/briefs/?{asked}").context["listing"]
    assert (listing.total, sum(listing.days.values()), listing.counts.briefs) == (found,) * 3


def test_of_few_briefs_no_tag_of_one_alone_is_a_filter_and_all_else_is(client, three, monkeypatch):
    every = facets(tree_of(client.get("/briefs/")))
    tags = {value for value, (_count, address) in every.items() if "tag=" in address}
    assert 1 in {every[value][0] for value in tags}
    assert 1 in {every[value][0] for value in every.keys() - tags}
    monkeypatch.setattr("briefs.site.asked.facets.FEW", 3)
    cache.clear()
    few = facets(tree_of(client.get("/briefs/")))
    assert few == {value: row for value, row in every.items() if row[0] == 2 or value not in tags}


def test_the_filters_are_tags_by_kind_kinds_and_names_of_sources_years_and_languages(client, three):
    found = facets(tree_of(client.get("/briefs/")))
    assert [(*value, number) for value, (number, _address) in found.items()] == [
        ("Country", "Peru", 2),
        ("Country", "Chile", 1),
        ("Topic", "ports", 2),
        ("Topic", "rail", 1),
        ("Kind of source", "agency", 2),
        ("Kind of source", "newspaper", 1),
        ("Source", "Wire", 2),
        ("Source", "Gazette", 1),
        ("Language", "English", 2),
        ("Language", "Spanish", 1),
        ("Filed in", "2022", 1),
        ("Filed in", "2021", 2),
    ]


def test_a_long_filter_shows_its_most_frequent_values_and_all_on_demand(client, three):
    peru = Tag.objects.get(slug="peru")
    for number in range(8):
        BriefFactory(tags=[TagFactory(name=f"topic {number}"), *([peru] if number else [])])
    Tally.objects.recount()
    tree = tree_of(client.get("/briefs/?-tag=chile"))
    topics = [name for label, name in facets(tree) if label == "Topic"]
    assert (topics[0], len(topics)) == ("ports", 6)
    (more,) = inside(tree, "more", "[contains(@href, 'more=topic')]")
    assert texts([more]) == ["4 more: Topic"]
    every = tree_of(client.get(more.get("href").partition("#")[0]))
    assert len([name for label, name in facets(every) if label == "Topic"]) == 10
    assert inside(every, "chips", "/a/s")
    assert [bool(inside(page, "filters", "[@open]")) for page in (tree, every)] == [False, True]


def test_the_order_is_one_link_away_and_keeps_the_filters(client, three):
    tree = tree_of(client.get("/briefs/?tag=peru"))
    ways = {texts([way])[0]: way.get("href") for way in inside(tree, "bar", "/p[2]/a")}
    assert list(ways) == ["oldest"]
    oldest = client.get(ways["oldest"])
    assert headlines(oldest) == ["One", "Two"]
    (back,) = inside(tree_of(oldest), "bar", "/p[2]/a")
    assert headlines(client.get(back.get("href"))) == ["Two", "One"]


def test_a_bar_narrows_the_list_to_its_time_and_the_others_stay_to_be_chosen(
    client, three, monkeypatch
):
    monkeypatch.setattr("briefs.site.told.strips.FEWEST", 2)
    tree = tree_of(client.get("/briefs/?tag=peru"))
    assert not inside(tree, "plate")
    first, last = inside(tree, "bars", "/a/@href")
    assert headlines(client.get(first)) == ["One"]
    chosen = tree_of(client.get(last))
    assert texts(inside(chosen, "entry", "//h2")) == ["Two"]
    assert inside(chosen, "bars", "/a/@href") == [first, last]
    assert inside(chosen, "bars", "/a/*[name()='rect']/@class") == ["off"]
    assert inside(chosen, "plate")


@pytest.fixture
def merged(three, editor):
    """The three briefs, with harbours gone into ports and the Herald into the Wire."""
    harbours, herald = TagFactory(name="harbours"), SourceFactory(name="Herald")
    ports, wire = Tag.objects.get(slug="ports"), Source.objects.get(slug="wire")
    desk.merge_tags(harbours, ports, by=editor)
    desk.merge_sources(herald, wire, by=editor)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tag=harbours", "tag=ports"),
        ("-tag=harbours", "-tag=ports"),
        ("source=herald", "source=wire"),
        ("-source=herald", "-source=wire"),
    ],
)
def test_a_filter_by_a_former_slug_goes_on_as_the_present_one(client, merged, old, new):
    answer = client.get(f"/briefs/?{old}")
    assert headlines(answer) == headlines(client.get(f"/briefs/?{new}")) != []
    assert texts(inside(tree_of(answer), "chips")) == texts(
        inside(tree_of(client.get(f"/briefs/?{new}")), "chips")
    )
    feed, same = (client.get(f"/briefs/feed.json?{asked}").json() for asked in (old, new))
    assert [item["id"] for item in feed["items"]] == [item["id"] for item in same["items"]] != []


def test_a_present_slug_is_not_looked_up_among_former_ones(client, merged):
    former = TagSlug._meta.db_table
    for asked, lookups in [("tag=ports", 0), ("tag=harbours", 1)]:
        with CaptureQueriesContext(connection) as made:
            client.get(f"/briefs/?{asked}")
        assert sum(former in query["sql"] for query in made) == lookups, asked


def test_facet_counts_of_a_search_equal_its_totals(client, three, advance):
    advance()
    rows = facets(tree_of(client.get("/briefs/?q=ferry")))
    assert ("Country", "Peru") in rows
    for count, address in rows.values():
        assert len(headlines(client.get(address))) == count


@pytest.mark.parametrize(
    ("name", "left"), [("Peru", ["Three"]), ("Wire", ["One"]), ("agency", ["One"])]
)
def test_leaving_out_is_one_link_away_and_so_is_taking_it_back(client, three, name, left):
    tree = tree_of(client.get("/briefs/"))
    link = tree.xpath(f'//a[@aria-label="without {name}"]')[0]
    answer = client.get(link.get("href"))
    assert headlines(answer) == left
    (out,) = inside(tree_of(answer), "out", "/a[1]")
    assert texts([out]) == [f"{name} (take away)"]
    assert len(headlines(client.get(out.get("href")))) == 3


def test_the_page_of_a_tag_or_source_does_not_offer_itself(client, three):
    assert ("Country", "Peru") not in facets(tree_of(client.get("/tags/peru/")))
    assert ("Country", "Peru") in facets(tree_of(client.get("/sources/wire/")))
    assert ("Source", "Wire") not in facets(tree_of(client.get("/sources/wire/")))
    assert ("Source", "Wire") in facets(tree_of(client.get("/tags/peru/")))


def test_chips_take_themselves_away(client, three):
    tree = tree_of(client.get("/briefs/?tag=peru&-tag=rail&from=2021-11"))
    chips = inside(tree, "chips", "/a[not(@class)]")
    assert "November 2021" in texts(chips)[2]
    for chip, left in zip(chips, [2, 2, 1], strict=True):
        assert len(headlines(client.get(chip.get("href")))) == left
    clear = inside(tree, "clear")[0].get("href")
    assert len(headlines(client.get(clear))) == 3


def test_an_empty_list_says_what_to_loosen(client, three):
    answer = client.get("/briefs/?tag=rail&kind=newspaper")
    assert headlines(answer) == []
    rows = inside(tree_of(answer), "ways", "/li")
    assert texts(rows) == [
        "take away: tag rail 1 brief",
        "take away: kind of source newspaper 1 brief",
        "take away every filter 3 briefs",
    ]
    for row, left in zip(rows, [["One"], ["Two"], ["Three", "Two", "One"]], strict=True):
        assert headlines(client.get(row[0].get("href"))) == left


def test_of_a_parameter_with_one_value_the_last_is_read(client, three, queries):
    words = [f"q=word{number}" for number in range(60)]
    many, last = f"/briefs/?{'&'.join(words)}", f"/briefs/?{words[-1]}"
    assert client.get(many).content == client.get(last).content
    assert queries(many) == queries(last)
    several = client.get("/briefs/?from=x&from=2021&language=xx&language=en&tag=peru&tag=rail")
    assert texts(inside(tree_of(several), "chips", "/a/b")) == [
        *["Peru", "rail", "English", "2021"],
    ]


def test_the_newsrooms_first_day_is_no_error(client):
    for address in ["/", "/briefs/", "/tags/", "/sources/", "/archive/", "/digests/"]:
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"The newsroom has not published yet." in answer.content, address


def test_a_tag_that_every_brief_carries_is_not_shown(client):
    china, peru = TagFactory(kind="country", name="China", code="CN"), TagFactory(country=True)
    for _ in range(10):
        BriefFactory(tags=[china, peru] if _ > 2 else [china])
    tree = tree_of(client.get("/briefs/"))
    codes = set(texts(inside(tree, "codes", "/a")))
    assert codes == {"PE"}
    assert ("Country", "China") not in facets(tree)


def test_a_tag_on_nearly_every_brief_stands_in_no_rail_and_can_be_chosen(client):
    china, peru = TagFactory(kind="country", name="China", code="CN"), TagFactory(country=True)
    for number in range(10):
        BriefFactory(tags=[china, peru] if number == 0 else [china] if number < 8 else [peru])
    tree = tree_of(client.get("/briefs/"))
    assert set(texts(inside(tree, "codes", "/a"))) == {"PE"}
    assert facets(tree)["Country", "China"][0] == 8


def test_what_every_brief_of_a_list_bears_is_no_filter_of_it(client):
    rare, common = TagFactory(name="rare"), TagFactory(name="common")
    for number in range(3):
        BriefFactory(tags=[common, rare] if number else [common])
    names = {name for _facet, name in facets(tree_of(client.get("/briefs/")))}
    assert "rare" in names
    assert "common" not in names


def test_user_text_is_escaped_everywhere(client, advance):
    nasty = '"><script>alert(1)</script>'
    tag = TagFactory(name=nasty, slug="nasty")
    BriefFactory(
        headline=nasty,
        slug="nasty",
        summary=nasty,
        body=nasty,
        tags=[tag],
        citations__source=SourceFactory(name=nasty, slug="nasty", about=nasty),
        citations__title=nasty,
        citations__note=nasty,
    )
    advance()
    for address in [
        "/",
        "/briefs/",
        "/briefs/nasty/",
        "/tags/nasty/",
        "/tags/",
        "/sources/",
        "/sources/nasty/",
        "/briefs/?q=script",
        "/briefs/?q=" + nasty,
        "/briefs/?tag=" + nasty,
        "/digests/2021-W45/",
        "/report/?brief=nasty",
        "/since/?date=2021-01-01",
    ]:
        assert b"<script>alert" not in client.get(address).content, address


def test_an_empty_list_says_that_its_range_is_reversed(client):
    BriefFactory()
    said = "The range of dates ends before it begins."
    assert said in client.get("/briefs/?from=2022&to=2021").text
    assert said not in client.get("/briefs/?from=1901&to=1901").text


@pytest.mark.parametrize("name", ["tag", "-tag", "-source"])
def test_a_thing_asked_for_by_its_names_of_then_and_now_is_one_filter(client, advance, name):
    rare, post = TagFactory(name="logs"), SourceFactory(name="Post")
    BriefFactory(tags=[rare], citations__source=post)
    BriefFactory()
    TagSlug.objects.create(slug="then", tag=rare)
    SourceSlug.objects.create(slug="then", source=post)
    Tally.objects.recount()
    advance()
    now = post.slug if name == "-source" else rare.slug
    once = client.get("/briefs/", {name: now})
    cache.clear()
    both = client.get("/briefs/", {name: ["then", now]})
    assert (both.status_code, both.content) == (200, once.content)


def test_the_head_of_a_search_says_what_was_asked_for_and_how_many_answer(client, three, advance):
    advance()

    def heading(address, asked):
        (head,) = texts(tree_of(client.get(address, {"q": asked})).xpath("//h1"))
        return head

    assert heading("/briefs/", "") == "Briefs"
    assert heading("/briefs/", "ferry") == "3 briefs for “ferry”"
    assert heading("/briefs/", '"a ferry"') == '3 briefs for "a ferry"'
    assert heading("/briefs/", "nothing <b>") == "No brief for “nothing <b>”"
    assert heading("/tags/rail/", "ferry") == "rail: 1 brief for “ferry”"
    long = heading("/briefs/", "words " * 40)
    assert (len(long), long[-2:]) == (len("No brief for “”") + 80, "…”")
