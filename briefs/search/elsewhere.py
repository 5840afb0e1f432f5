"""Words that are operators in other searches."""

import re

from django.utils.translation import gettext as _

# The colon of an address or of an hour makes no field.
FIELD = re.compile(r"([^\W\d_]+):(?!//)\S")


def hint_about(word):
    """Say of a word that means more elsewhere what it is here, or ""."""
    if word in ("OR", "|"):
        return _("“%s” changes nothing: all words must occur.") % word
    if word == "NOT":
        return _("“NOT” is a word like others. A minus sign leaves a word out: −football.")
    if found := FIELD.match(word or ""):
        return _("“%s:” is no field. There are tag:, source:, from: and to:.") % found[1]
    return ""
