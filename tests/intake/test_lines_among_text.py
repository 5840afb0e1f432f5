"""Lines among the paragraphs that are none: adverts, running heads, questions; and captions."""

import pytest

from briefs.intake import read

STORY = [
    "The harbour office closed the old pier after a crane had leaned over the water for two days.",
    "Boats now leave from the fish market, and the master of the port hopes for an early spring.",
    "The owners of the boats asked the council for a second light on the market's own landing.",
    "Nobody knows yet who is to pay for it, but forty people came to the meeting on Monday night.",
]


def reading_of(text, name="paper.txt"):
    return read(text.encode(), name)


def kept(reading):
    return {line.text for line in reading.lines if line.kept}


def with_line(*lines):
    return "Old pier closed in Port Lumen\n\n" + "\n\n".join([*STORY[:2], *lines, *STORY[2:]])


@pytest.mark.parametrize(
    ("block", "advert"),
    [
        ("Anzeige\nStiefel von Lagune halten den ganzen Winter lang trocken und warm.", 1),
        ("ADVERTISEMENT\nScroll to continue\nBoots fitted while you wait at Lagoon", 2),
        ("Publicidad\nBotas Laguna: pies secos desde el otoño hasta la primavera", 1),
        ("— PUBLICIDAD / AD — Botas Laguna, pies secos. Lagoon boots, dry feet.", 0),
        ("[Publicité] Les bottes Lagune gardent les pieds au sec jusqu'au printemps.", 0),
    ],
)
def test_an_advert_in_one_block_with_its_label_is_no_text_of_an_article(block, advert):
    reading = reading_of(with_line(block))
    line = next(one for one in reading.lines if one.text == block.split("\n")[advert])
    assert (line.role, line.kept) == ("advertisement", False)
    assert set(STORY) <= kept(reading)


@pytest.mark.parametrize(
    "line",
    ["Weiter mit Werbung", "Lesen Sie wie gewohnt mit Werbung und Tracking.", "Continue with ads"],
)
def test_the_choice_between_adverts_and_payment_is_a_notice_of_consent(line):
    told = next(one for one in reading_of(with_line(line)).lines if one.text == line)
    assert (told.role, told.kept) == ("cookie-notice", False)


def test_the_text_below_a_label_and_a_blank_line_stays():
    reading = reading_of(with_line("ADVERTISEMENT", "The council has not said when it will meet."))
    assert "The council has not said when it will meet." in kept(reading)


def test_the_running_heads_and_numbers_of_a_printed_page_are_dropped():
    lines = [
        "18                      BOATS AND PIERS",
        "",
        "        THE CRANE THAT LEANED OVER",
        "",
        "The harbour office closed the old pier after a crane",
        "had leaned over the water for two days. Boats leave",
        "from the fish market now, and the master of the port",
        "hopes for an early spring.",
        "",
        "                                                  19",
        "BOATS AND PIERS",
        "",
        "The owners of the boats asked the council for a light",
        "on the market's own landing. Nobody knows yet who is",
        "to pay for it, but forty people came to the meeting",
        "on Monday night.",
    ]
    told = kept(reading_of("\n".join(lines)))
    assert told >= set(lines[4:8]) | set(lines[12:])
    assert not told & {lines[0], lines[9], lines[10]}


def test_a_row_of_captions_tells_the_story_of_a_page_without_another():
    pictures = "".join(f"<figure><figcaption><p>{one}</p></figcaption></figure>" for one in STORY)
    page = "<html lang=en><head><title>Old pier closed</title></head><body><main><h1>Old pier "
    page += "closed</h1><p>3 May 2024 | Text and photos: Ines Talbrook</p>{}</main></body></html>"
    reading = reading_of(page.format(pictures), "page.html")
    assert (reading.kind, str(reading.published)) == ("article", "2024-05-03")
    assert reading.byline == "Ines Talbrook"
    assert set(STORY) <= kept(reading)


def test_a_caption_beside_paragraphs_is_none_of_the_story():
    picture = f"<figure><figcaption><p>{STORY[0]}</p></figcaption></figure>"
    page = "<html lang=en><head><title>Old pier closed</title></head><body><main><h1>Old pier "
    page += "closed</h1>{}{}</main></body></html>"
    told = kept(
        reading_of(page.format(picture, "".join(f"<p>{one}</p>" for one in STORY[1:])), "a.html")
    )
    assert told == {"Old pier closed", *STORY[1:]}


TICKER = "\n\n".join(f"{hour} {text}" for hour, text in zip(
    ("20:15", "18:52", "17:30", "16:05", "14:20", "12:47"), STORY + STORY[:2], strict=True
))  # fmt: skip


@pytest.mark.parametrize("label", ["Live ticker", "Minuto a minuto", "En direct | mer", "Liveblog"])
def test_a_ticker_whose_entries_have_no_title_is_one_story_under_the_title_above(label):
    reading = reading_of(f"{label}\n\nOld pier closed in Port Lumen\n8 August 2024\n\n{TICKER}\n")
    assert reading.kind == "article"
    assert [one.headline for one in reading.clippings] == ["Old pier closed in Port Lumen"]


def test_hours_that_go_up_are_time_codes_and_hours_without_a_label_open_items():
    ups = "\n\n".join(reversed(TICKER.split("\n\n")))
    assert reading_of(f"Old pier closed in Port Lumen\n\n{ups}\n").kind == "transcript"
    assert reading_of(f"Harbour news\n8 August 2024\n\n{TICKER}\n").kind == "digest"


def test_a_readers_question_in_a_ticker_is_no_entry():
    entries = "".join(
        f"<div><time>1{n}h05</time><h3>Crane still leans over pier {n}</h3><p>{one}</p></div>"
        for n, one in enumerate(STORY)
    )
    asked = "<div><time>10h40</time><h3>Is the ferry running this evening?</h3></div>"
    page = "<html lang=en><head><title>Old pier closed</title></head><body><main><h1>Old pier "
    page += f"closed, boats wait</h1>{entries}{asked}{entries.replace('pier', 'quay')}</main>"
    heads = [one.headline for one in reading_of(page, "page.html").clippings]
    assert "Crane still leans over pier 0" in heads
    assert "Is the ferry running this evening?" not in heads


@pytest.mark.parametrize(
    "plea",
    [
        "The Gazette lives by its readers. Support us with a gift of 5 a month or more.",
        "Gostou desta reportagem? Assine a Gazeta e receba quatro números por ano.",
        "Die Gazette hat keinen Verlag. Unterstützen Sie uns mit einem Abo ab 5 Euro im Monat.",
    ],
)
def test_a_plea_of_two_sentences_in_mid_text_goes_and_a_report_of_one_stays(plea):
    assert plea not in kept(reading_of(with_line(plea)))
    report = (
        "The master of the port spoke for an hour. Support for the pier fell to a third, he said."
    )
    assert report in kept(reading_of(with_line(report)))
