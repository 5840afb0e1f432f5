"""Which part of an event's date was inferred: told by its column, or by the reason."""

import pytest
from django.core.exceptions import ValidationError

from briefs.models import inference
from briefs.text.brackets import bracketed
from tests.factories import BriefFactory

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
