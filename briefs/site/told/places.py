"""The countries and territories of the map, and where their squares stand."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from ..kept import ledger

PITCH = 32
# From how many briefs on each shade is used, and what the key says of it. A newsroom changes once
# in its life to the second: when a country has MANY briefs.
SHADES = {1: "1", 2: "2–3", 4: "4–7", 8: "8–15", 16: "16+"}
SHADES_OF_MANY = {1: "1–9", 10: "10+", 100: "100+", 1000: "1000+", 10_000: "10k+"}
MANY = 1000
# A longer figure would touch the edges of its square.
LONGEST = 9999

# Code: name, column, row, counted from 1. The order of rows, left to right, is that of the tabs.
TILES = {
    "MX": (gettext_lazy("Mexico"), 1, 1),
    "CU": (gettext_lazy("Cuba"), 5, 1),
    "BS": (gettext_lazy("Bahamas"), 6, 1),
    "GT": (gettext_lazy("Guatemala"), 2, 2),
    "BZ": (gettext_lazy("Belize"), 3, 2),
    "JM": (gettext_lazy("Jamaica"), 5, 2),
    "HT": (gettext_lazy("Haiti"), 6, 2),
    "DO": (gettext_lazy("Dominican Republic"), 7, 2),
    "PR": (gettext_lazy("Puerto Rico"), 8, 2),
    "KN": (gettext_lazy("Saint Kitts and Nevis"), 9, 2),
    "AG": (gettext_lazy("Antigua and Barbuda"), 10, 2),
    "SV": (gettext_lazy("El Salvador"), 2, 3),
    "HN": (gettext_lazy("Honduras"), 3, 3),
    "GP": (gettext_lazy("Guadeloupe"), 9, 3),
    "DM": (gettext_lazy("Dominica"), 10, 3),
    "NI": (gettext_lazy("Nicaragua"), 3, 4),
    "MQ": (gettext_lazy("Martinique"), 9, 4),
    "LC": (gettext_lazy("Saint Lucia"), 10, 4),
    "CR": (gettext_lazy("Costa Rica"), 3, 5),
    "PA": (gettext_lazy("Panama"), 4, 5),
    "AW": (gettext_lazy("Aruba"), 5, 5),
    "CW": (gettext_lazy("Curaçao"), 6, 5),
    "TT": (gettext_lazy("Trinidad and Tobago"), 7, 5),
    "GD": (gettext_lazy("Grenada"), 8, 5),
    "VC": (gettext_lazy("Saint Vincent and the Grenadines"), 9, 5),
    "BB": (gettext_lazy("Barbados"), 10, 5),
    "CO": (gettext_lazy("Colombia"), 4, 6),
    "VE": (gettext_lazy("Venezuela"), 5, 6),
    "GY": (gettext_lazy("Guyana"), 6, 6),
    "SR": (gettext_lazy("Suriname"), 7, 6),
    "GF": (gettext_lazy("French Guiana"), 8, 6),
    "EC": (gettext_lazy("Ecuador"), 3, 7),
    "PE": (gettext_lazy("Peru"), 4, 7),
    "BO": (gettext_lazy("Bolivia"), 5, 7),
    "BR": (gettext_lazy("Brazil"), 6, 7),
    "CL": (gettext_lazy("Chile"), 4, 8),
    "PY": (gettext_lazy("Paraguay"), 5, 8),
    "UY": (gettext_lazy("Uruguay"), 6, 8),
    "AR": (gettext_lazy("Argentina"), 5, 9),
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
    shade: int

    @property
    def figure(self):
        return str(self.briefs) if self.briefs <= LONGEST else f"{self.briefs // 1000}k"


class Map(NamedTuple):
    """The squares in tab order, and what the key says of each shade."""

    tiles: list
    key: list


def shades_of(most):
    """Return the shades of a map whose fullest square has so many briefs."""
    return SHADES if most < MANY else SHADES_OF_MANY


def map_of(state):
    counted = {tag.code: tag for tag in ledger.tags(state) if tag.code}
    shades = shades_of(max((counted[code].briefs for code in TILES if code in counted), default=0))
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
                shade=bisect_right(list(shades), tag.briefs) if tag else 0,
            )
        )
    return Map(found, list(shades.values()))


def country_name(code, names):
    """Return what a country is called: its tag's name, the map's, or at worst the code itself.

    names  those of the tags, as `ledger.country_names` has them
    """
    if not code:
        return ""
    return names.get(code) or str(TILES[code][0] if code in TILES else code)
