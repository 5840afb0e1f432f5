"""Captions of broadcasts: what their format says of itself, who speaks, what is below a talk."""

import pytest

from briefs.intake import read
from briefs.intake.shapes import Role

CUES = (
    "Good evening. The ferry to Arvela goes again",
    "after a strike of forty-one days.",
    "<v Nora Quill>They voted by 880 to 312",
    "for a contract that <i>lifts</i> their pay.",
    "Nora Quill, Lake Radio, Arvela.",
)


def captions(head):
    cues = [f"{i}\n00:00:{i:02}.100 --> 00:00:{i:02}.900\n{cue}" for i, cue in enumerate(CUES, 1)]
    return read("\n\n".join([head, *cues]).encode(), "captions.txt")


@pytest.mark.parametrize(
    "head",
    [
        "WEBVTT\nKind: captions\nLanguage: en\n\nNOTE\nLake Radio - Bulletin - 9 April 2024",
        "WEBVTT - Lake Radio\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n\nSTYLE\n::cue { color: lime }",
        "WEBVTT\nTitel: Abend\n\nREGION\nid:left\n\nNOTE Lake Radio",
    ],
)
def test_the_words_of_a_caption_file_name_no_source_and_are_no_text(head):
    reading = captions(head)
    (one,) = reading.clippings
    assert reading.source == "Lake Radio"
    assert not any(word in one.text + one.headline for word in ("WEBVTT", "cue", "id:", "Titel"))
    assert reading.lines[0].role is Role.CODE


def test_a_tag_of_captions_is_cut_and_names_who_speaks():
    (one,) = captions("WEBVTT").clippings
    assert "They voted by 880 to 312 for a contract that lifts their pay." in one.text
    assert ("Nora Quill", "person") in [(tag.name, tag.kind) for tag in one.tags]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("For Lake Radio News, Nora Quill in Arvela.", "Lake Radio News"),
        ("Para Radio del Lago, Nora Quill desde Arvela.", "Radio del Lago"),
        ("For the first time in years, nobody in Arvela complained.", None),
    ],
)
def test_the_outlet_for_which_a_reporter_signs_off_is_the_source(line, named):
    cues = [*CUES[:2], line]
    text = "\n\n".join(
        f"{i}\n00:00:0{i},100 --> 00:00:0{i},900\n{c}" for i, c in enumerate(cues, 1)
    )
    assert read(text.encode(), "captions.srt").source == named


def test_a_note_on_captions_inside_a_story_is_text():
    text = "WebVTT is a format of captions, the engineer of the radio said, and it has notes too."
    (one,) = read(f"Captions come\n\n{text}\n\n{text.upper()}".encode(), "story.txt").clippings
    assert text in one.text


TALKS = {
    "en": ("HOST", "QUILL", "Share this episode", "Earlier: Who mows the airfield? | A lighthouse"),
    "es": ("LOCUTORA", "QUILL", "Compartir este episodio", "Antes: ¿Quién limpia? | El faro"),
    "pt": ("LOCUTORA", "QUILL", "Compartilhe", "Antes: Quem limpa a praia? | O farol faz anos"),
    "fr": (
        "JOURNALISTE",
        "QUILL",
        "Partager",
        "Avant : Qui tond le terrain ? | Le phare",
    ),
    "de": ("MODERATORIN", "QUILL", "Teilen", "Zuvor: Wer mäht den Flugplatz? | Der Leuchtturm"),
}
TURNS = (
    "Good morning, it is ten past eight in Arvela. With us is the engineer of the new bridge.",
    "Thank you. I walked here over the old bridge, which still stands and still carries trucks.",
    "It was to be open in January. What happened, and who pays for it in the end?",
    "The ice came early, and the cables from the works across the lake came late.",
    "And the ferry, does it go on until the bridge opens to the public in the spring?",
    "It goes on until the day that the bridge opens. Nobody will have to swim, I promise.",
)


@pytest.mark.parametrize("language", TALKS)
def test_what_stands_below_the_buttons_under_a_talk_was_not_said(language):
    host, guest, button, others = TALKS[language]
    turns = [f"{(host, guest)[i % 2]}: {text}" for i, text in enumerate(TURNS)]
    ours = "Lake Radio is made by neighbours, and every gift from five crowns helps it."
    talk = "\n\n".join(["A bridge for Arvela", *turns, f"{button}\n{others}\n{ours}"])
    (one,) = read(talk.encode(), "talk.txt").clippings
    assert one.text.endswith(TURNS[-1])
    goes_on = "\n\n".join(["A bridge for Arvela", *turns[:4], button, *turns[4:]])
    assert read(goes_on.encode(), "talk.txt").clippings[0].text.endswith(TURNS[-1])


def test_a_talk_under_bare_times_gives_neither_notes_nor_adverts():
    said = (
        "[theme music]",
        "HOST: Good evening. The ferry to Arvela goes again, after a strike of weeks.",
        "BRODD: They voted by 880 to 312 for a contract that lifts their pay.",
        "[advert] Need a net? Call Brod and have one mended by night!",
        "HOST: And who pays the pilots?",
        "BRODD: Nobody has said so far.",
        "[end]",
    )
    top = "LAKE HOUR, Radio Arvela, 9 April 2024\nAutomatic transcript"
    lines = "\n".join(f"00:0{n}:02 {line}" for n, line in enumerate(said))
    reading = read(f"{top}\n\n{lines}".encode(), "talk.txt")
    (talk,) = reading.clippings
    assert talk.headline == "The ferry to Arvela goes again, after a strike of weeks."
    assert (reading.source, reading.byline) == ("Radio Arvela", None)
    assert not any(word in talk.text for word in ("music", "net?", "end]"))


def test_a_briefing_ends_at_its_end_and_is_headed_by_the_line_above_who_holds_it():
    turns = "\n\n".join(
        f"MS. ABEL: The crib of stone number {n} has moved since April.\n\nQ  And number {n + 1}?"
        for n in range(4)
    )
    top = "OFFICE OF THE PORT\nNovember 17, 2011\n\nPRESS BRIEFING\nBy Hedwig Abel\n\nPilot House"
    reading = read(
        f"{top}\n\n{turns}\n\nEND  1:02 P.M.\n\nPlease click here for updates.".encode(), "x"
    )
    (talk,) = reading.clippings
    assert talk.headline == "PRESS BRIEFING"
    assert "click" not in talk.text
    assert "END" not in talk.text


def cue(number, *lines):
    codes = f"00:00:{4 * number:02},000 --> 00:00:{4 * number + 3:02},400"
    return "\n".join([str(number), codes, *lines, ""])


def test_code_above_lines_broken_to_the_screen_is_cut_and_what_makers_say_goes():
    said = [
        ("<i>[musique]</i>",),
        ("- bonsoir. le bac d’arvela", "reprend ses rotations ce lundi,"),
        ("après onze semaines de travaux", "sur la rive nord du fleuve."),
        ('<font color="#00ff00">le prix du passage reste fixé', "à quatre euros.</font>"),
        ("devenez membre vip pour retirer", "les publicités de cette page"),
        ("sous-titres : atelier des quais", "relecture : @quai"),
    ]
    text = "\n".join(cue(number, *lines) for number, lines in enumerate(said, 1))
    reading = read(text.encode(), "captions.srt")
    (one,) = reading.clippings
    assert one.text == (
        "- bonsoir. le bac d’arvela reprend ses rotations ce lundi, après onze semaines de travaux"
        " sur la rive nord du fleuve. le prix du passage reste fixé à quatre euros."
    )
    assert [line.role for line in reading.lines[:3]] == [Role.TIME_CODE, Role.TIME_CODE, Role.SOUND]
    assert reading.lines[-2].role is Role.META


NEWS = (
    "muy buenos días son las siete y esto es el informativo de arvela",
    "la draga volvió a trabajar anoche después de nueve días parada por falta de repuestos",
    "el director de la terminal dijo que faltan retirar cuarenta mil metros cúbicos de arena",
)
OFFER = (
    "ópticas el mirador marcos desde nueve mil pesos y el segundo a mitad",
    "estamos en avenida central mil doscientos hasta agotar stock",
)


@pytest.mark.parametrize(
    ("form", "is_recorded"),
    [("[00:0{}:10]", True), ("00:0{}:10", True), ("[07:1{}:10]", False), ("[00:02:10]", False)],
    ids=["from nought", "without brackets", "the clock of a day", "one time again"],
)
def test_a_recording_with_its_times_alone_is_a_talk_without_its_adverts(form, is_recorded):
    codes = [form.format(number) for number in range(4)]
    blocks = [*NEWS, "\n".join(OFFER)]
    text = "\n\n".join(f"{code}\n{block}" for code, block in zip(codes, blocks, strict=True))
    notice = f"{form.format(4)} texto generado por máquina"
    reading = read(f"{text}\n\n{notice}".encode(), "radio.txt")
    assert (reading.kind == "transcript") == is_recorded
    if is_recorded:
        assert reading.clippings[0].text == " ".join(NEWS)


def test_a_talk_without_capitals_is_headed_by_what_comes_after_the_greeting():
    said = ["bonsoir. le bac d’arvela reprend ses rotations ce lundi.", "le prix reste fixé."]
    text = "\n".join(cue(number, line) for number, line in enumerate([*said, *said[::-1]], 1))
    headline = read(text.encode(), "captions.srt").clippings[0].headline
    assert headline == "le bac d’arvela reprend ses rotations ce lundi."


HEARD = (
    "welcome back today we look at the old quay",
    "which was filled with stone last week for the",
    "first time since it was built and the",
    "engineers say that it will hold for forty",
    "years but the fishers are not happy they",
    "say that nobody told them when the gates",
)
OFFER = (
    "this talk is brought to you by",
    "tuboplast use code quay for ten",
    "percent off your order",
)
MORE = ("the harbour board says it will pay", "for the lost days in april")


def of_a_page(said, step=4):
    """A page of a film, its captions below their times, between a menu and a list of others."""
    head = ["Filmhouse", "Home", "Trending", "Sign in", "The quay of Arvela explained", "Share"]
    foot = ["Up next", "Ten bridges you must see", "Obra Viva", "How cement is made"]
    cues = [line for i, cue in enumerate(said) for line in (f"0:{i * step:02}", cue)]
    return read("\n".join([*head, "Transcript", *cues, *foot]).encode(), "page.txt")


def test_captions_of_a_saved_page_are_a_talk_without_menu_offer_and_other_films():
    reading = of_a_page((*HEARD, *OFFER, *MORE))
    (one,) = reading.clippings
    assert reading.kind == "transcript"
    assert one.headline == "The quay of Arvela explained"
    assert one.text == " ".join((*HEARD, *MORE))


def test_the_lengths_of_other_films_are_no_times_of_the_talk():
    films = ["12:41", "The ice of the strait", "8:03", "Ten ferries", "1:02:10", "A long night"]
    cues = [line for i, cue in enumerate((*HEARD, *MORE)) for line in (f"0:{i * 4:02}", cue)]
    page = ["The quay of Arvela explained", "Transcript", *cues, *films]
    (one,) = read("\n".join(page).encode(), "page.txt").clippings
    assert one.text == " ".join((*HEARD, *MORE))


def test_the_second_part_of_a_talk_counts_from_its_beginning_again():
    said = (*HEARD, *MORE)
    cues = [line for i, cue in enumerate(said * 2) for line in (f"0:{i % len(said) * 4:02}", cue)]
    page = ["The quay of Arvela explained", "Transcript", *cues]
    (one,) = read("\n".join(page).encode(), "page.txt").clippings
    assert one.text == " ".join(said * 2)


def test_captions_in_elements_of_their_own_are_a_talk_beside_what_the_page_says_of_the_film():
    cues = (f"<div>0:{i * 4:02}</div><div>{cue}</div>" for i, cue in enumerate((*HEARD, *MORE)))
    about = "<p>We went to the quay of Arvela and asked who built it, and what it cost then.</p>"
    films = "".join(f"<li>{name}</li>" for name in ("Ten ferries", "The ice of the strait"))
    top = f"<nav><a>Home</a></nav><h1>The quay of Arvela explained</h1>{about}<div>Transcript</div>"
    page = f"<html><body>{top}{''.join(cues)}<ul>{films}</ul></body></html>"
    reading = read(page.encode(), "page.html")
    assert reading.kind == "transcript"
    assert reading.clippings[0].text == " ".join((*HEARD, *MORE))


def test_hours_in_elements_of_their_own_are_no_talk():
    said = (*HEARD, *MORE)
    hours = (f"<div>{8 + i}:15</div><div>{cue}</div>" for i, cue in enumerate(said))
    page = f"<html><body><h1>The quay of Arvela, hour by hour</h1>{''.join(hours)}</body></html>"
    assert read(page.encode(), "page.html").kind != "transcript"


def test_the_hours_of_a_programme_are_no_captions():
    hours = "\n".join(f"{hour}:00\nBoat {hour} to the island" for hour in range(9, 17))
    prose = "The harbour of Arvela opens its gates on Sunday, and eight boats sail to the island. "
    page = f"Open day at the quay\n\n{prose * 6}\n\n{hours}\n\n{prose}Tickets are free."
    assert read(page.encode(), "page.txt").kind == "article"


@pytest.mark.parametrize("beside", ["{} {}", "{} – {}", "{}\n{}"])
def test_the_hours_of_a_night_that_a_story_tells_are_no_captions(beside):
    told = (
        "The ferry leaves the old quay with 210 people on board.",
        "The pilot reports that the second gate stands open.",
        "The ferry touches ground east of the lighthouse and stops.",
        "The coast guard sends two boats from the harbour of Tarn.",
        "The first forty people are brought to land at the quay.",
        "All people are on land, and nobody is badly hurt.",
    )
    hours = ("21:05", "21:20", "21:35", "21:50", "22:40", "23:30")
    night = "\n".join(beside.format(*row) for row in zip(hours, told, strict=True))
    above = "The ferry ran aground off Arvela on Friday night, and the board will ask why it did."
    below = "The ferry line says that it will pay for the hotels, and that boats sail from Monday."
    page = f"Ferry runs aground off Arvela\n\n{above}\n\nHow the night went\n\n{night}\n\n{below}\n"
    assert read(page.encode(), "page.txt").kind != "transcript"
    # A talk begins in its first minute, whatever is told around it.
    for at, hour in enumerate(hours):
        page = page.replace(hour, f"0:{at * 9:02}")
    assert read(page.encode(), "page.txt").kind == "transcript"
