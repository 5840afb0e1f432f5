import pytest

from briefs.models import Brief
from briefs.search import index, search
from tests.factories import BriefFactory, SourceFactory, TagFactory, TagNameFactory

pytestmark = pytest.mark.django_db


def indexed(**fields):
    brief = BriefFactory(**fields)
    index([brief.pk])
    return brief


def answers(text, **options):
    found = search(text, Brief.objects.public().newest_first(), **options)
    assert found.problem == ""
    return list(found.briefs)


def test_a_word_is_found_in_each_of_its_forms():
    brief = indexed(headline="Two exporters shipped lithium", summary="", body="")
    indexed(headline="A bridge opens")
    for text in ["exporter", "EXPORTERS", "ship", "shipped lithium", "lithium's"]:
        assert answers(text) == [brief], text
    assert answers("lithium bridge") == []
