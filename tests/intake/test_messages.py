"""Messages of a channel, as a messenger exports them."""

import pytest

from briefs.intake import read

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
