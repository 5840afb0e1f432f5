import pytest
from django.core.cache import cache

from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test starts with an empty cache: editions of two tests may bear one number."""
    cache.clear()


@pytest.fixture
def as_editor(client):
    client.force_login(UserFactory(editor=True))
    return client
