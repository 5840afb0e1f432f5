"""Long numbers are grouped wherever readers see them."""

import pytest
from django.core.cache import cache

from briefs.models import Tally
from briefs.site.kept.tallies import Kept
from briefs.site.wording.numbers import grouped
from tests.factories import BriefFactory, TagFactory
from tests.site.pages import texts, tree_of

pytestmark = pytest.mark.django_db


def test_a_number_is_grouped_by_three():
    assert [grouped(number) for number in (0, 999, 1000, 200_000)] == [
        "0",
        "999",
        "1,000",
        "200,000",
    ]


@pytest.mark.parametrize("address", ["/", "/briefs/", "/tags/", "/archive/", "/briefs/ferry/"])
def test_long_numbers_stand_grouped_on_a_page(client, monkeypatch, advance, address):
    ports, rail = TagFactory(name="ports"), TagFactory(name="rail")
    BriefFactory(tags=[rail], headline="Rail")
    BriefFactory(tags=[ports, rail], headline="Ferry", slug="ferry")
    Tally.objects.recount()
    advance()
    cache.clear()
    counted = Kept.__init__

    def many(kept, briefs, **parts):
        thousands = {name: {key: 1234 * n for key, n in parts[name].items()} for name in parts}
        counted(kept, 1234 * briefs, **thousands)

    monkeypatch.setattr(Kept, "__init__", many)
    (page,) = texts([tree_of(client.get(address))])
    assert "2,468" in page
    assert "2468" not in page
