"""Clippings: what a kept passage tells, with its day, names and flags."""

from briefs.text.clean import clean_line

from .contents import events
from .contents.events import YearWitness
from .flags import flags_of_clipping
from .kinds import Kind
from .lines.items import Item
from .lines.page import Page
from .naming.names import tags_in
from .results import ReadClipping
from .shapes import Cut, PartialDate, SuggestedTag
from .talks import speeches
from .who import own_credits
from .who.own_credits import Credit

_LONGEST = 100_000  # characters of one text in which names and days are looked for


def clippings_of(
    page: Page, kind: Kind, published: PartialDate | None, told: list[Credit]
) -> list[ReadClipping]:
    """Make the clippings of a document that was published then; told are their credits, in order.

    Cost: linear in the text.
    """
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
    rows = filter(None, (_printed(page, n) for n in item.lines))
    text = (" " if item.joined else "\n\n").join(rows)
    headline = _printed(page, item.head) if item.head else item.headline
    own = None
    if kind.name == "digest":
        own = _own_date(page, item, published) or own_credits.day_of(credit.found, published)
    event = events.event_of(
        headline if item.head else "",
        text[:_LONGEST],
        page.language,
        anchor=own or published,
        witness=witness,
        day_first=page.day_first,
        run_in=item.derived,
    )
    conflict = events.occasion_conflict(f"{headline} {text}", event.on.year) if event.on else None
    undated = event.on is None and (own if kind.name == "digest" else published) is None
    flags = flags_of_clipping(
        page, kind, item, headline, text, undated=undated, ordinal=bool(conflict)
    )
    return ReadClipping(
        headline=headline,
        text=text,
        first_line=item.first,
        last_line=max(page.facts[n].last for n in item.numbers),
        event_on=event.on,
        event_until=event.until,
        event_precision=event.precision,
        event_method="; ".join(filter(None, (event.method, conflict))),
        flags=flags,
        tags=_tags(page, kind, item, headline, text),
        headline_derived=item.derived,
        published=own,
        origin=credit.origin,
        byline=credit.byline,
        address=credit.address,
    )


def _printed(page: Page, number: int) -> str:
    """A line as it is kept."""
    return without(page.facts[number].text, page.cuts.get(number, ()))


def _tags(page: Page, kind: Kind, item: Item, headline: str, text: str):
    above = item.label.title() if item.label.isupper() else item.label
    tags = tags_in(f"{above}\n{headline}", text[:_LONGEST], page.language)
    if kind.name == "transcript":
        known = {tag.name for tag in tags}
        speakers = speeches.speaker_names(page, item)
        tags += [SuggestedTag(name, "person") for name in speakers if name not in known]
    return tuple(tags)


def without(text: str, cuts: tuple[Cut, ...]) -> str:
    """Return a line without the spans cut out of it, as one clean line. Spans may overlap."""
    kept, at = [], 0
    for cut in sorted(cuts, key=lambda c: c.start):
        kept.append(text[at : max(at, cut.start)])
        at = max(at, cut.end)
    return clean_line(" ".join((*kept, text[at:])))


def _own_date(page: Page, item: Item, published: PartialDate | None) -> PartialDate | None:
    stated = (found for number in item.metas for found in page.metas[number].dates)
    days = (own_credits.day_of(found, published) for found in stated)
    return next((day for day in days if day), None)
