"""Advertisements read aloud and calls to the listener, in talks of any language."""

import pytest

from briefs.intake import read

TALK = {
    "en": (
        "Tonight we look at the pier of Tarn.",
        "It lost nine metres in the storm of January.",
        "The county wants to rebuild it in steel by spring.",
        "Divers found that half of the old piles are hollow.",
    ),
    "de": (
        "Heute geht es um die Mole von Tarn.",
        "Sie verlor im Januar neun Meter.",
        "Der Kreis will sie bis zum Frühjahr in Stahl bauen.",
        "Taucher fanden, dass die Hälfte der Pfähle hohl ist.",
    ),
    "fr": (
        "Ce soir, il est question de la jetée de Tarn.",
        "Elle a perdu neuf mètres dans la tempête.",
        "Le comté veut la refaire en acier au printemps.",
        "Des plongeurs ont trouvé la moitié des pieux creux.",
    ),
    "pt": (
        "Hoje falamos do cais de Tarn.",
        "Ele perdeu nove metros na tempestade de janeiro.",
        "O distrito quer refazê-lo em aço até a primavera.",
        "Mergulhadores acharam ocas metade das estacas.",
    ),
    "es": (
        "Hoy hablamos del muelle de Tarn.",
        "Perdió nueve metros en la tormenta de enero.",
        "El condado quiere rehacerlo en acero.",
        "Los buzos hallaron huecos la mitad de los pilotes.",
    ),
    "zh": (
        "今天我们谈谈塔恩的码头。",
        "码头在一月的风暴中损失了九米。",
        "县里想在春天之前用钢材重建它。",
        "潜水员发现一半的旧桩是空心的。",
    ),
}
OFFERS = {
    "en": ("Order a box with code PIER and you save ten percent", "and delivery is free."),
    "de": ("Bestellt mit dem Gutscheincode MOLE, ihr spart zehn Prozent", "beim Versand gratis."),
    "fr": ("Commandez avec le code JETEE et profitez de la remise", "et de la livraison gratuite."),
    "pt": ("Compre uma caixa com o cupom CAIS e ganhe o desconto", "com frete grátis no país."),
    "es": ("Pide una caja con el código MUELLE y ahorra la mitad", "con envío gratis a las islas."),
    "zh": ("使用优惠码PIER购买诺维克茶叶立减十元", "全国免费送货。"),
}
CALLS = {
    "en": "If you liked this, leave five stars in your podcast app and subscribe.",
    "de": "Wenn euch das gefallen hat, gebt uns fünf Sterne und abonniert den Podcast.",
    "fr": "Si ça vous a plu, mettez cinq étoiles et abonnez-vous au podcast.",
    "pt": "Se você gostou, dê cinco estrelas e compartilhe o podcast.",
    "es": "Si les gustó, dejen cinco estrellas y suscríbanse al podcast.",
    "zh": "喜欢的话请点赞订阅，打开小铃铛。",
}


def captions(*lines: str, seconds: int = 4) -> bytes:
    times = (seconds * i for i in range(len(lines)))
    codes = (f"{time // 60}:{time % 60:02}" for time in times)
    return "\n".join(f"{code}\n{line}" for code, line in zip(codes, lines, strict=True)).encode()


def said(data: bytes) -> str:
    reading = read(data, "talk.txt")
    assert reading.kind == "transcript"
    return reading.clippings[0].text


@pytest.mark.parametrize("language", TALK)
def test_an_offer_that_goes_over_two_captions_and_a_call_go_and_the_talk_stays(language):
    talk = TALK[language]
    text = said(captions(*talk[:2], *OFFERS[language], *talk[2:], CALLS[language]))
    assert text == " ".join(talk)


@pytest.mark.parametrize("language", TALK)
def test_a_turn_that_holds_an_offer_or_a_call_goes_as_a_whole(language):
    talk = TALK[language]
    turns = [*talk, " ".join(OFFERS[language]), *talk, CALLS[language]]
    lines = [f"[00:{at:02}:10] ANNA: {turn}" for at, turn in enumerate(turns)]
    text = said("\n\n".join(lines).encode())
    assert all(line in text for line in TALK[language])
    assert not any(line in text for line in (*OFFERS[language], CALLS[language]))


@pytest.mark.parametrize(
    "told",
    [
        "The minister said the code gives shops a discount, and that nobody there buys for free.",
        "You could see the stars over the pier that night, and the bells of Tarn.",
        "The harbour code HARB limits the sale of fish and the free trade on the quay.",
        "A dot on the map, she said, is all that you see of the island.",
    ],
)
def test_who_tells_of_codes_discounts_and_stars_sells_nothing(told):
    assert told in said(captions(*TALK["en"], told, *TALK["en"]))


def test_in_a_talk_without_full_stops_a_silence_ends_the_offer():
    lines = (
        "the county wants to rebuild the pier in steel",
        "before the herring boats come home in spring",
        "this hour is brought to you by norvik teas and",
        "their kettle is on all night at the old quay",
        "only two miles on",
        "divers found that half of the old piles are hollow",
        "and that the other half will not last the winter",
    )
    offer = lines[2:5]
    text = said(captions(*lines))
    assert text == " ".join(line for line in lines if line not in offer)


def test_a_long_passage_below_one_code_goes_by_itself():
    lines = ("the county wants to rebuild the pier", "use code PIER for a discount and free tea")
    text = said(captions(lines[0], lines[1], *[lines[0]] * 4, seconds=20))
    assert text == " ".join([lines[0]] * 5)
