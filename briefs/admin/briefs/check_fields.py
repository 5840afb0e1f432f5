"""Where in the form of a brief each check of the publishing list is mended."""

SOURCES = "citations"
FIELDS = {
    "headline": "headline",
    "summary": "summary",
    "tags": "tags",
    "new-names": "tags",
    "sources": SOURCES,
    "standing": SOURCES,
    "conflicts": SOURCES,
    "date": "event_on",
    "language": "language",
    # Mended on other pages, to which their sentences lead.
    "once": "",
    "tampering": "",
}


def field_of(check, texts):
    """Return the name of the field, `SOURCES` or "".

    texts  {name: text}: what is said of words leads to the text in which they stand
    """
    if check.name in FIELDS:
        return FIELDS[check.name]
    words = [detail.strip("“”") for detail in check.details]
    held = (
        name for name in ("headline", "body") if any(one in texts.get(name, "") for one in words)
    )
    return next(held, "summary")


def address_of(check, brief):
    """Return the id of the element of the form to which a line of the list leads, or ""."""
    field = field_of(check, {name: getattr(brief, name) for name in ("headline", "body")})
    return f"{SOURCES}-heading" if field == SOURCES else field and f"id_{field}"
