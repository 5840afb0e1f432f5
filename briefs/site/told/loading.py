"""All that the page of a brief shows of it, asked by its id in questions that are compiled once.

Django took twenty milliseconds to build these statements, which nobody kept for the next brief.
"""

from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, models
from django.utils import timezone

from ...models import Brief, Citation, Correction, Document, Evidence, Source, Tag
from ..kept.questions import ID, Question, answers
from ..kept.state import HOUR
from .steps import STEPS, absences_of, compared_of, steps_of


class Columns:
    """Some columns of a model, and the things that are made of their values.

    wanted  their names as attributes; to read another one raises FieldFetchBlocked
    path    how the model is reached from that which is asked, such as `source__`
    """

    def __init__(self, model, wanted="", path=""):
        every = [field.attname for field in model._meta.concrete_fields]
        self.model = model
        self.names = [name for name in every if name in wanted.split()] if wanted else every
        self.paths = [path + name for name in self.names]

    def thing(self, values):
        return self.model.from_db(
            DEFAULT_DB_ALIAS, self.names, values, fetch_mode=models.FETCH_RAISE
        )


class Tie(NamedTuple):
    """What is read of a TaggedBrief."""

    tag_id: int
    tag: Tag


class Things(Question):
    """A question that is answered with lists of things, one of each of its columns' models.

    make  a function from values to the queryset; what it annotates stands in a row last of all
    """

    def __init__(self, name, make, open_, *columns):
        self.columns = columns
        paths = [path for part in columns for path in part.paths]
        super().__init__(name, lambda *values: columns_of(make(*values), paths), open_)

    def found(self, rows):
        """Yield for each of these rows its things, and what was annotated."""
        for row in rows:
            things, start = [], 0
            for part in self.columns:
                end = start + len(part.names)
                things.append(part.thing(row[start:end]) if row[start] is not None else None)
                start = end
            yield [*things, *row[start:]]


def columns_of(briefs, paths):
    return briefs.values_list(*paths, *briefs.query.annotations)


def of_brief(name, make, *columns):
    """Return a question about one brief. make  a function from a brief to a queryset."""
    return Things(f"newsroom_{name}", lambda pk: make(Brief(pk=pk)), [ID], *columns)


PUBLIC = Things(
    "newsroom_public",
    lambda hour, slug: Brief.objects.public(at=hour).filter(slug=slug).order_by(),
    [HOUR, "(slug)"],
    Columns(Brief),
)
CITATIONS = of_brief(
    "citations",
    lambda brief: brief.citations.order_by("position", "id"),
    Columns(Citation),
    Columns(Source, "id name slug kind country", "source__"),
    Columns(Document, "id language predecessor_id", "clipping__document__"),
)
TAGGED = of_brief(
    "tagged",
    lambda brief: brief.tagged.order_by("tag__name"),
    Columns(Tag, "id name slug kind code", "tag__"),
)
CORRECTIONS = of_brief("corrections", lambda brief: brief.corrections.all(), Columns(Correction))
EVIDENCE = of_brief("evidence", lambda brief: brief.evidence.order_by("id"), Columns(Evidence))
DOCUMENTS = of_brief(
    "documents",
    lambda brief: Document.objects.filter(
        pk__in=brief.citations.order_by().values("clipping__document")
    ).order_by("received_at", "id"),
    Columns(Document, "id sha256 kind received_at reading"),
)
OF_BRIEF = [CITATIONS, TAGGED, CORRECTIONS, EVIDENCE, DOCUMENTS, STEPS]


def public_brief(slug):
    """Return the public brief with this slug and all that its page shows, or None."""
    found = PUBLIC.found(PUBLIC.rows(timezone.now(), slug))
    return next((filled(brief) for (brief,) in found), None)


def filled(brief):
    """Give a brief all that its page shows of it; return it.

    Its relations answer with these rows, as after Django's prefetching, and each citation has the
    `document` on which it rests, or None. The brief gets

    documents  those that it cites
    steps, absences, compared  as `steps_of`, `absences_of` and `compared_of` return them
    """
    rows = answers(*((question, [brief.pk]) for question in OF_BRIEF))
    cited, tagged, corrections, evidence, documents, steps = rows
    brief._prefetched_objects_cache = {
        "citations": [citation_of(*row) for row in CITATIONS.found(cited)],
        "tagged": [Tie(tag.pk, tag) for (tag,) in TAGGED.found(tagged)],
        "corrections": [note for (note,) in CORRECTIONS.found(corrections)],
        "evidence": [row for (row,) in EVIDENCE.found(evidence)],
    }
    brief.documents = [document for (document,) in DOCUMENTS.found(documents)]
    brief.steps, brief.absences = steps_of(steps), absences_of(steps)
    brief.compared = compared_of(steps)
    return brief


def citation_of(citation, source, document):
    citation.source, citation.document = source, document
    return citation
