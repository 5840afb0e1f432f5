"""The one transaction in which a brief changes: lock, check, apply, revision, index, edition."""

import random
import time
from copy import copy
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Brief, Revision
from ...models.revision import Verb
from .outcomes import NotPossible, Stale
from .record import FORMAT, moment, record_of
from .states import require, require_right
from .telling import tell

TRIES = 4
PAUSE = 0.1  # seconds, at most, before the second try; before the third twice that
# Only these are worth another try: serialization failure and deadlock, a tag or source that
# somebody merged after it was looked up (foreign key), and a row that somebody made (unique).
TWICE = "23505"
BROKEN_OFF = {"40001", "40P01", "23503", TWICE}


def retrying(verb):
    """Run a verb again, at most three times, where somebody who wrote at the same moment broke it
    off.

    Each try begins afresh, with the rows as they were given, and looks up anew what it names. Where
    a row is there already, there is one more try alone: the second time the fault is the verb's.
    Inside somebody else's transaction nothing is tried again: it is broken as a whole, and whoever
    opened it has to begin anew.
    """

    @wraps(verb)
    def run(*args, **kwargs):
        given = [(row, copy(row)) for row in (*args, *kwargs.values()) if isinstance(row, Model)]
        tried = 0
        while True:
            tried += 1
            try:
                return verb(*args, **kwargs)
            except (DatabaseError, ObjectDoesNotExist) as error:
                most = min(2, TRIES) if code_of(error) == TWICE else TRIES
                if connection.in_atomic_block or tried == most or not is_broken_off(error):
                    raise
                # At random, or two who broke each other off would meet again.
                time.sleep(random.uniform(0, PAUSE * tried))  # noqa: S311
                for row, before in given:
                    # Else a new row, saved in vain, would be taken for one that is in the database.
                    row.__dict__ = vars(copy(before))

    return run


def code_of(error):
    """Return the SQLSTATE of an error of PostgreSQL, or None."""
    return getattr(error.__cause__, "sqlstate", None)


def is_broken_off(error):
    """Say whether somebody who wrote at the same moment may be the reason of an error."""
    return isinstance(error, ObjectDoesNotExist) or code_of(error) in BROKEN_OFF


def lock(*briefs):
    """Read briefs again and hold their rows until the transaction ends, lower ids first."""
    ids = [brief.pk for brief in briefs]
    rows = Brief.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(ids)
    missing = [brief for brief in briefs if brief.pk not in rows]
    if missing:
        raise NotPossible(_("The brief “%s” is no longer there.") % missing[0])
    return [rows[pk] for pk in ids]


def check_version(brief, version):
    """Raise Stale unless the brief is still the one that was read."""
    if brief.version == version:
        return
    last = brief.revisions.order_by("-number").first()
    raise Stale(
        theirs=record_of(brief),
        version=brief.version,
        by=last.by_name if last else "",
        at=last.at if last else None,
    )


def revision_of(brief, verb, *, by, at, note="", record=None):
    """Return the revision, not yet saved, of a brief as it stands; `by` a person or None."""
    return Revision(
        brief=brief,
        number=brief.version,
        verb=verb,
        at=at,
        by=by,
        by_name=by.get_username() if by else "",
        note=note,
        format=FORMAT,
        snapshot=record or record_of(brief),
    )


def imported_state(brief, record):
    """Return the revision, not yet saved, of the state that an import brought."""
    by, at = brief.importer, brief.changed_at
    return revision_of(brief, Verb.IMPORT, by=by, at=at, record=record)


def keep_imported_state(brief, record):
    """Store the state before the first verb, so that the history of an imported brief is whole."""
    if not brief.revisions.filter(number=brief.version).exists():
        imported_state(brief, record).save()


def seen_by_readers(record):
    """Return what public pages are made of, or None where readers see nothing of the brief."""
    since = {
        Brief.Status.PUBLISHED: record["published_at"],
        Brief.Status.WITHDRAWN: record["first_published_at"],
    }.get(record["status"])
    return record if since and moment(since) <= timezone.now() else None


@dataclass(frozen=True, slots=True)
class Change:
    """What a verb did to a brief: the revision, and the records from before it and after it."""

    revision: Revision
    before: dict
    after: dict


def keep(brief, verb, *, by, before, note="", extra=None, compared=None):
    """Write a changed brief: raise its version and make its revision. `tell_of` has to follow.

    before    the record from before the change; an equal record after it makes no revision
    extra     further JSON-ready facts for the revision's snapshot
    compared  of a verb that let the text pass: `compared_with` it
    Returns the Change, or None where nothing had changed
    """
    after = record_of(brief)
    if after == before and extra is None:
        return None
    keep_imported_state(brief, before)
    read = brief.version
    brief.version, brief.changed_at = read + 1, timezone.now()
    values = {
        field.attname: getattr(brief, field.attname)
        for field in Brief._meta.concrete_fields
        if not field.primary_key
    }
    if not Brief.objects.filter(pk=brief.pk, version=read).update(**values):
        check_version(Brief.objects.get(pk=brief.pk), read)
    facts = (extra or {}) | ({} if compared is None else {"compared": compared})
    told = {"note": note, "record": after | facts}
    revision = revision_of(brief, verb, by=by, at=timezone.now(), **told)
    revision.save()
    return Change(revision, before, after)


def tell_of(*changes):
    """Tell index, tallies and edition of all that a verb kept, None left out: once, at its end."""
    changes = [change for change in changes if change]
    ids = [change.revision.brief_id for change in changes]
    counted = [
        change.revision.brief_id
        for change in changes
        if Brief.Status.PUBLISHED in (change.before["status"], change.after["status"])
    ]
    sights = [(seen_by_readers(c.before), seen_by_readers(c.after)) for c in changes]
    seen = any(before != after for before, after in sights)
    out = [moment(after["published_at"]) for before, after in sights if after and not before]
    tell(ids, counted=counted, seen=seen, out_at=max(out, default=None))


def store(brief, verb, **about):
    """Keep the one brief that a verb changed, and tell of it. Returns the Revision, or None."""
    change = keep(brief, verb, **about)
    if change is None:
        return None
    tell_of(change)
    return change.revision


def lock_for(verb, brief, *, by):
    """Lock a brief for somebody who has the right to this verb, whatever state it is in.

    A verb asks this first, so that "that is done already" is told only to those who may do it.
    """
    (brief,) = lock(brief)
    require_right(verb, brief, by)
    return brief


def begin(brief, verb, *, by, note=""):
    """Make the first revision of a brief that was just made, and let the desk find it."""
    revision = revision_of(brief, verb, by=by, at=timezone.now(), note=note)
    revision.save()
    tell([brief.pk])
    return revision


def open_brief(verb, brief, *, by, version):
    """Lock a brief for a verb and return (brief, record), or refuse with a sentence."""
    (brief,) = lock(brief)
    require(verb, brief, by)
    check_version(brief, version)
    return brief, record_of(brief)
