"""Lines inside a pasted story that are foreign to it."""

import pytest

from briefs.intake import read
from briefs.intake.shapes import Role
from tests.intake.ferry import HEAD, STORY


def kept(*lines: str) -> str:
    reading = read("\n\n".join(lines).encode(), "page")
    assert reading.kind == "article"
    return reading.clippings[0].text


@pytest.mark.parametrize(
    "foreign",
    [
        "Our podcast and our app tell the islands more every week",
        "On Facebook and Instagram our readers show their boats",
        "Ada Mooring (left) and a pilot before the newsletter desk of our site",
    ],
)
def test_an_invitation_of_the_site_between_paragraphs_is_dropped(foreign):
    text = kept(HEAD, *STORY[:3], "Advertisement", foreign, "Share", STORY[3])
    assert foreign not in text
    assert STORY[3] in text


def test_who_wrote_the_story_is_dropped_below_it():
    about = "Ada Mooring rows, sings and prints for this site, and keeps a blog about tides."
    text = kept(HEAD, "By Ada Mooring", "3 May 2024", *STORY, "Share", about)
    assert about not in text
    assert STORY[3] in text


@pytest.mark.parametrize(
    "own",
    [
        "“We have no app for the tide,” she said.",
        "Shops count their shelves",
        "The ferry carried 412 readers of the harbour article.",
    ],
)
def test_a_short_line_of_the_story_stays(own):
    text = kept(HEAD, "3 May 2024", *STORY[:2], own, *STORY[2:])
    assert own in text


def test_a_paragraph_that_stands_between_dropped_lines_stays():
    text = kept(HEAD, *STORY[:3], "Advertisement", "Share", STORY[3], "Share", "© Harbour notes")
    assert STORY[3] in text


@pytest.mark.parametrize(
    "call",
    [
        "Sign up to get the tides by mail",
        "Got a tip? Contact our newsroom.",
        "View image in fullscreen",
        "Listen: the podcast of the pilots",
        "We may receive a commission on tickets bought here.",
        "Bo Quay contributed to this report from Aldmoor.",
        "To comment on this story you must be a registered user. Log in or create an account.",
        "You are using an outdated browser. Please upgrade your browser to see the tides.",
        "Los comentarios publicados son de exclusiva responsabilidad de sus autores.",
        "Les commentaires sont modérés et n'engagent que leurs auteurs.",
        "Kommentare werden moderiert und erscheinen erst nach der Freigabe durch die Redaktion.",
        "Recibir notificaciones",
        "Clique aqui para ler mais.",
        "Cliquez ici pour en savoir plus.",
        "Das könnte dir auch gefallen",
        "Mira: las cabras vuelven al muelle sin pagar el pasaje",
        "打开APP阅读全文",
        "[更多]",
    ],
)
def test_a_call_of_the_site_between_paragraphs_is_dropped_and_the_story_goes_on(call):
    text = kept(HEAD, *STORY[:3], call, STORY[3])
    assert call not in text
    assert STORY[3] in text


@pytest.mark.parametrize(
    "own",
    [
        "Got a tip from a pilot, the police searched the quay on Monday and found the boat.",
        "The port may receive a commission on every ticket that the ferry sells, the pilots said.",
        "Sign up for the night school has doubled since the ferry came back, the teachers said.",
        "The pilots said that nobody had contributed to the fund of the port since the storm came.",
        "The opinions expressed by the pilots were heard, the board said, and would be counted.",
        "El puerto ha alcanzado su límite de carga, dijo la junta, y no puede recibir más barcos.",
        "“We want to hear from you,” the pilots told the islands on Monday.",
        "Nobody need click on a map to join the free ferry, the pilots said, and we believed them.",
        "c) The pilots count the boats before the storm.",
    ],
)
def test_a_sentence_that_opens_like_a_call_of_the_site_stays(own):
    assert own in kept(HEAD, "3 May 2024", *STORY[:2], own, *STORY[2:])


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (
            "Kanalas uždarytas baržoms",
            (
                "Kanalas Ostrove pirmadienį uždarytas baržoms. Priežastis yra įtrūkę vartai, "
                "kuriems buvo šimtas metų. Kelyje stovi devynios valtys su anglimi ir viena su "
                "pianinais mokyklai. Naujas sparnas sveria keturiolika tonų ir atvyks tik naktį"
            ),
        ),
        (
            "नहर नावों के लिए बंद",
            (
                "पुरानी नहर सोमवार को नावों के लिए बंद हो गई। उसके फाटक सौ साल पुराने थे और रात में टूट गए। "
                "नौ नावें कोयला लेकर रास्ते में खड़ी हैं। नया फाटक अगले महीने आएगा।"
            ),
        ),
    ],
)
def test_a_text_in_a_language_that_nobody_here_knows_is_one_by_its_sentences(head, text):
    reading = read("\n".join([head, text]).encode(), "kanal.txt")
    (one,) = reading.clippings
    assert (one.headline, one.text) == (head, text)


def test_titles_in_one_block_with_a_link_to_the_rest_are_of_other_stories():
    titles = "Pilot found asleep in a net\nTwo moles that hear the tide"
    assert "Pilot found" not in kept(HEAD, *STORY[:2], f"Read more\n{titles}", *STORY[2:])
    assert "The quay" in kept(HEAD, *STORY[:2], "Read more\nThe quay is shut, it said.", *STORY[2:])


def test_what_stands_between_an_advertisement_and_its_end_is_foreign():
    sold = "Nets of old rope, mended by night, in Lumen only."
    ended = "--- PUBLICIDAD ---", sold, "--- fin de la publicidad ---"
    assert sold not in kept(HEAD, *STORY[:2], *ended, *STORY[2:])
    assert all(text in kept(HEAD, *STORY[:2], *ended, *STORY[2:]) for text in STORY)
    assert all(text in kept(HEAD, ended[0], *STORY) for text in STORY)


@pytest.mark.parametrize(
    ("line", "is_menu"),
    [("首页 要闻 通知 政策法规 互动", True), ("港口罢工 持续四周 渡轮停航", False)],
)
def test_short_words_apart_are_a_menu_where_words_stand_without_spaces(line, is_menu):
    text = "河口航道局星期三说，今年疏浚长度为四十六公里，比去年多九公里，二月底之前完成。"
    reading = read(f"{line}\n\n{text}\n\n{text}渡轮照常运行。".encode(), "page")
    assert (reading.lines[0].role is Role.NAVIGATION) == is_menu


def test_the_headline_of_an_agency_ends_in_its_mark():
    top = f"npd0412 3 wi 268\n\nFerries/Islands/\n(Second lead, new: the insurers)\n{HEAD} ="
    reading = read("\n\n".join([top, *STORY]).encode(), "page")
    assert reading.clippings[0].headline == HEAD


def test_what_is_copied_with_a_picture_is_dropped_and_who_wrote_the_text_is_told():
    picture = "Two pilots on the mole at night\nImage source,Ada Mooring\nImage caption,\n{}"
    author = "Bert Ruddle\nIslands correspondent, Lumen"
    first, second = picture.format("The ferry left at ten"), picture.format("The mole is shut now")
    top = f"{HEAD}\n3 May 2024\n\n{first}\n{author}\n{STORY[0]}"
    reading = read("\n\n".join([top, *STORY[1:3], second, STORY[3]]).encode(), "page")
    assert reading.byline == "Bert Ruddle"
    assert reading.clippings[0].text == "\n\n".join(STORY)


def test_the_mark_of_subscribers_above_a_whole_text_cuts_nothing_short():
    more = [text.replace("ferry", "barge").replace("islands", "isles") for text in STORY]
    whole = read("\n\n".join([HEAD, "Subscribers only", *STORY, *more]).encode(), "page")
    cut = read("\n\n".join([HEAD, *STORY[:3], "Subscribers only"]).encode(), "page")
    assert ["truncated" in reading.flags for reading in (whole, cut)] == [False, True]


def test_a_list_that_a_sentence_announces_is_told_with_it():
    points = ["• the mole of the old harbour,", "• the school, with its 26 beds"]
    announced = kept(HEAD, *STORY[:2], "The board will mend:", "\n".join(points), *STORY[2:])
    assert all(point in announced for point in points)
    alone = kept(HEAD, *STORY, "Share", "\n".join(points))
    assert not any(point in alone for point in points)


def test_the_field_of_a_letter_among_the_text_ends_no_story():
    letter = "Sign up for our newsletter from the islands\nEnter your email address"
    text = kept(HEAD, *STORY[:3], letter, "2. Who pays for it?", STORY[3])
    assert STORY[3] in text
    assert "email" not in text


@pytest.mark.parametrize(
    ("credited", "plain_text"),
    [
        (
            "Pilots count their lamps on the new quay. " * 3 + "Foto: Quay/Lamp",
            "Pilots count their lamps: a photo: of each there is one. " + STORY[3].upper(),
        ),
        (
            "The pilots before the quay of the islandsAda Mooring",
            "The pilots stood before the quay of the islands with SeaBoat Lines",
        ),
        (
            "The pilots count the boats at the quay. (Quay/Ada Mooring)",
            "The pilots count the boats at the quay (lamps/sails).",
        ),
    ],
)
def test_a_caption_between_paragraphs_is_told_by_the_credit_at_its_end(credited, plain_text):
    text = kept(HEAD, "3 May 2024", *STORY[:2], credited, *STORY[2:])
    assert credited not in text
    assert plain_text in kept(HEAD, "3 May 2024", *STORY[:2], plain_text, *STORY[2:])


@pytest.mark.parametrize(
    ("numbers", "role"),
    [("1 2 3 … 9", Role.PAGER), ("4 5 6", Role.PAGER), ("1 412 880 lamps", None)],
)
def test_numbers_that_count_lead_to_other_pages(numbers, role):
    reading = read("\n\n".join([HEAD, *STORY, numbers]).encode(), "page")
    (line,) = (one for one in reading.lines if one.text == numbers)
    assert (line.role is Role.PAGER) == (role is Role.PAGER)


@pytest.mark.parametrize(
    ("short", "stays"), [("The quay counts its boats", True), ("Hits: 20431", False)]
)
def test_a_short_line_between_headline_and_text_stays_unless_it_is_a_label(short, stays):
    assert (short in kept(HEAD, "3 May 2024", short, *STORY)) == stays


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            "If you enjoyed these tides, would you consider supporting our lamps? Click here.",
            "If you enjoyed these tides, would you consider a second lamp for the boats?",
        ),
        (
            "Wer keine Flut versäumen will: Unser Brief kommt gratis zu Ihnen ins Haus.",
            "Wer keine Flut versäumen will: Unser Boot kommt auch zu Ihnen ins Haus.",
        ),
        (
            "Assine grátis e receba de nós as marés da ilha todas as manhãs.",
            "Recebemos de vocês as marés da ilha todas as manhãs.",
        ),
    ],
)
def test_two_words_of_a_request_said_to_the_reader_ask_to_subscribe(call, text):
    reading = read("\n\n".join([HEAD, *STORY[:2], call, text, *STORY[2:]]).encode(), "page")
    roles = {line.text: line.role for line in reading.lines}
    assert roles[call] is Role.NEWSLETTER
    assert roles[text] is not Role.NEWSLETTER
