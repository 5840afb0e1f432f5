"""Every address of the public site, from its URLconf: a new one is in all tests made of these."""

import re

from django.urls import get_resolver

KNOWN = {"slug": "ferry", "form": "atom", "year": "2021", "month": "11", "day": "13"}
KNOWN |= {"week": "2021-W45", "name": "pages"}
PATTERNS = get_resolver("briefs.site.urls").url_patterns


def addresses(**values):
    """Return {name: address}, filled in with KNOWN and with what else is given."""
    known = KNOWN | values
    return {
        pattern.name: "/"
        + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: known[found[1]], str(pattern.pattern))
        for pattern in PATTERNS
    }


def names_with(part):
    """Return the names of the addresses that have this part, such as slug."""
    return [pattern.name for pattern in PATTERNS if f":{part}>" in str(pattern.pattern)]
