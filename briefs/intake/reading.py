"""A document is read: bytes in, lines with roles and clippings out. docs/intake.md tells the
order.
"""

import re
import uuid

from briefs.text.clean import clean_line

from . import digests, events, html, own_credits, placing, roles, speeches, titles, who
from .dates import proves_day_first
from .encoding import decode, repair, sha256_of
from .events import YearWitness
from .facts import measure
from .figures import figures
from .items import Item
from .kinds import Kind, kind_of, kind_of_short_lines
from .language import UNKNOWN, language_of
from .lexicon import plain
from .names import tags_in
from .own_credits import Credit
from .page import Page, Witness
from .paragraphs import joined_lines
from .quotations import open_quotation, quotations
from .results import ReadClipping, Reading
from .seconding import SECONDED, hear_second
from .shapes import (
    FIGURES_IN_CONFLICT,
    ORDINAL_IN_CONFLICT,
    Cut,
    Line,
    PartialDate,
    Role,
    SuggestedTag,
)

_LONGEST = 100_000  # characters of one text in which names and figures are looked for
_NAMESPACE = uuid.UUID("7d0f5a8e-6f0b-5c51-9a43-2f1d1c7e5b90")


def uid_of(sha256: str, first_line: int) -> uuid.UUID:
    """Return the uid of the draft made from the clipping that starts in this line of this
    document.
    """
    return uuid.uuid5(_NAMESPACE, f"{sha256}:{first_line}")


def read(data: bytes, name: str, *, media_type: str | None = None) -> Reading:
    """Read one document.

    data        its bytes, plain text or HTML, in any encoding
    media_type  "text/html" or "text/plain" where known; else the bytes tell
    Errors      RefusedDocument, one clear sentence
    Cost        linear in the size of the document
    """
    text, encoding = decode(data, name)
    text, repaired, destroyed = repair(text)
    marks = None
    witness = Witness()
    if html.is_html(text, name, media_type):
        blocks, witness = html.blocks_of(text, name)
        text = "\n".join(block.text for block in blocks)
        marks = blocks
    page = _page(text, marks, witness)
    roles.decide_lines(page)
    kind = kind_of(page)
    if kind.empty and marks and placing.mistrust(marks, witness.titles, kind.paywall):
        page = _page(text, marks, witness)
        roles.decide_lines(page)
        kind = kind_of(page)
    if kind.empty and marks and placing.unhide(marks, witness.titles):
        page = _page(text, marks, witness)
        roles.decide_lines(page)
        kind = kind_of(page)
        kind.why += ", which the page hides until a script shows it" if kind.items else ""
    if kind.empty and marks and placing.take_captions(marks):
        page = _page(text, marks, witness)
        roles.decide_lines(page)
        kind = kind_of(page)
        kind.why += ", told below its pictures" if kind.items else ""
    if kind.empty and marks:
        kind = kind_of_short_lines(page, kind)
    kind = hear_second(page, kind)
    item_credits = own_credits.credits_of(page, kind.items) if kind.name == "digest" else []
    credited = frozenset(plain(credit.origin) for credit in item_credits if credit.origin)
    told = who.who_of(page, kind.name, kind.items, credited)
    if kind.name == "article":
        who.drop_author(page, kind.items, told.byline)
        titles.cut_site(page, kind.items, told)
    _close(page, kind)
    stated = own_credits.Credit(own_credits.stated_origin(told))
    clippings = _clippings(page, kind, told.published, item_credits or [stated] * len(kind.items))
    flags = _flags(page, kind, clippings, told.published, repaired, destroyed)
    return Reading(
        document=name,
        sha256=sha256_of(data),
        kind=kind.name,
        why=kind.why,
        language=page.language,
        encoding=encoding,
        text=text,
        lines=_lines(page, kind),
        clippings=clippings,
        flags=flags,
        source=told.source,
        byline=told.byline,
        published=told.published,
        agency=told.agency,
        host=told.host,
        aggregator=told.aggregator,
        domain=told.domain,
        address=witness.address,
    )


def _page(text: str, marks, witness: Witness) -> Page:
    texts = text.split("\n")
    language = language_of(text)
    if language == UNKNOWN and witness.language:
        language = witness.language
    joined = {} if marks else joined_lines(texts)
    facts = measure(texts, language, joined)
    if marks:
        for number, fact in facts.items():
            html.mark(fact, marks[number - 1])
    day_first = proves_day_first(text[:_LONGEST])
    if day_first is None and language in ("es", "pt", "fr", "de", "it", "nl"):
        day_first = True
    return Page(texts, language, facts, day_first, witness, joined=joined, marked=bool(marks))


def _close(page: Page, kind: Kind) -> None:
    """Give the last open lines a role: kept lines theirs, the others a reason to be dropped."""
    for item in kind.items:
        if item.head is not None:
            page.set(item.head, Role.HEADLINE, "the headline of the story")
            digests.number_cut(page, item)
        for number in item.lines:
            fact = page.facts[number]
            if kind.name == "transcript":
                page.set(number, Role.SPEECH, "told or spoken")
            elif number in item.seconded:
                page.set(number, Role.BODY, SECONDED)
            elif fact.prose or fact.words > 12 or fact.bullet:
                page.set(number, Role.BODY, "a paragraph of the story")
            else:
                page.set(
                    number,
                    Role.CROSSHEAD if not fact.ends else Role.BODY,
                    "a short line inside the story",
                )
    for number in page.order:
        if page.open(number):
            page.set(number, Role.LEFTOVER, kind.leftover)


def _lines(page: Page, kind: Kind) -> list[Line]:
    kept = {n for item in kind.items for n in (*item.lines, *([item.head] if item.head else []))}
    found, at = [], 0
    for number, text in enumerate(page.texts, start=1):
        first = page.joined.get(number, number)
        if first not in page.facts:
            found.append(Line(number, text, Role.BLANK, "a blank line", False))
            continue
        at = 0 if first == number else at
        indent = len(text) - len(text.lstrip())
        cuts = _cuts_of_line(
            page.cuts.get(first, ()) if first in kept else (), at, len(text.strip()), indent
        )
        at += len(text.strip()) + 1
        role, reason = page.roles[first]
        found.append(Line(number, text, role, reason, first in kept, cuts))
    return found


def _cuts_of_line(cuts: tuple[Cut, ...], at: int, size: int, indent: int) -> tuple[Cut, ...]:
    """Turn cuts of a paragraph into cuts of one of its lines, which starts at `at` and is
    indented.
    """
    return tuple(
        Cut(max(0, cut.start - at) + indent, min(size, cut.end - at) + indent, cut.reason)
        for cut in cuts
        if cut.start < at + size and cut.end > at
    )


def _clippings(
    page: Page, kind: Kind, published: PartialDate | None, told: list[Credit]
) -> list[ReadClipping]:
    kept = {n: page.facts[n].text for item in kind.items for n in item.lines}
    witness = events.year_witness(kept, page.language) if kind.name == "digest" else None
    return [
        _clipping(page, kind, item, published, witness, credit)
        for item, credit in zip(kind.items, told, strict=True)
    ]


def _clipping(
    page: Page,
    kind: Kind,
    item: Item,
    published: PartialDate | None,
    witness: YearWitness | None,
    credit: Credit,
) -> ReadClipping:
    rows = [(n, without(page.facts[n].text, page.cuts.get(n, ()))) for n in item.lines]
    rows = [(n, row) for n, row in rows if row]
    text = (" " if item.joined else "\n\n").join(row for _, row in rows)
    headline = (
        without(page.facts[item.head].text, page.cuts.get(item.head, ()))
        if item.head
        else item.headline
    )
    own = published
    if kind.name == "digest":
        own = _own_date(page, item) or own_credits.dated_by(credit, published)
    event = events.event_of(
        headline if item.head else "",
        text[:_LONGEST],
        page.language,
        anchor=own or published,
        witness=witness,
        day_first=page.day_first,
        run_in=item.derived,
    )
    method = event.method
    conflict = events.occasion_conflict(f"{headline} {text}", event.on.year) if event.on else None
    if conflict:
        method = f"{method}; {conflict}" if method else conflict
    flags = []
    if _is_truncated(page, kind, item, text):
        flags.append("truncated")
    if event.on is None and own is None:
        flags.append("undated")
    if conflict:
        flags.append(ORDINAL_IN_CONFLICT)
    if figures_conflict(headline, text[:_LONGEST], page.language):
        flags.append(FIGURES_IN_CONFLICT)
    if any(
        page.cuts.get(n) and page.role(n) is Role.BODY and _is_spam(page.cuts[n])
        for n in item.lines
    ):
        flags.append("tampered")
    return ReadClipping(
        headline=headline,
        text=text,
        first_line=item.first,
        last_line=max(
            page.facts[n].last for n in (*item.lines, *([item.head] if item.head else []))
        ),
        event_on=event.on,
        event_until=event.until,
        event_precision=event.precision,
        event_method=method,
        year_inferred=event.year_inferred,
        flags=tuple(flags),
        tags=_tags(page, kind, item, headline, text),
        figures=tuple(f for n, row in rows for f in figures(row[:_LONGEST], page.language, n)),
        quotations=tuple(q for n, row in rows for q in quotations(row, n)),
        headline_derived=item.derived,
        published=own if kind.name == "digest" else None,
        origin=credit.origin,
        byline=credit.byline,
        address=credit.address,
    )


def _tags(page: Page, kind: Kind, item: Item, headline: str, text: str):
    tags = tags_in(headline, text[:_LONGEST], page.language)
    if kind.name == "transcript":
        known = {tag.name for tag in tags}
        speakers = speeches.speaker_names(page, item)
        tags += [SuggestedTag(name, "person") for name in speakers if name not in known]
    return tuple(tags)


def _is_spam(cuts) -> bool:
    return any("sells" in cut.reason for cut in cuts)


def without(text: str, cuts: tuple[Cut, ...]) -> str:
    """Return a line without the spans cut out of it, as one clean line. Spans may overlap."""
    kept, at = [], 0
    for cut in sorted(cuts, key=lambda c: c.start):
        kept.append(text[at : max(at, cut.start)])
        at = max(at, cut.end)
    return clean_line(" ".join((*kept, text[at:])))


def figures_conflict(headline: str, text: str, language: str) -> bool:
    """Does the headline give a figure of a unit for which the text gives only others?"""
    told = figures(headline, language)
    given: dict[str, set[float]] = {}
    for figure in figures(text, language):
        given.setdefault(figure.unit, set()).add(figure.value)
    return any(f.unit and f.unit in given and f.value not in given[f.unit] for f in told)


def _own_date(page: Page, item: Item) -> PartialDate | None:
    for number in item.metas:
        for found in page.metas[number].dates:
            if found.date is not None:
                return found.date
    return None


def _is_truncated(page: Page, kind: Kind, item: Item, text: str) -> bool:
    if not text:
        return False
    if open_quotation(text.split("\n\n")[-1]) or page.facts[item.lines[-1]].cut_short:
        return True
    if kind.name == "digest":
        return False
    if any(page.role(n) is Role.PAYWALL for n in page.order):
        return True
    last = page.facts[item.lines[-1]]
    return (
        kind.name == "article"
        and last.prose
        and not last.ends
        and not re.search(r"[)\]:;]\W*$", last.text)
    )


def _flags(
    page: Page, kind: Kind, clippings, published, repaired: bool, destroyed: bool
) -> list[str]:
    flags = []
    if any(role is Role.SPAM for role, _ in page.roles.values()):
        flags.append("spam")
    if any("tampered" in clipping.flags for clipping in clippings):
        flags += ["tampered"] + (["spam"] if "spam" not in flags else [])
    if any("truncated" in clipping.flags for clipping in clippings) or kind.paywall:
        flags.append("truncated")
    if published is None and not any(c.event_on or c.published for c in clippings):
        flags.append("undated")
    if repaired or destroyed:
        flags.append("mojibake")
    if destroyed:
        flags.append("destroyed")
    return flags
