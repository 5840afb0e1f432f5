"""The records of a fixture that `build_fixture` writes: drafts, and all that they rest on."""

import base64

from ...desk import inference_of
from ...desk.documents.settling import READ
from ...desk.documents.taking_in import READ_OF_DOCUMENTS, clipping_of, document_of
from ...intake import uid_of
from ...models.announced import is_announced
from ...models.filing import first_known
from ...models.languages import USUAL
from ...models.source import NOT_STATED
from ...text import limits
from ...text.clean import clean_line, cut_line
from ...text.fold import fold
from ..files.content import plain
from .build import Built, stories
from .draft_sources import credits_of, host_of, sources_of
from .suggested import SuggestedTags


def records(built: Built, source: str | None = None):
    """Yield the records of the documents, in the order in which a fixture holds them.

    source  who is taken to have written what names no source
    Drafts bear the headline as printed and no summary: the excerpt of the clipping is material.
    """
    fallback = clean_line(source or "") or NOT_STATED
    seen, kept = set(), []
    for place, reading in enumerate(built.readings):
        if reading.sha256 not in seen:
            seen.add(reading.sha256)
            kept.append(place)
    groups = [[spot for spot in group if spot[0] in kept] for group in stories(built)]
    drafts = [_Draft(built, group, fallback) for group in groups if group]
    for fields in sources_of([built.readings[place] for place in kept], fallback):
        yield _record("source", **fields)
    tags = SuggestedTags(tag for draft in drafts for tag in draft.suggested())
    for model, fields in tags.records():
        yield _record(model, **fields)
    for place in kept:
        yield _document(built, place)
    for place in kept:
        yield from _clippings(built.readings[place])
    for draft in drafts:
        yield draft.record()
    for draft in drafts:
        yield from draft.citations()
    for draft in drafts:
        for name in sorted({tags.main(tag.name) for tag in draft.suggested()}, key=fold):
            yield _record("taggedbrief", tag=[name], content_object=[draft.uid])


def _record(model, **fields):
    return {"model": f"briefs.{model}", "fields": fields}


def _document(built, place):
    reading = built.readings[place]
    host, _domain = host_of(reading)
    return _record(
        "document",
        **_columns(document_of(reading, None), READ_OF_DOCUMENTS),
        name=clean_line(reading.document)[-limits.NAME :],
        host=[host] if host else None,
        address=reading.address or "",
        original=base64.b64encode(built.originals[place]).decode(),
    )


def _columns(row, names):
    return {name: plain(getattr(row, name)) for name in names}


def _published(partial):
    return {
        "published_on": partial.first.isoformat() if partial else None,
        "published_precision": partial.precision if partial else "unknown",
    }


def _happened(reading, clipping):
    """Say whether a day is told of a story that lies not after that on which it was told."""
    told = clipping_of(None, clipping), document_of(reading, None)
    return clipping.event_on and not is_announced(clipping.event_on, told)


def _event(clipping):
    return {
        "event_on": clipping.event_on.isoformat(),
        "event_until": clipping.event_until.isoformat() if clipping.event_until else None,
        "event_precision": clipping.event_precision,
        **inference_of(clipping.event_on, clipping.event_method),
    }


def _clippings(reading):
    for found in reading.clippings:
        read = _columns(clipping_of(None, found), READ)
        yield _record("clipping", document=[reading.sha256], first_line=found.first_line, **read)


def _above(reading, clipping):
    """Return the date of the nearest dated clipping above this one in a digest, or None."""
    if reading.kind != "digest":
        return None
    days = [c.event_on for c in reading.clippings if c.first_line < clipping.first_line]
    return next(filter(None, reversed(days)), None)


class _Draft:
    """One story: its clippings in the order of the documents; the first decides."""

    def __init__(self, built, spots, fallback):
        self.pairs = [(built.readings[r], built.readings[r].clippings[c]) for r, c in spots]
        self.fallback = fallback
        reading, clipping = self.pairs[0]
        self.uid = str(uid_of(reading.sha256, clipping.first_line))

    def suggested(self):
        return [tag for _reading, clipping in self.pairs for tag in clipping.tags]

    def record(self):
        reading, first = self.pairs[0]
        dated = next((clipping for r, clipping in self.pairs if _happened(r, clipping)), None)
        return _record(
            "brief",
            uid=self.uid,
            headline=cut_line(first.headline, limits.HEADLINE) or reading.document,
            language=document_of(reading, None).told_language or USUAL,
            status="draft",
            **(_event(dated) if dated else {}),
            **self._filing(dated),
        )

    def _filing(self, dated):
        """The rule of the house; what only publication can tell is left out."""
        published = [clipping.published or reading.published for reading, clipping in self.pairs]
        found = first_known(
            dated and dated.event_on,
            [partial and partial.first for partial in published],
            [_above(reading, clipping) for reading, clipping in self.pairs],
        )
        return {"filed_on": found[0].isoformat(), "filed_by": found[1].value} if found else {}

    def citations(self):
        cited = (
            (reading, clipping, given)
            for reading, clipping in self.pairs
            for given in credits_of(reading, clipping, self.fallback)
        )
        for position, (reading, clipping, given) in enumerate(cited):
            yield _record(
                "citation",
                brief=[self.uid],
                source=[given.name],
                role=given.role,
                clipping=[reading.sha256, clipping.first_line],
                title=cut_line(clipping.headline, limits.TITLE),
                address=given.address,
                **_published(given.day),
                position=position,
            )
