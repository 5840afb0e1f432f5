"""Who shows what another wrote, and how a talk is headed that calls itself a transcript."""

import pytest

from briefs.intake import read
from briefs.intake.talks.noises import is_aloud

FEE = "The town of Arvela raised the fee from 2 to 3 euros an hour. Eleven voted for it, four not."
TALK = (
    "HOST: Good morning. How many of your pilots are out today?\nBREKKE: All of them are.\n"
    "HOST: And what would bring them back to the quay?\nBREKKE: Shorter nights would do it.\n"
    "HOST: The board says that you did not answer.\nBREKKE: We did so on Monday, in writing.\n"
)


def test_a_medium_beside_the_day_shows_what_another_wrote():
    told = f"Fee goes up\n\nRadio Arvela | Friday, 20 November 2026 | 2 min read\n\n{{}}{FEE}"
    reprint = read(told.format("ARVELA (Faro Press) – ").encode(), "page.txt")
    assert (reprint.host, reprint.origin) == ("Radio Arvela", "Faro Press")
    own = read(told.format("").encode(), "page.txt")
    assert (own.host, own.origin) == (None, "Radio Arvela")


def test_a_line_that_calls_itself_a_transcript_of_something_is_the_headline_and_no_source():
    told = f"TRANSCRIPT - Press talk of the pilots\nHarbour Office, Arvela, 19 May 2026\n\n{TALK}"
    reading = read(told.encode(), "talk.txt")
    assert (reading.clippings[0].headline, reading.source) == ("Press talk of the pilots", None)
    told = f"Talk of the pilots - Harbour Office\n\n{TALK}"
    assert read(told.encode(), "talk.txt").source == "Harbour Office"


TALKS = {
    "en": (
        "broadcast 3 May 2024",
        "Tonight: a ferry that nobody wanted.",
        "This programme is sponsored by Arvela Tea.",
    ),
    "es": (
        "emitido el 3 de mayo de 2024",
        "Esta noche: un ferri que nadie quería.",
        "Este programa es presentado por Té Arvela.",
    ),
    "de": (
        "gesendet am 3. Mai 2024",
        "Heute Abend: eine Fähre, die niemand wollte.",
        "Diese Sendung wird präsentiert von Arvela Tee.",
    ),
}


@pytest.mark.parametrize("language", TALKS)
def test_the_head_of_a_broadcast_is_its_source_and_a_sponsor_is_nobodys_speech(language):
    day, comes, sponsor = TALKS[language]
    said = {
        "en": "The board said that the road to the pier was never open and that it will be built.",
        "es": "La junta dijo que el camino al muelle no se abrió nunca y que ahora se hará.",
        "de": "Der Rat sagte, dass der Weg zum Pier nie offen war und dass er gebaut wird.",
    }[language]
    lines = [f"Radio Tarn, “The Long Wave”, {day}, 18:00", "TRANSCRIPT - may contain errors", ""]
    lines += ["[00:00] (music)", f"[00:12] BELL: Ada Bell. {comes}"]
    lines += [f"[0{at}:31] {name}: {said}" for at, name in enumerate(["BELL", "MOOR"] * 3, 1)]
    lines += [f"[07:44] (jingle) {sponsor}", f"[08:00] MOOR: {said}"]
    reading = read("\n".join(lines).encode(), "talk.txt")
    (story,) = reading.clippings
    told = comes.partition(": ")[2].rstrip(".")
    assert story.headline == told[0].upper() + told[1:]
    assert (reading.source, str(reading.published)) == ("Radio Tarn", "2024-05-03")
    roles = {line.text: line.role for line in reading.lines}
    assert roles[lines[0]] == "source-line"
    assert [role for text, role in roles.items() if sponsor in text] == ["advertisement"]


def test_a_plan_that_somebody_presented_is_no_sponsor():
    assert not is_aloud("MOOR: El plan fue presentado por el alcalde, con el apoyo del puerto.")
    assert is_aloud("BELL: Este programa es presentado por Té Arvela.")


RECORD = [
    "The {}{} The Committee will come to order. We hear one witness on the ferry.",
    "Mr. {}{} Thank you. The board keeps seven boats, and two of them are at sea.",
    "The {}{} How many of them were looked at this year?",
    "Mr. {}{} Five of them, and the sixth on Monday.",
    "The {}{} We stand adjourned until Friday at noon.",
]


@pytest.mark.parametrize(
    ("names", "mark", "kind"),
    [(("CHAIR", "BREKKE"), ".", "transcript"), (("chair", "Brekke"), " said.", "article")],
)
def test_the_record_of_a_hearing_names_its_speakers_in_capitals(names, mark, kind):
    lines = [line.format(names[i % 2], mark) for i, line in enumerate(RECORD)]
    reading = read("\n\n".join(["Hearing on the ferry", *lines]).encode(), "record.txt")
    assert reading.kind == kind
    assert "seven boats" in reading.clippings[0].text


HEARD = """RADIO SABLE – MIDDAY
{label}

HOST: good day you are with midday on radio sable
HOST: with us is the head of the ferries
GUEST: thank you for having me
HOST: so how many boats did come
GUEST: so 36 boats came on november 12 and they were paid for by a loan of 9 million
HOST: and when do people sail on them
GUEST: from january on we hope on four lines
"""


def test_turns_without_full_stops_are_a_talk_where_a_notice_says_so():
    read_as = read(HEARD.format(label="rush transcript, not checked").encode(), "heard.txt")
    assert read_as.kind == "transcript"
    said = [line.text for line in read_as.lines if line.role == "speech"]
    assert said == HEARD.splitlines()[3:]


def test_fields_with_short_values_are_no_talk_without_a_notice():
    form = "\n".join(f"Name: a word or two of it\nPlace: one of four towns {n}" for n in range(4))
    assert read(f"Members of the club\n\n{form}\n".encode(), "form.txt").kind != "transcript"


ASKED = (
    "{} – The tunnel of Arvela was closed on Sunday after a lorry caught fire.",
    "{} – Was anybody hurt, and when will the tunnel be open again?",
    "{} – Two drivers were taken to the hospital. One lane opens on Thursday.",
    "{} – Who pays for the damage, and who pays for the long way round?",
    "{} – The insurance of the haulier pays, as it does in every such case.",
    "{} – And what about the fares of the railway along the coast?",
    "{} – They stay as they are until January. Thank you, that is all.",
)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["Spokeswoman", "Question"], "transcript"),
        (["Director of Roads", "Journalist"], "transcript"),
        # Nobody asks: these are the labels of stories.
        (["Roads", "Railways"], "article"),
    ],
)
def test_turns_behind_a_dash_are_a_talk_where_somebody_asks(names, kind):
    told = [line.format(names[at % 2]) for at, line in enumerate(ASKED)]
    reading = read("\n\n".join(["Press briefing at Arvela", *told]).encode(), "briefing.txt")
    assert reading.kind == kind


ON_AIR = (
    "LOCUTORA: El paro de los prácticos de Arvela entra hoy en su cuarto día y el puerto espera.",
    "DIRIGENTE: No volvemos a los barcos hasta que la junta escuche lo que pedimos hace dos años.",
    "{}: Ferretería El Tornillo, todo para su casa y su barco, en la avenida Central de Arvela.",
    "LOCUTORA: La junta dice que va a responder antes de julio y que el faro sigue encendido.",
    "DIRIGENTE: Eso mismo nos dijeron el año pasado, y todavía estamos esperando la respuesta.",
    "LOCUTORA: Hasta aquí las noticias, volvemos a las seis de la tarde con más del puerto.",
)


@pytest.mark.parametrize(
    ("speaker", "sells"),
    [
        ("LOCUTOR COMERCIAL", True),
        ("PUBLICIDAD", True),
        ("LOCUTOR", False),
        ("DIRECTOR COMERCIAL", False),
    ],
)
def test_the_voice_that_reads_adverts_says_nothing_to_the_matter(speaker, sells):
    top = "RADIO MUELLE – NOTICIAS DEL MEDIODÍA\nLunes 9 de junio de 2025\n\n"
    reading = read((top + "\n".join(ON_AIR).format(speaker)).encode(), "radio.txt")
    (story,) = reading.clippings
    assert ("Tornillo" not in story.text) is sells
    assert story.text.endswith("con más del puerto.")
    assert reading.source == "RADIO MUELLE"
