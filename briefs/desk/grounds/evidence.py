"""What each sentence of a brief rests on, and each figure, day and quotation of it."""

from dataclasses import dataclass, field

from ...models import Evidence
from ...text.sentences import sentence_key, sentences
from .known_dates import known_dates
from .stated import MOST_INSTEAD, Statement, Text
from .written_in import written_in

# A line bears a sentence if it shares this many of its longer words, or a figure with one of them.
SHARED_WORDS = 2
MOST_LINES = 4
# Roles of lines that are read and not kept, since they tell of the story what its text does not.
WHO_AND_WHEN = {"byline", "dateline", "source-line", "meta"}


@dataclass(slots=True)
class Ground:
    """One sentence of a brief, the lines that it rests on, and what it states."""

    field: str
    sentence: str
    key: str
    lines: list = field(default_factory=list)
    statements: list = field(default_factory=list)
    checkable: bool = True


@dataclass(frozen=True, slots=True)
class Lined:
    """A cited clipping with its lines, as (number, Text): those that bear evidence, and the others.

    A line bears evidence if it was kept or tells who and when; not a teaser or an advertisement
    that stands between. Where nothing is known of a line, it does. No text at hand: no lines.
    """

    clipping: object
    lines: list
    left_out: list

    @classmethod
    def of(cls, clipping, language):
        document = clipping.document
        found = cls(clipping, [], [])
        if document.text is None:
            return found
        language = document.told_language or language
        for line in clipping.printed():
            if line.text.strip():
                bears = line.kept or line.role in WHO_AND_WHEN
                where = found.lines if bears else found.left_out
                where.append((line.number, Text(line.text, language)))
        return found

    def across(self, quotation):
        """Return the numbers of the lines over whose ends a folded quotation runs, [] for none."""
        joined, spans = "", []
        for number, text in self.lines:
            spans.append((len(joined), len(joined) + len(text.folded), number))
            joined += f"{text.folded} "
        start = joined.find(quotation) if quotation else -1
        if start < 0:
            return []
        end = start + len(quotation)
        return [number for first, last, number in spans if first < end and last > start]

    def years(self):
        """All years that the clipping names."""
        return set().union(*(text.all_years for _, text in self.lines))


def keep_evidence(brief, *, afresh=False):
    """Bring the evidence rows of a brief up to date after its text or citations changed.

    A sentence that stood before keeps its rows; a new one is looked up in the clippings whose text
    is at hand; rows of sentences and clippings that are gone are deleted.
    afresh  look all sentences up again, since they may rest on a clipping that came to the brief
    """
    keys = {sentence_key(s): s for _, s in _sentences(brief)}
    clippings = {c.clipping_id: c.clipping for c in _citations(brief) if c.clipping_id}
    brief.evidence.exclude(sentence__in=keys, clipping__in=clippings).delete()
    if afresh:
        brief.evidence.filter(clipping__document__text__isnull=False).delete()
    present = set() if afresh else set(brief.evidence.values_list("sentence", flat=True))
    language = written_in(brief)
    fresh = {key: Text(s, language) for key, s in keys.items() if key not in present}
    lined = [Lined.of(c, language) for c in clippings.values()] if fresh else []
    new = [
        Evidence(brief=brief, clipping=one.clipping, sentence=key, lines=lines)
        for key, sentence in fresh.items()
        for one, lines in _bearing(sentence, lined)
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
    citations = _citations(brief)
    kept = {}
    for row in brief.evidence.with_clippings():
        kept.setdefault(row.sentence, []).append(row)
    clippings = {c.clipping_id: c.clipping for c in citations if c.clipping_id}
    language = written_in(brief)
    lined = [Lined.of(clipping, language) for clipping in clippings.values()]
    left_out = {(one.clipping.pk, number) for one in lined for number, _ in one.left_out}
    checkable = bool(lined) and all(one.lines for one in lined)
    known = known_dates(brief, citations)
    grounds = []
    for name, sentence in _sentences(brief):
        text = Text(sentence, language)
        ground = Ground(name, sentence, sentence_key(sentence), checkable=checkable)
        rows = kept.get(ground.key, [])
        ground.lines = [
            (row.clipping.document, line)
            for row in rows
            for line in row.lines
            if (row.clipping_id, line) not in left_out
        ]
        if not ground.lines:
            # What came in by an import has no rows yet: look now, as its first save will; and so
            # where somebody left out all lines since.
            ground.lines = [
                (one.clipping.document, number)
                for one, numbers in _bearing(text, lined)
                for number in numbers
            ]
        ground.statements = [_look_up(one, text, ground, lined, known) for one in text.stated]
        grounds.append(ground)
    return grounds


def _sentences(brief):
    yield "headline", brief.headline
    for name in ("summary", "body"):
        for sentence in sentences(getattr(brief, name)):
            yield name, sentence


def _citations(brief):
    return list(brief.citations.select_related("source").with_texts())


def _bearing(sentence, lined):
    """Return (clipping, numbers of lines) of those on which a sentence rests.

    Where some give its figures and days, those that give fewer of them bear nothing: one that
    prints another figure in the place of one shares only words with the sentence.
    """
    stated = [*sentence.figures, *sentence.numbers, *sentence.days]
    found = []
    for one in lined:
        lines, numbers = dict(one.lines), _bearing_lines(sentence, one)
        years = one.years() if sentence.days else ()
        given = sum(any(lines[n].says(said, years) for n in numbers) for said in stated)
        found.append((given, one, numbers))
    most = max((given for given, _one, _numbers in found), default=0)
    return [(one, numbers) for given, one, numbers in found if numbers and given == most]


def _bearing_lines(sentence, lined):
    """Return the numbers of the lines on which a sentence rests, best first cut, then in order.

    Where it shares no words with any line – it may be in another language – the lines that hold
    one of its figures, days or quotations.
    """
    values = {figure.value.value for figure in sentence.figures}
    scored = []
    for number, line in lined.lines:
        shared = len(sentence.long_words & line.long_words)
        same = values & {figure.value.value for figure in line.figures} if values else set()
        if shared >= SHARED_WORDS or (same and shared):
            scored.append((shared + 3 * len(same), number))
    best = max(scored, default=(0, 0))[0]
    near = sorted((s for s in scored if s[0] * 2 >= best), reverse=True)[:MOST_LINES]
    if near:
        return sorted(number for _, number in near)
    telling = [*sentence.figures, *sentence.days, *sentence.quotations]
    held = _holding(telling, lined) if telling else []
    return held[:MOST_LINES]


def _holding(stated, lined):
    """Return the numbers of the lines that hold one of the things stated."""
    years = lined.years() if any(one.kind == "day" for one in stated) else ()
    return [number for number, line in lined.lines if any(line.says(one, years) for one in stated)]


def _look_up(one, sentence, ground, lined, known):
    """Look one thing up in all clippings, then in the dates that are known, then what differs."""
    statement = Statement(one.kind, one.text)
    dated = {year for date in known for year in date.years}
    for clipped in lined:
        years = clipped.years() | dated if one.kind == "day" else ()
        numbers = [number for number, line in clipped.lines if line.says(one, years)]
        if one.kind == "quotation":
            numbers = numbers or clipped.across(one.value)
        statement.rests_on += [(clipped.clipping.document, number) for number in numbers]
    if not statement.rests_on:
        statement.by = next((date.whose for date in known if date.bears(one)), "")
    if not statement.found:
        statement.left_out = [
            (clipped.clipping.document, number)
            for clipped in lined
            for number, line in clipped.left_out
            if line.says(one, ())
        ]
        statement.instead = _instead(one, sentence, ground, lined)
    return statement


def _instead(one, sentence, ground, lined):
    """What the lines of the sentence say of that kind, unless the sentence says it as well."""
    bearing = {(document.pk, number) for document, number in ground.lines}
    ours = {stated.text for stated in sentence.stated} | {str(y) for y in sentence.all_years}
    found = [
        (clipped.clipping.document, number, text)
        for clipped in lined
        for number, line in clipped.lines
        if (clipped.clipping.document.pk, number) in bearing
        for text in line.instead_of(one)
        if text not in ours
    ]
    return found[:MOST_INSTEAD]
