import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from briefs import search
from briefs.models import Brief, Edition
from tests.site.town import build


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test starts with an empty cache: editions of two tests may bear one number."""
    cache.clear()
    caches["answers"].clear()


@pytest.fixture
def reader(monkeypatch):
    """Ask as gunicorn does, so that whole answers are kept, which Django's test client passes by.

    reader(address, method="GET", **headers) returns status, headers and content as HttpResponse.
    """
    from newsroom.wsgi import application as served

    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def close_outside_of_tests(database):
        """Leave the transaction open in which a test runs, as Django's test client does."""
        if not database.in_atomic_block:
            close(database)

    monkeypatch.setattr(
        BaseDatabaseWrapper, "close_if_unusable_or_obsolete", close_outside_of_tests
    )

    def ask(address, method="GET", body=b"", application=served, secure=False, **headers):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        # Put in afterwards, as the factory makes a request of Django's, which may break of it.
        claimed = names.pop("Content-Type", None)
        made = RequestFactory().generic(method, address, body, headers=names, secure=secure)
        if claimed is not None:
            made.environ["CONTENT_TYPE"] = claimed
        started = []
        body = application(made.environ, lambda status, pairs: started.append((status, pairs)))
        content = b"".join(body)
        getattr(body, "close", list)()
        ((status, pairs),) = started
        return HttpResponse(content, status=int(status[:3]), headers=dict(pairs))

    return ask


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


@pytest.fixture
def town(live_server):
    """The pages of ADDRESSES, served to a browser."""
    brief = build()
    search.index(Brief.objects.values_list("pk", flat=True))
    Edition.objects.advance()
    return brief
