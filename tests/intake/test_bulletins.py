"""Bulletins and broadcasts as pasted: labels, names with a time, lines that a mail broke."""

import pytest

from briefs.intake import read

NEWS = (
    ("🇧🇴 Bolivia", "La azucarera de Arvela volvió a moler tras 23 días. Los cañeros aceptaron."),
    ("🇪🇨 Ecuador", "El puerto de Tarn recibió su primera grúa. Llegó con catorce meses de atraso."),
    ("🇨🇱 Chile", "La comuna multó a la empresa que tapó un canal. La empresa niega la falta."),
    ("🇺🇾 Uruguay", "El tambo exportará leche en polvo a Argelia. El primer envío sale en junio."),
)


@pytest.mark.parametrize("mark", [" · ", " • ", ": ", " – "])
def test_countries_that_run_into_the_texts_head_items_whatever_mark_parts_them(mark):
    lines = [f"{country}{mark}{text}" for country, text in NEWS]
    lines.insert(2, f"🇵🇾 Paraguay{mark}Sin novedades.")
    reading = read("\n\n".join(["Boletín del lunes", *lines]).encode(), "boletin.txt")
    assert reading.kind == "digest"
    assert [one.headline for one in reading.clippings] == [
        text[: text.index(".") + 1] for _, text in NEWS
    ]
    (silent,) = (line for line in reading.lines if "Paraguay" in line.text)
    assert (silent.role, silent.reason) == ("notice", "says that nothing happened")


@pytest.mark.parametrize("code", ["00:{:02}", "(00:{:02})", "01:00:{:02}", "[00:{:02}]:"])
def test_names_with_a_time_above_what_is_said_make_a_transcript(code):
    said = "The road over the lake was never open this winter, and the county sent a boat."
    turns = [
        f"{name}  {code.format(at)}\n{said} That was week {at}."
        for at, name in enumerate(["Ada Mooring", "Jorun Bell"] * 3, start=10)
    ]
    reading = read("\n\n".join(["The ice road", *turns]).encode(), "show.txt")
    assert (reading.kind, reading.why) == ("transcript", "6 turns of 2 speakers")


@pytest.mark.parametrize(
    "advert",
    [
        "Sleep well with Arvela Mattress. Go to arvela dot com slash lake, for twenty percent off.",
        "If this hour was worth it, rate and review us. Somebody here reads every word of it.",
    ],
)
def test_an_advertisement_in_a_talk_is_known_by_its_code_or_its_address_read_aloud(advert):
    said = "The road over the lake was never open this winter, and the county sent a boat."
    names = ["Ada Mooring", "Jorun Bell"] * 3
    turns = [f"{name}: {said} That was week {at}." for at, name in enumerate(names)]
    turns.insert(3, f"Ada Mooring: {advert}")
    reading = read("\n\n".join(["The ice road", *turns]).encode(), "show.txt")
    (line,) = (line for line in reading.lines if advert in line.text)
    assert (line.role, line.reason) == ("advertisement", "an advertisement read aloud")


def test_lines_broken_by_a_mail_are_joined_though_its_foot_is_one_long_line():
    text = (
        "The seed trust of Arvela today opened a vault for 40,000 samples of",
        "upland grain in the mine that closed above the village in 1911. The",
        "chamber lies 130 metres inside the hill, where it has not been above",
        "seven degrees since measurements began.",
    )
    more = (
        "Growers who deposit seed keep the ownership of it and may draw back",
        "up to a third in any year. The first box holds black oats from farms",
        "in the dale, said the trust.",
    )
    foot = "This mail and what hangs on it are meant for those alone who are named above it. " * 2
    mail = "\n".join(["A vault for seed opens", "", *text, "", *more, "", "--", foot])
    (one,) = read(mail.encode(), "mail.txt").clippings
    assert one.text.startswith(f"{' '.join(text)}\n\n{' '.join(more)}")
