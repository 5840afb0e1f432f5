"""Languages have the shape of BCP 47, in fields, forms and verbs."""

import pytest
from django.core.exceptions import ValidationError

from briefs import desk
from briefs.models import Brief
from briefs.models.languages import validate_language
from tests.factories import BriefFactory, UserFactory


@pytest.mark.parametrize(
    "tag", ["en", "es", "gn", "und", "pt-BR", "es-419", "zh-Hant", "zh-Hant-TW", "de-1996"]
)
def test_language_tags_are_taken(tag):
    validate_language(tag)


@pytest.mark.parametrize(
    "tag",
    ["", "e", "EN", "english", "en_GB", "en-gb", "pt-", "-pt", "en GB", "zh-hant", "en\n", "es-41"],
)
def test_what_has_not_the_shape_is_refused(tag):
    with pytest.raises(ValidationError):
        validate_language(tag)


@pytest.mark.django_db
def test_the_desk_writes_no_language_of_another_shape():
    reporter = UserFactory(reporter=True)
    brief = BriefFactory(draft=True, author=reporter)
    with pytest.raises(desk.Invalid) as error:
        desk.write(brief, {"language": "Spanish"}, by=reporter, version=1)
    assert "language" in error.value.errors
    desk.write(brief, {"language": "pt-BR"}, by=reporter, version=1)
    assert Brief.objects.get().language == "pt-BR"
