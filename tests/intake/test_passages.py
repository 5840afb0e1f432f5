"""Stories without headlines, told apart by their form and their words, and what only looks so."""

import pytest

from briefs.intake import read

from .quays import EN, ES, STORIES, TITLE

# How one item stands, and what stands between two of them.
BLANK = "\n\n"
SHAPES = {
    "parted by asterisks": ("{text}", "\n\n* * *\n\n"),
    "parted by dashes, tight": ("{text}", "\n---\n"),
    "parted by dots": ("{text}", "\n\n•••\n\n"),
    "parted by a sign": ("{text}", "\n\n⁂\n\n"),
    "parted by underscores": ("{text}", "\n\n________\n\n"),
    "after a flag": ("{flag} {text}", BLANK),
    "after a picture": ("📌 {text}", BLANK),
    "after a bullet": ("• {text}", "\n"),
    "after a dash": ("- {text}", "\n"),
    "after a number": ("{n}) {text}", BLANK),
    "after a number of so many": ("{n}/4 {text}", BLANK),
    "after a subject": ("{subject}: {text}", BLANK),
    "after a subject in capitals": ("{SUBJECT} | {text}", BLANK),
    "after a subject in brackets": ("[{subject}] {text}", BLANK),
    "after a tag": ("#{subject} {text}", BLANK),
    "after a mark and a subject": ("▶ {subject} – {text}", BLANK),
    "after a place": ("{town} – {text}", BLANK),
    "after a place in capitals": ("{TOWN}: {text}", BLANK),
    "after a paper": ("{paper}: {text}", BLANK),
    "above their paper": ("{text}\n— {paper}", BLANK),
    "above their paper in brackets": ("{text}\n({paper})", BLANK),
    "above the bare name of their paper": ("{text}\n{paper}", BLANK),
    "before their paper": ("{text} ({paper})", BLANK),
    "below a subject": ("{subject}\n\n{text}", BLANK),
    "below a country": ("{COUNTRY}\n\n{text}", BLANK),
    "below a flag and a country": ("{flag} {country}\n{text}", BLANK),
    "below a day": ("{day}\n\n{text}", BLANK),
    "below a paper": ("{paper}\n\n{text}", BLANK),
}
PAGES = {
    "parted by lines": ("<p>{text}</p>", "<hr>"),
    "parted by asterisks": ("<p>{text}</p>", "<p>* * *</p>"),
    "below days": ("<h2>{day}</h2><p>{text}</p>", ""),
    "below subjects": ("<h4>{subject}</h4><p>{text}</p>", ""),
    "with a subject in bold": ("<p><b>{subject}:</b> {text}</p>", ""),
    "in a list of terms": ("<dl><dt>{day}</dt><dd>{text}</dd></dl>", ""),
    "in rows of a table": ("<table><tr><td>{subject}</td><td>{text}</td></tr></table>", ""),
    "above their paper": ("<p>{text}</p><p><em>{paper}</em></p>", ""),
}


def told(form, between, stories):
    return between.join(
        form.format(
            n=n, flag=flag, country=country, COUNTRY=country.upper(), town=town, TOWN=town.upper(),
            day=day, subject=subject, SUBJECT=subject.upper(), paper=paper, text=text,
        )
        for n, (flag, country, town, day, subject, paper, text) in enumerate(stories, start=1)
    )  # fmt: skip


def each_is_one(reading, stories):
    texts = [clipping.text for clipping in reading.clippings]
    return len(texts) == len(stories) and all(
        story[-1][-20:-1] in text for story, text in zip(stories, texts, strict=True)
    )


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_each_story_of_a_text_is_a_clipping(shape, language):
    text = TITLE.get(language, "码头一周") + "\n\n" + told(*shape, STORIES[language])
    assert each_is_one(read(text.encode(), "letter.txt"), STORIES[language])


@pytest.mark.parametrize("language", ["en", "es", "de"])
@pytest.mark.parametrize("shape", PAGES.values(), ids=PAGES)
def test_each_story_of_a_page_is_a_clipping(shape, language):
    title = f"<title>{TITLE[language]}</title>"
    body = f"<h1>{TITLE[language]}</h1>{told(*shape, STORIES[language])}"
    reading = read(f"<html><head>{title}</head><body>{body}</body></html>".encode(), "page.html")
    assert each_is_one(reading, STORIES[language])


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_several_items_below_one_day_or_country_are_clippings_of_their_own(between):
    texts = [f"• {story[-1]}" for story in ES]
    days = f"{ES[0][3]}\n\n{between.join(texts[:2])}\n\n{ES[2][3]}\n\n{texts[2]}"
    lands = f"🇧🇷 BRASIL\n{between.join(texts[:2])}\n\n🇨🇱 CHILE\n{texts[2]}\n\n🇵🇪 PERÚ\n{texts[3]}"
    assert each_is_one(read(f"Semana\n\n{days}\n\n{ES[3][3]}\n\n{texts[3]}".encode(), "a.txt"), ES)
    assert each_is_one(read(f"Semana\n\n{lands}\n".encode(), "a.txt"), ES)


@pytest.mark.parametrize(
    "form", ["{country}\n\n{text}", "{flag} {COUNTRY}\n{text}", "{COUNTRY}: {text}"]
)
@pytest.mark.parametrize("language", STORIES)
def test_a_country_that_labels_an_item_is_its_tag(form, language):
    text = TITLE.get(language, "码头一周") + "\n\n" + told(form, BLANK, STORIES[language])
    found = [
        {tag.code for tag in clipping.tags} for clipping in read(text.encode(), "a.txt").clippings
    ]
    assert [code & {"PE", "CL", "BO", "BR", "EC"} for code in found] == [
        {"PE"}, {"CL"}, {"BR" if language == "es" else "BO"}, {"EC"}
    ]  # fmt: skip


def test_a_second_paragraph_below_a_rule_belongs_to_its_story_and_the_column_itself_to_none():
    first, *rest = [story[-1] for story in EN]
    column = "Ada Holm's column appears every Sunday. Slide a word for it under the Gazette's door."
    parts = [f"{first}\n\nThe union wants more.", *rest, column]
    text = "Week of the quays\nby Ada Holm\n\n" + "\n\n* * *\n\n".join(parts)
    reading = read(text.encode(), "column.txt")
    assert [c.text.count("\n\n") for c in reading.clippings] == [1, 0, 0, 0]
    assert reading.lines[-1].role == "end-matter"


LEAD = (
    "The council of Port Alder voted on Tuesday to close the north quay for eleven months, which "
    "divides the town since the plan was leaked in January."
)
ONE = {
    "an article with crossheads": (
        LEAD,
        "Why now",
        "Engineers found 41 cracks in the quay in March, and no insurer covers the quay any more.",
        "The cost",
        "The quay costs 12 million, the mayor said, and the council has 4 million for the port.",
        "What follows",
        "Boats use the quay of the navy in summer, but on Monday the navy said it had no room.",
    ),
    "an article with points": (
        LEAD,
        "• The north quay closes on 1 June and opens again in April next year at the earliest.",
        "• Fishing boats move to the basin of the navy, which holds forty of them at most.",
        "• The ferry sails from the old pier, said the harbour master, but only at high tide.",
        "• Shops near the pier get 40 crowns a day as long as nobody comes to buy their bread.",
    ),
    "a portrait parted by asterisks": (
        "Odo Barrel climbed the tower for the first time in 1971, when its lamp still burned oil.",
        "* * *",
        "The tower stands on a rock. Barrel counts the waves and seldom sleeps more than 4 hours.",
        "* * *",
        "On Friday the office switches the lamp to the sun, and Barrel has packed his two boxes.",
        "* * *",
        "“I shall miss the rock of the lamp,” Barrel said, and asked for the wick of the tower.",
    ),
    "a recipe": (
        "1. Soak 400 g of beans in cold water for 12 hours and throw the water away at dawn.",
        "2. Fry two onions in 3 spoons of oil until brown, add the beans and a litre of broth.",
        "3. Boil for 90 minutes, salt only at the end, and let the soup stand for ten more.",
    ),
    "a list of trees": (
        "Rowan: grows to 8 metres, bears red berries in autumn and feeds the birds all winter.",
        "Crab apple: flowers early, needs little room and stands wind better than most of them.",
        "Hazel: gives nuts after 4 years and can be cut down to the ground every decade.",
    ),
    "a flat to let": (
        "Rent: 900 crowns a month, to be paid on the first of each month by standing order.",
        "Size: 48 square metres in two rooms, with a kitchen and a bath of its own downstairs.",
        "Place: five minutes from the quay, on the second floor of a house built in 1921.",
    ),
    "the days of one story": (
        "3 March: The ferry leaves Port Alder with 41 passengers and a crew of 12, one hour late.",
        "4 March: The ferry reports a leak to the coast guard and turns back to Port Alder.",
        "5 March: Two boats of Port Alder find the passengers on rafts, said the coast guard.",
        "6 March: The captain of the ferry is questioned by the coast guard for nine hours.",
    ),
    "voices": (
        LEAD,
        "Ana Holm: the quay cannot wait, since the insurers wrote to us twice, said the mayor.",
        "Jo Tarn: my boat lies at that quay 300 days a year, and nobody asked me on Tuesday.",
        "Ida Bell: the quay brings me 40 customers a day, so I shall close my shop in June.",
    ),
    "a letter": (
        "Dear Ada, the boats came back on Tuesday with 40 boxes of cod, and your brother on them.",
        "* * *",
        "I have mended the roof with what was left of the old sail, and it holds for now.",
        "* * *",
        "You must come in June, when the lamp is lit again and the pilots dance on the pier.",
    ),
}


@pytest.mark.parametrize("lines", ONE.values(), ids=ONE)
def test_one_story_in_parts_stays_one(lines):
    text = "Port Alder talks of its quay\n\n" + "\n\n".join(lines)
    assert len(read(text.encode(), "page.txt").clippings) <= 1
