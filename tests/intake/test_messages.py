"""Messages of a channel, as a messenger exports them."""

import pytest

from briefs.intake import read
from briefs.intake.shapes import Role

HEADS = ["Lumen shuts its old quay", "Baker wins a law suit", "Two pilots for one ferry"]
TEXTS = [
    "The harbour board found rust in two beams and keeps lorries out until the autumn.",
    "The court says that the oven may smoke, since it was there before the neighbours were.",
    "A ferry of this size needs two of them, the board wrote, and has only one.",
]
STAMPS = {
    "on an Apple telephone": "[24/6/25, 07:0{}:09] Lumen in Brief: ",
    "on an Android telephone": "24.06.25, 07:0{} - Lumen in Brief: ",
    "at a desk": "Lumen in Brief, [24.06.2025 07:0{}]\n",
}


def exported(stamp, sender="Lumen in Brief"):
    messages = [f"*{head}*\n{text}" for head, text in zip(HEADS, TEXTS, strict=True)]
    said = ["Good morning, here is what we know", *messages, "\U0001f4e3 Nets, new, at Old Brod’s"]
    return "".join(f"{stamp.format(n)}{told}\n" for n, told in enumerate(said)).replace(
        "Lumen in Brief", sender
    )


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
def test_each_message_with_a_headline_is_a_clipping_of_its_day(stamp):
    reading = read(exported(stamp).encode(), "chat.txt")
    assert (reading.source, str(reading.published)) == ("Lumen in Brief", "2025-06-24")
    assert [c.headline for c in reading.clippings] == HEADS
    assert [c.text for c in reading.clippings] == TEXTS


def test_messages_of_several_people_keep_their_names():
    talk = "".join(
        f"[24/6/25, 07:0{n}:09] {name}: {text}\n"
        for n, (name, text) in enumerate(zip(["Ana", "Ben", "Ana"], TEXTS, strict=True))
    )
    assert read(talk.encode(), "chat.txt").text.startswith("[24/6/25, 07:00:09] Ana: The harbour")


def test_messages_without_headlines_are_clippings_where_each_tells_its_own():
    text = "".join(f"[24/6/25, 07:0{n}:09] Lumen in Brief: {t}\n" for n, t in enumerate(TEXTS))
    assert [c.text for c in read(text.encode(), "chat.txt").clippings] == TEXTS
    same = "".join(f"[24/6/25, 07:0{n}:09] Lumen in Brief: {TEXTS[0]}\n" for n in range(3))
    assert len(read(same.encode(), "chat.txt").clippings) < 2


def test_what_the_channel_says_of_itself_is_no_story():
    talk = (
        "Good morning, we are back! Remember to switch the bell on",
        "\U0001f1f1 #Lumen | The harbour board shuts the old quay on 3 March. It rusts.",
        "\U0001f4f7 Photo",
        "#OldBrod\nA baker wins against 41 neighbours.\nThe oven was there before them.",
        "Forwarded from Pilots of Lumen\nOne pilot for 12 ships is too few, they wrote at noon.",
        "\U0001f4ca Poll: does your street smell of smoke?\nYes — 58%\nNo — 42%\n1 204 votes",
        "Vera_M joined the group by a link of invitation",
        "We go to sleep now. If you like what we do, buy us a coffee: coffee.example/lumen",
    )
    told = "".join(
        f"Lumen in Brief, [24.06.2025 07:0{n}]\n{said}\n\n" for n, said in enumerate(talk)
    )
    reading = read(told.encode(), "chat.txt")
    assert [(c.headline, c.headline_derived) for c in reading.clippings] == [
        ("The harbour board shuts the old quay on 3 March.", True),
        ("A baker wins against 41 neighbours.", True),
        ("One pilot for 12 ships is too few, they wrote at noon.", True),
    ]
    assert "The oven was there before them" in reading.clippings[1].text
    assert "58%" not in "".join(c.text for c in reading.clippings)


def chat(*others):
    """Three messages of a channel, after each of which another person says something."""
    told = [f"*{head}*\n{text}" for head, text in zip(HEADS, TEXTS, strict=True)]
    said = [line for pair in zip(told, others, strict=True) for line in pair]
    names = ["Lumen in Brief", "Vera"] * 3
    return "\n".join(
        f"[24/6/25, 07:0{n}:09] {name}: {line}"
        for n, (name, line) in enumerate(zip(names, said, strict=True))
    )


def test_what_others_chat_between_the_messages_of_a_channel_is_dropped():
    reading = read(chat("thanks!!", "and the lorries?", "good night").encode(), "chat.txt")
    assert [clipping.headline for clipping in reading.clippings] == HEADS
    assert reading.lines[2].role is Role.COMMENT
    assert reading.source == "Lumen in Brief"
    long = [f"{text} And so said all of the neighbours there." for text in TEXTS]
    assert read(chat(*long).encode(), "chat.txt").text.startswith("[24/6/25")


def test_a_message_that_tells_several_stories_is_as_many_items():
    heads = [*HEADS[:2], "Mayor of Lumen goes fishing"]
    told = [f"*{head}*\n{text}" for head, text in zip(heads, [*TEXTS[:2], ""], strict=True)]
    stamp = STAMPS["on an Apple telephone"]
    last = f"*{HEADS[2]}*\n{TEXTS[2]}"
    messages = ["Good morning\n" + "\n\n".join(told), last, "Good night to all"]
    text = "".join(f"{stamp.format(n)}{message}\n" for n, message in enumerate(messages))
    reading = read(text.encode(), "chat.txt")
    assert [clipping.headline for clipping in reading.clippings] == [*heads, HEADS[2]]
    assert str(reading.published) == "2025-06-24"
