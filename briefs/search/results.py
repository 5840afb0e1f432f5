"""Ask: a question and the briefs that may be seen give the briefs that answer it."""

from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..models import Citation, Source, Tag, TaggedBrief
from ..text.fold import fold
from . import passages
from .grammar import Question, parse
from .index import backend
from .rows import kinds_of_names

# What a term is worth where it stands: headline, names, summary, body.
VALUES = [8, 4, 2, 1]
# Up to how many answers are counted and ordered by relevance, the newest.
RANKED = 1_000
# How many briefs a reader is shown at once, about.
PAGE = 20


def search(text, briefs, *, typing=False) -> "Results":
    """Find the briefs of a queryset that answer a question.

    text    anything at all; what cannot be understood gives no briefs and a sentence in `problem`
    briefs  decides who sees what, and in which order
    typing  the last word is still being written
    """
    return Results(parse(text, typing=typing), briefs)


def called(model, folded, text):
    """Find the public tag or source that bears this name, else this slug, else bore this slug; or
    None.

    folded  the path of its names as they are compared
    """
    ways = Q(**{folded: fold(text)}), Q(slug=text), Q(former_slugs__slug=text)
    nearest = Case(*(When(way, then=at) for at, way in enumerate(ways)))
    found = model.objects.public().filter(ways[0] | ways[1] | ways[2])
    return found.order_by(nearest, *model._meta.ordering).first()


class Results:
    """The briefs that answer a question, as a queryset that can be narrowed further."""

    def __init__(self, question: Question, briefs):
        self.question = question
        self.problem = question.problem
        self.named = self.narrowed(briefs)
        self.briefs = self.matching(PAGE)

    @property
    def asked(self):
        return bool(self.question.text)

    @property
    def terms(self):
        return self.question.terms

    def narrowed(self, briefs):
        """Narrow briefs by all that the question names beside words."""
        question = self.question
        if question.start:
            briefs = briefs.filter(filed_on__gte=question.start)
        if question.end:
            briefs = briefs.filter(filed_on__lte=question.end)
        for name in question.sources:
            briefs = self.by_source(briefs, name)
        for name in question.tags:
            briefs = self.by_tag(briefs, name)
        return briefs

    def matching(self, shown):
        """Narrow them by its words, in the way that finds the newest `shown` soonest."""
        if self.problem:
            return self.named.none()
        if not self.question.terms:
            return self.named
        question = self.question
        return self.named.filter(backend().condition(question.wanted, question.unwanted, shown))

    def by_source(self, briefs, name):
        source = called(Source, "folded", name.text)
        if source is None:
            self.problem = _("No source is called “%s”.") % name.text
            return briefs
        cited = Citation.objects.filter(brief=OuterRef("pk"), source=source)
        return briefs.filter(~Exists(cited) if name.excluded else Exists(cited))

    def by_tag(self, briefs, name):
        tag = called(Tag, "names__folded", name.text)
        if tag is None:
            self.problem = _("No tag is called “%s”.") % name.text
            return briefs
        carried = TaggedBrief.objects.filter(content_object=OuterRef("pk"), tag=tag)
        return briefs.filter(~Exists(carried) if name.excluded else Exists(carried))

    def counted(self, cap=RANKED) -> int:
        """Return how many briefs answer, at most `cap`."""
        return len(self.newest(cap))

    def relevant(self, limit=RANKED) -> list[int]:
        """Return the ids of the newest `limit` answers, those first whose weightier fields match.

        The headline counts most, then names of tags and sources and printed titles, then the
        summary, then the body; ties go to the newer. How often a word occurs anywhere counts
        nothing, so that hidden briefs cannot move visible ones.
        """
        ids = self.newest(limit)
        if not ids or not self.question.wanted:
            return ids
        scores = backend().scores(ids, self.question.wanted, VALUES)
        return sorted(ids, key=lambda pk: -scores.get(pk, 0))

    def newest(self, limit):
        found = self.matching(limit).newest_first()
        return list(found.values_list("pk", flat=True)[:limit])

    @cached_property
    def _marks(self):
        return passages.Marks(self.question.wanted)

    def highlight(self, text, language="en"):
        """Return a text, escaped, with what was asked for in <mark>. language  the brief's."""
        return self._marks.highlight(text, language)

    @cached_property
    def _marks_of_each(self):
        wanted = self.question.wanted
        return [passages.Marks([term]) for term in wanted] if len(wanted) > 1 else []

    def passage(self, brief):
        """Return (where, the passage that answers, escaped and marked).

        brief  anything with summary, body, headline and language
        where  "summary", or "body" where only that holds one of the terms, "headline", or "" where
               the names of the brief alone answer; in these last two the passage is the start of
               the summary
        """
        language = brief.language
        for marks in self._marks_of_each:
            if marks.spans(brief.summary, language) or marks.spans(brief.headline, language):
                continue
            if lacking := marks.spans(brief.body, language):
                spans = self._marks.spans(brief.body, language)
                return "body", self._marks.cut(brief.body, spans, around=lacking)
        for where in ("summary", "body", "headline"):
            text = getattr(brief, where)
            if spans := self._marks.spans(text, language):
                shown = (brief.summary, []) if where == "headline" else (text, spans)
                return where, self._marks.cut(*shown)
        return "", self._marks.cut(brief.summary, [])

    def names(self, languages):
        """Return {brief id: (kind, name escaped and marked)}: the first of its names that answers.

        languages  {brief id: its language}, in which its names were indexed
        kind       "tag", "source", "title" (as printed) or "alias" (of a tag)
        """
        found = {}
        for brief, names in kinds_of_names(list(languages)).items():
            for kind, name in names:
                if brief not in found and self._marks.spans(name, languages[brief]):
                    found[brief] = kind, self.highlight(name, languages[brief])
        return found
