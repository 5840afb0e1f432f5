"""A small newsroom with one of everything, and the address of every type of page in it."""

from datetime import date

from briefs.models import Evidence
from briefs.text.sentences import sentence_key
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
)

ADDRESSES = [
    "/",
    "/briefs/",
    "/briefs/?tag=peru&-tag=rail&from=2021-11&page=1",
    "/briefs/?q=ferry",
    "/briefs/?q=crossing",
    "/briefs/?q=nothing-like-it",
    "/briefs/?tag=unknown",
    "/briefs/bay-ferry/",
    "/briefs/next-train/",
    "/briefs/old-ferry/",
    "/briefs/missing/",
    "/briefs/?from=2021-13",
    "/tags/",
    "/tags/peru/",
    "/sources/",
    "/sources/harbour-post/",
    "/archive/",
    "/archive/2021/",
    "/archive/2021/11/",
    "/archive/2021/11/13/",
    "/digests/",
    "/digests/2021-W45/",
    "/corrections/",
    "/since/?date=2020-01-01",
    "/report/?brief=bay-ferry",
    "/report/sent/",
    "/feeds/",
    "/about/",
    "/standards/",
    "/colophon/",
]


def build():
    """Make the newsroom and return its main brief."""
    peru, region = TagFactory(country=True), TagFactory(kind="place", name="Region", code="LAC")
    rail, ports = TagFactory(name="rail"), TagFactory(name="ports")
    post = SourceFactory(name="Harbour Post", slug="harbour-post", about="A paper of the port.")
    document = DocumentFactory(
        reading={"format": 1, "lines": [["headline", "first", True], ["blank", "", False]]}
    )
    clipping = ClippingFactory(document=document)
    brief = BriefFactory(
        headline="A ferry crosses the bay",
        slug="bay-ferry",
        summary="A ferry crosses the bay. It sails twice a day.",
        body="The crossing takes an hour.\n\nNobody says what it costs.",
        tags=[peru, region, ports],
        event_inferred=True,
        event_inferred_from="The page prints no year.",
        citations__source=post,
        citations__clipping=clipping,
        citations__note="It carries no date.",
    )
    mirror = SourceFactory(name="Mirror", kind="aggregator", country="")
    CitationFactory(brief=brief, source=mirror, role="aggregator", position=1)
    agency = SourceFactory(name="Coast Wire", kind="agency", country="CL")
    CitationFactory(
        brief=brief,
        source=agency,
        position=2,
        published_on=date(2021, 11, 14),
        published_precision="day",
    )
    Evidence.objects.create(
        brief=brief,
        clipping=clipping,
        sentence=sentence_key("It sails twice a day."),
        lines=[3, 5],
    )
    CorrectionFactory(
        brief=brief,
        number=1,
        changes=[
            {
                "field": "summary",
                "before": "It sails three times a day.",
                "after": "It sails twice a day.",
            }
        ],
    )
    said = "The keeper of the bay said that it “leaves at 9 each day”."
    wrote = "The Coast Wire wrote that it was “built for the bay”."
    train = BriefFactory(
        headline="A train follows",
        slug="next-train",
        body=f"{said} {wrote}",
        tags=[peru, rail, ports],
        event_on=date(2021, 12, 3),
        citations__clipping=clipping,
    )
    Evidence.objects.create(
        brief=train, clipping=clipping, sentence=sentence_key(said), lines=[1, 4]
    )
    # Long words, which a narrow screen must break.
    institute = SourceFactory(name="Oceanographic Institute", kind="organisation", country="DO")
    CitationFactory(brief=train, source=institute, role="host", position=1)
    BriefFactory(headline="No day is known", event_on=None, event_precision="unknown")
    for number in range(12):
        BriefFactory(event_on=date(2021, 1 + number % 12, 5), tags=[peru, ports])
    BriefFactory(headline="Old ferry", slug="old-ferry", withdrawn=True)
    return brief
