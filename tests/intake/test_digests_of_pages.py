"""Digests among the lines of a saved page: what the page calls one article, and ways elsewhere."""

import pytest

from briefs.intake import read

ITEMS = [
    ("Harbour of Norvik gets a second crane", "The port said on Monday that it paid 12 million."),
    ("Ledava closes its last coal plant", "By 61 votes to 38 parliament shut the old plant."),
    ("Storm cuts power in half of Aro", "Gusts of 130 km/h broke masts on the island of Aro."),
    ("New ferry links Lind with the islands", "The ship with 220 seats made its first trip then."),
    ("Boats of Orsa come home with 40 tons", "The fleet landed 40 tons on Friday, said its chair."),
]
TITLES = [f"The tenth story of this week in {place}" for place in ("Aro", "Lind", "Norvik")]
DAYS = ("12 May", "13 May", "14 May", "15 May", "16 May")


def page(body: str, head: str = "") -> bytes:
    return f"<html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def test_days_that_run_into_texts_make_no_digest_of_what_calls_itself_one_article():
    rows = "".join(f"<p>{day}: {text}</p>" for day, (_, text) in zip(DAYS, ITEMS, strict=True))
    body = f"<h1>Reports of the harbour police</h1>{rows}"
    assert read(page(body), "page.html").kind == "digest"
    one = read(page(body, "<meta property='og:type' content='article'>"), "page.html")
    assert (one.kind, one.clippings[0].headline) == ("article", "Reports of the harbour police")


def test_headlines_cut_short_head_texts_that_open_with_a_day():
    rows = "".join(
        f"<h2>{head} aft…</h2><p>{day} | LIND – {text}</p>"
        for day, (head, text) in zip(DAYS, ITEMS, strict=True)
    )
    found = [clipping.headline for clipping in read(page(rows), "page.html").clippings]
    assert found == [f"{head} aft…" for head, _ in ITEMS]


@pytest.mark.parametrize("tag", ["h2", "li"])
def test_links_to_other_pages_are_no_items_of_a_digest(tag):
    rows = [f"<h2><a href=/x>{head}</a></h2><p>{text}</p>" for head, text in ITEMS]
    titles = [head for head, _ in ITEMS[:3]] if tag == "h2" else TITLES
    links = "".join(f"<{tag}><a href=/x>{title}</a></{tag}>" for title in titles)
    reading = read(page("".join((*rows[:-1], links, rows[-1]))), "page.html")
    assert [clipping.headline for clipping in reading.clippings] == [head for head, _ in ITEMS]


KINDS = {"LiveBlogPosting": "digest", "NewsArticle": "article"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_of_a_live_page_say_no_story_of_one_piece(kind):
    heads = ("Envelopes opened", "Hammer falls", "Workers march", "Ban lifted", "Bids close")
    rows = "".join(
        f"<div><time>1{n}:05</time><h3>{head}</h3><p>{text} The harbour auction goes on.</p></div>"
        for n, (head, (_, text)) in enumerate(zip(heads, ITEMS, strict=True))
    )
    data = f'{{"@type":"{kind}","headline":"Harbour auction"}}'
    head = f"<script type='application/ld+json'>{data}</script>"
    live = read(page(f"<h1>Harbour auction</h1>{rows}", head), "page.html")
    assert live.kind == KINDS[kind]
