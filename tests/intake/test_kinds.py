"""What kind of page it is, and where its stories begin and end."""

import pytest

from briefs.intake import Role, read

LEAD = (
    "The board said on Tuesday that 412 boats had left before the storm, and that the ferry to "
    "the islands would run again from Friday, weather permitting."
)
MORE = (
    "Ada Mooring, who chairs the board, told reporters that nobody was hurt and that the damage "
    "would be counted by the end of the month, when the insurers arrive."
)
OTHER = (
    "A whale was seen near the mole on Sunday by three people who all gave it other names, and "
    "the mayor asked that it be left alone until it finds its way."
)
THIRD = (
    "Cod costs a third more than last year, and the cooks of the town have begun to write mackerel "
    "on their boards, which nobody has noticed so far."
)


def page(*lines: str):
    return read("\n\n".join(lines).encode(), "page")


def headlines(reading) -> list[str]:
    return [clipping.headline for clipping in reading.clippings]


def role_of(reading, text: str) -> Role:
    return next(line.role for line in reading.lines if line.text.strip() == text)


def test_a_headline_above_each_text_makes_a_digest():
    reading = page(
        "Ferry to run again after the storm",
        LEAD,
        "Whale seen near the mole by three",
        OTHER,
        "Prices of cod rise by a third",
        THIRD,
        "« Previous Page",
    )
    assert reading.kind == "digest"
    assert headlines(reading) == [
        "Ferry to run again after the storm",
        "Whale seen near the mole by three",
        "Prices of cod rise by a third",
    ]
    assert [(c.first_line, c.last_line) for c in reading.clippings] == [(1, 3), (5, 7), (9, 11)]
    assert role_of(reading, "« Previous Page") is Role.PAGER


def test_an_article_with_crossheads_is_one_story():
    reading = page(
        "Ferry to run again after the storm",
        "By Lena Anchor | 3 May 2024",
        LEAD,
        MORE,
        "What it costs",
        MORE.replace("damage", "bill"),
        LEAD.replace("Tuesday", "Monday"),
    )
    assert reading.kind == "article"
    assert headlines(reading) == ["Ferry to run again after the storm"]
    assert reading.byline == "Lena Anchor"
    assert str(reading.published) == "2024-05-03"
    assert role_of(reading, "What it costs") is Role.CROSSHEAD


def test_numbered_items_lose_their_number_and_sponsors_between_them():
    reading = page(
        "The Harbour Post\nTuesday briefing · Issue 12 · March 5, 2024",
        f"1. Ferry to run again after the storm\n{LEAD}",
        f"2. Whale seen near the mole by three\n{OTHER}",
        "A MESSAGE FROM OUR SPONSOR\nYour boat, insured in five clicks. Get a quote from Turtle.",
        f"3. Prices of cod rise by a third\n{THIRD}",
    )
    assert headlines(reading) == [
        "Ferry to run again after the storm",
        "Whale seen near the mole by three",
        "Prices of cod rise by a third",
    ]
    assert reading.source == "The Harbour Post"
    assert str(reading.published) == "2024-03-05"
    assert "insured" not in " ".join(clipping.text for clipping in reading.clippings)


def test_a_list_of_promised_points_is_one_article():
    points = [
        "1. Power fails at night",
        LEAD,
        "2. Small boats wait longest",
        MORE,
        "3. Old nets are kept too long",
        OTHER,
    ]
    listed = page("Three things we learned about the harbour", "By Lena Anchor", THIRD, *points)
    assert listed.kind == "article"
    assert headlines(listed) == ["Three things we learned about the harbour"]


def test_run_in_labels_make_items_with_derived_headlines():
    reading = read(
        "Accueil > Brèves\n\n02/05 – Haïti. La mairie reçoit trois mille lampadaires solaires, "
        "livrés en présence du maire et de deux ministres.\n\n28/04 – Chili. Le groupe obtient "
        "l'agrément sanitaire pour exporter des cerises congelées vers trois ports.\n\n"
        "19/04 – Mexique. Le port annonce une hausse de 22 % du trafic de conteneurs au "
        "premier trimestre de l'année.".encode(),
        "page",
    )
    assert reading.kind == "digest"
    assert len(reading.clippings) == 3
    assert all(clipping.headline_derived for clipping in reading.clippings)
    assert [c.tags[0].code for c in reading.clippings] == ["HT", "CL", "MX"]


def test_a_ticker_inside_an_article_makes_no_digest():
    reading = page(
        "Ferry to run again after the storm",
        "3 May 2024",
        LEAD,
        MORE,
        "Latest updates",
        "9 July, 14:50 Lempira steady against dollar",
        "9 July, 13:20 Court adjourns hearing",
        "9 July, 11:05 Two held after mango theft",
        LEAD.replace("412", "a dozen"),
        MORE + " Soon.",
    )
    assert reading.kind == "article"
    assert "mango" not in reading.clippings[0].text


def test_turns_of_speakers_make_a_transcript():
    reading = page(
        "Press conference of the harbour board",
        "3 May 2024",
        "MS. MOORING: Good afternoon. The ferry will run again from Friday.",
        "QUESTION: And the islands?",
        "MS. MOORING: The islands too, from Saturday.",
        "QUESTION: (Inaudible.)",
        "MS. MOORING: I have nothing on that. Thank you.",
    )
    assert reading.kind == "transcript"
    assert headlines(reading) == ["Press conference of the harbour board"]
    assert "Inaudible" not in reading.clippings[0].text


def test_labels_with_a_colon_around_an_article_are_no_speakers():
    reading = page(
        "Password:",
        "Harbour: Ferry sails again",
        "Harbour: A new mole",
        "Islands: Whale seen near the mole",
        "Islands: The price of cod",
        "Ferry to the islands runs again",
        LEAD,
        MORE,
        OTHER,
        "Picture: the mole",
        "Picture: the ferry",
        "Harbour: Ferry sails again",
        "Islands: Whale seen near the mole",
    )
    assert reading.kind == "article"


def test_lower_case_speakers_run_into_quotations_and_are_named():
    reading = page(
        "harbours: three boards compare notes",
        "source: hwtv| published: 2022-11-03",
        "forty people from three boards have met to compare how fast their moles are going down.",
        'rosa tinoco director, harbour school "we used to measure once a year. now daily."',
        "the hosts say that the old mole has lost a third of its stones since it was built.",
        'zhao lin engineer, lanzhou "the numbers are different, but the curve is the same here."',
    )
    assert reading.kind == "transcript"
    assert reading.source == "hwtv"
    assert str(reading.published) == "2022-11-03"
    people = {tag.name for tag in reading.clippings[0].tags if tag.kind == "person"}
    assert {"Rosa Tinoco", "Zhao Lin"} <= people
    assert "published" not in reading.clippings[0].text


def test_time_codes_are_cut_and_sentences_joined():
    rows = [
        "00:00:01 > 00:00:05 The ferry to the",
        "00:00:05 > 00:00:09 islands runs again.",
        "00:00:09 > 00:00:12 It carries 88 people.",
    ]
    reading = page("Transcript", *rows)
    assert reading.kind == "transcript"
    assert "The ferry to the islands runs again." in reading.clippings[0].text
    assert [c.reason for line in reading.lines for c in line.cut] == ["a time code"] * 3


@pytest.mark.parametrize(
    "lines",
    [
        ["Error 404", "Page not found", "Most read", "Ferry to run again after the storm"],
        ["Resultados de la búsqueda para: puerto", "El puerto…", "…y el puerto no tendrá…"],
        [
            "We value your privacy",
            "Our partners use cookies and device identifiers.",
        ],
        ["Home", "About us", "Contact", "Log in"],
    ],
    ids=["error", "search", "consent", "navigation"],
)
def test_pages_without_a_story_make_no_clipping_and_say_why(lines):
    reading = page(*lines)
    assert reading.kind == "other"
    assert reading.clippings == []
    assert reading.why


def test_teasers_and_comments_around_an_article_are_dropped():
    reading = page(
        "Ferry to run again after the storm",
        LEAD,
        MORE,
        "You may also like",
        "Ten plants for your boat",
        "Why sailors hate this trick",
        "2 comments",
        "marina: my aunt was on that ferry",
        "Leave a Reply",
    )
    kept = [line.text for line in reading.lines if line.kept]
    assert kept == ["Ferry to run again after the storm", LEAD, MORE]


def test_a_name_alone_is_a_byline_unless_the_text_speaks_of_that_person():
    told = page("Ferry to run again after the storm", "Ada Mooring", LEAD, MORE)
    assert told.byline is None
    assert role_of(told, "Ada Mooring") is Role.CAPTION
    signed = page("Ferry to run again after the storm", "Lena Anchor", LEAD, MORE)
    assert signed.byline == "Lena Anchor"


@pytest.mark.parametrize(
    ("ending", "flagged"),
    [
        ('He said: "It was the worst night.', True),
        ("And so it went…", True),
        ("Er sagte: „Es war die schlimmste Nacht.“", False),
        ("Er sagte: „Es war die schlimmste Nacht.", True),
        ("Er sagte: »Es war die schlimmste Nacht.«", False),
        ("Er sagte: »Es war die schlimmste Nacht.", True),
        ("Il a dit : « La nuit fut longue. »", False),
        ("Il a dit : « La nuit fut longue.", True),
        ("La nuit fut longue. »", False),
        ("It was over.", False),
    ],
)
def test_open_quotations_and_dots_are_truncated(ending, flagged):
    reading = page("Ferry to run again after the storm", LEAD, f"{MORE} {ending}")
    assert ("truncated" in reading.flags) is flagged


def test_text_broken_at_a_fixed_width_is_joined_for_reading():
    text = (
        "Ferry to run again after the storm\n\n"
        "The board said on Tuesday that 412 boats had left before the storm, and\n"
        "that the ferry to the islands would run again from Friday, weather and\n"
        "tide permitting, as it had done in every year since the quay was built\n"
        "by the grandfathers of those who now sit on the board and argue there.\n"
    )
    clipping = read(text.encode(), "page").clippings[0]
    assert (clipping.first_line, clipping.last_line) == (1, 6)
    assert "storm, and that the ferry" in clipping.text


def test_german_text_broken_at_a_fixed_width_is_joined_though_its_nouns_begin_with_capitals():
    text = (
        "Die Fähre fährt wieder\n\n"
        "Der Vorstand teilte am Dienstag mit, dass die Leitung im vergangenen\n"
        "Herbst 412 Boote gezählt hat. Niemand wurde verletzt. Das Ende der\n"
        "Arbeiten am Kai ist für den Sommer geplant, sagt die Vorsitzende der\n"
        "Genossenschaft, wenn das Wetter es zulässt und keine weiteren Stürme\n"
        "kommen.\n\n"
        "Die Versicherung zahlt nach Angaben der Stadt nur einen Teil der hohen\n"
        "Kosten, den Rest übernimmt das Land aus einem Fonds für die kleinen\n"
        "Häfen.\n"
    )
    reading = read(text.encode(), "page")
    assert headlines(reading) == ["Die Fähre fährt wieder"]
    assert "vergangenen Herbst 412 Boote" in reading.clippings[0].text


def test_countries_in_brackets_run_in_and_those_without_news_make_no_item():
    reading = page(
        "港务周报",
        "【秘鲁】港务局星期二表示，渡轮将于星期五恢复航行，码头已经修好。",
        "【古巴】本周无重要动态。",
        "【智利】渔民协会星期三表示，今年的鳕鱼价格上涨三分之一，餐馆改卖鲭鱼。",
        "【乌拉圭】市长星期四要求市民不要打扰港口附近的鲸鱼，直到它游回大海。",
    )
    assert reading.kind == "digest"
    assert len(reading.clippings) == 3
    assert role_of(reading, "【古巴】本周无重要动态。") is Role.NOTICE


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("We could not find the page you asked for. The ferry took it along.", "other"),
        (LEAD, "article"),
    ],
)
def test_a_page_that_opens_with_regret_is_an_error(first, kind):
    assert page("This page has sailed", first, OTHER).kind == kind


FAILED = """<html><head><title>{title}</title></head><body class="{name}">
<div>Harbour Post</div><main><h1>{head}</h1><p>{said}</p>
<h2>Meanwhile, from the quay</h2>
<ul><li><a href="/1">Whale seen near the mole</a> <time>14 Jan 2024</time><p>It slept.</p></li>
<li><a href="/2">Prices of cod rise</a> <time>13 Jan 2024</time><p>The cooks write mackerel.</p>
</li></ul></main></body></html>"""


@pytest.mark.parametrize(
    ("title", "head", "said", "name"),
    [
        ("504 | Harbour Post", "Rope in the screw", "The boat will be here by noon.", ""),
        ("Harbour Post", "HTTP Error 502 – bad rope", "The boat will be here by noon.", ""),
        ("Harbour Post", "Ahoy", "Fehler 503", ""),
        ("Harbour Post", "Ahoy", "The boat will be here by noon.", "error503 dark"),
    ],
    ids=["in the title", "in the heading", "in a line", "in the markup"],
)
def test_the_status_of_a_failed_answer_closes_a_page_with_stories_below(title, head, said, name):
    reading = read(FAILED.format(title=title, head=head, said=said, name=name).encode(), "p.html")
    assert (reading.kind, reading.clippings, reading.published) == ("other", [], None)


def test_a_story_may_speak_of_a_status_and_of_as_many_boats():
    said = LEAD.replace("The board", "Error 503 kept 900 people ashore, the board")
    assert page("The night of no tickets", "3 May 2024", said, MORE).kind == "article"
    assert page("500 – so many boats left", "3 May 2024", LEAD, MORE).kind == "article"


def test_a_line_in_brackets_is_no_headline():
    reading = page(
        "Board says the ferry to the islands runs again",
        "(From the board of the ferry to the islands)",
        "3 May 2024",
        LEAD,
        MORE,
    )
    assert headlines(reading) == ["Board says the ferry to the islands runs again"]


def test_a_row_of_buttons_is_a_share_bar_and_a_sentence_with_such_words_is_none():
    reading = page("Merken Drucken Teilen", "Sie teilen den Fisch", LEAD, MORE)
    assert role_of(reading, "Merken Drucken Teilen") is Role.SHARE_BAR
    assert role_of(reading, "Sie teilen den Fisch") is not Role.SHARE_BAR


def test_a_quotation_between_paragraphs_heads_nothing():
    quotation = "“Nobody has a better view of the mole than the whale.”"
    reading = page(
        "Ferry to run again after the storm", LEAD, MORE, quotation, OTHER, "By the mole", THIRD
    )
    assert reading.kind == "article"
    assert role_of(reading, quotation) in (Role.BODY, Role.CROSSHEAD)


def test_headlines_that_their_own_texts_repeat_make_a_digest_without_any_other_mark():
    reading = page(
        "Board lets 412 boats leave before the storm",
        LEAD,
        MORE,
        "Whale near the mole gets three names",
        OTHER,
        MORE,
        "Cooks of the town write mackerel on boards",
        THIRD,
    )
    assert len(reading.clippings) == 3


def test_sections_that_say_the_title_again_are_one_story():
    reading = page(
        "Board lets boats leave before the storm",
        LEAD,
        MORE,
        "Who chairs the board of the boats",
        MORE + " The boats of the board were safe.",
        LEAD,
        "What the storm did to the mole",
        OTHER + " The storm spared the mole, the board and its boats.",
    )
    assert reading.kind == "article"


def test_below_its_headline_a_long_line_is_the_text_though_its_full_stop_is_missing():
    heads = ["Ferry runs again after the storm", "Whale seen near the mole", "Cod grows dear"]
    reading = read(
        "\n".join(
            [
                *(heads[0], LEAD),
                *(heads[1], OTHER),
                *(heads[2], "The cooks of the town have begun to write mackerel on all the boards"),
                *("Mayor opens the new quay", MORE),
            ]
        ).encode(),
        "page",
    )
    assert headlines(reading) == [*heads, "Mayor opens the new quay"]


def test_where_each_headline_has_its_date_below_it_a_line_below_the_date_is_none():
    reading = page(
        "Ferry to run again after the storm",
        "3 May 2024",
        LEAD,
        "Podcast: A whale by the mole",
        "2 May 2024",
        "With Ada Mooring and the mayor",
        OTHER,
        "Prices of cod rise by a third",
        "1 May 2024",
        THIRD,
        "Our letter comes on Fridays. Subscribe",
    )
    assert headlines(reading) == [
        "Ferry to run again after the storm",
        "Podcast: A whale by the mole",
        "Prices of cod rise by a third",
    ]
    assert role_of(reading, "Our letter comes on Fridays. Subscribe") is Role.NEWSLETTER


@pytest.mark.parametrize("line", ["Episode 63: The whale by the mole", "Folge 7 – Der Wal am Kai"])
def test_the_title_of_an_episode_heads_its_transcript_not_the_name_of_the_series(line):
    reading = page(
        "Slow boats and the people who wait for them",
        line,
        "Transcript",
        "[00:00:04] ADA: Hello and welcome, it is good to have you here today.",
        "[00:00:09] BOB: Thank you, Ada, I came by the ferry as everybody does.",
        "[00:00:20] ADA: And the whale, was it there when the ferry came in?",
        "[00:00:31] BOB: It was there, and it looked at all of us for a long time.",
        "[00:00:40] ADA: What did you do then?",
        "[00:00:43] BOB: I gave it a name and went home to write it down.",
    )
    assert (reading.kind, headlines(reading)) == ("transcript", [line])


def test_the_place_of_a_reporter_is_no_part_of_the_name():
    told = page("Ferry to run again", LEAD, MORE + " (Reporting by Ada Mooring in Port Sable)")
    assert told.byline == "Ada Mooring"


TEASERS = (
    "A new roof for the fish market",
    "Stalls are moved to the mole until the spring.",
    "Three whales in one week",
    "The mayor asks that they be left alone by boats.",
    "The price of cod goes up again",
    "Cooks write mackerel on their boards instead.",
)


def test_teasers_around_an_article_with_crossheads_make_no_digest():
    reading = page(
        "Ferry to the islands runs again",
        LEAD,
        MORE,
        "What the storm has cost the harbour board",
        OTHER,
        LEAD.replace("412", "413"),
        MORE.replace("board", "town"),
        THIRD,
        LEAD.replace("412", "414"),
        *TEASERS,
        "",
        *[line.replace("the", "our") for line in TEASERS],
    )
    assert reading.kind == "article"


def test_linked_titles_below_a_story_make_no_digest():
    links = "".join(
        f"<h3><a href='/{i}'>{head}</a></h3><p>{text}</p>"
        for i, (head, text) in enumerate(zip(TEASERS[::2], TEASERS[1::2], strict=True))
    )
    reading = read(
        f"<html><h2>Ferry to the islands</h2><p>{LEAD}</p><p>{MORE}</p><h3>Damage at the mole"
        f"</h3><p>{OTHER}</p><p>{THIRD}</p>{links}</html>".encode(),
        "page.html",
    )
    assert reading.kind == "article"


def test_a_headline_under_the_label_of_a_menu_is_found_again():
    reading = page(
        "Harbour",
        "Topics",
        "Fish and the price of cod …",
        "Weather",
        "Ferry to the islands runs again",
        "3 May 2024",
        "By Ada Mooring",
        LEAD,
        MORE,
        OTHER,
    )
    assert headlines(reading) == ["Ferry to the islands runs again"]


def test_the_line_above_the_byline_is_the_headline_and_the_one_below_it_a_deck():
    reading = page(
        "A quiet Tuesday for captains",
        "By Ada Mooring",
        "3 May 2024",
        "Boats had left before the storm, board said on Tuesday",
        LEAD,
        MORE,
        OTHER,
    )
    assert headlines(reading) == ["A quiet Tuesday for captains"]


def test_a_path_that_ends_in_a_line_makes_it_the_headline():
    lines = ["A quiet week", "Fish, soup, boats", LEAD, MORE, OTHER]
    assert headlines(page(*lines)) == ["Fish, soup, boats"]
    assert headlines(page("Start » Islands » A quiet week", *lines)) == ["A quiet week"]


def test_a_kicker_in_the_line_of_the_title_is_cut_off():
    reading = read(
        "<html><head><meta property='og:title' content='Ferry to the islands runs again'></head>"
        f"<h1><span>After the storm</span> Ferry to the islands runs again</h1><p>{LEAD}</p>"
        f"<p>{MORE}</p><p>{OTHER}</p></html>".encode(),
        "page.html",
    )
    assert headlines(reading) == ["Ferry to the islands runs again"]


def test_a_note_at_the_top_does_not_end_the_page():
    lead = " ".join([LEAD, MORE])
    reading = page("Ferry runs again", lead, "About this article", OTHER, THIRD, LEAD, MORE, OTHER)
    assert THIRD in reading.clippings[0].text
    reading = page("Ferry runs again", lead, OTHER, THIRD, LEAD, "Notes", MORE)
    assert MORE not in reading.clippings[0].text.split("\n\n")


def test_a_sentence_with_the_signs_of_code_is_no_code():
    line = (
        "The board counted twelve boats; Old Mole: nine of them, and the captains who had come in "
        "late were sent on to the islands where there was room, as the mayor had promised them"
    )
    assert role_of(page("Ferry runs again", LEAD, line, MORE), line) is Role.BODY
    code = "let boats = [12]; let mole = {old: 9}; boats.push(mole); show(boats);"
    assert role_of(page("Ferry runs again", LEAD, code, MORE), code) is Role.CODE


def test_a_paragraph_that_begins_with_the_words_of_the_headline_is_text():
    reading = page("Ferries", "By Ada Mooring", f"Ferries: {LEAD}", MORE, OTHER)
    assert LEAD in reading.clippings[0].text


def test_a_chinese_sentence_ends_before_the_names_in_brackets():
    body = "港务局星期二表示，暴风雨来临之前已有412艘船离港，前往各岛的渡轮将于星期五恢复航行。"
    last = "港口终于恢复了平静，渔民们也都平安回家了！（评论员 罗海 肖船）"
    text = page("渡轮恢复航行", body, body.replace("412", "413"), last).clippings[0].text
    assert text.endswith(last)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Photo: the mole after the storm", Role.CAPTION),
        ("The mole after the storm. Foto: Ada Mooring", Role.CAPTION),
        ("Figure 4: the mole after the storm", Role.CAPTION),
        ("Abbildung 12: die Mole nach dem Sturm", Role.CAPTION),
        ("Auch lesen: Drei Wale in einer Woche", Role.RELATED),
        ("Inhaltsverzeichnis", Role.NAVIGATION),
        ("Table des matières", Role.NAVIGATION),
        ("Tagged with", Role.RELATED),
        ("Artigos relacionados do porto", Role.RELATED),
        ("See also: Three whales in one week", Role.RELATED),
        ("Además: Tres ballenas en una semana", Role.RELATED),
        ("Did you like this article?", Role.SHARE_BAR),
        ("Receba nossa seleção de notícias", Role.NEWSLETTER),
        ("Cet article est publié sous licence Creative Commons", Role.LEGAL),
        ("Hinterlasse eine Antwort", Role.COMMENT_FORM),
        ("Externer Inhalt", Role.COOKIE_NOTICE),
        ("下载客户端，扫描二维码", Role.NEWSLETTER),
    ],
)
def test_lines_of_the_site_are_told_in_the_languages_of_the_desk(line, role):
    assert role_of(page("Ferry to the islands", LEAD, MORE, line, OTHER, THIRD), line) is role


@pytest.mark.parametrize(
    "line",
    [
        "Image makers have come to the mole.",
        "Además, tres ballenas llegaron al muelle.",
        "More boats are expected on Friday.",
        "Más de 400 barcos salieron antes de la tormenta.",
        "Bilder der Mole hängen jetzt im Rathaus.",
        "The board said: nobody was hurt.",
    ],
)
def test_sentences_that_begin_with_the_words_of_a_label_are_text(line):
    assert role_of(page("Ferry to the islands", LEAD, MORE, line, OTHER, THIRD), line) is Role.BODY
