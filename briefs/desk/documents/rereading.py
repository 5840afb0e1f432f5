"""Read a document again with today's rules; what an editor decided, and what briefs use, stays."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Clipping, Document
from ..changing.change import retrying
from ..changing.outcomes import NotPossible, Outcome
from ..grounds.offers import offers_of, open_offers
from ..grounds.resting import require_unshown, tell_of_document
from ..names.naming import held
from ..stories.likeness import mark
from ..stories.told import note_contradictions
from .by_hand import is_by_hand
from .reading_today import read_today
from .readings import hold_clippings
from .settling import READ, plan_of
from .taking_in import may_read, reading_record

_DECIDED = Q(citations__isnull=False) | ~Q(rejected_because="")


def reread(document, *, by=None, dry_run=False):
    """Read a document afresh from its bytes, and settle its clippings by what is read today.

    by       None for whoever holds the shell
    dry_run  says what would change, and changes nothing
    A clipping in use keeps its first line and its brief; where the words of its kept lines change,
    the brief shows *evidence changed*. A rejected one stays rejected. Lines and clippings that an
    editor turned, split or joined stay as they are. Idempotent.
    Errors   NotAllowed; NotPossible where the bytes are not kept, or give other lines than before
    """
    if by is not None:
        may_read(by)
    document = held(document, Document.objects)
    if document.original is None:
        raise NotPossible(_("The file of this document is not kept: attach it first."))
    reading = read_today(bytes(document.original), document.name)
    outcome = _settle(document, reading, by=by, dry_run=dry_run)
    if outcome.changed and not dry_run:
        note_contradictions(document.clippings.order_by("first_line"))
    return outcome


@retrying
@transaction.atomic
def _settle(document, reading, *, by, dry_run):
    document = held(document)
    # Nobody uses or rejects a clipping between the plan and its writing.
    hold_clippings(document)
    record = _record(document, reading)
    moved = document.text is not None and _lines(document.text) != _lines(reading.text)
    if moved and document.clippings.filter(_DECIDED).exists():
        raise NotPossible(
            _("Its lines are counted otherwise today, and what was decided counts on the old ones.")
        )
    plan = plan_of(document, reading, record, moved)
    # A kind that the desk gave stays, and another reading of it is offered.
    kind = document.kind if "kind" in document.offers else reading.kind
    about = {"kind": kind, "flags": list(reading.flags), "text": reading.text}
    about |= {"reading": record}
    about |= {"offers": offers_of(document, reading)}
    fresh = {name: value for name, value in about.items() if getattr(document, name) != value}
    if by is not None and {"kind", "reading"} & fresh.keys():
        require_unshown(document, by)
    if not dry_run:
        _write(document, fresh, plan, by)
    return _outcome(document, fresh, plan)


def _lines(text):
    return text.split("\n")


def _record(document, reading):
    """Return the record of a reading, with the lines that an editor decided left as they were."""
    record = reading_record(reading)
    old = document.line_records
    if len(old) == len(record["lines"]):
        pairs = zip(old, record["lines"], strict=True)
        record["lines"] = [was if is_by_hand(was) else now for was, now in pairs]
    return record


def _write(document, fresh, plan, by):
    if fresh:
        Document.objects.filter(pk=document.pk).update(**fresh)
    Clipping.objects.filter(pk__in=[row.pk for row in plan.gone]).delete()
    # A waiting clipping may take the first line that another one leaves: out of the way first.
    for row in plan.changed:
        Clipping.objects.filter(pk=row.pk).update(
            first_line=row.first_line + 10**8, last_line=row.last_line + 10**8
        )
    for row in plan.changed:
        row.save(update_fields=["first_line", *READ])
    made = Clipping.objects.bulk_create(plan.new)
    mark([*plan.changed, *made])
    ids = [row.pk for row in plan.superseded]
    Clipping.objects.filter(pk__in=ids).update(superseded_at=timezone.now())
    if fresh or plan.changed:
        tell_of_document(document, by=by)


def _outcome(document, fresh, plan):
    changed = bool(fresh or plan.new or plan.changed or plan.gone or plan.superseded)
    offered = _offered(document, fresh)
    if not changed:
        said = _("“%s” reads as it did.") % document
        return Outcome(None, f"{said} {offered}".strip(), changed=False)
    said = _(
        "“%(document)s” read again. Clippings: %(new)d new, %(changed)d changed, %(gone)d gone, "
        "%(superseded)d in use with other words."
    ) % {
        "document": document,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "gone": len(plan.gone),
        "superseded": len(plan.superseded),
    }
    others = {
        "kind": _("its kind"),
        "flags": _("its flags"),
        "text": _("its text"),
        "reading": _("the roles of its lines"),
    }
    other = [name for field, name in others.items() if field in fresh]
    if other:
        said += " " + _("Other than before: %s.") % ", ".join(other)
    return Outcome(None, f"{said} {offered}".strip())


def _offered(document, fresh):
    """Say what the reading says otherwise than the desk, "" where that is nothing."""
    document.offers = fresh.get("offers", document.offers)
    found = [
        _("%(field)s: “%(read)s”, where the desk has “%(here)s”")
        % {"field": label, "read": read, "here": here}
        for _name, label, here, read, _value in open_offers(document)
    ]
    return _("To be looked at on its reading page: %s.") % "; ".join(found) if found else ""
