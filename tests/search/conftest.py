import pytest
from django.core.cache import cache

from briefs.models import Brief
from briefs.search import index, search
from tests.factories import BriefFactory


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test starts without estimates of earlier ones."""
    cache.clear()


@pytest.fixture
def filed(db):
    """Make a brief and file it in the search index."""

    def make(**fields):
        brief = BriefFactory(**{"summary": "", "body": "", **fields})
        index([brief.pk])
        return brief

    return make


@pytest.fixture
def ask(db):
    """Ask as a reader does; return the headlines found, newest first."""

    def answers(text, **options):
        found = search(text, Brief.objects.public().newest_first(), **options)
        assert found.problem == ""
        return [brief.headline for brief in found.briefs]

    return answers
