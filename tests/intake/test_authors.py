"""Who wrote a page: by the data of its story, its cards, its links and elements, its lines."""

import json

import pytest

from briefs.intake import read
from briefs.intake.lines.facts import facts_of
from briefs.intake.lines.metas import read_meta
from briefs.intake.naming.persons import author_name

STORY = "".join(
    f"<p>The harbour office opened line {n} across the wide bay, and boats sail every hour from "
    "the old pier to the new one, as the master of the port told the council in spring.</p>"
    for n in ("one", "two", "three", "four")
)

CARD = (
    '<meta name="twitter:label1" content="Verfasst von">'
    '<meta name="twitter:data1" content="Ada Mooring">'
)


def byline(head="", above="", below=""):
    page = (
        f"<html><head><title>Ferry line opens in Port Lumen</title>{head}</head><body><main>"
        f"<article><h1>Ferry line opens in Port Lumen</h1>{above}{STORY}{below}</article></main>"
        "</body></html>"
    )
    return read(page.encode(), "page.html").byline


def data(author, *others):
    story = {"@type": "NewsArticle", "headline": "Ferry line opens", "author": author}
    graph = json.dumps({"@graph": [story, *others]})
    return f'<script type="application/ld+json">{graph}</script>'


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (data({"@type": "Person", "name": "Ada Mooring"}), ""),
        (data({"@id": "#ada"}, {"@type": ["Person"], "@id": "#ada", "name": "Ada Mooring"}), ""),
        ('<meta name="author" content="By Ada Mooring, The Sample Gazette">', ""),
        ('<meta property="dc:creator" content="Ada Mooring">', ""),
        (CARD, ""),
        ("", '<a rel="author" href="/ada">Ada Mooring</a>'),
        ("", '<span itemprop="author"><b itemprop="name">Ada Mooring</b>, 41 posts</span>'),
        ("", '<div class="post-meta"><span class="entry-author">von Ada Mooring</span></div>'),
        ("", "<p>Ada Mooring | 4 May 2022</p>"),
        ("", "<p>04.05.2022 - Ada Mooring</p>"),
        ("", "<p>ByAda Mooring</p>"),
    ],
)
def test_an_author_is_read_wherever_a_page_names_one(head, above):
    assert byline(head, above) == "Ada Mooring"


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        (data({"@type": "Organization", "name": "Harbour Works"}), "", ""),
        ('<meta name="author" content="admin">', "", ""),
        ('<meta name="author" content="Lumen Media GmbH">', "", ""),
        ('<meta name="author" content="example.org">', "", ""),
        ("", "", '<div class="comments"><a rel="author">Bo Quay</a></div>'),
        ("", "", '<aside><span class="author">Bo Quay</span></aside>'),
        ("", "", '<ul class="related"><li><span class="byline">Bo Quay</span></li></ul>'),
        ("", "", '<i class="author">Bo Quay</i><i class="author">Cy Pier</i>'),
        ("", "<p>Puerto Rico | 4 May 2022</p>", ""),
        (
            '<meta property="og:site_name" content="Ada Mooring">',
            "<p>Ada Mooring | 4 May 2022</p>",
            "",
        ),
    ],
)
def test_who_comments_owns_or_hosts_a_page_did_not_write_it(head, above, below):
    assert byline(head, above, below) is None


def test_of_several_authors_on_a_page_the_one_beside_the_headline_wrote_the_story():
    above = '<div><b class="author">Ada Mooring</b></div>'
    others = '<section><b class="author">Bo Quay</b><b class="author">Cy Pier</b></section>'
    page = (
        "<html><head><title>Ferry line opens in Port Lumen</title></head><body><div>"
        f"<div><h1>Ferry line opens in Port Lumen</h1>{above}</div>{STORY}</div>{others}</body>"
    )
    assert read(page.encode(), "page.html").byline == "Ada Mooring"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ada Mooring , le", "Ada Mooring"),
        ("Ada Mooring On", "Ada Mooring"),
        ("Ada Mooring am 29.12.2010, 13:36 Uhr", "Ada Mooring"),
        ("Posted on September 21, 2020 by Ada Mooring", "Ada Mooring"),
        ("Interview: Ada Mooring", "Ada Mooring"),
        ("Ada Mooring @adam", "Ada Mooring"),
        ("Ada Mooring, Bo Quay", "Ada Mooring, Bo Quay"),
        ("María de la Cruz", "María de la Cruz"),
        ("Foto: Ada Mooring", None),
        ("No Author", None),
        ("Autor", None),
        ("3 de Mayo de 2022", None),
        ("42", None),
    ],
)
def test_a_name_is_freed_of_what_stands_around_it(printed, name):
    assert author_name(printed) == name


def test_a_place_beside_the_day_that_the_headline_names_wrote_nothing():
    told = "The minister said on the quay that the boats would sail, and then she went home.\n" * 3
    for name, byline in (("Long Ember", None), ("Ada Mooring", "Ada Mooring")):
        page = f"Minister sees the quay of Long Ember\n\n{name}, 27/06/2024\n\n{told}"
        assert read(page.encode(), "page.txt").byline == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Lena Anchor on May 3, 2024 · 5 min read",
        "Posted by Lena Anchor on 3 May 2024",
        "Von Lena Anchor am 3. Mai 2024 um 10:15 Uhr",
        "Por Lena Anchor el 3 de mayo de 2024",
        "Por Lena Anchor em 3 de maio de 2024",
        "Par Lena Anchor le 3 mai 2024",
        "Door Lena Anchor op 3 mei 2024",
    ],
)
def test_the_word_that_leads_to_the_day_is_no_part_of_the_authors_name(line):
    language = {"Von": "de", "Por": "es", "Par": "fr", "Doo": "nl"}.get(line[:3], "en")
    fact = facts_of(1, line, "pt" if " em " in line else language)
    meta = read_meta(fact, "pt" if " em " in line else language, day_first=True)
    assert (meta.byline, meta.dates[0].day) == ("Lena Anchor", 3)


def test_a_particle_before_no_day_stays_in_the_name():
    assert read_meta(facts_of(1, "Por Lena del Ancla", "es"), "es").byline == "Lena del Ancla"


@pytest.mark.parametrize(
    ("line", "name", "source"),
    [
        ("原创 林岸 港口观察 2024-03-08 20:30 发表于北湾", "林岸", "港口观察"),
        ("原创 港口观察 港口观察 2024-03-08 20:30 发表于北湾", None, None),
    ],
)
def test_a_chinese_channel_prints_author_and_name_behind_its_mark_of_origin(line, name, source):
    meta = read_meta(facts_of(1, line, "zh"), "zh")
    assert (meta.byline, meta.source) == (name, source)
