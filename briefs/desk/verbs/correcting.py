"""Verbs that change what readers have already seen: correct, withdraw."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Brief, Correction, Edition
from ...models.correction import SOURCES
from ...models.revision import Verb
from ...text import limits
from ...text.differences import changed_sentences
from ..changing import content as contents
from ..changing.change import keep, lock_for, open_brief, retrying, store, tell_of
from ..changing.differences import readable
from ..changing.outcomes import Invalid, LookFirst, Outcome, Unmet, sentence
from ..changing.record import READERS_FIELDS, TEXT, record_of, same
from ..changing.states import require
from ..checking.check import UNMET, looks
from ..checking.checks import checks
from ..checking.new_names import keep_names
from ..checking.own_words import compared_with
from ..grounds.evidence import keep_evidence
from .reworking import carry_over
from .typography import is_typography

SILENT = "silent"


@retrying
@transaction.atomic
def correct(brief, content, *, kind, note="", by, version, stands=None):
    """Change a live brief at once and tell readers what changed.

    kind    "correction" (we were wrong), "clarification" (we were unclear), "update" (the world
            moved on), or "silent" for typography only
    note    one public sentence; needed unless the change is silent
    stands  what `looks` says of the new text and an editor lets stand; None where nobody is asked
    Errors  Invalid, LookFirst, NotAllowed, NotPossible, Stale, Unmet
    """
    current = lock_for(Verb.CORRECT, brief, by=by)
    if same(content, record_of(current)):
        require(Verb.CORRECT, current, by)
        return Outcome(current, _("Nothing was changed."), changed=False)
    brief, before = open_brief(Verb.CORRECT, brief, by=by, version=version)
    let_stand = None if stands is None else {*stands, *looks(checks(brief))}
    contents.put(brief, content)
    keep_names(brief.tagged.values("tag"))
    keep_evidence(brief)
    carried = carry_over(brief, before, record_of(brief))
    found = checks(brief)
    missing = [check for check in found if check.state == UNMET]
    try:
        note_made = apply_correction(brief, before, kind=kind, note=note)
    except Invalid as invalid:
        if missing:
            raise Unmet(missing, invalid.errors) from invalid
        raise
    if missing:
        raise Unmet(missing)
    if note_made and let_stand is not None and not let_stand.issuperset(new := looks(found)):
        raise LookFirst([look for look in new if look not in let_stand or look in stands])
    told = {"note": note, "compared": compared_with(brief)}
    change = keep(brief, Verb.CORRECT, by=by, before=before, **told)
    if change is None:
        return Outcome(brief, _("Nothing was changed."), changed=False)
    tell_of(change, carried)
    revision = change.revision
    if note_made is None:
        return Outcome(brief, _("“%s” is changed without a note.") % brief, revision)
    said = _("“%(b)s” is changed; readers see %(kind)s %(number)d.") % {
        "b": brief,
        "kind": note_made.get_kind_display(),
        "number": note_made.number,
    }
    return Outcome(brief, said, revision)


def apply_correction(brief, before, *, kind, note):
    """Number and store the note to readers that a change asks for, or refuse the change.

    Returns the Correction, or None where readers see no change or the change is silent.
    """
    after = record_of(brief)
    fields = [name for name in READERS_FIELDS if before[name] != after[name]]
    if not fields:
        return None
    if kind == SILENT:
        if not all(is_typography(brief, was, after) for was in (before, _as_told(brief, before))):
            raise Invalid(
                {"kind": [_("A silent change may mend typography only: tell readers of this one.")]}
            )
        return None
    note = note_for_readers(kind, note)
    # The number is that of this edition only while no other one comes between: all rows of briefs
    # are held by now, so the edition may be.
    Edition.objects.hold()
    last = brief.corrections.order_by("-number").values_list("number", flat=True).first() or 0
    return Correction.objects.create(
        brief=brief,
        number=last + 1,
        kind=kind,
        note=note,
        changes=changes(before, after),
        edition=Edition.objects.number() + 1,
    )


def note_for_readers(kind, note):
    """Return the note as one clean line; whether it, its kind or both lack is said at once."""
    asked = _("Say whether this is a correction, a clarification or an update.")
    errors = {} if kind in Correction.Kind.values else {"kind": [asked]}
    try:
        note = sentence(note, "note", _("Say in one sentence what changed and why."))
    except Invalid as refused:
        errors |= refused.errors
    if errors:
        raise Invalid(errors)
    return note


def _as_told(brief, before):
    """Return the record before with the text that readers were last told of.

    Else a text could change its meaning by silent steps, each of them small, whichever verbs
    made them: readers are told by the first publication and by a correction alone.
    """
    public = brief.revisions.filter(snapshot__status=Brief.Status.PUBLISHED).order_by("number")
    last = brief.corrections.order_by("-number").first()
    # The first revision after a correction is the one that made it.
    told = (public.filter(at__gte=last.at) if last else public).first()
    if told is None:
        return before
    return before | {name: told.snapshot[name] for name in TEXT}


def changes(before, after):
    """Return what readers are shown: [{"field", "before", "after"}], of text whole sentences, of
    sources those that the other has not.
    """
    left, right = readable(before), readable(after)
    found = []
    for name, old in left.items():
        if old == right[name] or name == "language":
            continue
        new = right[name]
        if name in TEXT[1:]:
            old, new = changed_sentences(old, new)
        elif name == SOURCES and sorted(old.split("\n")) != sorted(new.split("\n")):
            was, now = old.split("\n"), new.split("\n")
            old = "\n".join(line for line in was if line not in now)
            new = "\n".join(line for line in now if line not in was)
        found.append({"field": name, "before": old, "after": new})
    return found


@retrying
@transaction.atomic
def withdraw(brief, reason, *, by, version):
    """Take a public brief back. Its address answers with the reason from then on."""
    current = lock_for(Verb.WITHDRAW, brief, by=by)
    if current.status == Brief.Status.WITHDRAWN:
        return Outcome(current, _("“%s” is withdrawn already.") % current, changed=False)
    brief, before = open_brief(Verb.WITHDRAW, brief, by=by, version=version)
    wanted = _("Say in one sentence for readers why it is withdrawn.")
    reason = sentence(reason, "reason", wanted, limit=limits.REASON)
    brief.status = Brief.Status.WITHDRAWN
    brief.withdrawn_at = timezone.now()
    brief.withdrawn_because = reason
    revision = store(brief, Verb.WITHDRAW, by=by, before=before, note=reason)
    return Outcome(brief, _("“%s” is withdrawn; its page says why.") % brief, revision)
