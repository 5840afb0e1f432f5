"""What each sentence, figure and quotation of a brief rests on."""

from dataclasses import dataclass, field

from ..intake import agree, figures
from ..models import Evidence
from ..text.fold import fold
from ..text.sentences import sentence_key, sentences
from ..text.words import quoted_spans, words

# A line bears a sentence if it shares this many of its longer words, or a figure with one of them.
SHARED_WORDS = 2
LONG_WORD = 5
MOST_LINES = 4


@dataclass(slots=True)
class Statement:
    """A figure or quotation of a sentence. `rests_on` is [(document, line)]; empty: on nothing."""

    text: str
    rests_on: list


@dataclass(slots=True)
class Ground:
    """One sentence of a brief and the lines that it rests on."""

    field: str
    sentence: str
    key: str
    lines: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    quotations: list = field(default_factory=list)
    checkable: bool = True

    @property
    def statements(self):
        """Its figures, then its quotations."""
        return [*self.figures, *self.quotations]


def keep_evidence(brief):
    """Bring the evidence rows of a brief up to date after its text or citations changed.

    A sentence that stood before keeps its rows; a new one is looked up in the clippings whose text
    is at hand; rows of sentences and clippings that are gone are deleted.
    """
    keys = {sentence_key(s): s for _, s in _sentences(brief)}
    clippings = {c.clipping_id: c.clipping for c in _citations(brief) if c.clipping_id}
    brief.evidence.exclude(sentence__in=keys, clipping__in=clippings).delete()
    present = set(brief.evidence.values_list("sentence", flat=True))
    new = [
        Evidence(brief=brief, clipping=clipping, sentence=key, lines=lines)
        for key, sentence in keys.items()
        if key not in present
        for clipping in clippings.values()
        if (lines := _bearing_lines(sentence, _lines(clipping), brief.language))
    ]
    Evidence.objects.bulk_create(new)


def copy_evidence(brief, other):
    """Give another brief the same evidence: that of a rework, or of the brief that it reworks."""
    other.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(brief=other, clipping_id=row.clipping_id, sentence=row.sentence, lines=row.lines)
        for row in brief.evidence.all()
    )


def evidence(brief):
    """Return one Ground for each sentence of headline, summary and body, in reading order."""
    citations = [c for c in _citations(brief) if c.clipping_id]
    kept = {}
    for row in brief.evidence.select_related("clipping__document"):
        kept.setdefault(row.sentence, []).append(row)
    lined = [(c.clipping, _lines(c.clipping)) for c in citations]
    checkable = bool(lined) and all(lines for _, lines in lined)
    grounds = []
    for name, sentence in _sentences(brief):
        ground = Ground(name, sentence, sentence_key(sentence), checkable=checkable)
        rows = kept.get(ground.key, [])
        ground.lines = [(row.clipping.document, line) for row in rows for line in row.lines]
        if not rows:
            # What came in by an import has no rows yet: look now, as its first save will.
            ground.lines = [
                (clipping.document, number)
                for clipping, lines in lined
                for number in _bearing_lines(sentence, lines, brief.language)
            ]
        for figure in figures(sentence, brief.language):
            ground.figures.append(Statement(figure.text, _bearing_figure(figure, lined, brief)))
        for _start, _end, inside in quoted_spans(sentence):
            ground.quotations.append(Statement(inside, _bearing_quotation(inside, lined)))
        grounds.append(ground)
    return grounds


def _sentences(brief):
    yield "headline", brief.headline
    for name in ("summary", "body"):
        for sentence in sentences(getattr(brief, name)):
            yield name, sentence


def _citations(brief):
    return list(
        brief.citations.select_related("source", "clipping__document").order_by("position", "pk")
    )


def _lines(clipping):
    """Return (number, text) of the clipping's lines that are not blank, [] where not kept."""
    if clipping.document.text is None:
        return []
    lines = clipping.document.text.split("\n")[clipping.first_line - 1 : clipping.last_line]
    return [(n, line) for n, line in enumerate(lines, start=clipping.first_line) if line.strip()]


def _long_words(text):
    return {word.folded for word in words(text) if len(word.folded) >= LONG_WORD}


def _bearing_lines(sentence, lines, language):
    """Return the numbers of the lines on which a sentence rests, best first cut, then in order."""
    ours = _long_words(sentence)
    values = {figure.value for figure in figures(sentence, language)}
    scored = []
    for number, line in lines:
        shared = len(ours & _long_words(line))
        same = values & {figure.value for figure in figures(line, language)} if values else set()
        if shared >= SHARED_WORDS or (same and shared):
            scored.append((shared + 3 * len(same), number))
    best = max(scored, default=(0, 0))[0]
    near = sorted((s for s in scored if s[0] * 2 >= best), reverse=True)[:MOST_LINES]
    return sorted(number for _, number in near)


def _bearing_figure(figure, lined, brief):
    return [
        (clipping.document, number)
        for clipping, lines in lined
        for number, line in lines
        if any(agree(figure, other) for other in figures(line, brief.language))
    ]


def _bearing_quotation(inside, lined):
    wanted = fold(inside)
    return [
        (clipping.document, number)
        for clipping, lines in lined
        for number, line in lines
        if wanted and wanted in fold(line)
    ]
