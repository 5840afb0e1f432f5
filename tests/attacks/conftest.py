import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test starts with an empty cache: editions of two tests may bear one number."""
    cache.clear()
