import pytest
from django.urls import get_script_prefix, reverse, set_script_prefix

from briefs.models.addresses import address_of


@pytest.fixture(params=["/", "/news/", "/slug/"])
def prefix(request):
    before = get_script_prefix()
    set_script_prefix(request.param)
    yield
    set_script_prefix(before)


@pytest.mark.parametrize("name", ["brief", "tag", "source", "bibtex", "ris", "csl"])
def test_an_address_made_at_once_is_that_which_django_would_resolve(prefix, name):
    assert address_of(f"briefs:{name}", "a-slug-in-1") == reverse(
        f"briefs:{name}", args=["a-slug-in-1"]
    )
