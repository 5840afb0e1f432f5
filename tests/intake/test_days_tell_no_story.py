"""Months and weekdays that come again in every text prove no common story."""

import pytest

from briefs.intake import read

DAYS = """1er {m} : Moquela achète deux grues d’occasion à Busan, pour neuf millions.
3 {m} : Les trains du sel roulent vers le littoral. Le pont fut rebâti en neuf semaines.
6 {m} : Quarante thoniers restent au mouillage contre une taxe sur le gazole.
9 {m} : La récolte de quinoa baisse d’un dixième, annonce la chambre des producteurs.
12 {m} : Panne du câble entre Salvera et Auckland. Les données passent par la Californie.
14 {m} : Un musée du guano ouvre ses salles à Chacuma. L’entrée coûte trois pesos.
17 {m} : Le tribunal de Tarn annule les permis de deux mines de lithium.
20 {m} : Une école de Norvik reçoit des ordinateurs coréens. Elle en attendait le double.
22 {m} : Le parlement ratifie l’accord douanier avec Hanoï, par 71 voix contre 19.
25 {m} : Une sécheresse vide le barrage de Kuskoda. Les coupures durent trois heures.
28 {m} : Des biologistes comptent 412 flamants sur la lagune, record du siècle."""
ONE = """1er {m} : La mairie de Tarn ferme le marché couvert et colle une affiche à la grille.
4 {m} : Les marchands du marché couvert bloquent la mairie de Tarn. La grille reste fermée.
9 {m} : La mairie de Tarn promet un marché provisoire aux marchands du marché couvert.
12 {m} : Les experts de la mairie disent que la charpente du marché couvert ne tient plus.
15 {m} : Les marchands refusent le marché provisoire et veulent leurs propres experts.
18 {m} : Les experts des marchands trouvent la charpente du marché couvert solide.
20 {m} : Le tribunal rouvre le marché couvert de Tarn. La mairie paiera la charpente.
24 {m} : Les marchands ôtent la grille du marché couvert sous les fenêtres de la mairie.
27 {m} : Les experts de la mairie et des marchands signent pour la charpente du marché.
29 {m} : La mairie de Tarn rend aux marchands le loyer du marché couvert."""


@pytest.mark.parametrize("month", ["mars", "avril", "juillet", "septembre"])
def test_the_days_of_a_month_open_stories_of_their_own(month):
    days = DAYS.format(m=month).split("\n")
    text = "\n\n".join(["Chronologie – Pacifique", f"{month.title()} 2023", *days])
    reading = read(text.encode(), "chronologie.txt")
    assert (reading.kind, len(reading.clippings)) == ("digest", len(days))


def test_the_days_of_one_story_are_one_story():
    days = ONE.format(m="mars").split("\n")
    text = "\n\n".join(["Le marché couvert de Tarn, jour par jour", "Mars 2023", *days])
    assert read(text.encode(), "chronologie.txt").kind == "article"
