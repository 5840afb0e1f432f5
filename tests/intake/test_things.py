"""A list of things – projects, goods, portraits, one author's points – is no digest of news."""

import pytest

from briefs.intake import read

NEWS = [
    (
        "Harbour of Norvik to get second crane",
        "The port said on Monday that it had paid 12 million.",
    ),
    (
        "Ledava votes to close its last coal plant",
        "By 61 votes to 38 parliament shut the old plant.",
    ),
    ("Storm leaves homes in Aro without power", "Gusts of 130 km/h broke masts on Sunday night."),
    (
        "New ferry links Lind with the islands",
        "The ship with 220 seats made its first trip on 3 May.",
    ),
]
PROJECTS = [
    (
        "Where paper mills got their rags from",
        "Ledgers of carters show how far old linen went to be pulp.",
    ),
    (
        "The last printers of psalms and hymns",
        "A shop, its cases of lead and its debts are being described.",
    ),
    (
        "Water power after the last miller is gone",
        "Mill books and talks with heirs show who tore wheels down.",
    ),
    (
        "Voices of the ferry: an oral archive",
        "Skippers and cooks tell of crossings; recordings go online.",
    ),
    (
        "Where the storks of the delta went",
        "Rings and feathers reveal the routes of a lost population.",
    ),
    (
        "Grammar of the dykes in four languages",
        "Laws on flood defence are compared word for word here.",
    ),
]
GOODS = [
    (
        "Walking boots for long days outside",
        "They keep feet warm, weigh 400 grams and dry fast at night.",
    ),
    (
        "A tent in which two can stay dry",
        "You carry it in one hand and pitch it while it still rains.",
    ),
    (
        "The stove that lights in any wind",
        "It boils a litre in 4 minutes and fits into a coat pocket.",
    ),
    (
        "A lamp for huts and narrow cellars",
        "Hang it where you like; it lights any map for 30 hours.",
    ),
]
HOUSES = [
    (f"A house by the river, number {n}", f"The house by the river has {n} rooms and a garden.")
    for n in range(3, 9)
]
COUNTED = [(f"{head} ({n})", f"{text} Cost: {n}00.") for n, (head, text) in enumerate(PROJECTS, 40)]
POINTS = [
    (
        "The bench that nobody sits on today",
        "I pass it at 7 every morning, and the plaque on it has gone.",
    ),
    (
        "A price that was put on everything",
        "What we cannot count loses every vote that I have seen.",
    ),
    (
        "The saw that my father filed for years",
        "He had it for 40 years, and I took the filing for punishment.",
    ),
    (
        "A short word about hope and walnuts",
        "When people ask me, I say that I have planted four trees.",
    ),
]
PORTRAITS = [
    ("Lena Brask (Norvik)", "She scored 7 goals last season and was voted the best in March."),
    ("Ivo Tamm (Ledava)", "Two broken wrists later he holds the record over 500 metres."),
    ("Noa Perrin (Quintal)", "In the final she hit 9 of 10 targets in the storm that came up."),
    ("Sven Holt (Aro)", "He is 38, the oldest of all, and has never lost a match at home."),
]


HEADED = "<h2><a>{}</a></h2><p>{}</p>"


def page(title: str, parts: list[tuple[str, str]], form: str = HEADED) -> bytes:
    listed = "".join(form.format(*part) for part in parts)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body>"
        f"<h1>{title}</h1>{listed}</body></html>"
    ).encode()


def kind(data: bytes) -> tuple[str, int]:
    reading = read(data, "page.html")
    return reading.kind, len(reading.clippings)


@pytest.mark.parametrize("title", ["The north this week", "Five harbour projects this week"])
def test_short_pieces_of_news_are_a_digest(title):
    assert kind(page(title, NEWS)) == ("digest", 4)


def test_news_of_projects_is_a_digest_under_the_title_of_projects_too():
    assert kind(page("Projects", NEWS)) == ("digest", 4)


@pytest.mark.parametrize(
    ("title", "parts", "form"),
    [
        ("What we study", PROJECTS, HEADED),
        ("Finished projects", COUNTED, HEADED),
        ("Gear for the autumn", GOODS, HEADED),
        ("Why we keep things", POINTS, HEADED),
        ("Off to the games in Aro", PORTRAITS, "<p><b>{}:</b> {}</p>"),
        ("Homes", HOUSES, HEADED),
    ],
    ids=["no event", "named in the title", "you", "the author", "persons", "one mould"],
)
def test_a_list_of_things_is_one_story_with_its_heads_kept(title, parts, form):
    reading = read(page(title, parts, form), "page.html")
    assert (reading.kind, len(reading.clippings)) == ("article", 1)
    kept = [line.text for line in reading.lines if line.kept]
    assert all(any(line.startswith(head) for line in kept) for head, _ in parts)


def test_what_a_person_in_the_news_says_of_themselves_is_no_mark_of_an_author():
    said = [
        (head, f"{text} “I saw it, and you will see it,” said a witness.") for head, text in NEWS
    ]
    assert kind(page("The north this week", said)) == ("digest", 4)


MENDERS = """\
He has wound the clock of the hall twice a week since 1987. “It is late by four minutes,” he said.
Under a roof of 240 metres she sews sails for three of the last boats. A new one costs 3,800 crowns.
Registers of births came to him since the flood. He saved 112; others are “pulp again”, he said.
Locks owe her twenty-six gates. She works with a press that she bought in 2004 and takes no orders.
Soup for 60 is on his stove by noon. On Fridays there is fish, which his brother caught that night.
"""


def test_texts_below_names_with_functions_are_portraits():
    told = MENDERS.splitlines()

    def kind(*labels: str) -> str:
        rows = (f"<p>{name}</p><p>{text}</p>" for name, text in zip(labels, told, strict=True))
        body = "<h1>Those who mend the town</h1>" + "".join(rows)
        return read(f"<html lang=en><body>{body}</body></html>".encode(), "page.html").kind

    crafts = "clockmaker", "sailmaker", "binder", "smith", "cook"
    people = "Ada Mooring", "Eve Lind", "Ole Berg", "Ida Aro", "Jan Dahl"
    both = [f"{name}, {craft}" for name, craft in zip(people, crafts, strict=True)]
    assert kind(*both) == "article"
    assert kind("Peru", "Chile", "Brazil", "Uruguay", "Paraguay") == "digest"
