"""Square brackets around what was inferred of a date, as library catalogues write them."""

import re

_PARTS = {"year": re.compile(r"\d{4}"), "day": re.compile(r"\b\d{1,2}(?:–\d{1,2})?\b")}


def bracketed(said, part):
    """Return a date as it is said, with its inferred part in brackets.

    part  "year": 13 Nov [2021]; "day": [13–17] Nov 2021; "date": [13 Nov 2021]; "": as it is
    """
    if part in _PARTS:
        return _PARTS[part].sub(r"[\g<0>]", said)
    return f"[{said}]" if part else said
