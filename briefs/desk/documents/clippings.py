"""What becomes of a clipping: use it, reject it, take that back, rest a brief on it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ...intake import tags_in, uid_of
from ...models import Brief, Citation, Clipping, Source, Tag, TaggedBrief
from ...models.announced import is_announced
from ...models.fields import is_name
from ...models.languages import USUAL
from ...models.revision import Verb
from ...models.source import NOT_STATED
from ...text import limits
from ...text.clean import cut_line
from ...text.fold import fold
from ..changing import content as contents
from ..changing.change import begin, keep, lock, open_brief, retrying, tell_of
from ..changing.outcomes import NotAllowed, NotPossible, Outcome, UnknownKind, sentence
from ..changing.record import record_of
from ..changing.states import LIVE, require_right, state_of
from ..grounds.crediting import citations_of, undated_origin
from ..grounds.dates_said import inference_of
from ..grounds.evidence import keep_evidence
from ..names.naming import held, made_or_there
from ..stories.likeness import nearby
from ..stories.told import note_contradictions
from ..verbs.gaining import tell_of_sources
from ..verbs.reworking import carry_over
from .reading_today import reading_of
from .taking_in import may_read


@retrying
@transaction.atomic
def reject(clipping, reason, *, by):
    """Set a clipping aside, with a reason. It stays so when the same document comes again."""
    may_read(by)
    clipping = held(clipping)
    if clipping.rejected_because:
        return Outcome(None, _("“%s” is rejected already.") % clipping, changed=False)
    if clipping.citations.exists():
        raise NotPossible(_("A brief rests on “%s”: it cannot be rejected.") % clipping)
    wanted = _("Say in a sentence why it is rejected.")
    clipping.rejected_because = sentence(reason, "reason", wanted, limit=limits.REASON)
    clipping.rejected_by, clipping.rejected_at = by, timezone.now()
    clipping.save(update_fields=["rejected_because", "rejected_by", "rejected_at"])
    return Outcome(None, _("“%s” is rejected.") % clipping)


def take_back(clipping, *, by):
    """Let a rejected clipping wait again."""
    may_read(by)
    changed = Clipping.objects.filter(pk=clipping.pk).exclude(rejected_because="")
    if not changed.update(rejected_because="", rejected_by=None, rejected_at=None):
        return Outcome(None, _("“%s” is not rejected.") % clipping, changed=False)
    return Outcome(None, _("“%s” waits again.") % clipping)


def use(clipping, *, by):
    """Start a draft from a clipping: headline as printed, its citation, suggested tags.

    The draft has the uid that `build_fixture` would give it, so the same clipping never makes two.
    """
    if not by.has_perm("briefs.add_brief"):
        raise NotAllowed(_("You do not have the right to add briefs."))
    outcome = _use(clipping, reading_of(clipping), by=by)
    if outcome.changed:
        waiting = nearby(clipping)[1]
        note_contradictions(other for other, like in waiting if like.verdict == "conflict")
    return outcome


@retrying
@transaction.atomic
def _use(clipping, reading, *, by):
    clipping = _held(clipping)
    cited = clipping.citations.select_related("brief").first()
    if cited:
        return Outcome(cited.brief, _("“%s” rests on it already.") % cited.brief, changed=False)
    if clipping.rejected_because:
        raise NotPossible(_("“%s” is rejected: take that back first.") % clipping)
    document = clipping.document
    uid = uid_of(document.sha256, clipping.first_line)
    known = Brief.objects.filter(uid=uid).first()
    if known:
        return Outcome(known, _("“%s” was made from it already.") % known, changed=False)
    brief = Brief(
        uid=uid,
        author=by,
        headline=cut_line(str(clipping), limits.HEADLINE),
        language=document.told_language or USUAL,
    )
    if not is_announced(clipping.event_on, (clipping, document)):
        brief.event_on, brief.event_until = clipping.event_on, clipping.event_until
        brief.event_precision = clipping.event_precision
        for name, value in inference_of(clipping.event_on, clipping.event_method).items():
            setattr(brief, name, value)
    brief.save()
    contents.put_citations(brief, citations_of(clipping, reading))
    _suggest_tags(brief, clipping, reading)
    contents.refile(brief)
    keep_evidence(brief)
    brief.save()
    said = _("Started from line %(line)d of %(document)s.") % {
        "line": clipping.first_line,
        "document": document,
    }
    revision = begin(brief, Verb.WRITE, by=by, note=said)
    return Outcome(brief, _("“%s” is a new draft.") % brief, revision)


def _held(clipping):
    """Read a clipping again and hold its row: nobody rejects it while a brief begins to cite it."""
    rows = Clipping.objects.select_for_update(of=("self",)).select_related("document__host")
    return held(clipping, rows.with_documents())


def _suggest_tags(brief, clipping, reading):
    """Give the draft the tags that intake reads in its text; unknown names become suggestions."""
    for suggested in filter(lambda tag: is_name(tag.name), _tags_of(clipping, reading)):
        TaggedBrief.objects.get_or_create(content_object=brief, tag=tag_of(suggested))


def _tags_of(clipping, reading):
    """Return the tags of a clipping as it was read; where an editor changed it, of what it says.

    Who speaks is known by the whole of the document: a speaker named in the text stays one.
    """
    told, known = fold(clipping.excerpt), []
    for found in reading.clippings if reading else ():
        if found.first_line == clipping.first_line and found.text == clipping.excerpt:
            return found.tags
        known += [tag for tag in found.tags if tag.kind == "person" and fold(tag.name) in told]
    tags = tags_in(clipping.headline, clipping.excerpt, clipping.document.intake_language)
    return [*tags, *known]


def tag_of(suggested):
    """Find the tag that intake suggests by any of its names, or make it, marked as suggested.

    A country is known by its code: nobody has to look at it.
    """
    for name in (suggested.name, *suggested.aliases):
        found = Tag.objects.named(name).first()
        if found:
            return found
    if suggested.code:
        found = Tag.objects.filter(code=suggested.code).first()
        if found:
            return found
    code = suggested.code or ""
    tag = Tag(name=suggested.name, kind=suggested.kind, code=code, suggested=not code)
    return made_or_there(tag)[0]


def add_clipping(brief, clipping, *, by, version):
    """Let a brief rest on one more clipping: the same story, one more citation."""
    return _add_clipping(brief, clipping, reading_of(clipping), by=by, version=version)


@retrying
@transaction.atomic
def _add_clipping(brief, clipping, reading, *, by, version):
    (current,) = lock(brief)
    # A live brief may gain a source, as it may by a merge: no word of it changes, and readers are
    # told whom it cites.
    verb = Verb.MERGE if state_of(current) == LIVE else Verb.WRITE
    require_right(verb, current, by)
    clipping = _held(clipping)
    if brief.citations.filter(clipping=clipping).exists():
        return Outcome(brief, _("“%s” cites it already.") % brief, changed=False)
    if clipping.rejected_because:
        raise NotPossible(_("“%s” is rejected: take that back first.") % clipping)
    brief, before = open_brief(verb, brief, by=by, version=version)
    added = citations_of(clipping, reading)
    if verb == Verb.MERGE:
        _require_agreement(brief, clipping)
        _require_ready(added)
    contents.put_citations(brief, [*before["citations"], *added])
    contents.refile(brief)
    keep_evidence(brief, afresh=True)
    said = _("Now rests on line %(line)d of %(document)s too.") % {
        "line": clipping.first_line,
        "document": clipping.document,
    }
    carried = carry_over(brief, before, record_of(brief))
    compared = tell_of_sources(brief, before)
    change = keep(brief, verb, by=by, before=before, note=said, compared=compared)
    tell_of(change, carried)
    done = _("“%(brief)s” rests on “%(clipping)s” too.") % {"brief": brief, "clipping": clipping}
    return Outcome(brief, done, change.revision)


def _require_agreement(brief, clipping):
    if clipping.contradicts_id == brief.pk:
        said = _(
            "“%s” tells this event with other figures: rework the brief, and say there what it "
            "follows."
        )
        raise NotPossible(said % clipping)


def _require_ready(added):
    """Let nothing come before readers of which nobody said what it is, or when it was."""
    for source in (cited["source"] for cited in added):
        if source.kind == Source.Kind.UNKNOWN and source.name != NOT_STATED:
            raise UnknownKind(source)
    if source := undated_origin(added):
        said = _("“%s” bears no date in it: rework the brief, and say there what date it bears.")
        raise NotPossible(said % source)


def evidence_changed():
    """Return the briefs that rest on lines which a later form of their document no longer holds."""
    gone = Citation.objects.filter(
        clipping__superseded_at__isnull=False, clipping__superseded_at__gt=F("brief__changed_at")
    )
    return Brief.objects.filter(pk__in=gone.order_by().values("brief"))
