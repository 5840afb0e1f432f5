"""Digests in the shapes they come in, pasted as text, and pages that only look like one."""

import pytest

from briefs.intake import read

EN = {
    "Ferry to the outer islands runs again": "The harbour board said on Tuesday that the ferry to "
    "the outer islands would sail three times a day from Friday, weather permitting.",
    "Whale keeps three fishermen waiting": "Three fishermen of the northern mole waited until noon "
    "on Sunday because a whale lay in the channel and did not care for their horns.",
    "Cod costs a third more than last spring": "Cod has become dearer by a third within a year, "
    "the market office reports, and cooks have begun to write mackerel on their boards.",
    "Lighthouse gets its first solar lamp": "A lamp fed by the sun has replaced the diesel engine "
    "of the lighthouse, which had burned nine tonnes of fuel in an ordinary winter.",
    "School bus learns to swim": "Pupils of the marsh villages go to school by boat since the road "
    "sank in March, and the mayor wants to keep it so even when the road is repaired.",
}
ES = {
    "El puerto de Mirallago amplía su muelle norte": "La autoridad portuaria anunció el lunes que "
    "el muelle norte crecerá 140 metros antes del verano y recibirá dos grúas usadas.",
    "Sube el precio de la quinua en los mercados": "La quinua cuesta un quinto más que hace un "
    "mes, según la cámara de productores, que culpa a las heladas de la meseta.",
    "Un tren nocturno vuelve después de diez años": "El tren nocturno entre la sierra y la costa "
    "circulará otra vez desde el jueves con seis vagones pintados por los pasajeros.",
    "Alcaldes piden agua para las islas": "Los alcaldes de las islas pidieron al gobierno un barco "
    "cisterna porque los pozos bajaron cuatro metros durante la sequía de enero.",
}
PT = {
    "Ponte sobre o rio Jaguaripe reabre na segunda": "A ponte fechada desde a enchente de março "
    "reabre na segunda-feira para carros pequenos, informou a secretaria de obras.",
    "Produtores de castanha vendem menos à Ásia": "As vendas de castanha para a Ásia caíram doze "
    "por cento no trimestre, e os produtores culpam o frete, que quase dobrou de preço.",
    "Museu do sal conta a história dos barqueiros": "O novo museu do sal abriu as portas no sábado "
    "com oitenta fotografias de barqueiros e uma balança que ainda funciona.",
    "Escola flutuante recebe sessenta alunos": "Sessenta alunos estudam desde abril numa balsa "
    "ancorada diante da vila, porque o prédio antigo perdeu o telhado no temporal.",
}
FR = {
    "Le bac de Port-Serein reprend son service": "Le bac reprendra ses traversées vendredi, a "
    "annoncé mardi la régie du port, qui promet trois passages par jour jusqu'à l'automne.",
    "La récolte de vanille déçoit les planteurs": "Les planteurs ont cueilli un quart de vanille "
    "de moins que l'an dernier, et la coopérative craint pour ses contrats de Noël.",
    "Un phare passe à l'énergie solaire": "Le phare des Trois-Dents brûlait neuf tonnes de fioul "
    "par hiver ; depuis lundi une lampe solaire éclaire seule le chenal.",
    "Les écoliers du marais iront en barque": "La route du marais s'est affaissée en mars, et la "
    "commune a loué deux barques pour conduire quarante écoliers chaque matin.",
}
DE = {
    "Fähre nach Hohensand fährt wieder": "Die Fähre nach Hohensand legt ab Freitag wieder dreimal "
    "am Tag ab, wie die Hafenverwaltung am Dienstag nach der Prüfung mitteilte.",
    "Wal hält drei Fischer vom Auslaufen ab": "Drei Fischer warteten am Sonntag bis zum Mittag, "
    "weil ein Wal in der Rinne lag und sich von keinem Horn vertreiben ließ.",
    "Dorsch kostet ein Drittel mehr als im Vorjahr": "Dorsch ist binnen eines Jahres um ein "
    "Drittel teurer geworden, und die Köche schreiben nun Makrele auf ihre Tafeln.",
    "Leuchtturm bekommt eine Lampe aus Sonnenstrom": "Neun Tonnen Öl verbrannte der Leuchtturm in "
    "jedem Winter; seit Montag speist die Sonne seine Lampe allein.",
}
ZH = {
    "圣岛渡轮星期五恢复航行": "港务局星期二表示，通往"
    "外岛的渡轮将于星期五恢复航行，每天三班，天气许可时还会增加一班。",
    "北方三名渔民因鲸鱼推迟出海": "三名渔民星期日等到中午才出海，"
    "因为一头鲸鱼躺在航道里，对他们的汽笛毫不理会。",
    "鳕鱼价格比去年上涨三分之一": "市场管理处的报告说，"
    "鳕鱼价格在一年内上涨了三分之一，餐馆厨师已经开始改卖鲭鱼。",
    "灯塔首次使用太阳能灯具照明": "灯塔过去每个冬天要烧掉九吨柴油，"
    "自星期一起，一盏太阳能灯独自照亮航道的入口。",
}
MENU = ["Home", "Islands", "Weather", "Tides", "Contact"]


def rows(stories: dict[str, str], *, above=(), below=(), between=True) -> str:
    """A page of these stories, with lines above each headline and below each text."""
    lines = []
    for i, (head, text) in enumerate(stories.items(), start=1):
        lines += [line.format(i) for line in above]
        lines += [head, text] + [line.format(i) for line in below]
    return ("\n\n" if between else "\n").join(lines)


SHAPES = {
    "a newsletter with its greeting": (
        EN,
        "The Tide Letter\n\nGood morning, here is your week.\n\n"
        + rows(EN, below=["Read more"])
        + "\n\nYou receive this letter because you asked for it. Unsubscribe",
    ),
    "a press review that names its papers": (
        ES,
        "Revista de prensa\n\n" + rows(ES, below=["Fuente: Diario de la Meseta"]),
    ),
    "a round-up with a day below each headline": (
        PT,
        "\n\n".join(
            f"{head}\n{day} de maio de 2024\n{text}"
            for day, (head, text) in enumerate(PT.items(), start=3)
        ),
    ),
    "a press review between menus": (
        FR,
        "Accueil\nRégion\nMétéo\nAnnonces\n\n" + rows(FR) + "\n\nMentions légales\nPlan du site",
    ),
    "lines without blank lines between": (DE, "Wochenblick\n" + rows(DE, between=False)),
    "Chinese headlines above each text": (ZH, "一周港口\n\n" + rows(ZH)),
    "a live page with its hours": (
        EN,
        rows(EN, above=["1{}:05"]),
    ),
    "numbered items": (
        ES,
        "\n\n".join(f"{i}. {h}\n\n{t}" for i, (h, t) in enumerate(ES.items(), start=1)),
    ),
    "items with a label above and buttons below": (
        DE,
        rows(DE, above=["Küste"], below=["Teilen | Drucken"]),
    ),
    "items of which each has two paragraphs": (
        EN,
        "\n\n".join(
            f"{head}\n\n{text}\n\nThe people of the quay were asked about it on day {i} of the "
            f"week, and {i + 2} of them gave an answer that could be printed here."
            for i, (head, text) in enumerate(EN.items(), start=1)
        )
        + "\n\nNext »",
    ),
    "items of unequal length": (
        FR,
        rows(dict(list(FR.items())[:2]))
        + "\n\n"
        + "\n\n".join(f"{h}\n\n{t} {t.split(',')[0]}, dit-on." for h, t in list(FR.items())[2:]),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_digest_keeps_its_stories_apart(shape):
    stories, text = SHAPES[shape]
    reading = read(text.encode(), "page")
    assert reading.kind == "digest"
    assert [clipping.headline for clipping in reading.clippings] == list(stories)
    for clipping, told in zip(reading.clippings, stories.values(), strict=True):
        assert told[:40] in clipping.text


STORY = [
    "Ferry to the outer islands runs again after the long storm",
    (
        "The harbour board said on Tuesday that the ferry to the outer islands would sail three"
        " times a day from Friday. Engineers had dragged the old hull out of the channel at "
        "night, and the pilots tried the new course before anybody on the quay knew about it."
    ),
    "Engineers dragged the old hull out of the channel",
    (
        "Nobody had expected the hull to move before Easter, says the board, since the divers "
        "found it a metre deep in the mud. A tug of the marsh villages pulled it free on the "
        "third evening, and the tide did what was left to do. The divers were paid in coffee "
        "and in thanks, they say."
    ),
    "Shops on the islands count what is left on their shelves",
    (
        "The shops had flour for nine days and tobacco for two when the news came, the traders "
        "report. Some of them had baked with oats, others with nothing, and the school sold its"
        " chestnuts. A barge with potatoes is to sail ahead of the ferry, so that nobody waits "
        "in vain."
    ),
]
TEASERS = [
    "Lighthouse gets its first solar lamp",
    "Nine tonnes of fuel were burned in an ordinary winter. Read more",
    "Weather on the coast",
    "Tides and moon",
    "Market prices of the week",
    "Whale keeps three fishermen waiting",
    "They blew their horns until noon, and the whale slept. Read more",
    "Letters to the islands",
    "Puzzles and chess",
    "Boats for sale",
    "School bus learns to swim",
    "Pupils of the marsh villages go to school by boat. Read more",
]


def test_an_article_above_its_teasers_and_menus_is_one_story():
    reading = read("\n\n".join([*STORY, *TEASERS]).encode(), "page")
    assert reading.kind == "article"
    assert reading.clippings[0].headline == STORY[0]
    assert STORY[5] in reading.clippings[0].text


def test_a_ticker_below_a_long_story_does_not_make_a_digest():
    paragraphs = [f"{text} So it was told on day {i}." for i, text in enumerate(STORY[1::2] * 2)]
    ticker = [
        f"{i + 3} May 2024 – The marsh villages sent {i + 20} sacks of flour by boat to quay {i}"
        for i in range(8)
    ]
    reading = read("\n\n".join([STORY[0], *paragraphs, *ticker]).encode(), "page")
    assert reading.kind == "article"
    assert reading.clippings[0].headline == STORY[0]


ARCHIVE = (
    "<article><div>News</div><h2><a href=/x>{head}</a></h2><div>{day} noviembre, 2023 Sin "
    "comentarios</div>{text}</article>"
)


def test_an_archive_whose_days_stand_beside_no_comments_is_a_digest_with_an_item_without_text():
    told = [
        ARCHIVE.format(head=head, day=day, text="" if day == 4 else f"<p>{text}</p>")
        for day, (head, text) in enumerate([*ES.items(), *list(ES.items())[:1]], start=2)
    ]
    told[-1] = told[-1].replace("El puerto", "Otra vez el puerto")
    page = f"<html lang=es><title>Mirallago archivos</title><main>{''.join(told)}</main></html>"
    reading = read(page.encode(), "page.html")
    heads = [clipping.headline for clipping in reading.clippings]
    assert (reading.kind, len(heads), heads[2]) == ("digest", 5, list(ES)[2])
    assert reading.clippings[2].text == ""
