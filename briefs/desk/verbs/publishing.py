"""Verbs of those who publish: approve, publish, schedule."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...models import Brief, Edition
from ...models.brief_slug import in_the_way, plain_slug
from ...models.revision import Verb
from ..changing import content as contents
from ..changing.change import (
    check_version,
    keep_imported_state,
    lock,
    lock_for,
    open_brief,
    retrying,
    store,
)
from ..changing.outcomes import NotPossible, Outcome
from ..changing.record import content_of, record_of
from ..changing.states import LIVE, NO_MINUTE, SCHEDULED, require, state_of
from ..checking.checks import require_met
from ..checking.four_eyes import require_second_pair_of_eyes
from ..checking.new_names import settle_names
from ..checking.own_words import compared_with
from ..grounds.evidence import copy_evidence
from .correcting import apply_correction
from .reworking import require_nothing_taken_back, take_over_history


@retrying
@transaction.atomic
def approve(brief, *, by, version, at=None, correction=None, names=()):
    """Publish a brief that was in review, now or at a time; a rework is copied back.

    at          an aware datetime in the future schedules it
    correction  for a rework whose readers will see a change: (kind, note)
    names       of its suggested tags what stays, as `settle_names` takes it
    Errors      Unmet with the checks that are not met; FourEyes for what they wrote themselves
    """
    told = {"by": by, "version": version, "names": names}
    if brief.rework_of_id and at is not None:
        raise NotPossible(NO_MINUTE)
    if brief.rework_of_id:
        return _approve_rework(brief, Verb.APPROVE, told=correction, **told)
    return _publish(brief, Verb.APPROVE, at=at, **told)


@retrying
@transaction.atomic
def publish(brief, *, by, version, correction=None, names=()):
    """Publish a brief at once, from whatever state before it."""
    told = {"by": by, "version": version, "names": names}
    if brief.rework_of_id:
        return _approve_rework(brief, Verb.PUBLISH, told=correction, **told)
    return _publish(brief, Verb.PUBLISH, **told)


@retrying
@transaction.atomic
def schedule(brief, at, *, by, version, names=()):
    """Publish a brief at a minute to come. Readers see it from then on, without any worker."""
    return _publish(brief, Verb.SCHEDULE, by=by, version=version, names=names, at=at)


def _publish(brief, verb, *, by, version, names, at=None):
    # Whoever has to give its address away is held with it: no row of a brief after the edition.
    lock(brief, *in_the_way([plain_slug(brief)]).exclude(pk=brief.pk))
    current = lock_for(verb, brief, by=by)
    wanted = current.published_at if verb == Verb.APPROVE and at is None else at
    if current.status == Brief.Status.PUBLISHED and current.published_at == wanted:
        return Outcome(current, _("“%s” is published already.") % current, changed=False)
    if state_of(current) == LIVE:
        return Outcome(current, _("“%s” is public already.") % current, changed=False)
    brief, before = open_brief(verb, brief, by=by, version=version)
    now = timezone.now()
    if verb == Verb.SCHEDULE and (at is None or at <= now):
        raise NotPossible(_("A schedule needs a minute that has not passed."))
    require_second_pair_of_eyes(brief, by)
    settle_names(brief, names)
    require_met(brief)
    if not brief.ever_public and state_of(brief) == SCHEDULED:
        # Given for a minute that was not to be: nobody has seen it.
        brief.slug = None
    brief.status = Brief.Status.PUBLISHED
    brief.published_at = at if at and at > now else now
    if not brief.ever_public:
        brief.first_published_at = brief.published_at
    brief.waiting_since = None
    # Two briefs with one headline, published at once, would both find its slug free.
    Edition.objects.hold()
    brief.give_slug()
    contents.refile(brief)
    waits = at and at > now
    when = date_format(timezone.localtime(at), "DATETIME_FORMAT") if waits else ""
    told = {"note": _("For %s.") % when} if waits else {}
    revision = store(brief, verb, by=by, before=before, compared=compared_with(brief), **told)
    if waits:
        return Outcome(
            brief, _("“%(b)s” appears on %(when)s.") % {"b": brief, "when": when}, revision
        )
    return Outcome(brief, _("“%s” is public.") % brief, revision)


def _approve_rework(copy, verb, *, by, version, names, told):
    live, copy = lock(Brief(pk=copy.rework_of_id), copy)
    require(verb, copy, by)
    check_version(copy, version)
    require_second_pair_of_eyes(copy, by)
    if state_of(live) != LIVE:
        raise NotPossible(_("“%s” is not live any more.") % live)
    require_nothing_taken_back(copy, live)
    settle_names(copy, names)
    require_met(copy)
    before = record_of(live)
    contents.put(live, content_of(record_of(copy)))
    copy_evidence(copy, live)
    kind, note = told or (None, "")
    apply_correction(live, before, kind=kind, note=note)
    keep_imported_state(live, before)
    take_over_history(copy, live)
    copy.notes.update(brief=live)
    told = {"note": note, "compared": compared_with(live)}
    revision = store(live, verb, by=by, before=before, **told)
    copy.delete()
    if revision is None:
        return Outcome(live, _("The draft changed nothing of “%s”.") % live, changed=False)
    return Outcome(live, _("“%s” is public in its new form.") % live, revision)
