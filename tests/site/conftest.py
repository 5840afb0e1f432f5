import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefs import search
from briefs.models import Brief, Edition


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test starts with an empty cache: editions of two tests may bear one number."""
    cache.clear()


@pytest.fixture
def advance():
    """Do what a verb does last: index the briefs, raise the edition."""

    def advance_now():
        search.index(Brief.objects.values_list("pk", flat=True))
        Edition.objects.advance()

    return advance_now


@pytest.fixture
def queries(client):
    """Count the statements that an address costs when nothing of it is kept."""

    def count(address):
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count
