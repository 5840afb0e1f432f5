"""Lists of posts as copied from a site, letters with sponsors, and who shows them."""

import pytest

from briefs.intake import read
from briefs.intake.shapes import Role
from tests.intake.quays import HEADS, STORIES, TITLE

COUNTS = {
    "en": ("0 comments", "1 comment", "12 comments", "3 comments"),
    "es": ("0 comentarios", "1 comentario", "12 comentarios", "3 comentarios"),
    "de": ("0 Kommentare", "1 Kommentar", "12 Kommentare", "3 Kommentare"),
}
SKIPS = {"en": "Skip to content", "es": "Saltar al contenido", "de": "Zum Inhalt springen"}
NAMES = {"en": "Lantern Roads", "es": "Rutas del Faro", "de": "Wege der Laterne"}
DAYS = {"en": "{} March 2025", "es": "{} de marzo de 2025", "de": "{}. März 2025"}
MORE = {"en": "Read more", "es": "Leer más", "de": "Weiterlesen"}


def listed(language: str, *, twice: bool) -> str:
    posts = []
    for number, (head, story) in enumerate(zip(HEADS[language], STORIES[language], strict=True)):
        title = f"{head}\n{head}" if twice else head
        day, count = DAYS[language].format(9 - number), COUNTS[language][number]
        posts.append(f"{title}\n{day}\nNewsdesk\n{count}\n{story[6]}\n{MORE[language]}")
    return "\n\n".join([f"{SKIPS[language]}\n{NAMES[language]}\nTides and trains", *posts])


@pytest.mark.parametrize("twice", [True, False])
@pytest.mark.parametrize("language", COUNTS)
def test_counts_of_comments_stand_in_the_items_of_a_list_and_head_no_comments(language, twice):
    reading = read(listed(language, twice=twice).encode(), "list.txt")
    assert [one.headline for one in reading.clippings] == HEADS[language]
    told = "\n".join(one.text for one in reading.clippings)
    assert not any(count in told for count in COUNTS[language])
    assert reading.source == NAMES[language]


def test_the_one_count_below_a_story_heads_the_readers_comments():
    story = [HEADS["en"][0], "3 May 2024", *(one[6] for one in STORIES["en"][:3])]
    comment = "I saw the cranes come in, and my uncle drove one of them home."
    reading = read("\n\n".join([*story, "12 comments", comment]).encode(), "story.txt")
    (count,) = (line for line in reading.lines if line.text == "12 comments")
    assert count.role is Role.COMMENT


RULE = "=" * 40
SPONSORS = {
    "en": ("PRESENTED BY NORVIK TEAS", "Order before Friday", "The kettle sings for less."),
    "es": ("PRESENTADO POR TÉS NORVIK", "Pida antes del viernes", "La tetera canta por menos."),
    "de": ("PRÄSENTIERT VON NORVIK TEE", "Bis Freitag bestellen", "Der Kessel singt für weniger."),
}
JOBS = {"en": "JOBS AT THE QUAY", "es": "EMPLEOS DEL MUELLE", "de": "STELLEN AM KAI"}


def letter(language: str, label: str | None) -> str:
    items = [
        f"** {head}\n{story[6]}"
        for head, story in zip(HEADS[language], STORIES[language], strict=True)
    ]
    mark, title, text = SPONSORS[language]
    box = f"{RULE}\n{label or mark}\n\n** {title}\n{text}\n{RULE}"
    job = f"{RULE}\n\n{JOBS[language]}\n\nA pilot for the night boat, from 30 September."
    return "\n\n".join([TITLE[language], *items[:2], box, *items[2:], job])


@pytest.mark.parametrize("language", SPONSORS)
def test_what_stands_between_two_rules_below_a_sponsor_is_its_own(language):
    reading = read(letter(language, None).encode(), "letter.txt")
    assert [one.headline for one in reading.clippings] == HEADS[language]
    roles = {line.text: line.role for line in reading.lines}
    assert roles[SPONSORS[language][2]] is Role.ADVERTISEMENT


def test_a_story_between_two_rules_below_a_section_stays():
    told = read(letter("en", "PORTS AND TEAS").encode(), "letter.txt").clippings
    assert "Order before Friday" in [one.headline for one in told]


BUTTONS = {
    "pt": ("Usamos cookies para lembrar suas preferências. Ao continuar, você aceita.", "ADIANTE"),
    "es": ("Usamos cookies para recordar sus preferencias. Al seguir, usted acepta.", "ADELANTE"),
    "en": ("We use cookies and share data with partners. By going on you consent.", "ONWARDS"),
}


@pytest.mark.parametrize("language", BUTTONS)
def test_a_button_right_below_a_notice_of_consent_names_nobody(language):
    notice, button = BUTTONS[language]
    name = "Arvela University of the Sea"
    story = [HEADS["en"][0], "3 May 2024", *(one[6] for one in STORIES["en"][:3])]
    reading = read("\n\n".join([f"{notice}\n{button}", name, *story]).encode(), "page.txt")
    (line,) = (line for line in reading.lines if line.text == button)
    assert line.role is Role.COOKIE_NOTICE
    assert reading.source == name
    apart = read("\n\n".join([notice, button, *story]).encode(), "page.txt")
    (line,) = (line for line in apart.lines if line.text == button)
    assert line.role is not Role.COOKIE_NOTICE


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Lantern Films · 48.2K subscribers", "Lantern Films"),
        ("Lantern Films – 1.204 suscriptores", "Lantern Films"),
        ("48 boats left the quay", "Vidplace"),
        ("Lantern Films · 48 boats", "Vidplace"),
    ],
)
def test_the_channel_whose_followers_a_site_of_many_counts_is_the_source(line, source):
    told = "".join(f"<p>{one[6]}</p>" for one in STORIES["en"])
    head = "<meta property='og:site_name' content='Vidplace'><title>Cranes - Vidplace</title>"
    data = f"<html><head>{head}</head><body><h1>Cranes</h1><p>{line}</p>{told}</body></html>"
    assert read(data.encode(), "film.html").source == source
