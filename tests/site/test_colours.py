"""The colours of the sheets can be read, by day and in the dark: WCAG 2.2 asks for 4.5 to one."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEETS = Path(settings.BASE_DIR) / "static/newsroom"
TOKEN = re.compile(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)")
ENOUGH = 4.5
WORDS = ["ink", "soft", "quiet", "blue", "blue-hover", "visited", "ok", "no", "wait"]
PAIRS = [(word, ground) for word in WORDS for ground in ("paper", "plate")]
PAIRS += [("ok", "ok-ground"), ("no", "no-ground"), ("wait", "wait-ground"), ("paper", "blue")]


def sheet(name):
    return (SHEETS / f"{name}.css").read_text()


def luminance(colour):
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrasts(first, second):
    """Return the contrast of two tokens by day and in the dark."""
    tokens = {name: scheme for name, *scheme in TOKEN.findall(sheet("tokens"))}
    pairs = zip(tokens[first], tokens[second], strict=True)
    lights = [sorted(map(luminance, pair)) for pair in pairs]
    return [(lighter + 0.05) / (darker + 0.05) for darker, lighter in lights]


@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_words_stand_out_from_their_ground(pair):
    assert min(contrasts(*pair)) >= ENOUGH


def test_found_words_stand_out_wherever_they_stand():
    """A mark that took the colour of the words around it was hard to read in the dark."""
    ((rule,),) = [re.findall(r"\bmark \{([^}]*)\}", sheet("entries"))]
    told = dict(part.strip().split(": ", 1) for part in rule.split(";") if part.strip())
    names = [told[name].removeprefix("var(--").rstrip(")") for name in ("color", "background")]
    assert min(contrasts(*names)) >= ENOUGH
