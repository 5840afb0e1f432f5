"""What comes in: take in a document, use a clipping, reject it, take that back."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ..intake import RefusedDocument, is_year_inferred, read, uid_of
from ..models import Brief, Citation, Clipping, Document, Tag, TaggedBrief
from ..models.fields import is_name
from ..models.inference import Part
from ..models.revision import Verb
from ..text.fold import fold
from . import content as contents
from .change import begin, keep, lock, open_brief, retrying, tell_of
from .crediting import citations_of, host_of
from .evidence import keep_evidence
from .likeness import mark
from .outcomes import Invalid, NotAllowed, NotPossible, Outcome, Refused
from .reworking import carry_over
from .same_text import document_with_text
from .states import LIVE, require_right, state_of


def may_read(by):
    if not (by.is_active and by.has_perm("briefs.read_documents")):
        raise NotAllowed(_("You do not have the right to take in and read documents."))


def reading_record(reading):
    """Return what is kept of a reading: {"format": 1, "lines": [[role, reason, kept], …]}."""
    lines = [[str(line.role), line.reason, line.kept] for line in reading.lines]
    return {"format": 1, "lines": lines}


@retrying
@transaction.atomic
def take_in(data, name, *, by, host=None, address="", media_type=None):
    """Read an upload or a pasted text; keep its bytes, its reading and its clippings, no drafts.

    Returns (document, created). A document that is known by its hash alone gets its text. One
    whose text another document has is kept as a later form of that one, and makes no clippings.
    Errors  Refused with the sentence of intake; NotAllowed
    """
    may_read(by)
    try:
        reading = read(data, name, media_type=media_type)
    except RefusedDocument as error:
        raise Refused(str(error)) from error
    known = Document.objects.select_for_update().filter(sha256=reading.sha256).first()
    if known is not None:
        if known.text is None:
            known.original, known.text = data, reading.text
            known.reading = known.reading or reading_record(reading)
            known.save(update_fields=["original", "text", "reading"])
            fill_clippings(known, reading)
        return known, False
    published = reading.published
    host = host or host_of(reading, address)
    same = document_with_text(reading, host)
    document = Document(
        sha256=reading.sha256,
        name=name[-200:],
        kind=reading.kind,
        language=reading.language,
        host=host,
        address=address,
        media_type=media_type or "",
        published_on=published.first if published else None,
        published_precision=str(published.precision) if published else "unknown",
        byline=(reading.byline or "")[:200],
        flags=list(reading.flags),
        reading=reading_record(reading),
        original=data,
        text=reading.text,
        received_by=by,
        predecessor=same or predecessor_of(address),
    )
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
        _supersede(document)
    return document, True


def predecessor_of(address):
    """Find the newest document of the same address: this one is a later form of it."""
    if not address:
        return None
    return Document.objects.filter(address=address).order_by("-received_at").first()


def clipping_of(document, found):
    """Make the unsaved Clipping of one clipping that intake read."""
    return Clipping(
        document=document,
        first_line=found.first_line,
        last_line=found.last_line,
        headline=found.headline[:500],
        excerpt=found.text,
        event_on=found.event_on,
        event_until=found.event_until,
        event_precision=str(found.event_precision) if found.event_on else "unknown",
        event_method=found.event_method[:500],
        flags=list(found.flags),
    )


def fill_clippings(document, reading):
    """Give clippings that came without text their excerpt, and add those that are new."""
    present = {clipping.first_line: clipping for clipping in document.clippings.all()}
    for found in reading.clippings:
        known = present.get(found.first_line)
        if known is None:
            clipping_of(document, found).save()
        elif not known.excerpt:
            known.excerpt = found.text
            known.save(update_fields=["excerpt"])
    mark(document.clippings.all())


@retrying
@transaction.atomic
def reject(clipping, reason, *, by):
    """Set a clipping aside, with a reason. It stays so when the same document comes again."""
    may_read(by)
    clipping = Clipping.objects.select_for_update().get(pk=clipping.pk)
    if clipping.rejected_because:
        return Outcome(None, _("“%s” is rejected already.") % clipping, changed=False)
    if clipping.citations.exists():
        raise NotPossible(_("A brief rests on “%s”: it cannot be rejected.") % clipping)
    if not (reason or "").strip():
        raise Invalid({"reason": [_("Say in a sentence why it is rejected.")]})
    clipping.rejected_because = reason.strip()
    clipping.rejected_by, clipping.rejected_at = by, timezone.now()
    try:
        clipping.clean_fields(exclude=["document", "rejected_by"])
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
    clipping.save(update_fields=["rejected_because", "rejected_by", "rejected_at"])
    return Outcome(None, _("“%s” is rejected.") % clipping)


def take_back(clipping, *, by):
    """Let a rejected clipping wait again."""
    may_read(by)
    changed = Clipping.objects.filter(pk=clipping.pk).exclude(rejected_because="")
    if not changed.update(rejected_because="", rejected_by=None, rejected_at=None):
        return Outcome(None, _("“%s” is not rejected.") % clipping, changed=False)
    return Outcome(None, _("“%s” waits again.") % clipping)


@retrying
@transaction.atomic
def use(clipping, *, by):
    """Start a draft from a clipping: headline as printed, its citation, suggested tags.

    The draft has the uid that `build_fixture` would give it, so the same clipping never makes two.
    """
    if not (by.is_active and by.has_perm("briefs.add_brief")):
        raise NotAllowed(_("You do not have the right to add briefs."))
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
        headline=(clipping.headline or str(clipping))[:300],
        language=document.language if document.language not in ("", "und") else "en",
        event_on=clipping.event_on,
        event_until=clipping.event_until,
        event_precision=clipping.event_precision,
    )
    if clipping.event_on and is_year_inferred(clipping.event_method):
        brief.event_inferred, brief.event_inferred_from = True, clipping.event_method
        brief.event_inferred_part = Part.YEAR
    brief.save()
    reading = _read_again(document)
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
    return rows.get(pk=clipping.pk)


def _read_again(document):
    """Return what intake reads in a document today, None where its bytes are not kept."""
    if document.original is None:
        return None
    return read(bytes(document.original), document.name, media_type=document.media_type or None)


def _suggest_tags(brief, clipping, reading):
    """Give the draft the tags that intake reads in its text; unknown names become suggestions."""
    for read_clipping in reading.clippings if reading else ():
        if read_clipping.first_line == clipping.first_line:
            for suggested in filter(lambda tag: is_name(tag.name), read_clipping.tags):
                tag = tag_of(suggested)
                TaggedBrief.objects.get_or_create(content_object=brief, tag=tag)


def tag_of(suggested):
    """Find the tag that intake suggests by any of its names, or make it, marked as suggested."""
    for name in (suggested.name, *suggested.aliases):
        found = Tag.objects.named(name).first()
        if found:
            return found
    if suggested.code:
        found = Tag.objects.filter(code=suggested.code).first()
        if found:
            return found
    tag = Tag(name=suggested.name, kind=suggested.kind, code=suggested.code or "", suggested=True)
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError:
        # Another draft brought the same name in at the same time.
        return Tag.objects.named(suggested.name).get()
    return tag


@retrying
@transaction.atomic
def add_clipping(brief, clipping, *, by, version):
    """Let a brief rest on one more clipping: the same story, one more citation."""
    (current,) = lock(brief)
    # A live brief may gain a source, as it may by a merge: that changes no word that readers read.
    verb = Verb.MERGE if state_of(current) == LIVE else Verb.WRITE
    require_right(verb, current, by)
    clipping = _held(clipping)
    if brief.citations.filter(clipping=clipping).exists():
        return Outcome(brief, _("“%s” cites it already.") % brief, changed=False)
    if clipping.rejected_because:
        raise NotPossible(_("“%s” is rejected: take that back first.") % clipping)
    brief, before = open_brief(verb, brief, by=by, version=version)
    given = [*before["citations"], *citations_of(clipping, _read_again(clipping.document))]
    contents.put_citations(brief, given)
    contents.refile(brief)
    keep_evidence(brief)
    said = _("Now rests on line %(line)d of %(document)s too.") % {
        "line": clipping.first_line,
        "document": clipping.document,
    }
    change = keep(brief, verb, by=by, before=before, note=said)
    tell_of(change, carry_over(brief, before, change.after))
    return Outcome(brief, said, change.revision)


def evidence_changed():
    """Return the briefs that rest on lines which a later form of their document no longer holds."""
    gone = Citation.objects.filter(
        clipping__superseded_at__isnull=False, clipping__superseded_at__gt=F("brief__changed_at")
    )
    return Brief.objects.filter(pk__in=gone.order_by().values("brief"))


def _supersede(document):
    """Mark the clippings of the earlier form whose lines do not stand in this one."""
    earlier = document.predecessor
    if earlier is None or earlier.text is None:
        return
    standing = {"", *map(fold, document.text.split("\n"))}
    texts = [fold(line) for line in earlier.text.split("\n")]
    gone = [
        clipping.pk
        for clipping in earlier.clippings.all()
        if not standing.issuperset(texts[clipping.first_line - 1 : clipping.last_line])
    ]
    Clipping.objects.filter(pk__in=gone).update(superseded_at=document.received_at)
