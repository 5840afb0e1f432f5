"""HTML: blocks become lines, what is hidden is dropped, the head of the page is a witness."""

import pytest

from briefs.intake import Role, read

TEXT = "The board said on Tuesday that 412 boats had left before the storm, and that all was well."
MORE = "Ada Mooring, who chairs the board, told reporters that nobody was hurt in that long night."


def html(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def story(extra: str = "", head: str = "") -> bytes:
    return html(
        f"<nav><a>Home</a></nav><article><h1>Ferry to run again</h1>{extra}"
        f"<p>{TEXT}</p><p>{MORE}</p></article><footer>© 2024 Harbour Post</footer>",
        head,
    )


def test_each_block_is_one_line_and_blocks_are_apart():
    reading = read(html("<p>One\n  line</p><p>Two<br>lines</p>"), "page.html")
    assert reading.text == "One line\n\nTwo\nlines"


@pytest.mark.parametrize(
    "hiding",
    [
        '<p style="display:none">Cheap watches here</p>',
        '<p style="font-size: 0">Cheap watches here</p>',
        '<p style="font-size:1px;color:#fff">Cheap watches here</p>',
        '<p style="position:absolute;left:-9999px">Cheap watches here</p>',
        "<p hidden>Cheap watches here</p>",
        "<p placeholder>Cheap watches here</p>",
        "<div fallback><p>Cheap watches here</p></div>",
        '<p aria-hidden="true">Cheap watches here</p>',
        "<noscript>Cheap watches here</noscript>",
        '<p class="x1">Cheap watches here</p>',
    ],
)
def test_hidden_text_is_dropped_with_its_reason(hiding):
    reading = read(story(hiding, "<style>.x1{display:none}</style>"), "page.html")
    line = next(line for line in reading.lines if line.text == "Cheap watches here")
    assert line.role is Role.HIDDEN
    assert line.reason
    assert not line.kept


def test_a_rule_for_some_screens_hides_nothing():
    head = "<style>@media print { .x1 { display: none } }</style>"
    reading = read(story(f'<p class="x1">{TEXT} Really.</p>', head), "page.html")
    assert "Really" in reading.clippings[0].text


def test_scripts_styles_and_comments_make_no_lines():
    reading = read(story("<script>var a = 1</script><!-- no --><style>p{}</style>"), "page.html")
    assert "var a" not in reading.text
    assert "no" not in reading.text.split()


def test_the_head_of_the_page_tells_site_author_and_date():
    head = (
        '<title>Ferry to run again - Harbour</title><meta property="og:type" content="article">'
        '<meta property="og:site_name" content="Harbour Post"><script type="application/ld+json">'
        '{"@type":"NewsArticle","headline":"Ferry to run again","datePublished":"2024-05-03T10:00",'
        '"author":{"name":"Lena Anchor"}}</script>'
    )
    reading = read(story("", head), "page.html")
    assert reading.clippings[0].headline == "Ferry to run again"
    assert (reading.source, reading.byline) == ("Harbour Post", "Lena Anchor")
    assert str(reading.published) == "2024-05-03"


def test_a_headline_goes_on_where_the_title_of_the_page_is_shorter():
    head = "<title>Ferry pier reopens in Port Lumen | Harbour Post</title>"
    long = "Ferry pier reopens in Port Lumen after two years"
    page = story("", head)
    start, end = page.index(b"<h1>") + 4, page.index(b"</h1>")
    reading = read(page[:start] + long.encode() + page[end:], "page.html")
    assert reading.clippings[0].headline == long


def test_garbled_heads_are_left_out():
    head = '<script type="application/ld+json">{"@type": [{]</script><meta name="date" content="x">'
    reading = read(story("", head), "page.html")
    assert reading.published is None
    assert reading.kind == "article"


def test_navigation_share_bars_captions_and_related_lists_are_dropped():
    extra = (
        "<figure><img><figcaption>The quay on Monday</figcaption></figure>"
        '<div class="social-share"><a>Tell a friend about it</a></div>'
        f'<div class="related-posts"><h3>More</h3><p>{TEXT.replace("412", "99")}</p></div>'
    )
    reading = read(story(extra), "page.html")
    roles = {line.text: line.role for line in reading.lines if line.text}
    assert roles["Home"] is Role.NAVIGATION
    assert roles["The quay on Monday"] is Role.CAPTION
    assert roles["Tell a friend about it"] is Role.SHARE_BAR
    assert roles[TEXT.replace("412", "99")] is Role.RELATED
    assert [line.text for line in reading.lines if line.kept] == ["Ferry to run again", TEXT, MORE]


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ('aria-label="Advertisement"', False),
        ('aria-label="Anzeige"', False),
        ('class="advertentie"', False),
        ('class="mpu"', False),
        ('aria-label="Facts"', True),
        ('class="facts"', True),
    ],
)
def test_a_box_that_its_page_calls_an_advertisement_is_dropped(box, kept):
    page = story(f"<div {box}><p>Hearing aids are sold here from 9 pounds.</p></div>")
    line = next(line for line in read(page, "page.html").lines if "Hearing" in line.text)
    assert line.kept is kept


def test_a_class_name_on_the_whole_page_decides_nothing():
    body = f"<h1>Ferry to run again</h1><p>{TEXT}</p><p>{MORE}</p>"
    body = f'<div class="has-sidebar newsletter-on">{body}</div>'
    assert read(html(body), "page.html").clippings[0].text == f"{TEXT}\n\n{MORE}"


def test_a_class_name_on_most_of_the_text_decides_nothing_however_often_it_comes():
    rows = "".join(f'<div class="rail"><p>{text}</p></div>' for text in (TEXT, MORE) * 3)
    body = f'<h1>Ferry to run again</h1>{rows}<div class="rail promo">{TEXT} Or so.</div>'
    clipping = read(html(body), "page.html").clippings[0]
    assert MORE in clipping.text
    assert "Or so" not in clipping.text


def test_names_of_classes_are_forgotten_where_nothing_else_tells_a_story():
    rows = "".join(
        f'<div class="comment c{i}"><p>{text} So it was on boat number {i}.</p></div>'
        for i, text in enumerate((TEXT, MORE) * 3)
    )
    around = "<p>" + "</p><p>".join(f"Fish number {i}" for i in range(70)) + "</p>"
    reading = read(html(f"<h1>Ferry to run again</h1>{around}{rows}"), "page.html")
    assert reading.kind == "article"
    assert MORE in reading.clippings[0].text


@pytest.mark.parametrize(("name", "kept"), [("APageRoot", True), ("topPager", False)])
def test_words_inside_the_names_of_classes_are_told_apart(name, kept):
    body = f"<h1>Ferry to run again</h1><p>{TEXT}</p><p>{MORE}</p>"
    body += f'<div class="{name}">{MORE} Yes.</div>'
    assert ("Yes." in read(html(body), "page.html").clippings[0].text) is kept


def hidden_page(title: str) -> bytes:
    menu = "".join(f"<p>Quay {n}</p>" for n in range(120))
    long = " ".join([TEXT, MORE, TEXT, MORE])
    return html(f"{menu}<div style='display:none'><p>{long}</p></div>", f"<title>{title}</title>")


def test_hidden_text_is_the_story_where_the_title_names_it_and_nothing_else_is_told():
    reading = read(hidden_page("Boats had left before the storm"), "page.html")
    assert "412 boats" in reading.clippings[0].text
    assert "hides" in reading.why


def test_hidden_text_that_the_title_does_not_name_stays_hidden():
    reading = read(hidden_page("Cheap watches, delivered discreetly"), "page.html")
    assert reading.kind == "other"
    assert any(line.role is Role.HIDDEN for line in reading.lines)


def test_a_lead_between_the_title_and_the_element_with_the_text_is_kept():
    lead = "The ferry will run again from Friday, the harbour board has said after a long night."
    body = f"<p>{lead} Not here.</p><h1>Ferry to run again</h1><p>{lead}</p>"
    body += f"<article><p>{TEXT}</p><p>{MORE}</p></article>"
    assert read(html(body), "page.html").clippings[0].text == "\n\n".join([lead, TEXT, MORE])


def test_linked_headlines_with_excerpts_make_a_digest():
    cards = "".join(
        f'<div><h3><a href="/{i}">Ferry number {i} runs again after the storm</a></h3>'
        f"<p>{TEXT} […]</p><a>Read more</a></div>"
        for i in range(4)
    )
    reading = read(html(f"<main><h1>News</h1>{cards}</main>"), "page.html")
    assert reading.kind == "digest"
    assert len(reading.clippings) == 4


def test_a_page_without_its_first_tags_is_html_though_a_long_style_sheet_stands_first():
    sheet = "<style>" + ".x1 { color: red }\n" * 2000 + "</style>"
    page = f"{sheet}<h1>Ferry to run again</h1><p>{TEXT}</p><p>{MORE}</p>".encode()
    assert read(page, "page.html").lines[0].text == "Ferry to run again"
    assert read(page, "page.txt").lines[0].text.startswith("<style>")


def test_a_page_that_only_names_html_is_read_as_text():
    reading = read(b"How to write <p> and </p> in a page\n\nIt is easy.", "note.txt")
    assert "<p>" in reading.text


def test_a_page_that_writes_no_body_is_read():
    told = ["a storm", "two storms"]
    text = "".join(f"<p>Boats left the port before {one}, as the board said.</p>" for one in told)
    text += "<p>Nobody was hurt in that long night, and the ferry sails again on Friday.</p>"
    page = f"<!doctype html><html><title>Boats leave</title><main><h1>Boats leave</h1>{text}"
    reading = read(page.encode(), "page.html")
    assert (reading.kind, reading.clippings[0].headline) == ("article", "Boats leave")
    assert reading.text.count("Boats leave") == 1


@pytest.mark.parametrize("element", ["amp-ad", "amp-sticky-ad", "amp-embed"])
def test_elements_for_advertisements_hold_no_text(element):
    reading = read(story(f"<{element}><p>Ten boats that you must see</p></{element}>"), "page.html")
    sold = next(line for line in reading.lines if line.text == "Ten boats that you must see")
    assert (sold.kept, sold.role) == (False, Role.ADVERTISEMENT)


def test_the_label_of_a_box_of_links_goes_with_them():
    def label_kept(inside: str) -> bool:
        box = f"<section><h4>Seen elsewhere</h4>{inside}</section>"
        body = f"<h1>Ferry to run again</h1><p>{TEXT}</p>{box}<p>{MORE}</p>"
        reading = read(html(body), "page.html")
        return next(line.kept for line in reading.lines if line.text == "Seen elsewhere")

    link = "<a href=/x>Ducks of the yellow kind seen again</a>"
    assert not label_kept(link)
    assert label_kept(f"{link}<p>Nobody knows to this day how those ducks had come there.</p>")
