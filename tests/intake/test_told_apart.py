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


@pytest.mark.parametrize(("text", "language"), [(ITALIAN, "it"), (DUTCH, "nl"), (SPANISH, "es")])
def test_a_language_and_its_day_are_told_from_its_neighbours(text, language):
    reading = read(text.encode(), "story.txt")
    assert (reading.language, str(reading.published)) == (language, "2024-05-12")


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
