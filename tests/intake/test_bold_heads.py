"""A column of news in brief on a saved page: headlines in bold that run into their texts."""

from briefs.intake import read

NEWS = [
    ("Norvik harbour gets a second crane", "The port said on Monday that it had paid 12 million."),
    ("Ledava votes to shut its coal plant", "By 61 votes to 38 the deputies chose wind on Friday."),
    ("Storm takes the light from old Aro", "Gusts of 130 km/h broke masts during Sunday evening."),
    ("New ferry leads to the islands now", "A ship with 220 seats made its first trip on 3 May."),
]
POINTS = [
    (
        "The ferry costs more than it earns",
        "The ferry lost 3 million in May, the harbour board said.",
    ),
    (
        "The ferry has no new crew at all",
        "Six men of the ferry left on Monday, said the harbour board.",
    ),
    (
        "The ferry needs another old pier",
        "A pier for the ferry fell on 3 May, the harbour board said.",
    ),
    ("The ferry may stop before winter", "The harbour board said on Friday it may sell the ferry."),
]


def clippings(parts: list[tuple[str, str]], form: str) -> list[str]:
    body = "".join(form.format(*part) for part in parts)
    page = f"<html lang=en><head><title>In brief</title></head><h1>In brief</h1>{body}</html>"
    reading = read(page.encode(), "page.html")
    return [one.headline for one in reading.clippings] if reading.kind == "digest" else []


def test_headlines_in_bold_that_run_into_their_texts_head_items():
    heads = [head for head, _ in NEWS]
    for form in ("<p><b>{}.</b> {}</p>", "<ul><li><strong>{}</strong> {}</li></ul>"):
        assert clippings(NEWS, form) == heads


def test_bold_words_inside_a_text_or_a_whole_bold_text_head_nothing():
    for form in ("<p>{1} <b>{0}.</b> So it was.</p>", "<p><b>{}. {}</b></p>", "<p>{}. {}</p>"):
        assert clippings(NEWS, form) == []


def test_points_of_one_story_that_begin_in_bold_are_no_items():
    assert clippings(POINTS, "<p><b>{}.</b> {}</p>") == []


def test_bold_sentences_below_which_nothing_happens_are_no_items():
    told = [
        (
            "Norvik is a fine place for cranes",
            "Steel needs paint, and paint needs hands that are patient.",
        ),
        (
            "Ledava never cared for black dust",
            "Coal feeds many, but lungs remember longer than purses do.",
        ),
        (
            "Storms are older than any old light",
            "Candles belong in drawers which open without any noise.",
        ),
        (
            "Islands begin where timetables end",
            "Ferries teach waiting, a skill that cities have unlearned.",
        ),
    ]
    assert clippings(told, "<p><b>{}.</b> {}</p>") == []
