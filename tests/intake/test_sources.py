"""Who wrote it, who is credited, who showed it, who listed it; not stated is an answer."""

import pytest

from briefs.intake import read
from tests.intake.ferry import HEAD, STORY
from tests.intake.quays import HEADS, STORIES

TEXT = (
    "The harbour board said on Tuesday that the ferry to the lower islands will run again from "
    "Friday, after divers had found no damage to the hull.\n\n"
    "Some 400 passengers had waited for two days, and the board paid for their rooms and meals."
)


def page(*above, below=()):
    lines = [*above, "Ferry to the lower islands runs again", "3 May 2024", TEXT, *below]
    return read("\n\n".join(lines).encode(), "page.txt")


def html(head, body="", foot=""):
    text = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    document = (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}<article>"
        f"<h1>Ferry to the lower islands runs again</h1>{text}</article>{foot}</body></html>"
    )
    return read(document.encode(), "page.html")


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("This article was originally published in The Quay Review.", "The Quay Review"),
        ("This story first appeared on Lantern Post under an open licence.", "Lantern Post"),
        (
            "Este artículo fue publicado originalmente en La Linterna del Puerto.",
            "La Linterna del Puerto",
        ),
        ("Publicado originalmente no Diário da Maré.", "Diário da Maré"),
        ("Cet article est initialement paru dans Le Phare du Matin.", "Le Phare du Matin"),
        ("Dieser Beitrag ist zuerst erschienen in der Hafenpost.", "Hafenpost"),
        ("转载自《灯塔晚报》", "灯塔晚报"),
        ("Source: Lantern Wire", "Lantern Wire"),
    ],
)
def test_a_reprint_names_its_origin_and_its_host(line, origin):
    reading = page("The Island Gazette", "Home | News | Contact", below=[line])
    assert reading.source == reading.origin == origin
    assert reading.host == "The Island Gazette"


@pytest.mark.parametrize(
    "line",
    [
        "The survey was first published in Nature, and nobody at the board had read it until then.",
        "He travels to the islands via Lantern Bay, where the train ends.",
        "The poem was originally published in The Quay Review, which closed in 1962, he said.",
    ],
)
def test_what_the_story_tells_is_no_credit(line):
    document = page("The Island Gazette", below=[line, TEXT.split("\n\n")[1] + " It is open."])
    assert document.source == "The Island Gazette"


def test_the_agency_of_a_dateline_wrote_what_its_host_shows():
    text = f"The Island Gazette\n\nFerry runs again\n\nLOWER QUAY, May 3 (Xinhua) -- {TEXT}"
    reading = read(text.encode(), "page.txt")
    assert (reading.agency, reading.origin) == ("Xinhua", "Xinhua")
    assert reading.host == "The Island Gazette"


def test_a_country_in_brackets_is_no_agency():
    text = f"The Island Gazette\n\nFerry runs again\n\nLIMA (Peru) -- {TEXT}"
    assert read(text.encode(), "page.txt").agency is None


def test_an_agency_in_the_line_of_who_and_when_is_credited():
    reading = page("The Island Gazette", "Home › Business")
    assert reading.agency is None
    lines = ["The Island Gazette", "Ferry runs again", "Lantern Wire · 3 May 2024", TEXT]
    assert read("\n\n".join(lines).encode(), "page.txt").agency == "Lantern Wire"


def test_an_aggregator_is_no_origin():
    head = "<meta property='og:site_name' content='Yahoo News'>"
    reading = html(head, foot="<p>Source: Lantern Wire</p>")
    assert (reading.aggregator, reading.host) == ("Yahoo News", None)
    assert reading.origin == "Lantern Wire"
    silent = html(head)
    assert (silent.aggregator, silent.origin) == ("Yahoo News", None)


def test_who_sends_its_readers_elsewhere_for_the_story_only_lists_it():
    head = "<meta property='og:site_name' content='The Daily Basket'>"
    reading = html(head, foot="<p>Read the full story at Lantern Post</p>")
    assert (reading.origin, reading.aggregator) == ("Lantern Post", "The Daily Basket")
    own = html(head, foot="<p>Read the full story at The Daily Basket</p>")
    assert (own.origin, own.aggregator) == ("The Daily Basket", None)


@pytest.mark.parametrize(
    ("head", "body", "foot", "name"),
    [
        ("<title>Ferry runs again | Lantern Post</title>", "", "", "Lantern Post"),
        (
            "<title>News – Lantern Post</title>",
            "",
            "<footer>Lantern Post 2024. Terms</footer>",
            "Lantern Post",
        ),
        (
            "",
            "<p>Lantern Post</p>",
            "<footer>Mail: desk@lanternpost.example</footer>",
            "Lantern Post",
        ),
        ("", "", "<footer>Lantern Post. All rights reserved.</footer>", "Lantern Post"),
        ("", "", "<footer>© 2024 Lantern Post</footer>", "Lantern Post"),
        ("", "<p>This is an official site of the Ministry of Boats</p>", "", "Ministry of Boats"),
    ],
)
def test_a_page_names_its_publisher_in_several_places(head, body, foot, name):
    assert html(head, body, foot).source == name


@pytest.mark.parametrize(
    ("body", "foot"),
    [
        ("<p>Newsletter</p>", "<footer>Newsletter</footer>"),
        ("<p>Shop</p><p>Contact Us</p>", "<footer>Contact Us</footer>"),
        ("", "<footer>© 2024 Quayside Holdings Ltd</footer>"),
        ("", "<footer>Photo: Lantern Pictures</footer>"),
    ],
)
def test_labels_owners_and_pictures_are_no_source(body, foot):
    assert html("", body, foot).source is None


def test_an_embassy_signs_in_brackets():
    reading = page("(From the Embassy of the Republic of Amapola)")
    assert reading.source is None or "Embassy" in reading.source
    lines = [
        "Ferry runs again",
        "(From the Embassy of the Republic of Amapola)",
        "3 May 2024",
        TEXT,
    ]
    assert read("\n\n".join(lines).encode(), "a").source == "Embassy of the Republic of Amapola"


@pytest.mark.parametrize(
    ("menu", "name"),
    [("Home   About   Archive   Contact", "Letters of one old ferryman"), ("Share", None)],
)
def test_the_first_line_is_a_name_where_a_menu_stands_below_it(menu, name):
    assert page("Letters of one old ferryman", menu, below=["Share this page"]).source == name


@pytest.mark.parametrize(
    ("last", "name"),
    [
        (
            "The Islands Today is compiled from open sources for its subscribers.",
            "The Islands Today",
        ),
        ("Compiled from open sources for our subscribers.", None),
    ],
)
def test_the_first_line_is_a_name_where_the_foot_tells_of_it(last, name):
    items = [f"{country}\n\n{TEXT}" for country in ("GUATEMALA", "HONDURAS", "PANAMA")]
    lines = [
        "THE ISLANDS TODAY",
        "A round-up for subscribers",
        *items,
        "WHAT TO WATCH",
        "11 March: talks on the levy",
        last,
    ]
    assert read("\n\n".join(lines).encode(), "digest.txt").source == name


def test_a_page_without_a_line_names_nobody():
    assert read(b"<!DOCTYPE html><html><body></body></html>", "page.html").source is None


@pytest.mark.parametrize(
    "line", ["(From our newsroom)", "(De nuestra redacción)", "(Da nossa redação)"]
)
def test_a_medium_that_signs_for_itself_is_not_called_a_newsroom(line):
    lines = ["Ferry runs again", line, "3 May 2024", TEXT]
    assert read("\n\n".join(lines).encode(), "a").source is None


def test_a_company_that_owns_a_medium_gives_way_to_the_name_on_top():
    top = ["Skip to main content", "Open menu", "The Valley Lantern", "Menu", "Sign in"]
    below = ["© 2024 Valley Lantern Media, LLC"]
    assert page(*top, below=below).source == "The Valley Lantern"


def test_a_label_in_capitals_is_no_name_where_title_and_foot_agree_on_another():
    foot = "<p>© 1998–2005 El Farol Digital</p>"
    menu = "<p><b>SECCIONES</b></p>"
    found = html("<title>EL FAROL DIGITAL - El diario de la ribera</title>", menu, foot)
    assert found.source.casefold() == "el farol digital"


@pytest.mark.parametrize(("byline", "name"), [("LanternPost", "LanternPost"), ("Quay", None)])
def test_a_coined_word_on_top_that_signs_the_story_is_the_site(byline, name):
    menu = "Log in   Register   What's new   Search forums"
    lines = ["LanternPost", menu, "Ferry runs again", f"By Ana Berg, {byline}", "3 May 2024", TEXT]
    assert read("\n\n".join(lines).encode(), "page.txt").source == name


def test_the_number_of_a_page_beside_its_running_head_names_nobody():
    lines = ["18                 TRAVELS AND MACHINES", "Ferry runs again", TEXT]
    assert read("\n\n".join(lines).encode(), "page.txt").source is None


FEE = "The town of Arvela raised the fee from 2 to 3 euros an hour. Eleven voted for it, four not."
DATED_LINES = [
    ("Radio Arvela, 20 November 2026", "Radio Arvela"),
    ("The Arvela Herald, November 20, 2026", "The Arvela Herald"),
    ("Ministry of Harbours, 20 November 2026", "Ministry of Harbours"),
    ("Arvela, 20 November 2026", None),
    ("Lena Quist, 20 November 2026", None),
    ("20 November 2026", None),
]


@pytest.mark.parametrize(("line", "source"), DATED_LINES)
def test_a_medium_beside_the_day_is_the_source_and_no_headline(line, source):
    for page in (f"Fee goes up\n{line}\n\n{FEE}", f"{line}\n\nFee goes up\n\n{FEE}"):
        reading = read(page.encode(), "page.txt")
        assert (reading.source, str(reading.published)) == (source, "2026-11-20")
        assert reading.clippings[0].headline == "Fee goes up"


def test_a_paper_whose_name_is_a_word_of_issues_is_the_source_beside_its_day():
    fee = "La tasa del puente sobre el río sube a tres euros por auto, dijo la oficina el lunes. "
    fee += "Los dueños de las barcas, que cobran menos, esperan que la gente vuelva con ellos."
    page = f"La tasa del puente sube\nDiario del Cabo, 20 de noviembre de 2026\n\n{fee}"
    reading = read(page.encode(), "page.txt")
    assert (reading.source, str(reading.published)) == ("Diario del Cabo", "2026-11-20")
    assert reading.clippings[0].headline == "La tasa del puente sube"


@pytest.mark.parametrize(("behind", "byline"), [("记者 林晓", "林晓"), ("星期四", None)])
def test_a_reporter_behind_the_day_of_a_paper_is_the_byline(behind, byline):
    told = "港务局星期三宣布，该港十月共处理集装箱二十一万个，比去年同期减少百分之九。"
    more = "吊车司机因夜班问题罢工六天，十一艘船改道前往北方的港口，工会将就加薪方案投票。"
    head = f"流明港十月集装箱吞吐量比去年下降百分之九\n海岸日报 2026年11月19日 {behind}"
    page = f"{head}\n\n{told}\n\n{more}"
    reading = read(page.encode(), "page.txt")
    assert (reading.source, reading.byline) == ("海岸日报", byline)


def test_a_label_before_a_name_outweighs_a_medium_beside_the_day():
    page = f"Radio Arvela, 20 November 2026\n\nFee goes up\nSource: El Faro\n\n{FEE}"
    assert read(page.encode(), "page.txt").source == "El Faro"


def test_a_medium_beside_the_day_is_no_headline_of_a_talk_where_a_title_stands_above():
    talk = (
        "HOST: Good morning. How many of your pilots are out today?\nBREKKE: All of them are.\n"
        "HOST: And what would bring them back to the quay?\nBREKKE: Shorter nights would do it.\n"
        "HOST: The board says that you did not answer.\nBREKKE: We did so on Monday, in writing.\n"
    )
    told = f"Talk with Oda Brekke of the pilots\nRadio Arvela, 19 November 2026\n\n{talk}"
    reading = read(told.encode(), "talk.txt")
    assert reading.clippings[0].headline == "Talk with Oda Brekke of the pilots"
    assert (reading.source, reading.clippings[0].first_line) == ("Radio Arvela", 1)
    alone = read(f"Radio Arvela, 19 November 2026\n\n{talk}".encode(), "talk.txt")
    assert alone.clippings[0].headline == "Radio Arvela"


@pytest.mark.parametrize(
    "line",
    [
        "Ana Berg Tue 24 Jun 2025 18.31 First published on Tue 24 Jun 2025 07.02",
        "Publicado por primera vez en martes 24 de junio de 2025, 07:02",
        "Zuerst erschienen am Dienstag, 24. Juni 2025, 07:02",
        "Source: 24 June 2025",
    ],
)
def test_a_day_is_no_source(line):
    letter = f"Ferry to run again\n\n{line}\n\n{TEXT}"
    assert read(letter.encode(), "story.txt").source is None


def test_a_name_that_holds_a_day_or_a_word_of_days_is_a_source():
    for name in ("The Sun", "Diario 16 de Enero"):
        letter = f"Ferry to run again\n\nSource: {name}\n\n{TEXT}"
        assert read(letter.encode(), "story.txt").source == name


@pytest.mark.parametrize(
    ("line", "source", "role"),
    [
        ("The Lantern Courier", "The Lantern Courier", "site-name"),
        ("About boats and piers", None, "leftover"),
    ],
)
def test_a_line_above_the_day_names_source_and_host_if_the_title_says_it(line, source, role):
    text = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    head = f"<h1>Ferry to the lower islands runs again</h1><p>{line}</p><p>3 May 2024</p>"
    title = "<title>The Lantern Courier</title>"
    reading = read(f"<html><head>{title}</head><body>{head}{text}".encode(), "page.html")
    assert (reading.source, reading.host) == (source, source)
    assert [one.role for one in reading.lines if one.text == line] == [role]


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("(c) Lantern Quay Letter", "The Lantern Quay Letter"),
        ("Write to the letter", "THE LANTERN QUAY LETTER"),
    ],
)
def test_a_masthead_in_capitals_is_written_as_the_page_writes_it_elsewhere(foot, name):
    reading = page("THE LANTERN QUAY LETTER", "Issue 7 | Friday, 3 May 2024", below=[foot])
    assert (reading.source, reading.host) == (name, name)


def test_a_section_in_capitals_above_the_headline_is_no_name_that_the_foot_repeats():
    text = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    reading = read(
        "<html><head><meta property='og:site_name' content='Lantern Post'></head><body>"
        f"<div>PORTS</div><h1>Ferry to the lower islands runs again</h1>{text}"
        "<p>Nobody asked the port's director.</p></body></html>".encode(),
        "page.html",
    )
    (line,) = (one for one in reading.lines if one.text == "PORTS")
    assert (line.role, line.kept) == ("leftover", False)


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("Est. 1911", "The Windward Lamp"),
        ("Fundado en 1904", "The Windward Lamp"),
        ("Tel. 1911", None),
    ],
)
def test_the_name_above_the_year_of_its_founding_is_the_medium(below, name):
    top = "We value your privacy\nAccept all   Reject all\nBuy rate 6.74\n\nThe Windward Lamp"
    page = "\n\n".join([f"{top}\n{below}", "NEWS  SPORT  JOBS", HEAD, "by Ada Mooring", *STORY])
    assert read(page.encode(), "page.txt").source == name


@pytest.mark.parametrize(("end", "name"), [("News", None), ("Arvela Lamp", "Arvela Lamp")])
def test_a_section_at_the_end_of_a_title_is_no_source(end, name):
    body = "".join(f"<p>{text}</p>" for text in STORY)
    page = f"<title>{HEAD} and its board - {end}</title><body><h1>{HEAD}</h1>{body}</body>"
    assert read(page.encode(), "page.html").source == name


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("Lantern Sound is heard in all five harbours. (c) 2024", "Lantern Sound"),
        ("Heard in all five harbours of the bay. (c) 2024", None),
    ],
)
def test_a_name_that_opens_the_row_of_a_menu_is_confirmed_by_the_foot(last, name):
    assert page("Lantern Sound | Listen again | Schedule", below=[last]).source == name


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("Lantern of the Bay © 2024 | Contact | Help", "Lantern of the Bay"),
        ("Lantern of the Bay (c) 2019-2024", "Lantern of the Bay"),
        ("Photographs © 2024 | Contact | Help", None),
    ],
)
def test_who_stands_before_the_year_of_the_rights_claims_them(last, name):
    reading = page(below=[last])
    assert reading.source == (name if name else reading.source)
    assert name or "Contact" not in (reading.source or "")


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("© 2024 Derechos Reservados", None),
        ("Direitos reservados © 2024", None),
        ("© Droits réservés 2024", None),
        ("© 2024 Rights Reserved", None),
        ("© 2024 Lantern of the Bay derechos reservados", "Lantern of the Bay"),
    ],
)
def test_rights_that_are_reserved_are_nobody(last, name):
    assert page(below=[last]).source == name


@pytest.mark.parametrize(
    ("beside", "name"),
    [
        ("Lantern Bay news agency", "Lantern Bay news agency"),
        ("the first wire across the bay of Tarn is laid", None),
    ],
)
def test_what_stands_beside_the_author_is_an_agency_where_it_is_a_name(beside, name):
    assert page(f"By Anna Berg | {beside} | 3 May 2024").source == name


def test_a_list_above_the_last_line_does_not_swallow_what_it_says_of_the_site():
    title = "<title>Lantern Bay | Ferry to the lower islands runs again</title>"
    more = "<p>See also</p><p>Whale seen near the mole</p><p>{}</p>"
    assert html(title, foot=more.format("Lantern Bay, the daily of the pier.")).source == (
        "Lantern Bay"
    )
    assert html(title, foot=more.format("The daily of the pier.")).source is None


def test_the_code_of_a_dispatch_is_no_name_and_its_agency_signs_in_brackets():
    dateline = f"LA BARRA, 3 May 2024 (LNX) - {TEXT}"
    code = ["ZCZC LNX0147 ECO 2380", "Ferry to the lower islands runs again"]
    reading = read("\n\n".join([*code, dateline]).encode(), "wire.txt")
    assert (reading.source, reading.host) == ("LNX", None)
    reading = read("\n\n".join([*code, dateline.replace("LA BARRA", "La Barra")]).encode(), "w.txt")
    assert reading.source is None


def test_a_day_behind_the_name_of_who_prints_a_chinese_bulletin_is_its_own():
    items = "\n\n".join(f"{HEADS['zh'][i]}\n{STORIES['zh'][i][6]}" for i in range(4))
    text = "港口周报\n\n北湾大学港口研究所主办　2024年3月8日\n\n{}"
    assert str(read(text.format(items).encode(), "page.txt").published) == "2024-03-08"
    told = text.replace("主办　", "，")
    assert read(told.format(items).encode(), "page.txt").published is None
