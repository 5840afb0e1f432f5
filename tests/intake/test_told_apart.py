"""Languages that are told, though intake knows no labels in them, and the days they print."""

import pytest

from briefs.intake import read

ITALIAN = """Il traghetto torna a Porto Lume

12 maggio 2024

Il traghetto delle isole è tornato nel porto dopo due settimane, e la gente che lo aspettava sul
molo ha detto che i negozi erano ormai vuoti da giorni e che nessuno sapeva più cosa vendere.
"""
DUTCH = """De veerboot is terug in Lumenhaven

12 mei 2024

De veerboot van de eilanden is na twee weken weer in de haven, en wie op de kade stond te wachten
zei dat de winkels al dagen leeg waren en dat er niets meer was om te verkopen.
"""
SPANISH = """El barco vuelve a Puerto Lumen

12 de mayo de 2024

El barco de las islas ha vuelto al puerto después de dos semanas, y la gente que lo esperaba en el
muelle dijo que las tiendas estaban vacías desde hacía días y que no había nada que vender.
"""
POLISH = """Prom wraca do portu Lumen

12 maja 2024

Prom z wysp wrócił do portu po dwóch tygodniach, a ludzie, którzy na niego czekali na nabrzeżu,
mówili, że sklepy są puste od wielu dni i że nie wiadomo już, co jeszcze można sprzedać.
"""
CZECH = """Přívoz se vrací do přístavu Lumen

12. května 2024

Přívoz z ostrovů se po dvou týdnech vrátil do přístavu a lidé, kteří na něj čekali na molu, řekli,
že obchody jsou už několik dní prázdné a že není jasné, co by se ještě dalo prodat.
"""
ROMANIAN = """Bacul se întoarce la Port Lumen

12 mai 2024

Bacul insulelor s-a întors în port după două săptămâni, iar oamenii care îl așteptau pe chei au
spus că magazinele sunt goale de zile întregi și că nu se mai știe ce se poate vinde.
"""
SWEDISH = """Färjan är tillbaka i Lumenhamn

12 maj 2024

Färjan från öarna är efter två veckor tillbaka i hamnen, och de som väntade på kajen sade att
butikerna har varit tomma i flera dagar och att det inte fanns något mer att sälja.
"""
TURKISH = """Vapur Lumen limanına döndü

12 Mayıs 2024

Adaların vapuru iki hafta sonra limana geri döndü ve iskelede bekleyen insanlar, dükkanların
günlerdir boş olduğu ve satacak bir şey kalmadığı için çok endişeli olduklarını söyledi.
Kaptan, fırtına dindikten sonra her gün sefer yapacaklarını ve kimsenin adada kalmayacağını ekledi.
"""
RUSSIAN = """Паром вернулся в порт Люмен

12 мая 2024, 11:35    3 412    27

Паром с островов вернулся в порт, и люди, которые ждали его две недели, сказали, что всё продано.

Магазины уже несколько дней пусты, сообщили на причале, и непонятно, чем на острове торговать.

Читайте также:
Кот с причала ушёл на пенсию

РЕКЛАМА
Окна и двери: замер бесплатно

Капитан добавил, что паром будет ходить каждый день, и что на острове никого не оставят.
"""
TOLD = {
    "it": ITALIAN, "nl": DUTCH, "es": SPANISH, "pl": POLISH, "cs": CZECH, "ro": ROMANIAN,
    "sv": SWEDISH, "tr": TURKISH, "ru": RUSSIAN,
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TOLD.items(), ids=TOLD)
def test_a_language_and_its_day_are_told_from_its_neighbours(text, language):
    reading = read(text.encode(), "story.txt")
    assert (reading.language, str(reading.published)) == (language, "2024-05-12")


def test_the_labels_of_a_russian_page_are_known():
    (clipping,) = read(RUSSIAN.encode(), "story.txt").clippings
    assert clipping.headline == "Паром вернулся в порт Люмен"
    assert "никого не оставят" in clipping.text
    assert not any(word in clipping.text for word in ("Кот", "замер", "также"))


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("2025年4月9日 星期三 农历三月十二 | 第512期", "2025-04-09"),
        ("农历三月十二 | 第512期", "None"),
    ],
)
def test_a_lunar_day_beside_the_day_is_passed_over_and_is_none_by_itself(top, day):
    text = f"港口早报\n{top}\n\n一、新渡轮开航\n港务局称，新渡轮每天往返两次，可载客四百人。\n"
    text += "\n二、旧码头关闭\n因起重机倾斜，旧码头暂停使用，船只改在鱼市场旁停靠，预计春天恢复。\n"
    assert str(read(text.encode(), "letter.txt").published) == day
