"""What a later reading says otherwise of a document: offered beside what the desk has, never put.

Host, date, byline and language may have been corrected since the document came in.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Document
from ...models.languages import UNDETERMINED
from ...text import limits
from ...text.clean import cut_line
from ..changing.change import retrying
from ..changing.differences import day_said
from ..changing.known_sources import find_source, make_source
from ..changing.outcomes import Invalid, NotPossible, Outcome
from ..names.naming import held, require_perm
from ..stories.same_text import day_told
from .crediting import shown_by
from .resting import tell_of_document

FIELDS = {
    "kind": gettext_lazy("kind"),
    "host": gettext_lazy("hosted by"),
    "published_on": gettext_lazy("published on"),
    "byline": gettext_lazy("byline"),
    "language": gettext_lazy("language"),
}
_LENGTHS = {"day": 10, "month": 7, "year": 4}
_PRECISIONS = {length: precision for precision, length in _LENGTHS.items()}


def read_of(document, reading):
    """Return what a reading says of a document by field, "" where it says nothing.

    A date is cut to its precision: "2021-07".
    """
    # Who wrote a page is taken for its host where it comes in; that is no reason to change it.
    name, _domain = shown_by(reading, document.address)
    return {
        "kind": reading.kind,
        "host": (name if reading.host or reading.aggregator else "") or "",
        "published_on": str(day_told(reading, document.predecessor_id) or ""),
        "byline": cut_line(reading.byline or "", limits.NAME),
        "language": reading.language if reading.language != UNDETERMINED else "",
    }


def present(document):
    """Return what the desk has of a document, as `read_of` writes it."""
    day = document.published_on
    return {
        "kind": document.kind,
        "host": document.host.name if document.host else "",
        "published_on": day.isoformat()[: _LENGTHS[document.published_precision]] if day else "",
        "byline": document.byline,
        "language": document.language,
    }


def offers_of(document, reading):
    """Return the offers of a reading: where it says something, and not what the desk has.

    What the desk looked at before and left stays so. The kind is put and not offered, unless the
    desk gave another one.
    """
    here, before, found = present(document), document.offers, {}
    for field, value in read_of(document, reading).items():
        if not value or value == here[field] or (field == "host" and _is_host(document, reading)):
            continue
        if field == "kind" and field not in before:
            continue
        known = before.get(field, {})
        left = known.get("left", False) and known.get("value") == value
        found[field] = {"value": value} | ({"left": True} if left else {})
    if "host" in found:
        # A source may be known by its domain alone.
        found["host"]["domain"] = shown_by(reading, document.address)[1]
    return found


def _is_host(document, reading):
    name, domain = shown_by(reading, document.address)
    return document.host is not None and find_source(name, domain=domain) == document.host


def open_offers(document):
    """Return [(field, label, what the desk has, what the reading says, its value)] of those to
    look at; the last is what `take_offers` is to be given."""
    here = present(document)
    values = {name: o["value"] for name, o in document.offers.items() if not o.get("left")}
    return [
        (field, label, _said(field, here[field]), _said(field, values[field]), values[field])
        for field, label in FIELDS.items()
        if field in values and values[field] != here[field]
    ]


def _said(field, value):
    """Return a value as the desk says it: days are written as 2021-07-28, or cut, in offers."""
    if field == "kind":
        return Document.Kind(value).label
    is_day = field == "published_on" and value
    return day_said(_first_day(value), _PRECISIONS[len(value)]) if is_day else value


def _first_day(value):
    return date.fromisoformat((value + "-01-01")[:10])


def corrected(document, before):
    """Note what the desk corrected, so that a reading which says it again does not offer it.

    before  the row as it was
    """
    was, here = present(before), present(document)
    for field in FIELDS:
        if was[field] and was[field] != here[field]:
            document.offers[field] = {"value": was[field], "left": True}


@retrying
@transaction.atomic
def take_offers(document, shown, *, by):
    """Put what the last reading says of some fields into a document.

    shown  {field: value}, as they were offered to whoever takes them
    """
    document = _opened(document, shown, by)
    for field, value in shown.items():
        if field == "host":
            document.host = _source_of(value, document.offers[field].get("domain", ""))
        elif field == "published_on":
            document.published_on = _first_day(value)
            document.published_precision = _PRECISIONS[len(value)]
        else:
            setattr(document, field, value)
        del document.offers[field]
    try:
        document.full_clean(exclude=["sha256", "original", "text", "reading"])
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
    document.save(update_fields=[*FIELDS, "published_precision", "offers"])
    tell_of_document(document, by=by)
    return Outcome(None, _("Taken from the reading: %s.") % _labels(shown))


def _source_of(name, domain):
    found = make_source(name, domain=domain)
    if found is None:
        said = _("“%s” is no name of a source: leave it, and choose the host in the form.")
        raise NotPossible(said % name)
    return found


@retrying
@transaction.atomic
def leave_offers(document, shown, *, by):
    """Leave what the desk has; the same reading is not offered again."""
    document = _opened(document, shown, by)
    for field in shown:
        document.offers[field]["left"] = True
    document.save(update_fields=["offers"])
    return Outcome(None, _("Left as the desk has it: %s.") % _labels(shown))


def _opened(document, shown, by):
    sentence = _("You do not have the right to change documents.")
    require_perm(by, "briefs.change_document", sentence)
    document = held(document, Document.objects.select_for_update().light())
    offered = {name: offer["value"] for name, offer in document.offers.items()}
    if not shown.keys() & offered.keys():
        raise NotPossible(_("The reading offers nothing there any more."))
    if not shown.items() <= offered.items():
        raise NotPossible(_("It was read again meanwhile: look at what the reading says now."))
    return document


def _labels(fields):
    return ", ".join(str(FIELDS[name]) for name in fields)
