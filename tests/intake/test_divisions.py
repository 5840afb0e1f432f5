"""Which division of a digest is taken, and what frames its items: greetings, weather, tails."""

import pytest

from briefs.intake import read
from briefs.intake.digests import digests
from briefs.intake.lines.items import Item
from briefs.intake.shapes import Role

from .quays import DE, EN, ES

HEADS = (
    "Cranes come to Moquela from Busan",
    "Salt trains reach the coast again",
    "Quinoa goes abroad less and less",
    "Tuna boats refuse to leave the bay",
)
MORE = (  # of each story; each says its words again
    "Moquela paid for both cranes from its reserve, so nobody needs to borrow from a bank.",
    "Salvera waits for the first train with a band; the trains carry salt and families.",
    "Chacuma has planted less quinoa since the frost, and its growers ask for a price.",
    "Puerto Lindo sells no tuna meanwhile: the boats lie side by side, and owners play cards.",
)


def reading_of(*parts):
    return read("\n\n".join(parts).encode(), "letter.txt")


def role_of(reading, start):
    return next(line.role for line in reading.lines if line.text.startswith(start))


def each_is_one(reading, stories):
    ends = [story[-1][-20:] for story in stories]
    return len(reading.clippings) == len(ends) and all(
        end in clipping.text for end, clipping in zip(ends, reading.clippings, strict=True)
    )


def dividing(size):
    """A finder that is sure of items of so many lines each."""

    def find(page):
        lines = [page.order[at : at + size] for at in range(0, len(page.order), size)]
        return [Item(None, "News", told, derived=True) for told in lines], 3.0

    return find


@pytest.mark.parametrize("sizes", [(1, 2, 4), (4, 2, 1), (2, 1, 4)])
def test_of_several_divisions_the_one_is_taken_where_the_words_part(monkeypatch, sizes):
    monkeypatch.setattr(digests, "FINDERS", tuple(map(dividing, sizes)))
    told = [f"{story[-1]}\n\n{more}" for story, more in zip(EN, MORE, strict=True)]
    assert each_is_one(reading_of(*told), [(more,) for more in MORE])


GREETINGS = [
    ("Good morning, here is what moved the harbour this week.", EN),
    ("Buenos días. Les traemos lo que movió al puerto esta semana.", ES),
    ("Guten Morgen, hier ist, was den Hafen in dieser Woche bewegt hat.", DE),
]


@pytest.mark.parametrize(("greeting", "stories"), GREETINGS)
@pytest.mark.parametrize("mark", ["• ", "{n}/ "])
def test_a_greeting_is_no_item_whatever_opens_the_items(greeting, stories, mark):
    told = [mark.format(n=n) + story[-1] for n, story in enumerate(stories, start=1)]
    assert each_is_one(reading_of(greeting, *told), stories)


WEATHER = [
    ("Weather", "Mostly cloudy today, 14 to 18 degrees, rain in the evening.", EN),
    ("El tiempo", "Hoy nublado, de 14 a 18 grados, lluvia por la tarde.", ES),
    ("Das Wetter", "Heute meist bewölkt, 14 bis 18 Grad, abends Regen.", DE),
]


@pytest.mark.parametrize(("label", "told", "stories"), WEATHER)
@pytest.mark.parametrize("below", ["\n", "\n\n"])
def test_the_weather_is_no_item_of_a_letter(label, told, stories, below):
    texts = [f"• {story[-1]}" for story in stories]
    reading = reading_of(f"{label}{below}{told}", *texts)
    assert each_is_one(reading, stories)
    assert role_of(reading, told) is Role.WEATHER


def test_a_paper_that_bears_the_weathers_name_heads_its_item():
    review = [f"{story[5]}\n{story[-1]}" for story in ES[1:]]
    reading = reading_of("Prensa de la semana", f"El Tiempo\n{ES[0][-1]}", *review)
    assert each_is_one(reading, ES)


@pytest.mark.parametrize("label", ["Read more: ", "→ Full story: ", "Continue reading "])
def test_a_label_before_an_address_leads_to_the_rest_and_heads_nothing(label):
    told = (f"{story[-1]}\n{label}https://norvik.example/{n}" for n, story in enumerate(EN))
    reading = reading_of(*(f"{a}\n{b}" for a, b in zip(HEADS, told, strict=True)))
    assert [clipping.headline for clipping in reading.clippings] == list(HEADS)
    assert not any("norvik.example" in clipping.text for clipping in reading.clippings)


TAILS = ["{} (Gazette, {} May)", "{} | Gazette | {} May", "{} – The Gazette", "{} [Norvik Post]"]


@pytest.mark.parametrize("form", TAILS)
@pytest.mark.parametrize("page", ["{}\n{}", "<h3>{}</h3><p>{}</p>"])
def test_a_source_or_day_behind_the_headlines_is_no_part_of_them(form, page):
    heads = [form.format(head, n) for n, head in enumerate(HEADS, start=2)]
    told = [page.format(head, story[-1]) for head, story in zip(heads, EN, strict=True)]
    reading = reading_of("<html><body>" if "<" in page else "Harbour week", *told)
    assert [clipping.headline for clipping in reading.clippings] == list(HEADS)


def test_what_the_texts_say_again_and_what_one_headline_bears_stays_in_it():
    again = [f"{head} – {story[2]}" for head, story in zip(HEADS, EN, strict=True)]
    texts = [f"{story[-1]} The town of {story[2]} is content." for story in EN]
    told = [f"{head}\n{text}" for head, text in zip(again, texts, strict=True)]
    assert [c.headline for c in reading_of("Harbour week", *told).clippings] == again
    one = [f"{HEADS[0]} (Gazette)", *HEADS[1:]]
    told = [f"{head}\n{story[-1]}" for head, story in zip(one, EN, strict=True)]
    assert [c.headline for c in reading_of("Harbour week", *told).clippings] == one


@pytest.mark.parametrize("hour", ["{}.45 Uhr: ", "{}h45 – ", "{}:45 "])
@pytest.mark.parametrize(("label", "kind"), [("Liveblog", "article"), ("Harbour", "digest")])
def test_hours_of_any_form_below_the_label_of_a_ticker_open_no_items(hour, label, kind):
    told = [hour.format(n) + story[-1] for n, story in zip(range(18, 13, -1), EN, strict=False)]
    reading = reading_of(label, "A day on four coasts", *told)
    assert (reading.kind, len(reading.clippings)) == (kind, 1 if kind == "article" else 4)
