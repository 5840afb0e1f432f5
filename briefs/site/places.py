"""The countries and territories of the map, and where their squares stand."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from . import ledger

PITCH, SIDE = 32, 30
SHADES = 5

# Code: name, column, row, counted from 1. The order of rows, left to right, is that of the tabs.
TILES = {
    "MX": (_("Mexico"), 1, 1),
    "CU": (_("Cuba"), 5, 1),
    "BS": (_("Bahamas"), 6, 1),
    "GT": (_("Guatemala"), 2, 2),
    "BZ": (_("Belize"), 3, 2),
    "JM": (_("Jamaica"), 5, 2),
    "HT": (_("Haiti"), 6, 2),
    "DO": (_("Dominican Republic"), 7, 2),
    "PR": (_("Puerto Rico"), 8, 2),
    "KN": (_("Saint Kitts and Nevis"), 9, 2),
    "AG": (_("Antigua and Barbuda"), 10, 2),
    "SV": (_("El Salvador"), 2, 3),
    "HN": (_("Honduras"), 3, 3),
    "GP": (_("Guadeloupe"), 9, 3),
    "DM": (_("Dominica"), 10, 3),
    "NI": (_("Nicaragua"), 3, 4),
    "MQ": (_("Martinique"), 9, 4),
    "LC": (_("Saint Lucia"), 10, 4),
    "CR": (_("Costa Rica"), 3, 5),
    "PA": (_("Panama"), 4, 5),
    "AW": (_("Aruba"), 5, 5),
    "CW": (_("Curaçao"), 6, 5),
    "TT": (_("Trinidad and Tobago"), 7, 5),
    "GD": (_("Grenada"), 8, 5),
    "VC": (_("Saint Vincent and the Grenadines"), 9, 5),
    "BB": (_("Barbados"), 10, 5),
    "CO": (_("Colombia"), 4, 6),
    "VE": (_("Venezuela"), 5, 6),
    "GY": (_("Guyana"), 6, 6),
    "SR": (_("Suriname"), 7, 6),
    "GF": (_("French Guiana"), 8, 6),
    "EC": (_("Ecuador"), 3, 7),
    "PE": (_("Peru"), 4, 7),
    "BO": (_("Bolivia"), 5, 7),
    "BR": (_("Brazil"), 6, 7),
    "CL": (_("Chile"), 4, 8),
    "PY": (_("Paraguay"), 5, 8),
    "UY": (_("Uruguay"), 6, 8),
    "AR": (_("Argentina"), 5, 9),
}
TERRITORIES = {"PR", "GP", "MQ", "AW", "CW", "GF"}


@dataclass(frozen=True, slots=True)
class Tile:
    """One square: its corner in the drawing, and the tag behind it if any brief carries it."""

    code: str
    name: str
    x: int
    y: int
    territory: bool
    slug: str
    briefs: int

    @property
    def shade(self):
        """0, 1, 2–3, 4–7, 8–15, 16 and more: fixed, so that a shade means the same every day."""
        return min(self.briefs.bit_length(), SHADES)

    @property
    def middle(self):
        return self.x + SIDE // 2

    @property
    def code_line(self):
        """The base line of the code: higher where a number stands below it."""
        return self.y + (13 if self.briefs else 19)

    @property
    def count_line(self):
        return self.y + 25


def tiles(state):
    """Return the squares of the map in tab order."""
    counted = {tag.code: tag for tag in ledger.tags(state) if tag.code}
    found = []
    for code, (name, column, row) in TILES.items():
        tag = counted.get(code)
        found.append(
            Tile(
                code=code,
                name=tag.name if tag else str(name),
                x=(column - 1) * PITCH + 1,
                y=(row - 1) * PITCH + 1,
                territory=code in TERRITORIES,
                slug=tag.slug if tag else "",
                briefs=tag.briefs if tag else 0,
            )
        )
    return found


def country_name(code, names):
    """Return what a country is called: its tag's name, the map's, or at worst the code itself.

    names  those of the tags, as `ledger.country_names` has them
    """
    if not code:
        return ""
    return names.get(code) or str(TILES[code][0] if code in TILES else code)
