"""Every constraint of the database has a sentence of its own before it comes to the database."""

import pytest
from django.db.models import CheckConstraint

from briefs.exchange import FixtureError, import_fixtures
from briefs.exchange.files.schema import KINDS
from briefs.text import limits
from tests.exchange.conftest import OTHER, SHA, UID, clipping_record, newsroom_records, record


def brief(**fields):
    return record("brief", uid=OTHER, headline="A", **fields)


def document(**fields):
    return record("document", sha256="b" * 64, name="b", **fields)


# Constraint to a record that breaks it, and the field that the refusal names.
BREACHES = {
    "brief_status_listed": (brief(status="gone"), "status"),
    "brief_kind_listed": (brief(kind="poem"), "kind"),
    "brief_published_has_time": (brief(status="published"), "published_at"),
    "brief_withdrawn_has_reason": (
        brief(status="withdrawn", withdrawn_at="2021-11-13T00:00:00Z"),
        "status",
    ),
    "brief_date_has_precision": (brief(event_on="2021-11-13"), "event_precision"),
    "brief_event_in_order": (
        brief(event_on="2021-11-13", event_until="2021-11-12", event_precision="day"),
        "event_until",
    ),
    "brief_inference_has_reason": (
        brief(event_on="2021-11-13", event_precision="day", event_inferred=True),
        "event_inferred_from",
    ),
    "brief_filing_listed": (brief(filed_on="2021-11-13", filed_by="chance"), "filed_by"),
    "brief_filed_by_editor_has_reason": (
        brief(filed_on="2021-11-13", filed_by="editor"),
        "filed_because",
    ),
    "brief_rework_is_not_public": (brief(rework_of=[UID], slug="a"), "rework_of"),
    "source_kind_listed": (record("source", name="B", kind="blog"), "kind"),
    "source_owner_listed": (record("source", name="B", owner="me"), "owner"),
    "source_standing_listed": (record("source", name="B", standing="good"), "standing"),
    "source_has_name": (record("source", name=""), "name"),
    "sourcename_has_name": (record("sourcename", source=["Harbour Gazette"], name=""), "name"),
    "tag_kind_listed": (record("tag", name="B", kind="idea"), "kind"),
    "tag_country_has_code": (record("tag", name="B", kind="country"), "code"),
    "tagname_has_name": (record("tagname", tag=["Peru"], name=""), "name"),
    "document_kind_listed": (document(kind="poem"), "kind"),
    "document_date_has_precision": (document(published_on="2021-11-13"), "published_precision"),
    "document_bytes_have_text": (document(original="AAAA"), "text"),
    "clipping_lines_in_order": (clipping_record(9, last_line=8), "last_line"),
    "clipping_date_has_precision": (
        clipping_record(9, published_on="2021-11-13"),
        "published_precision",
    ),
    "citation_role_listed": (
        record("citation", brief=[UID], source=["Harbour Gazette"], role="friend"),
        "role",
    ),
    "citation_date_has_precision": (
        record("citation", brief=[UID], source=["Harbour Gazette"], published_precision="day"),
        "published_precision",
    ),
    "correction_has_note": (
        record("correction", brief=[UID], number=1, kind="update", note="", at="2021-11-13T00:00Z"),
        "note",
    ),
    "correction_kind_listed": (
        record("correction", brief=[UID], number=1, kind="oops", note="N", at="2021-11-13T00:00Z"),
        "kind",
    ),
    "evidence_has_sentence": (
        record("evidence", brief=[UID], sentence="", clipping=[SHA, 1]),
        "sentence",
    ),
}

# The importer itself gives a slug to what is published without one.
MADE_TRUE = {"brief_published_has_slug"}


def test_every_check_of_the_database_has_its_breach_here():
    constraints = {
        constraint.name
        for kind in KINDS.values()
        for constraint in kind.model._meta.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert constraints == BREACHES.keys() | MADE_TRUE


@pytest.mark.django_db
@pytest.mark.parametrize("constraint", BREACHES)
def test_a_breach_is_refused_with_its_field(fixture, constraint):
    broken, field = BREACHES[constraint]
    with pytest.raises(FixtureError) as error:
        import_fixtures([fixture([*newsroom_records(), broken])])
    assert {problem.line for problem in error.value.problems} == {10}
    assert field in {problem.field for problem in error.value.problems}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("published_at", "filed_on", "refused"),
    [
        ("2021-11-13T00:00Z", "0001-01-01", False),
        ("2021-11-13T00:00Z", "2999-01-01", True),
        ("9999-12-31T12:00Z", "9999-12-31", False),
        ("2999-01-01T12:00Z", "2999-01-02", False),
        ("2999-01-01T12:00Z", "2999-01-03", True),
    ],
)
def test_no_brief_is_filed_under_a_day_that_has_not_come(fixture, published_at, filed_on, refused):
    filed = {"filed_by": "editor", "filed_because": "It began then.", "filed_on": filed_on}
    path = fixture([brief(status="published", published_at=published_at, **filed)])
    if not refused:
        assert import_fixtures([path])
        return
    with pytest.raises(FixtureError) as error:
        import_fixtures([path])
    assert [problem.field for problem in error.value.problems] == ["filed_on"]


def correction(**fields):
    told = {"number": 1, "kind": "update", "note": "N", "at": "2021-11-13T00:00Z", "changes": []}
    return record("correction", brief=[UID], **told | fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"number": 1}, None),
        ({"number": limits.CORRECTIONS_PER_BRIEF}, None),
        ({"number": 0}, "number"),
        ({"number": limits.CORRECTIONS_PER_BRIEF + 1}, "number"),
        ({"at": "2999-01-01T00:00Z"}, "at"),
    ],
)
def test_corrections_are_counted_from_one_and_told_already(fixture, fields, refused):
    path = fixture([*newsroom_records(), correction(**fields)])
    if refused is None:
        assert import_fixtures([path])
        return
    with pytest.raises(FixtureError) as error:
        import_fixtures([path])
    assert [problem.field for problem in error.value.problems] == [refused]
