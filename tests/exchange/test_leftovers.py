"""What drafts bring that nobody needs in the end goes again; one domain is one source."""

import pytest

from briefs.models import Source, Tag, TagName
from tests.exchange.conftest import (
    OTHER,
    brief_records,
    citation_record,
    draft_records,
    names_and_papers,
    record,
)

pytestmark = pytest.mark.django_db
GAZETTE = {"name": "Harbour Gazette", "kind": "newspaper", "domain": "gazette.example"}
BY_DOMAIN = {"name": "gazette.example", "domain": "gazette.example"}


def papers(**source):
    return [record("source", **source), *names_and_papers()[1:]]


def drafts(tag="Ferry"):
    """A draft of a program, under a source named after its domain, with a suggested tag."""
    return [
        *papers(**BY_DOMAIN),
        record("tag", name=tag, suggested=True),
        record("tagname", tag=[tag], name=f"{tag}boats"),
        *[r for r in draft_records(OTHER, tag=tag) if r["model"] != "briefs.citation"],
        citation_record(OTHER, source="gazette.example"),
    ]


def curated():
    return [*papers(**GAZETTE), *brief_records()]


def test_the_desks_source_is_found_by_the_domain_that_a_program_named(bring_in):
    bring_in(curated())
    report = bring_in(drafts())
    assert [source.name for source in Source.objects.all()] == ["Harbour Gazette"]
    assert report.counts["source"]["created"] == 0


def test_the_desk_says_what_a_program_found_under_a_domain(bring_in):
    bring_in(drafts())
    bring_in(curated())
    (source,) = Source.objects.all()
    assert (source.name, source.kind) == ("Harbour Gazette", "newspaper")
    assert bring_in(curated()).changed == 0
    assert bring_in(drafts()).counts["source"]["created"] == 0


def test_a_source_that_the_desk_names_is_known_by_the_name_that_a_program_gave_it(bring_in):
    bring_in([record("source", **BY_DOMAIN)])
    bring_in([record("source", **GAZETTE)])
    (source,) = Source.objects.all()
    assert [former.name for former in source.former_names.all()] == ["gazette.example"]
    bring_in([record("source", name="gazette.example")])
    assert list(Source.objects.all()) == [source]
    bring_in([record("source", **GAZETTE | {"name": "HARBOUR GAZETTE"})])
    assert [former.name for former in source.former_names.all()] == ["gazette.example"]


@pytest.mark.parametrize(
    ("here", "comes"),
    [
        (GAZETTE, GAZETTE | {"name": "Gazette on Sunday"}),
        (BY_DOMAIN, BY_DOMAIN | {"name": "The Gazette"}),
        (GAZETTE | {"domain": ""}, BY_DOMAIN),
    ],
    ids=["two of the desk", "two of a program", "no domain"],
)
def test_two_sources_stay_two_where_a_domain_does_not_tell(bring_in, here, comes):
    bring_in([record("source", **here)])
    bring_in([record("source", **comes)])
    assert Source.objects.count() == 2


def test_a_domain_that_two_sources_share_tells_nothing(bring_in):
    bring_in([record("source", **GAZETTE), record("source", **GAZETTE | {"name": "Sunday"})])
    bring_in([record("source", **BY_DOMAIN)])
    assert Source.objects.count() == 3


def test_what_only_a_draft_named_that_was_not_taken_goes_again(bring_in):
    bring_in(curated())
    report = bring_in(drafts())
    assert report.counts["brief"]["kept"] == 1
    assert [tag.name for tag in Tag.objects.all()] == ["Peru"]
    assert not TagName.objects.filter(folded="ferryboats").exists()
    assert report.counts["tag"]["created"] == 0
    assert report.counts["tagname"]["created"] == 0
    assert report.changed == 0


def test_what_a_taken_draft_names_stays(bring_in):
    bring_in(drafts())
    assert Tag.objects.filter(suggested=True).get().name == "Ferry"
    assert Source.objects.get().name == "gazette.example"


def test_what_no_draft_of_the_file_names_stays(bring_in):
    bring_in([record("tag", name="Ferry", suggested=True), record("source", name="Unnamed")])
    assert (Tag.objects.count(), Source.objects.count()) == (1, 1)
