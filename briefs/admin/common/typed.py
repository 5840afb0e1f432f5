"""What was typed on a reading page beside the button that was pressed: it stands there again.

One form holds the whole page, so that each press brings all fields along, with scripts or without.
They are kept in the session of whoever typed, until that page's next press.
"""

FIELDS = ("reason", "brief")


def carry(request, document, done=None):
    """Keep what the fields of clippings hold, but for the clipping that is `done`."""
    # A number that was typed in place of choosing stands for what it chooses.
    sent = {name.removesuffix("-number"): value for name, value in request.POST.items() if value}
    typed = {
        name: value
        for name, value in sent.items()
        if name.rpartition("-")[2] in FIELDS
        and value.strip()
        and not (done and name.startswith(f"{done.pk}-"))
    }
    if typed:
        request.session[_key(document)] = typed
    else:
        request.session.pop(_key(document), None)


def carried(request, document, clipping):
    """Return {field: value} of what was typed beside a clipping."""
    typed = request.session.get(_key(document), {})
    found = {field: typed.get(f"{clipping.pk}-{field}") for field in FIELDS}
    return {field: value for field, value in found.items() if value}


def _key(document):
    return f"typed-{document.pk}"
