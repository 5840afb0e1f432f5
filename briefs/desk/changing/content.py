"""Put what an editor wrote into a brief."""

from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from ...models import Brief, Citation, Clipping, Source, Tag
from ...models.filing import filed, last_day
from ...models.inference import with_part
from ...text import limits
from .known_sources import find_source
from .outcomes import Invalid
from .record import PLAIN_FIELDS, day

DATES = ("event_on", "event_until", "filed_on")
# What a citation ties together.
TIED = ("brief", "source", "clipping")


def put_fields(brief, content):
    """Set the brief's own fields and check each, without saving."""
    content = with_part(content)
    for name in PLAIN_FIELDS:
        if name in content:
            value = content[name]
            setattr(brief, name, day(value) if name in DATES else value)
    checked = {"filed_on", "filed_because", *PLAIN_FIELDS}
    every = {field.name for field in Brief._meta.get_fields() if hasattr(field, "clean")}
    try:
        brief.clean_fields(exclude=every - checked)
        brief.clean()
    except ValidationError as error:
        raise Invalid(error.message_dict) from error


def put_filing(brief, content):
    """Set the filing date: by an editor with a reason, or by the rule of the house."""
    if content.get("filed_by") == Brief.FiledBy.EDITOR:
        if not content.get("filed_because"):
            raise Invalid({"filed_because": [_("Say why the brief is filed under that day.")]})
        brief.filed_on = day(content.get("filed_on"))
        if brief.filed_on is None:
            raise Invalid({"filed_on": [_("Enter the day under which the brief is filed.")]})
        if brief.filed_on > last_day(brief):
            said = _("No brief is filed ahead of today, or of the day on which it comes out.")
            raise Invalid({"filed_on": [said]})
        brief.filed_by = Brief.FiledBy.EDITOR
        brief.filed_because = content["filed_because"]
        return
    if "filed_by" in content:
        brief.filed_by = content["filed_by"]
        brief.filed_because = ""
    refile(brief)


def refile(brief):
    """File by the rule of the house, unless an editor decided."""
    brief.filed_on, brief.filed_by = filed(brief)


def put_tags(brief, tags):
    """Replace the tags: `tags` holds Tag objects or names, of which aliases are names too.

    What the brief carries is held first: else a tag that is merged meanwhile would stay under its
    new name where it was to be taken away. What it does not carry yet is found at the commit.
    """
    present = set(brief.tagged.select_for_update().order_by("pk").values_list("tag_id", flat=True))
    wanted = {}
    for tag in tags:
        found = tag if isinstance(tag, Tag) else Tag.objects.named(tag).first()
        if found is None:
            raise Invalid({"tags": [_("No tag is called “%s”.") % tag]})
        wanted[found.pk] = found
    if len(wanted) > limits.TAGS_PER_BRIEF:
        raise Invalid({"tags": [_("A brief carries %d tags at most.") % limits.TAGS_PER_BRIEF]})
    brief.tagged.filter(tag_id__in=present - wanted.keys()).delete()
    brief.tagged.bulk_create(
        brief.tagged.model(content_object=brief, tag=wanted[pk])
        for pk in sorted(wanted.keys() - present)
    )


def put_citations(brief, citations):
    """Replace the citations by records of `record.citation_record`'s shape, in their order.

    `source` may be a Source and `clipping` a Clipping. A citation that stays keeps its row, which
    is written where something of it changed.
    """
    if len(citations) > limits.CITATIONS_PER_BRIEF:
        raise Invalid(
            {"citations": [_("A brief has %d citations at most.") % limits.CITATIONS_PER_BRIEF]}
        )
    # Nobody makes another source of them before this is done, as in `put_tags`.
    held = brief.citations.select_for_update().order_by("pk")
    present = {_key(citation): citation for citation in held}
    wanted = [_citation(brief, position, given) for position, given in enumerate(citations)]
    keys = [_key(citation) for citation in wanted]
    if len(set(keys)) < len(keys):
        raise Invalid({"citations": [_("The same source is cited twice in the same role.")]})
    brief.citations.exclude(
        pk__in=[citation.pk for key, citation in present.items() if key in keys]
    ).delete()
    for key, citation in zip(keys, wanted, strict=True):
        if kept := present.get(key):
            citation.pk, citation._state.adding = kept.pk, False
        try:
            # What it ties together was found just now; a key that fails is the database's to tell.
            citation.full_clean(exclude=TIED, validate_constraints=False)
        except ValidationError as error:
            raise Invalid({"citations": error.messages}) from error
        if not kept or model_to_dict(citation) != model_to_dict(kept):
            citation.save()


def _key(citation):
    where = citation.address if citation.clipping_id is None else ""
    return citation.source_id, citation.role, citation.clipping_id, where


def _citation(brief, position, given):
    return Citation(
        brief=brief,
        position=position,
        source=_source(given.get("source")),
        clipping=_clipping(given.get("clipping")),
        role=given.get("role") or Citation.Role.ORIGIN,
        title=given.get("title") or "",
        address=given.get("address") or "",
        published_on=day(given.get("published_on")),
        published_precision=given.get("published_precision") or "unknown",
        note=given.get("note") or "",
    )


def _source(given):
    if isinstance(given, Source):
        return given
    found = find_source(given)
    if found is None:
        raise Invalid({"citations": [_("No source is called “%s”.") % given]})
    return found


def _clipping(given):
    if given is None or isinstance(given, Clipping):
        return given
    sha256, first_line = given
    found = Clipping.objects.filter(document__sha256=sha256, first_line=first_line).first()
    if found is None:
        raise Invalid({"citations": [_("The clipping at line %s is not there.") % first_line]})
    return found


def put(brief, content):
    """Put a whole or partial content record into a saved brief: fields, tags, citations, filing."""
    put_fields(brief, content)
    if "tags" in content:
        put_tags(brief, content["tags"])
    if "citations" in content:
        put_citations(brief, content["citations"])
    put_filing(brief, content)
