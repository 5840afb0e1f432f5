"""Which of the four families of the reading page a line or flag belongs to."""

from django.utils.translation import gettext as _

KEPT, ABOUT, FURNITURE, HOSTILE, BLANK = "kept", "about", "furniture", "hostile", "blank"

# Lines that are dropped from the story but say something of the page or of the story.
ABOUT_ROLES = {
    "dateline",
    "byline",
    "source-line",
    "meta",
    "caption",
    "credit",
    "page-clock",
    "site-name",
    "notice",
}
HOSTILE_ROLES = {"spam", "hidden"}
HOSTILE_FLAGS = {"spam", "tampered"}


def family_of(role, kept):
    """Return the family of a line: what it is counts for dropped lines, kept ones are kept."""
    if role == "blank":
        return BLANK
    if kept:
        return KEPT
    if role in HOSTILE_ROLES:
        return HOSTILE
    return ABOUT if role in ABOUT_ROLES else FURNITURE


def pieces_of(text, cuts):
    """Return the text of a line in pieces: (text, whether it sells)."""
    at, pieces = 0, []
    for cut in cuts:
        pieces += [(text[at : cut.start], False), (text[cut.start : cut.end], True)]
        at = cut.end
    return [*pieces, (text[at:], False)]


def families_of(flags):
    """Return [(flag in words, family)]: hostile for what poisons a page, about for the rest."""
    said = {"mojibake": _("garbled letters"), "destroyed": _("letters lost")}
    return [(said.get(flag, flag), HOSTILE if flag in HOSTILE_FLAGS else ABOUT) for flag in flags]
