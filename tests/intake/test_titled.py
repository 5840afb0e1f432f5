"""What the page's own title proves: the text in its element is the story, others stand around."""

import pytest

from briefs.intake import read

TEXT = "The board said on Tuesday that 412 boats had left before the storm, and that all was well."
MORE = "Ada Mooring, who chairs the board, told reporters that nobody was hurt in that long night."
LAST = "The ferry between the two quays will sail again on Friday, and the fare will stay the same."
HEAD = "<title>Ferry to run again - Harbour Post</title>"
NEXT = (
    "Its crew had asked for better lamps on the quay, and those will be in place before it sails."
)
PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p><p>{LAST}</p><p>{NEXT}</p>"
STORY = f"<div class=c1><h1>Ferry to run again</h1>{PARAGRAPHS}</div>"
NEWS = [
    "Mill",
    "Bridge",
    "School",
    "Market",
    "Tower",
    "Garden",
    "Tunnel",
    "Library",
    "Chapel",
    "Barn",
]


def html(body: str, head: str = HEAD) -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def teasers(form: str) -> str:
    return "".join(
        form.format(name=name, low=name.lower(), day=day) for day, name in enumerate(NEWS, start=2)
    )


TITLED = (
    "<div class=t><h3><a href=/x>{name} of the old town opens after its repair</a></h3>"
    "<p>May {day}, 2024</p><p>The {low} was closed for a year and now has a new roof, the mayor "
    "said when she opened it on a wet morning…</p></div>"
)
DATED = (
    "<div class=t><a href=/x>{name} of the old town opens after repair</a><br>May {day}, 2024</div>"
)
CUT = (
    "<p>The {low} was closed for a year and has a new roof now, the mayor said when she opened…</p>"
)


@pytest.mark.parametrize("form", [TITLED, DATED, CUT])
def test_stories_around_the_element_of_the_pages_own_title_make_no_digest(form):
    reading = read(html(f"{STORY}<div class=c2>{teasers(form)}</div>"), "page.html")
    assert reading.kind == "article"
    assert [clipping.headline for clipping in reading.clippings] == ["Ferry to run again"]
    assert LAST in reading.clippings[0].text
    assert "new roof" not in reading.clippings[0].text


def test_stories_in_the_element_of_the_pages_own_title_still_make_a_digest():
    body = f"<div class=c1><h1>Ferry to run again</h1>{teasers(TITLED)}</div>"
    reading = read(html(body), "page.html")
    assert reading.kind == "digest"
    assert len(reading.clippings) == len(NEWS)


LONG = (
    "<h4>Other services</h4><p>These services measure how this place is used, and they keep what "
    "they measure for one year.</p><p>A provider abroad receives the measures and may join them "
    "with others that it has of the same device.</p><p>What is measured are the places seen, the "
    "hour of it, the kind of device and the length of the stay.</p><p>Nothing of it is sold, and "
    "each measure is forgotten when the year in which it was taken has ended.</p>"
)


def test_a_longer_text_far_from_the_pages_own_title_is_not_the_story():
    menu = "<ul>" + "".join(f"<li><a href=/m>{name}</a></li>" for name in NEWS * 5) + "</ul>"
    reading = read(html(f"{STORY}{menu}<div class=d>{LONG}</div>"), "page.html")
    assert [clipping.headline for clipping in reading.clippings] == ["Ferry to run again"]
    assert "measured" not in reading.clippings[0].text


def test_a_few_words_below_the_pages_own_title_are_no_text_of_their_own():
    lead = "<div class=c1><h1>Ferry to run again</h1><p>By our own reporter at the quay.</p></div>"
    menu = "<ul>" + "".join(f"<li><a href=/m>{name}</a></li>" for name in NEWS) + "</ul>"
    reading = read(html(f"{lead}{menu}<div class=d><p>{TEXT}</p><p>{MORE}</p></div>"), "page.html")
    assert MORE in reading.clippings[0].text


def test_a_notice_of_consent_however_long_does_not_outweigh_a_story():
    notice = "<p>We and our partners use cookies and ask for your consent to process data.</p>" * 40
    story = f"<h1>Ferry to run again</h1>{''.join(f'<p>{n}: {TEXT}</p>' for n in NEWS)}"
    reading = read(html(f"<div>{story}</div><div>{notice}</div>"), "page.html")
    assert reading.kind == "article"
    assert "cookies" not in reading.clippings[0].text


@pytest.mark.parametrize(
    ("title", "kind"), [("Ferry to run again", "article"), ("Log in", "other")]
)
def test_a_story_under_the_class_of_a_wall_is_read_where_the_title_names_it(title, kind):
    names = "".join(f"<p>{name} of the old town, {name} of the new town, both</p>" for name in NEWS)
    body = f"<h1>{title}</h1><div class=paywall-content>{PARAGRAPHS}</div>{names}"
    assert read(html(body, f"<title>{title}</title>"), "page.html").kind == kind


def test_a_story_told_in_short_lines_is_read_where_it_says_the_title():
    lines = [f"{n + 2} cups of {name.lower()} flour and a spoon" for n, name in enumerate(NEWS)]
    menu = "".join(f"<li><a href=/m>{name}</a></li>" for name in NEWS)
    told = "".join(f"<p>{line}</p>" for line in lines)
    body = f"<ul>{menu}</ul><div><h1>Bread of garden flour</h1>{told}</div>"
    reading = read(html(body, "<title>Bread of garden flour</title>"), "page.html")
    assert reading.kind == "article"
    assert all(line in reading.clippings[0].text for line in lines)


def test_a_page_of_links_is_no_story_though_it_says_its_title():
    menu = "".join(
        f"<li><a href=/m>{name} of garden flour and other bread</a></li>" for name in NEWS
    )
    body = f"<h1>Bread of garden flour</h1><ul>{menu}</ul>"
    assert read(html(body, "<title>Bread of garden flour</title>"), "page.html").kind == "other"


SECTION = (
    "<h3>{name} of the old town opens after its repair</h3><figure><figcaption>{name} at noon"
    "</figcaption></figure><figure><figcaption>{name} by night</figcaption></figure>"
    "<p>The {low} of the old town opens, {more}as the mayor said.</p>"
)
WALLS = "and its walls of slate will not let in rain for years "


def test_sections_of_uneven_length_with_pictures_between_are_one_story():
    told = "".join(
        SECTION.format(name=name, low=name.lower(), more=WALLS * times)
        for name, times in zip(NEWS, (7, 1, 3, 1, 1, 5, 1, 1, 1, 6), strict=True)
    )
    assert read(html(f"<h2>Ports</h2>{told}"), "page.html").kind == "article"


def test_a_page_called_by_its_first_story_is_no_digest():
    told = "".join(
        f"<h2>{name} of the old town opens after its repair</h2><p>The {name.lower()} of the old "
        "town opens on May Day with a roof of slate, the mayor said in her speech.</p>"
        for name in NEWS[:5]
    )
    title = "Boats of the old board had left before the storm"
    page = html(f"<h1>{title}</h1><p>{TEXT}</p><p>{MORE}</p>{told}", f"<title>{title}</title>")
    reading = read(page, "page.html")
    assert [clipping.headline for clipping in reading.clippings] == [title]


def test_dated_titles_beside_a_longer_text_make_no_digest():
    titles = "".join(
        f"<p>May {day}, 2024</p><p>{n} of the town opens</p>" for day, n in enumerate(NEWS, 2)
    )
    for long, kind in ((PARAGRAPHS * 2, "article"), ("", "other")):
        reading = read(html(f"<h2>The harbour in May</h2>{long}{titles}", ""), "page.html")
        assert reading.kind == kind


def test_dated_titles_alone_are_a_digest_as_text_and_a_way_to_pages_on_one():
    days = [f"May {day}, 2024\n{name} of the town opens" for day, name in enumerate(NEWS, 2)]
    assert read("\n\n".join(days).encode(), "page.txt").kind == "digest"
    listed = "".join(f"<p>{day.replace(chr(10), '</p><p>')}</p>" for day in days)
    assert read(html(listed, ""), "page.html").kind == "other"


def test_items_that_stand_below_the_readers_comments_are_other_stories():
    form = "".join(f"<div class=comment><p>{n}: well done, harbour board!</p></div>" for n in NEWS)
    title = "<h1>Ferry to run again</h1>"
    items = teasers(TITLED)
    assert read(html(f"{title}<div>{form}</div>{items}"), "page.html").kind != "digest"
    assert read(html(f"{title}{items}<div>{form}</div>"), "page.html").kind == "digest"


def test_texts_that_are_links_as_a_whole_are_no_items():
    text = "May {day} – The {low} of the old town opens after its repair, and has a new roof"
    assert read(html(teasers(f"<p>{text}</p>"), ""), "page.html").kind == "digest"
    linked = teasers(f"<p><a href=/x>{text}</a></p>")
    assert read(html(linked, ""), "page.html").kind == "other"


def headline(body: str, title: str) -> str:
    reading = read(html(body, f"<title>{title}</title>"), "page.html")
    return reading.clippings[0].headline


def test_the_pages_own_title_below_a_louder_line_is_the_headline():
    above = (
        f"<h2>She says: “The ferry is no toy of the board”</h2><h1>Ferry to run again</h1>{MORE}"
    )
    assert headline(f"<div>{above}{PARAGRAPHS}</div>", "Ferry to run again") == "Ferry to run again"


def test_the_name_of_the_site_above_a_title_that_is_a_sentence_is_no_headline():
    title = "Want to see the ferry run again after the storm? So does the board."
    body = f"<h2>The Harbour Post</h2><h2>{title}</h2>{PARAGRAPHS}"
    head = '<meta property="og:site_name" content="The Harbour Post">'
    assert headline(body, f"{title} - The Harbour Post</title>{head}<title>") == title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("渡轮恢复航行，居民重返群岛-海港网", "渡轮恢复航行，居民重返群岛"),
        ("Chapter 1: The ferry - Sailing - Tales", "Chapter 1: The ferry - Sailing"),
    ],
)
def test_a_line_that_begins_the_title_of_the_head_is_the_headline(title, shown):
    body = f"<div>{shown}</div><div>Settings</div><div>Width</div><p>Oh!</p>{PARAGRAPHS}"
    assert headline(body, title) == shown


def test_a_day_beside_the_title_is_cut_once_though_it_looks_like_a_number():
    title = "Ferry to the islands of the north runs again after the long storm of May"
    body = f"<h1>1. February 2024 {title}</h1>{PARAGRAPHS}"
    assert headline(body, title) == title


def test_a_kicker_is_cut_though_the_head_sets_the_title_in_other_marks():
    told = '{"@type": "NewsArticle", "headline": "The board&#8217;s ferry runs again - at last"}'
    script = f'</title><script type="application/ld+json">{told}</script><title>'
    body = f"<h1>Harbour news The board’s ferry runs again – at last</h1>{PARAGRAPHS}"
    assert headline(body, f"Post{script}") == "The board’s ferry runs again – at last"
