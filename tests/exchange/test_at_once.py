"""An import that somebody who wrote at the same moment broke off is done all the same."""

import pytest
from django.db import IntegrityError, OperationalError

from briefs.desk.changing.change import TRIES
from briefs.exchange import FixtureError
from briefs.exchange.imports import imports
from briefs.models import Brief, Source
from tests.exchange.conftest import newsroom_records

# PostgreSQL breaks a whole transaction off: here none stands around the test.
pytestmark = pytest.mark.django_db(transaction=True)

BREAKS = {
    "serialization": (OperationalError, "40001"),
    "deadlock": (OperationalError, "40P01"),
    "a tag that is gone": (IntegrityError, "23503"),
    "a name that came": (IntegrityError, "23505"),
}


@pytest.fixture
def breaks(monkeypatch):
    """A function that lets the next imports fail at their end as PostgreSQL's do."""
    left, real = [], imports.tell

    def tell(*args, **kwargs):
        real(*args, **kwargs)
        if left:
            kind, state = left.pop()
            error = kind("somebody wrote")
            error.__cause__ = type("BrokenOff", (Exception,), {"sqlstate": state})()
            raise error

    monkeypatch.setattr(imports, "tell", tell)
    return lambda number, kind, state: left.extend([(kind, state)] * number)


# How often that may happen to one import: a row that is there twice may be its own.
OFTEN = dict.fromkeys(BREAKS, TRIES - 1) | {"a name that came": 1}


@pytest.mark.parametrize("why", BREAKS)
def test_an_import_that_is_broken_off_begins_afresh(bring_in, breaks, why):
    breaks(OFTEN[why], *BREAKS[why])
    report = bring_in(newsroom_records())
    assert report.total("created") == 8
    assert Brief.objects.public().count() == 1


@pytest.mark.parametrize("why", BREAKS)
def test_an_import_is_not_tried_for_ever(bring_in, breaks, why):
    breaks(OFTEN[why] + 1, *BREAKS[why])
    with pytest.raises(FixtureError) as error:
        bring_in(newsroom_records())
    assert str(error.value) == (
        "Somebody else wrote at the same time; nothing was imported: run it again."
    )
    assert not Source.objects.exists()


def test_an_error_that_would_come_again_is_not_tried_again(bring_in, breaks):
    breaks(1, OperationalError, "53100")
    with pytest.raises(FixtureError) as error:
        bring_in(newsroom_records())
    assert "see that the database answers" in str(error.value)
    assert not Source.objects.exists()
