"""The own-words rule: what readers see is ours, or a marked quotation that stands in its source."""

from dataclasses import dataclass
from itertools import batched

from django.utils.translation import gettext as _

from ...models import CheckSwitch, Source, TagName
from ...text.fold import fold
from ...text.words import Names, blank, closes_plainly, quoted_spans, shared_runs, words

# The longest name that is looked for inside a shared run, in words.
NAME_WORDS = 20
# How the publishing list calls this check.
CHECK = "own-words"


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of our words that stands in a cited document."""

    document: object
    line: int
    until: int
    words: str
    length: int

    def __str__(self):
        """Say where it stands."""
        named = {"line": self.line, "document": self.document}
        if self.until > self.line:
            return _("from line %(line)d of %(document)s on") % named
        return _("in line %(line)d of %(document)s") % named


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What was found: `copied` runs, and `unchecked` documents whose text is not kept."""

    copied: list
    unchecked: list


def own_words(brief, citations):
    """Compare what readers will see of a brief with the documents that it cites.

    citations  the brief's citations with source and clipping.document loaded, text included
    """
    text = "\n\n".join([brief.headline, brief.summary, brief.body])
    standing = fold(" ".join(cited_text(c) for c in citations if c.clipping_id))
    marked = [
        (start, end)
        for start, end, inside in quoted_spans(text)
        if fold(inside) in standing and closes_plainly(text, end)
    ]
    ours = blank(text, marked)
    copied, unchecked, seen = [], [], set()
    for citation in citations:
        if citation.clipping_id is None or citation.source.reuse:
            continue
        document = citation.clipping.document
        if document.pk in seen:
            continue
        seen.add(document.pk)
        if document.text is None:
            unchecked.append(document)
            continue
        runs = shared_runs(ours, document.text, Names([]))
        if runs:
            names = Names(_names_in(" \n ".join(run.words for run in runs)))
            runs = shared_runs(ours, document.text, names)
        copied += [Copied(document, run.line, run.until, run.words, run.length) for run in runs]
    return OwnWords(copied, unchecked)


def compared_with(brief):
    """Return the hashes of the documents with which the check of the publishing list compares it.

    What is not among them nobody compared: its text is not kept or may be reused, or the check is
    switched off.
    """
    if CHECK in CheckSwitch.objects.off():
        return []
    rest = brief.citations.filter(source__reuse=False, clipping__document__text__isnull=False)
    return sorted(set(rest.values_list("clipping__document__sha256", flat=True)))


def cited_text(citation):
    """Return the lines of the document on which a citation rests, "" where they are not kept."""
    return "\n".join(line.text for line in citation.clipping.printed())


def _names_in(text):
    """Find the names of tags, aliases and sources that stand in a text, with one query each."""
    candidates = set()
    for line in text.split("\n"):
        found = words(line)
        for i in range(len(found)):
            for j in range(i + 1, min(i + NAME_WORDS, len(found)) + 1):
                candidates.add(fold(line[found[i].start : found[j - 1].end]))
    names = []
    for some in batched(sorted(candidates), 500):
        names += TagName.objects.filter(folded__in=some).values_list("name", flat=True)
        names += Source.objects.filter(folded__in=some).values_list("name", flat=True)
    return names
