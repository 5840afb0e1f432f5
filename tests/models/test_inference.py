"""Which part of an event's date was inferred: told by the column, for older rows by the reason."""

import pytest
from django.core.exceptions import ValidationError

from briefs import desk
from briefs.exchange.content import digest
from briefs.exchange.units import load
from briefs.models import Brief, inference
from briefs.text.brackets import bracketed
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db

NO_YEAR = "The page prints no year."
WEEKDAYS = "It names weekdays only."


@pytest.mark.parametrize(
    ("reason", "part"),
    [
        (NO_YEAR, "year"),
        ("year 2022 inferred: the text is dated 2022-05-20", "year"),
        ("Neither page prints a year.", "year"),
        ("La página no trae el año.", "year"),
        ("A página está sem ano.", "year"),
        ("La page n’imprime pas d’année.", "year"),
        ("Die Seite druckt kein Jahr.", "year"),
        (WEEKDAYS, "date"),
        ("The page names this year, not the day.", "date"),
    ],
)
def test_what_names_no_part_is_told_by_its_reason(reason, part):
    assert inference.part_told(True, reason) == part
    assert BriefFactory(event_inferred=True, event_inferred_from=reason).event_inferred_part == part


def test_a_date_as_stated_has_no_part():
    assert inference.part_told(False, "") == ""
    assert BriefFactory().event_inferred_part == ""
    assert bracketed("13 Nov 2021", "") == "13 Nov 2021"


def test_a_part_that_the_date_has_not_cannot_be_inferred():
    told = {"event_inferred": True, "event_inferred_from": NO_YEAR, "event_precision": "month"}
    brief = BriefFactory.build(**told, event_inferred_part="day")
    with pytest.raises(ValidationError) as refused:
        brief.clean()
    assert "event_inferred_part" in refused.value.message_dict
    BriefFactory.build(**told, event_inferred_part="year").clean()


def test_what_was_imported_before_there_were_parts_counts_as_unedited():
    brief = BriefFactory(event_inferred=True, event_inferred_from=NO_YEAR)
    (unit,) = load(Brief.objects.all()).values()
    before = {name: v for name, v in unit.content.items() if name != "event_inferred_part"}
    assert digest(unit.content) == digest(before)
    Brief.objects.filter(pk=brief.pk).update(event_inferred_part="date")
    (unit,) = load(Brief.objects.all()).values()
    assert digest(unit.content) != digest(before)


def test_an_older_revision_is_taken_back_with_the_part_that_its_reason_tells():
    editor = UserFactory(editor=True)
    inferred = {"event_inferred": True, "event_inferred_from": NO_YEAR}
    brief = BriefFactory(draft=True, **inferred)
    desk.write(brief, {"event_inferred": False, "event_inferred_from": ""}, by=editor, version=1)
    older = brief.revisions.get(number=1).snapshot
    del older["event_inferred_part"]
    brief.revisions.filter(number=1).update(snapshot=older)
    brief.refresh_from_db()
    assert brief.event_inferred_part == ""
    desk.restore(brief, 1, by=editor, version=brief.version)
    brief.refresh_from_db()
    assert (brief.event_inferred, brief.event_inferred_part) == (True, "year")
