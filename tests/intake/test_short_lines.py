"""Stories in short lines, without a paragraph, as plain text: told where a title says what of."""

import pytest

from briefs.intake import read

MENU = ("Home", "Recipes", "Shop", "About us", "Log in", "Newsletter")
RECIPES = {
    "en": (
        "Plum tart with almonds",
        *("For one tart of 26 cm", "Ingredients", "200 g flour, 100 g ground almonds"),
        *("120 g cold butter in small pieces", "1 kg plums, cut in halves", "80 g brown sugar"),
        *("Steps", "Knead flour, almonds, butter and sugar to a dough", "Leave it cold an hour"),
        *("Roll the dough out and line the form for the tart with it", "Lay the plums on it"),
        *("Bake the tart for 45 minutes at 180 degrees", "Serve it with cream and more almonds"),
    ),
    "de": (
        "Zwetschgenkuchen mit Mandeln",
        *("Für eine Form von 26 cm", "Zutaten", "200 g Mehl, 100 g gemahlene Mandeln"),
        *("120 g kalte Butter in kleinen Stücken", "1 kg halbierte Zwetschgen", "80 g Zucker"),
        *("Schritte", "Mehl, Mandeln, Butter und Zucker zu einem Teig kneten", "Eine Stunde kalt"),
        *("Den Teig ausrollen und die Form für den Zwetschgenkuchen belegen", "Zwetschgen darauf"),
        *("Den Zwetschgenkuchen 45 Minuten bei 180 Grad backen", "Mit Sahne und Mandeln servieren"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("language", RECIPES)
def test_a_recipe_in_short_lines_is_told_below_its_title(language, between):
    title, *lines = RECIPES[language]
    (one,) = read(between.join([*MENU, title, *lines]).encode(), "recipe.txt").clippings
    assert one.headline == title
    assert one.text.split("\n\n") == lines


def test_a_menu_and_a_list_of_titles_are_no_story_in_short_lines():
    titles = (
        "Ferry to Arvela sails again after the storm",
        "Teachers of the north walk out for a week",
        "A doctor comes to the island at last",
        "Ice closes the lake for all but the mail",
        "Council votes on the new school in May",
        "Bakers warn of dear flour and fewer shops",
        "Old pier of Kirn gets a roof and benches",
        "Young foresters plant oaks above the mine",
        "Who pays for the bridge over the Tarn?",
        "Choir sings for the hospital on Sunday",
    )
    for lines in (MENU * 20, titles, [*MENU, *titles, *MENU]):
        assert not read("\n".join(lines).encode(), "front.txt").clippings
