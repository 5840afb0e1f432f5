"""An item of a digest says whom it comes from; what only looks like it names nobody."""

import pytest

from briefs.intake import read

STORIES = [
    (
        "Ferry tariff rises for the lower islands",
        "The ferry company raised its tariff for the lower islands, and some pay less than before.",
    ),
    (
        "Lighthouse of Orsa gets a keeper again",
        "The lighthouse gets a keeper again in autumn, said the board. Nobody had lived there.",
    ),
    (
        "Rope works of Lund halt their night shift",
        "The rope works halted their night shift, and a third of the workers may have to go.",
    ),
]
NAMES = ["Harbour Gazette", "Orsa Courier", "El Faro de Lund"]
DAYS = ["11 March", "12 March", "13 March"]


def letter(*lines, name="HARBOUR LETTER – Monday, 17 March 2025"):
    """A digest; each line of a form may use {head}, {text}, {name} and {day}."""
    blocks = [name]
    for number, ((head, text), who, day) in enumerate(zip(STORIES, NAMES, DAYS, strict=True), 1):
        said = {"head": f"{number}. {head}", "text": text, "name": who, "day": day}
        blocks.append("\n".join(line.format(**said) for line in lines))
    return read("\n\n".join(blocks).encode(), "letter")


def origins(reading):
    assert reading.kind == "digest"
    assert len(reading.clippings) == 3
    return [clipping.origin for clipping in reading.clippings]


@pytest.mark.parametrize(
    "line",
    [
        "Source: {name}, {day} 2025",
        "Fuente: {name}, {day} 2025",
        "Quelle: {name}, {day} 2025",
        "({name}, {day} 2025)",
        "— {name}, {day} 2025",
        "{name} | {day} 2025",
        "{day} 2025 – {name}",
        "[{name}, {day} 2025]",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_a_line_beside_an_item_names_whom_it_comes_from_and_when(line, below):
    reading = letter("{head}", "{text}", line) if below else letter("{head}", line, "{text}")
    assert origins(reading) == NAMES
    assert [str(c.published) for c in reading.clippings] == [f"2025-03-{n}" for n in (11, 12, 13)]
    assert reading.source is None
    assert str(reading.published) == "2025-03-17"


def test_a_day_of_its_own_needs_no_year():
    assert origins(letter("{head}", "{text}", "[{name}, {day}]")) == NAMES


@pytest.mark.parametrize(
    "line",
    [
        "(Con información de {name})",
        "via {name}",
        "[{name}]",
        "— {name}",
        "{name}",
        "Fonte: {name}",
    ],
)
def test_a_name_without_a_day_is_an_origin_too(line):
    reading = letter("{head}", "{text}", line)
    assert origins(reading) == NAMES
    assert [clipping.published for clipping in reading.clippings] == [None] * 3


@pytest.mark.parametrize("end", [" ({name}, {day})", " ({name}, {day}).", " — {name}."])
def test_what_ends_a_paragraph_is_cut_out_of_it_and_dates_no_event(end):
    reading = letter("{head}", "{text}" + end)
    assert origins(reading) == NAMES
    first = reading.clippings[0]
    assert first.text.endswith("pay less than before.")
    assert str(first.published) == ("2025-03-11" if "{day}" in end else "None")
    assert first.event_on is None
    assert "says where it comes from" in {c.reason for line in reading.lines for c in line.cut}


def test_a_chinese_item_names_its_source():
    items = [
        ("港口渡轮票价上调", "港口晚报"),
        ("灯塔迎来新的守塔人", "灯塔日报"),
        ("绳厂停夜班", "新华社"),
    ]
    blocks = ["港口周报 2025年3月17日"]
    for n, (head, who) in enumerate(items, 1):
        text = "港务局星期二表示，前往下群岛的渡轮票价上调百分之六，长期旅客支付的费用则有所减少。"
        blocks.append(f"{n}. {head}\n{text * 2}\n来源：{who}，2025年3月1{n}日")
    reading = read("\n\n".join(blocks).encode(), "letter")
    assert [clipping.origin for clipping in reading.clippings] == [who for _, who in items]
    assert str(reading.clippings[0].published) == "2025-03-11"


def test_an_agency_in_the_dateline_wrote_the_item_and_not_the_letter():
    reading = letter("{head}", "LUND, {day} (Xinhua) – {text}")
    assert origins(reading) == ["Xinhua"] * 3
    assert reading.source is None


def test_a_byline_and_an_address_are_the_items_own():
    reading = letter(
        "{head}", "By Ana Berg | {name} | {day} 2025", "{text}", "https://gazette.example/news/7"
    )
    first = reading.clippings[0]
    assert (first.origin, first.byline) == ("Harbour Gazette", "Ana Berg")
    assert first.address == "https://gazette.example/news/7"


@pytest.mark.parametrize(
    "line",
    [
        "Source: the harbour board, which said so to nobody but the letter.",
        "Source: own calculations",
        "Lima, {day} 2025",
        "— Ana Berg",
        "(see the map)",
        "Economy",
        "via Some Picture House",
        "CARREGANDO POST...",
        "Updated: {day} 2025",
        "By Ana Berg",
        "© 2025 Harbour Gazette",
    ],
)
def test_what_is_no_credit_names_nobody(line):
    assert letter("{head}", "{text}", line).clippings[0].origin is None


@pytest.mark.parametrize(
    "end",
    [" It works for two banks (Banco del Sur).", " So says the board (Tuesday, {day}).", " (Lund)"],
)
def test_brackets_that_explain_name_nobody(end):
    reading = letter("{head}", "{text}" + end)
    assert origins(reading) == [None] * 3
    assert reading.clippings[0].text.endswith(end.format(day="11 March").strip())


def test_an_unknown_name_counts_where_its_list_proves_it():
    known = [*NAMES[:2], "Clarín"]
    blocks = [
        f"{n}. {head}\n{text}\n— {who}"
        for n, ((head, text), who) in enumerate(zip(STORIES, known, strict=True), 1)
    ]
    assert origins(read("\n\n".join(["LETTER", *blocks]).encode(), "letter")) == known


def page(links):
    items = "".join(
        f"<article><h2><a href='{link}'>{head}</a></h2><p>{text}</p></article>"
        for (head, text), link in zip(STORIES, links, strict=True)
    )
    head = "<title>Harbour Letter</title><link rel='canonical' href='https://letter.example/a'>"
    page = f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{items}</body></html>"
    return read(page.encode(), "letter.html")


def test_a_link_to_the_original_is_its_address_and_its_site_the_origin():
    links = ["https://gazette.example/1", "https://courier.example/2", "https://gazette.example/3"]
    reading = page([f"{link}?utm_source=letter" for link in links])
    assert [clipping.address for clipping in reading.clippings] == links
    assert origins(reading) == ["gazette.example", "courier.example", "gazette.example"]


@pytest.mark.parametrize(
    "links",
    [
        ["https://letter.example/1", "https://letter.example/2", "https://letter.example/3"],
        ["https://x.com/1", "https://facebook.com/2", "https://youtube.com/3"],
        ["/1", "/2", "javascript:void(0)"],
    ],
)
def test_a_link_within_the_site_or_to_what_everybody_uses_is_none(links):
    reading = page(links)
    assert [c.address for c in reading.clippings] == [None] * len(reading.clippings)
    assert {c.origin for c in reading.clippings} <= {None}


def test_a_day_without_its_year_is_the_last_before_the_letters_own():
    reading = letter("{head}", "{text}", "({name}, 29 December)", name="LETTER – 3 January 2025")
    assert {str(clipping.published) for clipping in reading.clippings} == {"2024-12-29"}
    undated = letter("{head}", "{text}", "({name}, 29 December)", name="LETTER")
    assert {clipping.published for clipping in undated.clippings} == {None}
    far = letter("{head}", "{text}", "({name}, 29 June)", name="LETTER – 3 January 2025")
    assert {clipping.published for clipping in far.clippings} == {None}


def test_an_article_says_whom_it_comes_from_only_where_that_is_not_its_host():
    lines = ["The Island Gazette", "Ferry runs again", "3 May 2024", *[t for _h, t in STORIES]]
    own = read("\n\n".join(lines).encode(), "page").clippings[0]
    assert own.origin is None
    reprint = read("\n\n".join([*lines, "Source: Lantern Wire"]).encode(), "page").clippings[0]
    assert reprint.origin == "Lantern Wire"
    assert reprint.published is None
