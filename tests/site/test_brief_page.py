import json
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from lxml import html

from briefs.models import Edition, Evidence
from briefs.site.pages.brief import reason_of
from briefs.site.pages.citing import absolute
from briefs.site.told.entries import change_of
from briefs.site.wording import dates
from briefs.text.sentences import sentence_key
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
)
from tests.site.pages import article_of, inside, texts, tree_of
from tests.site.town import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief():
    return build()


@pytest.fixture
def page(client, brief):
    return tree_of(client.get(brief.get_absolute_url()))


def test_source_and_date_stand_above_the_first_sentence(client, brief):
    text = client.get(brief.get_absolute_url()).content.decode()
    main = text[text.index("<main") :]
    first = main.index("A ferry crosses the bay.")
    assert main.index("Harbour Post") < first
    assert main.index("13 November [2021]") < first
    assert main.index("no date") < first


def test_a_page_holds_nothing_of_the_brief_asked_before(client):
    for headline in ("The bay is dredged", "The {{ title }} quay & the pier"):
        brief = BriefFactory(headline=headline, summary=headline)
        text = client.get(brief.get_absolute_url()).content.decode()
        page = html.fromstring(text)
        assert page.findtext(".//title") == f"{headline} · {settings.SITE_NAME}"
        assert texts(inside(page, "headline")) == [headline]
        assert texts(inside(page, "address")) == [absolute(brief.get_absolute_url())]
        assert page.xpath("//meta[@name='description']/@content") == [headline]


def test_the_chain_names_origin_and_aggregator(page):
    steps = texts(inside(page, "chain", "/li"))
    assert [step.split()[0] for step in steps] == ["origin", "aggregator"]
    assert "Mirror" in steps[1]


def test_the_block_of_sources_says_what_each_is_when_it_wrote_and_where_the_original_is(
    page, brief
):
    first, second = inside(page, "who")
    told = texts([first.xpath("./div/p")[0], second.xpath("./div/p")[0]])
    assert told == [
        "Harbour Post newspaper · Peru states no date",
        "Coast Wire agency · Chile 14 Nov 2021 · the original: Coast Wire",
    ]
    assert [inside(one, "outlet", "/@href") for one in (first, second)] == [
        *[["/sources/harbour-post/"], ["/sources/coast-wire/"]],
    ]
    assert texts(inside(first, "chain", "/li")) == [
        "origin Harbour Post, origin wrote it",
        "aggregator Mirror, aggregator gazette.example listed it",
    ]
    ways = [*inside(first, "chain", "//a/@href"), *inside(second, "dated", "/a/@href")]
    assert ways == [citation.address for citation in brief.citations.order_by("position")]
    assert texts(inside(first, "fold", "/p")) == ["“Ferry opens”", "It carries no date."]


@pytest.mark.parametrize(
    ("role", "source", "address", "said"),
    [
        ("host", "Mirror", "https://mirror.example/1", "mirror.example showed it"),
        ("host", "mirror.example", "https://mirror.example/1", "showed it"),
        ("aggregator", "Mirror", "", "listed it"),
    ],
)
def test_the_way_of_a_text_says_who_showed_and_who_listed_it(client, role, source, address, said):
    brief = BriefFactory(citations__address="")
    other = SourceFactory(name=source)
    CitationFactory(brief=brief, source=other, role=role, address=address, position=1)
    steps = inside(tree_of(client.get(brief.get_absolute_url())), "chain", "/li/span[2]")
    assert texts(steps) == ["wrote it; own address not seen", said]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"event_precision": "day"}, "1 November 2024, to the day"),
        ({"event_precision": "month"}, "November 2024, to the month"),
        ({"event_precision": "year"}, "2024, to the year"),
        (
            {
                "event_inferred": True,
                "event_inferred_part": "year",
                "event_inferred_from": "The page says so.",
            },
            "1 November [2024], to the day. from whatThe page says so.",
        ),
        (
            {"event_on": None, "event_precision": "unknown", "filed_on": date(2024, 11, 2)},
            "undated; filed under 2 November 2024, the day it was first published here",
        ),
    ],
)
def test_a_brief_says_how_exactly_it_is_known_when_it_happened(client, event, said):
    brief = BriefFactory(**{"event_on": date(2024, 11, 1), **event})
    (happened,) = inside(tree_of(client.get(brief.get_absolute_url())), "happened", "/dd")
    assert " ".join(texts([happened])) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ({"published_on": date(2024, 10, 31), "published_precision": "day"}, "Planned for"),
        ({"published_on": date(2024, 11, 1), "published_precision": "day"}, "Happened"),
        # Of a month any day may be meant, and of no date any.
        ({"published_on": date(2024, 11, 1), "published_precision": "month"}, "Happened"),
        ({}, "Happened"),
    ],
)
def test_what_all_sources_told_before_its_day_was_planned(client, source, said):
    brief = BriefFactory(event_on=date(2024, 11, 1), event_precision="day")
    brief.citations.update(**source)
    assert texts(inside(tree_of(client.get(brief.get_absolute_url())), "happened", "/dt")) == [said]


def test_a_brief_says_how_to_cite_it_and_leads_to_its_forms_and_to_the_form_for_errors(page):
    (cited,) = texts(inside(page, "cite"))
    today = dates.day(timezone.localdate(), dates.LONG)
    assert cited == (
        "“A ferry crosses the bay.” Newsroom, filed 13 November 2021, edition 0"
        f" ({today}). http://127.0.0.1:8000/briefs/bay-ferry/"
    )
    where = "/briefs/bay-ferry/cite."
    assert inside(page, "section", "//p/a/@href")[-4:] == [
        *[f"{where}bib", f"{where}ris", f"{where}json", "/report/?brief=bay-ferry"],
    ]


def test_a_page_saved_again_is_one_page_and_says_that_it_stood_so_later(client):
    first = DocumentFactory()
    brief = BriefFactory(citations=0)
    source = SourceFactory(name="Harbour Gazette")
    for document in (first, DocumentFactory(predecessor=first)):
        clipping = ClippingFactory(document=document)
        CitationFactory(brief=brief, source=source, clipping=clipping, position=document.pk)
    origins = texts(inside(tree_of(client.get(brief.get_absolute_url())), "who"))
    assert "as it stood later" not in origins[0]
    assert "the page of a as it stood later" in origins[1]
    assert texts(inside(tree_of(client.get("/briefs/")), "by")) == ["Harbour Gazette"]


def test_the_record_tells_documents_apart_by_the_letters_of_their_sources(client):
    brief = BriefFactory(citations=0)
    documents = [DocumentFactory(), DocumentFactory()]
    for place, document in enumerate(reversed(documents)):
        clipping = ClippingFactory(document=document)
        CitationFactory(brief=brief, clipping=clipping, position=place)
    rows = texts(inside(tree_of(client.get(brief.get_absolute_url())), "facts", "/div"))
    found = [row for row in rows if row.startswith("Document")]
    assert [row[:10] for row in found] == ["Document a", "Document b"]
    assert documents[1].sha256[:16] in found[0]


@pytest.mark.parametrize(
    ("reason", "part", "said"),
    [
        (
            "the text is dated 18 Nov 2026",
            "year",
            "The date is printed without its year: the text is dated",
        ),
        ("the text is dated 18 Nov 2026", "date", "The text is dated 18 Nov 2026."),
        ("The desk asked.", "year", "The desk asked."),
    ],
)
def test_from_what_a_date_was_inferred_is_a_sentence(reason, part, said):
    brief = BriefFactory.build(event_inferred_from=reason, event_inferred_part=part)
    assert reason_of(brief).startswith(said)


def test_reprints_of_one_origin_count_once(page):
    assert "2 outlets, 3 pages linked" in texts(inside(page, "says"))[0]
    assert "Coast Wire" in texts(inside(page, "side"))[0]


def test_beside_a_brief_stand_its_tags_and_who_else_reported_it(client, page):
    assert texts(inside(page, "side", "//li"))[:2] == ["Region1 brief", "ports14 briefs"]
    assert inside(page, "side", "//li/a/@href")[:2] == ["/tags/region/", "/tags/ports/"]
    assert inside(page, "side", "//a[starts-with(@href, '#')]/@href") == ["#source-b"]
    twice = BriefFactory()
    CitationFactory(brief=twice, source=twice.lead_source, position=1)
    (side,) = inside(tree_of(client.get(twice.get_absolute_url())), "side")
    assert "Also reported by" not in side.text_content()


def test_each_sentence_names_what_it_rests_on(page):
    first = inside(page, "para")[0]
    assert texts([first])[0].startswith("A ferry crosses the bay. It sails twice a day.")
    assert texts(inside(first, "letter"))[0] == "a"
    assert "lines 3, 5" in texts([first])[0]
    assert [link.get("href") for link in inside(first, "changed")] == ["#correction-1"]


def test_a_paragraph_that_rests_on_nothing_claims_nothing(page):
    last = inside(page, "para")[-1]
    assert texts([last]) == ["Nobody says what it costs."]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [("", "One ship", "added"), ("One ship", "", "taken out"), ("One", "Two", "before after")],
)
def test_a_correction_names_no_side_that_is_empty(client, before, after, said):
    changes = [{"field": "body", "before": before, "after": after}]
    CorrectionFactory(brief=BriefFactory(slug="one"), number=1, changes=changes)
    tree = tree_of(client.get("/briefs/one/"))
    assert " ".join(texts(inside(tree, "change-of", "//dt"))) == said
    assert all(texts(inside(tree, "change-of", "//dd")))


def test_corrections_show_before_and_after(page):
    note = inside(page, "note")[0]
    assert note.get("id") == "correction-1"
    assert texts(note.xpath(".//del")) == ["three times"]
    assert texts(note.xpath(".//ins")) == ["twice"]
    assert "we were wrong" in texts([note])[0]


def test_the_record_gives_hash_and_lines_of_the_document_and_never_its_text(client):
    document = DocumentFactory(
        name="secret-file.txt",
        title="Secret title",
        text="Secret words\n\nof the document",
        reading={
            "format": 1,
            "lines": [["body", "r", True], ["blank", "r", False], ["pager", "r", False]],
        },
    )
    clipping = ClippingFactory(document=document, headline="Secret head", excerpt="Secret excerpt")
    brief = BriefFactory(citations__clipping=clipping)
    text = client.get(brief.get_absolute_url()).content.decode()
    assert f"<code>{document.sha256[:16]}…</code></summary><code>{document.sha256}</code>" in text
    assert "3 lines: 1 kept, 1 left out, 1 blank" in text
    assert "ecret" not in text


def test_related_briefs_share_rare_tags(client, brief):
    rare = TagFactory(name="timber")
    BriefFactory.create_batch(6)
    for kin in [brief, *BriefFactory.create_batch(3)]:
        kin.tagged.create(tag=rare)
    related = texts(inside(tree_of(client.get(brief.get_absolute_url())), "rel"))
    assert len(related) == 3
    assert not any("A ferry crosses the bay" in item for item in related)


def test_related_briefs_name_the_rarest_tag_first_and_none_that_most_carry(client):
    china = TagFactory(kind="country", name="China", code="CN")
    trade, zinc, most = TagFactory(name="trade"), TagFactory(name="zinc"), TagFactory(name="most")
    brief = BriefFactory(tags=[china, trade, zinc, most])
    BriefFactory(headline="Kin", tags=[china, trade, zinc, most])
    BriefFactory(tags=[china, trade])
    # Four of fifteen carry it: more than a fifth.
    BriefFactory.create_batch(2, tags=[china, most])
    BriefFactory.create_batch(10, tags=[china])
    tree = tree_of(client.get(brief.get_absolute_url()))
    shared = texts(inside(tree, "rel", "//span"))
    assert [line.split(" · ")[1] for line in shared] == ["zinc, trade", "trade"]


def test_one_rare_tag_makes_nearer_kin_than_two_that_more_briefs_carry(client):
    rare, *common = (TagFactory(name=name) for name in ("zinc", "trade", "loans"))
    brief = BriefFactory(tags=[rare, *common])
    BriefFactory(headline="Both of the common ones", tags=common)
    BriefFactory(headline="The rare one", tags=[rare])
    BriefFactory.create_batch(4, tags=common)
    BriefFactory.create_batch(30)
    related = texts(inside(tree_of(client.get(brief.get_absolute_url())), "rel", "//a"))
    assert related[0] == "The rare one"
    assert len(related) == 3


def test_a_lonely_brief_has_no_related_ones_and_leads_on_all_the_same(client):
    first, second = (BriefFactory(tags=[], event_on=date(2021, 11, day)) for day in (1, 30))
    tree = tree_of(client.get(first.get_absolute_url()))
    assert inside(tree, "rel") == []
    assert texts(inside(tree, "side", "//h2")) == ["Read on"]
    assert inside(tree, "side", "//a/@href") == ["/archive/2021/11/"]
    CitationFactory(brief=second, source=first.lead_source, role="host", position=1)
    Edition.objects.advance()
    tree = tree_of(client.get(first.get_absolute_url()))
    ways = inside(tree, "side", "//a")
    assert texts(inside(tree, "side", "//li"))[0] == f"{first.lead_source.name}2 briefs"
    for way in ways:
        assert len(inside(tree_of(client.get(way.get("href"))), "entry")) == 2


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"event_precision": "day"}, "1 November 2024, the day it happened"),
        ({"event_until": date(2024, 11, 3)}, "1 November 2024, its first day"),
        ({"event_precision": "month"}, "November 2024, the month it happened"),
        ({"event_precision": "year"}, "2024, the year it happened"),
    ],
)
def test_the_record_says_under_which_period_a_brief_is_filed(client, event, said):
    brief = BriefFactory(event_on=date(2024, 11, 1), **event)
    facts = inside(tree_of(client.get(brief.get_absolute_url())), "facts")
    assert f"Filed under{said}" in [said for item in facts for said in texts(item.xpath("./div"))]


def test_machines_read_a_news_article(client, brief, settings):
    article = article_of(client, brief)
    assert article["@type"] == "NewsArticle"
    assert article["@id"] == f"urn:uuid:{brief.uid}"
    assert article["url"] == f"{settings.SITE_URL}/briefs/bay-ferry/"
    assert article["temporalCoverage"] == "2021-11-13"
    assert [work["publisher"]["name"] for work in article["citation"]] == [
        "Harbour Post",
        "Mirror",
        "Coast Wire",
    ]
    assert [work["url"] for work in article["citation"]] == [
        citation.address for citation in brief.citations.order_by("position")
    ]
    assert article["correction"][0]["text"].startswith("Correction 1: ")
    assert article["correction"][0]["url"] == f"{article['url']}#correction-1"
    assert article["publisher"]["correctionsPolicy"] == f"{settings.SITE_URL}/standards/"
    assert article["dateModified"] >= article["datePublished"]


def test_no_headline_breaks_out_of_the_structured_data(client):
    nasty = "</script><script>alert(1)</script><!-- & ]]>"
    assert article_of(client, BriefFactory(headline=nasty))["headline"] == nasty


def test_an_address_that_may_not_be_linked_is_not(client):
    brief = BriefFactory(citations=0)
    CitationFactory(brief=brief, address="javascript:alert(1)", title="Click")
    CitationFactory(brief=brief, address="javascript:alert(2)", role="host", position=1)
    text = client.get(brief.get_absolute_url()).content.decode()
    assert "javascript:" not in text
    assert "javascript:" not in client.get("/briefs/feed.json").content.decode()
    assert "javascript:" not in client.get("/briefs/feed.atom").content.decode()


@pytest.mark.parametrize(
    ("stated", "title", "language"),
    [
        ("es", "Un ferry", "es"),
        ("und", "量子与航运 2021", "zh"),
        (None, "量子与航运 2021", "zh"),
        (None, "フェリーが出航", "ja"),
        (None, "Паром Lota отплывает", "und-Cyrl"),
        (None, "العبارة تبحر", "und-Arab"),
        # Latin letters do not tell which of many languages they spell.
        (None, "Un ferry", None),
        (None, "Xiaomi 小米 opens a shop", None),
        (None, "2021", None),
    ],
)
def test_a_printed_title_bears_the_language_of_its_document_or_what_its_letters_tell(
    client, stated, title, language
):
    clipping = stated and ClippingFactory(document=DocumentFactory(language=stated))
    # In whichever language the brief is written: what stands around the title is the page's.
    for written in ("en", "es"):
        brief = BriefFactory(language=written, citations__clipping=clipping, citations__title=title)
        tree = tree_of(client.get(brief.get_absolute_url()))
        (printed,) = [span for span in inside(tree, "who", "//p/span") if span.text == title]
        (original,) = inside(tree, "dated", "/a")
        assert (printed.get("lang"), original.get("hreflang")) == (language, language)


def test_a_brief_without_any_source_is_shown_too(client):
    assert client.get(BriefFactory(citations=0, tags=[]).get_absolute_url()).status_code == 200


def test_a_brief_is_cited_as_bibtex(client, settings):
    settings.SITE_NAME = "Harbour & Co"
    brief = BriefFactory(headline="50% of {ferries}_sail", slug="ferries")
    answer = client.get("/briefs/ferries/cite.bib")
    text = answer.content.decode()
    assert text.startswith("@online{ferries,\n")
    assert r"title = {{50\% of \{ferries\}\_sail}}" in text
    assert r"organization = {Harbour \& Co}" in text
    assert f"url = {{{settings.SITE_URL}{brief.get_absolute_url()}}}" in text


def test_a_brief_is_cited_as_ris(client, settings):
    brief = BriefFactory(headline="Ferries sail", slug="ferries")
    answer = client.get("/briefs/ferries/cite.ris")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ferries.ris"'
    lines = answer.content.decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert "TI  - Ferries sail" in lines
    assert f"UR  - {settings.SITE_URL}{brief.get_absolute_url()}" in lines


def test_a_brief_is_cited_as_csl_json(client, settings):
    brief = BriefFactory(slug="ferries")
    (item,) = json.loads(client.get("/briefs/ferries/cite.json").content)
    assert item["type"] == "article-newspaper"
    assert item["URL"] == f"{settings.SITE_URL}{brief.get_absolute_url()}"
    assert item["event-date"] == {"date-parts": [[2021, 11, 13]]}


def test_nothing_hidden_can_be_cited(client):
    BriefFactory(slug="soon", scheduled=True)
    BriefFactory(slug="gone", withdrawn=True)
    for slug in ["soon", "gone", "never"]:
        for form in ["bib", "ris", "json"]:
            assert client.get(f"/briefs/{slug}/cite.{form}").status_code == 404


def test_a_source_that_states_no_date_is_told_from_one_that_nobody_looked_at(client):
    brief = BriefFactory()
    assert "states no date" in client.get(brief.get_absolute_url()).content.decode()
    brief.citations.update(published_precision="unknown")
    Edition.objects.advance()
    assert ">no date" in client.get(brief.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["correction", "correction"], "Corrected twice, last 22 Nov 2026."),
        (
            ["update", "update", "correction", "update", "clarification"],
            "Updated three times, corrected and clarified, last 22 Nov 2026.",
        ),
    ],
)
def test_an_entry_sums_up_what_was_changed(kinds, said):
    brief = BriefFactory()
    for number, kind in enumerate(reversed(kinds), 1):
        at = datetime(2026, 11, 17 + number + 5 - len(kinds), 12, tzinfo=UTC)
        CorrectionFactory(brief=brief, number=number, kind=kind, at=at)
    assert change_of(brief) == said


def test_words_in_another_language_than_the_page_say_so_and_the_words_of_the_house_do_not(
    client, advance
):
    rare = TagFactory(name="rare")
    spanish = BriefFactory(language="es", headline="Un ferry zarpa", tags=[rare])
    english = BriefFactory(language="en", tags=[rare])
    BriefFactory.create_batch(8)
    CorrectionFactory(brief=spanish, number=1)
    advance()
    for address in (
        "/",
        "/briefs/",
        "/briefs/?q=ferry",
        "/corrections/",
        english.get_absolute_url(),
    ):
        found = tree_of(client.get(address)).xpath("//*[text()='Un ferry zarpa']")
        assert [said.xpath("ancestor-or-self::*[@lang][1]/@lang") for said in found], address
        assert {said.xpath("ancestor-or-self::*[@lang][1]/@lang")[0] for said in found} == {"es"}
    page = tree_of(client.get(spanish.get_absolute_url()))
    assert {said.tag for said in page.xpath("//*[@lang='es']")} >= {"h1", "p", "span"}
    for heading in page.xpath("//h2"):
        assert heading.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["en"]
    assert not tree_of(client.get(english.get_absolute_url())).xpath("//main//*[@lang='en']")


def test_an_entry_counts_the_pages_of_its_source_and_not_digests_that_name_it(client, advance):
    paper = SourceFactory(name="Harbour Gazette")
    brief = BriefFactory(slug="ferry", citations=0)
    for place, told in enumerate([{"kind": "article"}, {"kind": "digest"}, {"host": paper}]):
        clipping = ClippingFactory(document=DocumentFactory(**told))
        CitationFactory(brief=brief, source=paper, clipping=clipping, position=place)
    advance()
    assert "on two of its pages" in client.get("/briefs/").text


def test_of_many_outlets_the_first_six_stand_above_the_text_and_the_others_are_folded(client):
    brief = BriefFactory()

    def shown():
        cache.clear()
        tree = tree_of(client.get(brief.get_absolute_url()))
        folded = inside(tree, "origins", "/details")
        beside = texts(tree.xpath("//section[h2='Also reported by']/p[@class='quiet']"))
        within = sum(len(inside(part, "who")) for part in folded)
        return len(inside(tree, "who")), within, beside

    for position in range(1, 6):
        CitationFactory(brief=brief, position=position)
    assert shown() == (6, 0, ["Reprints of one origin count once."])
    for position in range(6, 9):
        CitationFactory(brief=brief, position=position)
    assert shown() == (9, 3, ["2 more stand above. Reprints of one origin count once."])


def test_no_blank_stands_between_sentences_of_a_script_without_blanks(client):
    clipping = ClippingFactory()
    said = ["轮渡每天两班。", "票价未公布！", "“码头仍在建设。”", "The ferry sails. It “waits.” No"]
    brief = BriefFactory(
        summary="".join(said), body="".join(said), language="zh", citations__clipping=clipping
    )
    Evidence.objects.create(
        brief=brief, clipping=clipping, sentence=sentence_key(said[0]), lines=[2]
    )
    lede, body = texts(inside(tree_of(client.get(brief.get_absolute_url())), "words", "//p[1]"))
    proven = "".join(said).replace("两班。", "两班。a")
    assert (lede, body) == (proven, proven)
    assert texts(inside(tree_of(client.get("/briefs/")), "summary")) == ["".join(said)]
