"""Pages that list stories: archives, newsletters, tickers. What is an item, and what is not."""

import pytest

from briefs.intake import Role, read

ITEMS = (
    ("Otters return to the mill pond", "Two pups were counted at dawn, the first since 1988."),
    ("Tannery fined for dyeing the brook", "The court at Ambley asks for 40,000 crowns by June."),
    ("School bus takes to the water", "A barge will carry ninety pupils while the bridge is shut."),
)
LONG = (
    "The owner, who was not in town, let it be known that the brook had been blue in the days of "
    "his grandfather too, and that the trout had never complained about it to anybody."
)


def headlines(reading) -> list[str]:
    return [clipping.headline for clipping in reading.clippings]


def roles(reading) -> dict[str, Role]:
    return {line.text.strip(): line.role for line in reading.lines}


@pytest.mark.parametrize(
    "link",
    [
        "Continue reading “{}”",
        "Lire la suite de « {} »",
        "Leer más «{}»",
        "Weiterlesen über {}",
        "Leia mais sobre {}",
        "阅读全文：{}",
        "Zum ganzen Stück: {}",
    ],
)
def test_a_link_that_says_the_headline_again_leads_to_the_rest(link):
    blocks = [f"{head}\n{text}\n{link.format(head)}" for head, text in ITEMS]
    reading = read("\n".join(blocks).encode(), "page")
    assert reading.kind == "digest"
    assert headlines(reading) == [head for head, _ in ITEMS]
    assert roles(reading)[link.format(ITEMS[1][0])] is Role.READ_MORE


def test_a_list_whose_links_quote_its_headlines_is_no_talk():
    heads = ["Otters come home", "Tannery is fined", "Bus takes to water", "Owl delays the vote"]
    text = "The chair of the board told the town that a decision would be taken in the new year."
    blocks = [
        f"<h2>{head} in the vale</h2><p>{text.replace('board', head[:6])}</p>"
        f"<p>Continue reading “{head} in the vale”</p>"
        for head in heads
    ]
    reading = read(f"<html><body>{''.join(blocks)}</body></html>".encode(), "page.html")
    assert reading.kind == "digest"
    assert headlines(reading) == [f"{head} in the vale" for head in heads]


def test_a_line_that_says_one_title_again_after_another_word_is_no_link():
    line = f"Beavers, otters: {ITEMS[0][0]}"
    reading = read(f"{ITEMS[0][0]}\n\n{ITEMS[0][1]}\n\n{line}".encode(), "page")
    assert roles(reading)[line] is not Role.READ_MORE


MAILED = (
    (
        "🦦",
        "Otters return",
        "Two pups were counted at the mill pond by the night watch.",
        "Ver más",
    ),
    ("⚖️", "Tannery fined", "The court asks for 40,000 crowns, to be paid by the summer.", "Lesen"),
    (
        "👩‍🔬",
        "Slugs mapped",
        "A chemist found nine kinds of slug in the garden of the mayor.",
        "Lire →",
    ),
)


@pytest.mark.parametrize("link", ["[{} https://t.example/c?u=1]", "({} https://t.example/c)"])
def test_a_newsletter_as_plain_text_keeps_its_items_and_not_their_addresses(link):
    items = (f"{e} {head}\n{text} {link.format(more)}" for e, head, text, more in MAILED)
    top = "Ver en el navegador [https://t.example/v]"
    reading = read("\n\n".join([top, *items]).encode(), "letter")
    assert reading.kind == "digest"
    assert headlines(reading) == [head for _, head, _, _ in MAILED]
    assert [clipping.text for clipping in reading.clippings] == [text for _, _, text, _ in MAILED]
    assert roles(reading)[top] is Role.NEWSLETTER


def test_words_that_are_a_link_in_markdown_stay():
    text = "The court asked [the old tannery](https://t.example/a) for 40,000 crowns by June."
    reading = read(f"Tannery fined for dyeing the brook\n\n{text}\n\n{LONG}".encode(), "page")
    assert "asked the old tannery for 40,000" in reading.clippings[0].text


def blocks(*items: tuple[str, ...]) -> bytes:
    return "\n\n".join("\n".join(lines) for lines in items).encode()


@pytest.mark.parametrize("mark", ["+++", "***", "=="])
def test_signs_that_frame_a_headline_are_cut_and_mark_a_list(mark):
    lines = [line for head, text in ITEMS for line in (f"{mark} {head} {mark}", text)]
    reading = read("\n".join(lines).encode(), "page")
    assert reading.kind == "digest"
    assert headlines(reading) == [head for head, _ in ITEMS]


@pytest.mark.parametrize("label", ["Anzeige", "Publicité", "广告"])
def test_a_framed_advertisement_is_no_item(label):
    lines = [line for head, text in ITEMS for line in (f"+++ {head} +++", text)]
    lines.insert(4, f"+++ {label}: Stairs without steps, a fifth off +++")
    assert headlines(read("\n".join(lines).encode(), "page")) == [head for head, _ in ITEMS]


HOURS = ("19h05", "17:40", "15.22")


def test_below_the_last_entry_of_a_ticker_other_stories_have_no_hour_above():
    entries = [(hour, head, text) for hour, (head, text) in zip(HOURS, ITEMS, strict=True)]
    others = [
        ("Weitere Themen",),
        ("Hund gewinnt die Regatta", "Sein Herrchen saß im falschen Boot, sagt die Jury."),
        ("Suppe aus Nebel", "Ein Rezept der Leuchtturmwärter für vier Personen."),
    ]
    reading = read(blocks(*entries, *others), "page")
    assert headlines(reading) == [head for head, _ in ITEMS]
    assert "Regatta" not in " ".join(clipping.text for clipping in reading.clippings)


def test_entries_go_on_below_a_list_that_stands_between_them():
    entries = [(hour, head, text) for hour, (head, text) in zip(HOURS, ITEMS, strict=True)]
    more = [("14.10", "Mill pond drained", "The otters were moved to the basin of the old lock.")]
    reading = read(blocks(*entries, ("Ver también",), *more, *more[:0]), "page")
    assert headlines(reading)[-1] == "Mill pond drained"


def test_what_leads_to_marked_items_is_no_item():
    items = [(f"{emoji} {head}", text) for emoji, head, text, _ in MAILED]
    lead = ("A letter from the river", "It rained, the swans are back, and there is much to tell.")
    assert headlines(read(blocks(lead, *items), "letter")) == [head for _, head, _, _ in MAILED]


def test_an_advertisement_in_one_block_with_its_mark_is_no_item():
    items = [(f"{emoji} {head}", text) for emoji, head, text, _ in MAILED]
    advert = ("PUBLICIDAD", "Botas Lluvia: dos pares por uno", "Hasta el domingo, en el muelle.")
    assert "Botas" not in str(headlines(read(blocks(*items[:2], advert, *items[2:]), "letter")))


def test_a_box_that_says_advertisement_holds_no_item_and_the_next_box_does():
    boxes = [f"<li><h3><a href='/'>{head}</a></h3><p>{text}</p></li>" for head, text in ITEMS]
    boxes.insert(2, "<li><b>Anzeige</b><h3><a href='/'>Boote</a></h3><p>Bis Samstag.</p></li>")
    page = f"<html><body><ul>{''.join(boxes)}</ul></body></html>"
    assert headlines(read(page.encode(), "page.html")) == [head for head, _ in ITEMS]


@pytest.mark.parametrize("form", ["【{}】{}", "**{}.** {}"])
def test_a_headline_in_brackets_or_bold_that_runs_into_its_text_heads_an_item(form):
    lines = [form.format(head, text) for head, text in ITEMS]
    reading = read("\n\n".join(lines).encode(), "page")
    assert headlines(reading) == [head for head, _ in ITEMS]


def test_capitals_that_run_into_their_text_head_an_item_and_an_advertisement_none():
    lines = [f"{head.upper()}. {text}" for head, text in ITEMS]
    assert headlines(read("\n\n".join(lines).encode(), "page")) == [h.upper() for h, _ in ITEMS]
    lines = [f"【{head}】{text}" for head, text in ITEMS]
    lines.insert(1, "【广告】海湾新船八折出售，电话预订另有礼品，数量有限，先到先得。")
    assert headlines(read("\n\n".join(lines).encode(), "page")) == [head for head, _ in ITEMS]


def test_a_button_that_stands_below_each_item_is_no_item():
    button = "Log in or register in order to comment on this"
    boxes = [f"<h3><a href='/'>{h}</a></h3><p>{t}</p><p><a>{button}</a></p>" for h, t in ITEMS]
    page = f"<html><body>{''.join(boxes)}</body></html>"
    assert headlines(read(page.encode(), "page.html")) == [head for head, _ in ITEMS]


@pytest.mark.parametrize("place", ["{} –", "{} (ABC) –"])
def test_paragraphs_of_an_agency_that_open_with_their_places_are_items(place):
    places = ("STONE QUAY", "TARNSIDE", "HARROW")
    lines = [f"{place.format(where)} {LONG[:120]}." for where in places]
    reading = read("\n\n".join(lines).encode(), "page")
    assert (reading.kind, len(reading.clippings)) == ("digest", 3)


@pytest.mark.parametrize("page", ["See page 14.", "Births and deaths stand on page 14."])
def test_a_sentence_that_sends_to_another_page_is_no_item(page):
    lines = [f"{where} – {LONG[:120]}." for where in ("STONE QUAY", "TARNSIDE", "HARROW")]
    sent = f"FAMILIES – {page} The paper is glad of every letter about them that it gets."
    for last, items in ((sent.partition(" The paper")[0], 3), (sent.replace("14", "the sea"), 4)):
        assert len(read("\n\n".join((*lines, last)).encode(), "page").clippings) == items


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("place", ["{} –", "{} (abc) –"])
def test_a_line_above_each_place_of_an_agency_is_the_headline(place, between):
    places = ("STONE QUAY", "TARNSIDE", "HARROW")
    told = zip(ITEMS, places, strict=True)
    items = [f"{head}{between}{place.format(where)} {text}" for (head, text), where in told]
    top = ("Moorland Press Agency", "Tuesday, 4 June 2024")
    assert headlines(read("\n\n".join((*top, *items)).encode(), "page")) == [h for h, _ in ITEMS]


def test_names_in_capitals_that_come_again_are_speakers_and_no_places():
    lines = [f"{who} – {LONG[:120]}." for who in ("ADA", "BERT", "ADA", "BERT", "ADA")]
    assert read("\n\n".join(lines).encode(), "page").kind != "digest"


def test_a_letter_in_markdown_gives_headlines_without_its_signs():
    link = "[Leia a reportagem](https://t.example/c?u=1)"
    items = [(f"**{i}. {h}**", t, link) for i, (h, t) in enumerate(ITEMS, start=1)]
    reading = read(blocks(("# Sexta em cinco minutos",), *items), "letter")
    assert headlines(reading) == [head for head, _ in ITEMS]


def test_bold_heads_with_numbers_that_run_into_their_texts_are_items():
    heads = ("Otters return", "Rates", "A cable to nowhere")
    texts = [f"{text} Nobody in town had asked for it." for _, text in ITEMS]
    items = [f"**{n}. {h}.** {t}" for n, (h, t) in enumerate(zip(heads, texts, strict=True), 1)]
    lead = "*Your letter of boats. October 30, 2025. Curated by Ada Mooring.*"
    thanks = "*This issue is brought to you by **Brod & Co.**, makers of nets that forgive.*"
    reading = read("\n\n".join((lead, "Three things this week.", *items, thanks)).encode(), "x")
    assert headlines(reading) == list(heads)
    assert str(reading.published) == "2025-10-30"


def test_short_heads_whose_texts_all_end_in_a_link_to_the_rest_are_items():
    heads = ("Otters return home", "Tannery fined", "Bus afloat", "Brook was blue")
    texts = (*(f"{text} Nobody objected." for _, text in ITEMS), LONG)
    boxes = [
        f"<p><b>{head}</b></p><p>{text} <a href='/'>Mehr lesen</a></p>"
        for head, text in zip(heads, texts, strict=True)
    ]
    page = f"<html><body><h1>Deichbrief</h1><p>Guten Morgen!</p>{''.join(boxes)}</body></html>"
    assert headlines(read(page.encode(), "letter.html")) == list(heads)


def test_a_post_shown_from_a_network_is_no_entry():
    entries = [(hour, head, text) for hour, (head, text) in zip(HOURS, ITEMS, strict=True)]
    post = ("Who saw the otters today? pic.example/x", "— Ada (@ada_rows) July 12, 2024")
    reading = read(blocks(*entries[:2], post, entries[2]), "page")
    assert headlines(reading) == [head for head, _ in ITEMS]
    assert roles(reading)[post[0]] is Role.COMMENT


def test_the_name_of_a_newsletter_stands_below_the_link_to_the_browser():
    top = ("¿No ves bien este correo? Ábrelo en tu navegador",), ("LA CARTA DEL MOLINO",)
    reading = read(blocks(*top, *ITEMS), "letter")
    assert roles(reading)["LA CARTA DEL MOLINO"] is Role.SITE_NAME


def test_two_words_after_an_emoji_head_an_item_and_are_no_label():
    items = [(f"{emoji} {head}", text) for emoji, head, text, _ in MAILED]
    reading = read(blocks(("A LETTER OF THE MILL",), *items), "letter")
    assert headlines(reading) == [head for _, head, _, _ in MAILED]


@pytest.mark.parametrize(
    "pictures",
    ["☀✈⚖", "☀️ ✈️ ⚖️", "⏰ ⌛️ ℹ️", "👩🏽‍🌾 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽"],
    ids=["old", "coloured", "clocks", "joined"],
)
def test_a_picture_of_whatever_signs_heads_an_item_and_is_none_of_its_words(pictures):
    signs = pictures.split() if " " in pictures else pictures
    items = [(sign, head, text) for sign, (_, head, text, _) in zip(signs, MAILED, strict=False)]
    page = "\n\n".join(f"{sign} {head}\n{text}" for sign, head, text in items)
    reading = read(page.encode(), "letter.txt")
    assert [clipping.headline for clipping in reading.clippings] == [head for _, head, _ in items]


@pytest.mark.parametrize(
    "head", ["▲ 2.3% for the mill of Arvela", "▽ 1.1% for the ferry", "○○市の港"]
)
def test_a_sign_that_says_something_is_no_picture(head):
    story = f"Arvela\n\n{head}\n\n{MAILED[0][2]} {LONG}\n\n{MAILED[1][2]}\n"
    assert headlines(read(story.encode(), "letter.txt")) == [head]


def test_headlines_that_name_a_country_are_headlines_and_no_labels_of_it():
    heads = ["Peru opens the old pier", "A bridge for Paraguay", "Chile: the ice sails early"]
    items = [(head, text) for head, (_, _, text, _) in zip(heads, MAILED, strict=False)]
    reading = read(blocks(*((f"🌉 {head}", text) for head, text in items)), "letter")
    assert headlines(reading) == heads
