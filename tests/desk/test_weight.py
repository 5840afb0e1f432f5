"""What is asked of a brief loads no bytes and texts of the documents it rests on, but to read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefs import desk
from briefs.models import Document, Evidence
from briefs.models.filing import filed
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, DocumentFactory

pytestmark = pytest.mark.django_db


def selected(asked):
    """Return (number of queries, heavy columns that they load) of a call."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        asked()
    found = [query["sql"].partition(" FROM ")[0] for query in queries]
    columns = ("original", "text", "reading")
    heavy = {name for name in columns for sql in found if f'"briefs_document"."{name}"' in sql}
    return len(found), heavy


@pytest.fixture
def brief():
    document = DocumentFactory(kind="digest")
    brief = BriefFactory(citations=0, event_on=None, event_precision="unknown")
    for line in (1, 3, 5):
        clipping = ClippingFactory(document=document, first_line=line, last_line=line + 1)
        CitationFactory(brief=brief, clipping=clipping)
        Evidence.objects.create(brief=brief, clipping=clipping, sentence=f"{line}", lines=[line])
    return brief


def test_a_record_is_made_in_five_queries_without_a_text(brief):
    assert selected(lambda: desk.record_of(brief)) == (5, set())


def test_a_brief_is_filed_without_a_text(brief):
    # One of its citations, and one of the digest that all three stand in.
    assert selected(lambda: filed(brief)) == (2, set())


def test_what_is_compared_with_a_document_loads_it_once(brief):
    loaded = []
    keep = Document.from_db.__func__

    def from_db(cls, db, names, values, **kwargs):
        loaded.append("text" in names)
        return keep(cls, db, names, values, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Document, "from_db", classmethod(from_db))
        assert desk.evidence(brief)
    assert loaded.count(True) == 1
    assert selected(lambda: desk.evidence(brief))[1] == {"text", "reading"}
