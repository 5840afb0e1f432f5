"""A weekday of something still to come is no day on which the story happened."""

from datetime import date

import pytest

from briefs.intake import read

PAPERS = {
    "en": ("Arvela Herald, 20 November 2026", "Bridge over the Tarn"),
    "es": ("El Mirador de Arvela, 20 de noviembre de 2026", "Puente sobre el Tarn"),
    "pt": ("O Farol de Arvela, 20 de novembro de 2026", "Ponte sobre o rio Tarn"),
    "fr": ("Le Phare d'Arvela, 20 novembre 2026", "Pont sur la rivière Tarn"),
    "de": ("Arvelaer Bote, 20. November 2026", "Brücke über den Fluss Tarn"),
}
REST = {
    "en": "About 8,000 cars cross it in a day, and the ferry is no help to them.",
    "es": "Unos 8.000 autos lo cruzan por día, y la barca no les sirve de nada.",
    "pt": "Uns 8.000 carros passam por ela todo dia, e a balsa não serve para eles.",
    "fr": "Quelque 8 000 voitures le passent chaque jour, et le bac ne leur sert pas.",
    "de": "Rund 8.000 Wagen fahren jeden Tag darüber, und die Fähre hilft ihnen nicht.",
}
TO_COME = [
    ("en", "The bridge over the Tarn is shut for cars every Monday between ten and four."),
    ("es", "El puente sobre el Tarn cierra para los camiones los lunes por la noche."),
    ("fr", "Le pont sur le Tarn reste ouvert aux promeneurs le dimanche matin."),
    ("en", "The bridge over the Tarn closes on Monday for nine weeks."),
    ("en", "The bridge over the Tarn is to be shut on Monday for nine weeks."),
    ("en", "A court in Arvela hopes to rule on the bridge on Monday."),
    ("en", "The bridge over the Tarn is shut from Monday for nine weeks of work."),
    ("es", "El puente sobre el Tarn cerrará el lunes por nueve semanas para las obras."),
    ("es", "El puente sobre el Tarn va a cerrar el lunes por nueve semanas para las obras."),
    ("pt", "A ponte sobre o Tarn fechará na segunda-feira por nove semanas para as obras."),
    ("fr", "Le pont sur le Tarn fermera lundi pour neuf semaines, le temps des travaux."),
    ("de", "Die Brücke über den Tarn wird am Montag für neun Wochen geschlossen."),
    ("es", "El puente sobre el Tarn cierra el lunes por nueve semanas para las obras."),
    ("pt", "A ponte sobre o Tarn fecha na segunda-feira por nove semanas para as obras."),
    ("fr", "Le pont sur le Tarn ferme lundi pour neuf semaines, le temps des travaux."),
    ("de", "Die Brücke über den Tarn schließt am Montag für neun Wochen."),
    ("en", "The bridge over the Tarn stays shut until at least Friday after the flood."),
    ("es", "El puente sobre el Tarn queda cerrado hasta el viernes por la crecida."),
    ("pt", "A ponte sobre o Tarn fica fechada até pelo menos sexta-feira por causa da cheia."),
    ("fr", "Le pont sur le Tarn reste fermé jusqu'à vendredi à cause de la crue."),
    ("de", "Die Brücke über den Tarn bleibt bis zum Freitag wegen der Flut gesperrt."),
]
PAST = [
    ("en", "The bridge over the Tarn closed on Monday for nine weeks."),
    ("en", "The town raised the toll of the bridge from 2 to 3 euros a car on Monday."),
    ("en", "The town raised the toll of the bridge to three euros a car on Monday."),
    ("en", "The toll of the bridge went from Arvela to Lorn county on Monday."),
    ("en", "The minister from Arvela took the bridge to court on Monday."),
    ("es", "El puente sobre el Tarn cerró el lunes por nueve semanas para las obras."),
    ("es", "El puente sobre el Tarn cerrará en mayo, dijo el lunes la oficina de caminos."),
    ("pt", "A ponte sobre o Tarn fechou na segunda-feira por nove semanas para as obras."),
    ("fr", "Le pont sur le Tarn a fermé lundi pour neuf semaines, le temps des travaux."),
    ("de", "Die Brücke über den Tarn wurde am Montag für neun Wochen geschlossen."),
    ("es", "El cierre del puente sobre el Tarn comenzó el lunes y dura nueve semanas."),
    ("de", "Das Ende der Brücke über den Tarn kam am Montag ohne ein Wort der Stadt."),
]


def event_on(language, sentence):
    name, headline = PAPERS[language]
    text = f"{name}\n\n{headline}\n\n{sentence} {REST[language]}"
    return read(text.encode(), "page.txt").clippings[0].event_on


@pytest.mark.parametrize(("language", "sentence"), TO_COME)
def test_a_weekday_still_to_come_is_not_counted_back(language, sentence):
    assert event_on(language, sentence) is None


@pytest.mark.parametrize(("language", "sentence"), PAST)
def test_a_weekday_of_what_happened_is_counted_back(language, sentence):
    assert event_on(language, sentence) == date(2026, 11, 16)
