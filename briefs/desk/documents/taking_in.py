"""What comes in: take in a document, and make its clippings of what intake reads."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ...models import Clipping, Document
from ...text import limits
from ...text.addresses import untracked
from ...text.clean import clean_line, cut_line
from ...text.credit import clean_name
from ..changing.change import retrying
from ..changing.outcomes import Invalid, NotAllowed
from ..grounds.crediting import host_of
from ..grounds.resting import tell_of_document
from ..stories.likeness import mark
from ..stories.same_text import (
    day_told,
    document_with_text,
    earlier_form,
    predecessor_of,
    supersede_earlier,
)
from ..stories.told import note_contradictions, stay_rejected
from .reading_today import read_today

# The columns of a document that its reading tells alone, whoever brings it.
READ_OF_DOCUMENTS = (
    "sha256",
    "kind",
    "language",
    "published_on",
    "published_precision",
    "byline",
    "flags",
    "reading",
    "text",
)


def may_read(by):
    if not by.has_perm("briefs.read_documents"):
        raise NotAllowed(_("You do not have the right to take in and read documents."))


def reading_record(reading):
    """Return what is kept of a reading: {"format": 1, "lines": [[role, reason, kept], …]}."""
    lines = [[str(line.role), line.reason, line.kept] for line in reading.lines]
    return {"format": 1, "lines": lines}


def take_in(data, name, *, by, host=None, address=""):
    """Read an upload or a pasted text; keep its bytes, its reading and its clippings, no drafts.

    Returns (document, created). A document that is known by its hash alone gets its text. One
    whose text another document has is kept as a later form of that one, and makes no clippings.
    address  typed by hand; without one, that which the page gives as its own
    Errors  Refused with the sentence of intake; NotAllowed
    """
    may_read(by)
    # What is known already is read under its own name, or its lines count otherwise.
    known = Document.objects.filter(sha256=sha256(data).hexdigest())
    reading = read_today(data, known.values_list("name", flat=True).first() or name)
    document, created = _keep(data, name, reading, by=by, host=host, address=untracked(address))
    if created:
        stay_rejected(document.clippings.order_by("first_line"))
        note_contradictions(document.clippings.order_by("first_line"))
    return document, created


@retrying
@transaction.atomic
def _keep(data, name, reading, *, by, host, address):
    known = Document.objects.select_for_update().filter(sha256=reading.sha256).first()
    if known is not None:
        if known.text is None:
            _attach(known, data, reading, by=by)
        return known, False
    host = host or host_of(reading, address)
    same = document_with_text(reading, host)
    earlier = same or (predecessor_of(address) if address else earlier_form(reading))
    document = document_of(reading, earlier)
    document.name = clean_line(name)[-limits.NAME :]
    document.host, document.received_by = host, by
    document.address = address or reading.address or ""
    document.original = data
    try:
        document.full_clean(exclude=["sha256", "original", "text", "reading"])
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        # The same file came in twice at once: the other one was first.
        return Document.objects.get(sha256=document.sha256), False
    if same is None:
        Clipping.objects.bulk_create(clipping_of(document, found) for found in reading.clippings)
        mark(document.clippings.all())
        supersede_earlier(document, document.received_at)
    return document, True


def _attach(known, data, reading, *, by):
    """Give a document that is known by its hash alone its bytes and its text.

    Readers are told of its lines: where those were known before, nothing changed for them.
    """
    unread = not known.reading
    known.original, known.text = data, reading.text
    known.reading = known.reading or reading_record(reading)
    known.save(update_fields=["original", "text", "reading"])
    fill_clippings(known, reading)
    tell_of_document(known, by=by, seen=unread)


def document_of(reading, earlier):
    """Make the unsaved Document of a reading: all that is read in it, not what it came with.

    earlier  the form before it, or None
    """
    published = day_told(reading, earlier)
    return Document(
        sha256=reading.sha256,
        kind=reading.kind,
        language=reading.language,
        published_on=published.first if published else None,
        published_precision=str(published.precision) if published else "unknown",
        byline=cut_line(reading.byline or "", limits.NAME),
        flags=list(reading.flags),
        reading=reading_record(reading),
        text=reading.text,
        predecessor=earlier,
    )


def clipping_of(document, found):
    """Make the unsaved Clipping of one clipping that intake read."""
    return Clipping(
        document=document,
        first_line=found.first_line,
        last_line=found.last_line,
        headline=cut_line(found.headline, limits.TITLE),
        excerpt=found.text,
        event_on=found.event_on,
        event_until=found.event_until,
        event_precision=str(found.event_precision) if found.event_on else "unknown",
        event_method=cut_line(found.event_method, limits.REASON),
        **credit_record(found),
        flags=list(found.flags),
    )


def credit_record(found):
    """Return what a clipping that intake read says of itself, as the columns of a Clipping."""
    own = found.published
    return {
        "origin": clean_name(found.origin),
        "byline": clean_name(found.byline),
        "address": found.address or "",
        "published_on": own.first if own else None,
        "published_precision": str(own.precision) if own else "unknown",
    }


def fill_clippings(document, reading):
    """Give clippings that came without text their excerpt, and add those that are new."""
    present = {clipping.first_line: clipping for clipping in document.clippings.all()}
    for found in reading.clippings:
        known = present.get(found.first_line)
        if known is None:
            clipping_of(document, found).save()
        elif not known.excerpt:
            known.excerpt = found.text
            fresh = credit_record(found) if known.is_silent else {}
            for name, value in fresh.items():
                setattr(known, name, value)
            known.save(update_fields=["excerpt", *fresh])
    mark(document.clippings.all())
