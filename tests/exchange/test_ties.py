"""Which brief is a rework of which, which was merged into which: never in a circle."""

import pytest

from briefs.exchange import FixtureError
from briefs.models import Brief
from tests.exchange.conftest import OTHER, UID, record

pytestmark = pytest.mark.django_db
THIRD = "00000000-0000-4000-8000-000000000003"


def draft(uid, **fields):
    return record("brief", uid=uid, headline=f"Draft {uid[-1]}", **fields)


@pytest.mark.parametrize("name", ["merged_into", "rework_of"])
def test_a_circle_is_refused_with_line_field_value_and_cure(bring_in, name):
    circle = [draft(UID, **{name: [OTHER]}), draft(OTHER, **{name: [UID]})]
    with pytest.raises(FixtureError) as error:
        bring_in(circle)
    (problem,) = error.value.problems
    assert (problem.line, problem.field, problem.value) == (1, name, OTHER)
    assert "leads back to this brief, over 2 steps" in str(problem)
    assert f"leave {name} out of one of them" in str(problem)
    assert not Brief.objects.exists()


def test_a_long_circle_is_refused_once(bring_in):
    circle = [
        draft(UID, merged_into=[OTHER]),
        draft(OTHER, merged_into=[THIRD]),
        draft(THIRD, merged_into=[UID]),
    ]
    with pytest.raises(FixtureError) as error:
        bring_in(circle)
    assert error.value.total == 1


def test_a_chain_is_no_circle(bring_in):
    chain = [draft(UID, merged_into=[OTHER]), draft(OTHER, merged_into=[THIRD]), draft(THIRD)]
    bring_in(chain)
    first = Brief.objects.get(uid=UID)
    assert str(first.merged_into.merged_into.uid) == THIRD
    assert bring_in(chain).changed == 0


def test_what_leads_into_the_circle_is_not_blamed(bring_in):
    records = [
        draft(THIRD, merged_into=[UID]),
        draft(UID, merged_into=[OTHER]),
        draft(OTHER, merged_into=[UID]),
    ]
    with pytest.raises(FixtureError) as error:
        bring_in(records)
    assert [problem.line for problem in error.value.problems] == [2]


def test_a_circle_that_the_newsroom_would_close_is_refused(bring_in):
    bring_in([draft(OTHER, merged_into=[UID]), draft(UID)])
    with pytest.raises(FixtureError, match="leads back"):
        bring_in([draft(UID, summary="Changed.", merged_into=[OTHER])])
    assert Brief.objects.get(uid=UID).merged_into is None


@pytest.mark.parametrize("here", [True, False])
def test_a_second_draft_copy_of_a_brief_is_refused_and_the_same_one_is_not(bring_in, here):
    first, second = (draft(uid, rework_of=[UID]) for uid in (OTHER, THIRD))
    if here:
        bring_in([draft(UID), first])
        bring_in([first])
    with pytest.raises(FixtureError, match="another draft reworks that brief here; approve"):
        bring_in([second] if here else [draft(UID), first, second])
    assert Brief.objects.filter(rework_of__isnull=False).count() == here
