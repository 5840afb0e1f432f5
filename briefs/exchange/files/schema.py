"""What a fixture may carry, by allow-list: the kinds of records in their order, and their fields.

A kind that is not here is refused, and so is a field: people, permissions and revisions among them.
"""

from dataclasses import dataclass, field

from ... import models
from . import rules
from .natural import reference
from .values import checker


@dataclass(frozen=True)
class Kind:
    """One model of a fixture.

    key      the fields that make its natural key
    own      fields with a checker of their own
    refer    fields that name another record: the kind they name
    derived  fields that loaddata needs and that follow from another: their source
    rules    what holds besides the rules of the model
    former   fields of older fixtures, which are passed over
    """

    name: str
    model: type
    fields: tuple
    key: tuple
    refer: dict = field(default_factory=dict)
    derived: dict = field(default_factory=dict)
    rules: tuple = ()
    former: tuple = ()

    @property
    def label(self):
        return f"briefs.{self.name}"

    @property
    def checkers(self):
        """Field name to the function that checks its value."""
        checkers = {
            name: checker(self.model._meta.get_field(name))
            for name in self.fields
            if name not in self.refer
        }
        for name, kind in self.refer.items():
            checkers[name] = reference(kind, self.model._meta.get_field(name).null)
        return checkers


EVENT = ("event_on", "event_until", "event_precision")
DATED = ("published_on", "published_precision")

KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "source",
            models.Source,
            (
                "name",
                "folded",
                "slug",
                "kind",
                "owner",
                "country",
                "domain",
                "standing",
                "reuse",
                "about",
            ),
            key=("name",),
            derived={"folded": "name"},
        ),
        Kind(
            "sourcename",
            models.SourceName,
            ("source", "name", "folded"),
            key=("name",),
            refer={"source": "source"},
            derived={"folded": "name"},
        ),
        Kind("sourceslug", models.SourceSlug, ("slug", "source"), ("slug",), {"source": "source"}),
        Kind(
            "tag",
            models.Tag,
            ("name", "slug", "kind", "code", "suggested"),
            key=("name",),
        ),
        Kind(
            "tagname",
            models.TagName,
            ("tag", "name", "folded", "main"),
            key=("name",),
            refer={"tag": "tag"},
            derived={"folded": "name"},
        ),
        Kind("tagslug", models.TagSlug, ("slug", "tag"), ("slug",), {"tag": "tag"}),
        Kind(
            "document",
            models.Document,
            (
                "sha256",
                "name",
                "title",
                "kind",
                "language",
                "host",
                "address",
                *DATED,
                "byline",
                "flags",
                "reading",
                "original",
                "text",
                "predecessor",
                "received_at",
            ),
            key=("sha256",),
            refer={"host": "source", "predecessor": "document"},
            rules=(rules.document_bytes,),
            former=("media_type",),
        ),
        Kind(
            "clipping",
            models.Clipping,
            (
                "document",
                "first_line",
                "last_line",
                "headline",
                "excerpt",
                *EVENT,
                "event_method",
                "origin",
                "byline",
                "address",
                *DATED,
                "flags",
                "rejected_because",
                "rejected_at",
            ),
            key=("document", "first_line"),
            refer={"document": "document"},
        ),
        Kind(
            "brief",
            models.Brief,
            (
                "uid",
                "slug",
                "headline",
                "summary",
                "body",
                "language",
                "kind",
                "status",
                "published_at",
                "first_published_at",
                "withdrawn_at",
                "withdrawn_because",
                *EVENT,
                "event_inferred",
                "event_inferred_part",
                "event_inferred_from",
                "filed_on",
                "filed_by",
                "filed_because",
                "created_at",
                "changed_at",
                "rework_of",
                "merged_into",
            ),
            key=("uid",),
            refer={"rework_of": "brief", "merged_into": "brief"},
            rules=(rules.status, rules.filing, rules.rework),
        ),
        Kind("briefslug", models.BriefSlug, ("slug", "brief"), ("slug",), {"brief": "brief"}),
        Kind(
            "citation",
            models.Citation,
            (
                "brief",
                "source",
                "role",
                "clipping",
                "title",
                "address",
                *DATED,
                "note",
                "position",
            ),
            key=("brief", "source", "role", "clipping", "address"),
            refer={"brief": "brief", "source": "source", "clipping": "clipping"},
        ),
        Kind(
            "taggedbrief",
            models.TaggedBrief,
            ("tag", "content_object"),
            key=("content_object", "tag"),
            refer={"tag": "tag", "content_object": "brief"},
        ),
        Kind(
            "evidence",
            models.Evidence,
            ("brief", "clipping", "sentence", "lines"),
            key=("brief", "sentence", "clipping"),
            refer={"brief": "brief", "clipping": "clipping"},
        ),
        Kind(
            "correction",
            models.Correction,
            ("brief", "number", "kind", "note", "changes", "at", "edition"),
            key=("brief", "number"),
            refer={"brief": "brief"},
            rules=(rules.correction,),
        ),
    )
}

# Whose unit a record belongs to: the field that names it.
OWNER = {
    "sourcename": "source",
    "tagname": "tag",
    "citation": "brief",
    "taggedbrief": "content_object",
    "evidence": "brief",
    "correction": "brief",
}
