"""What docs/site.md promises to programs."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from tests.factories import BriefFactory, CorrectionFactory, SourceFactory, TagFactory

pytestmark = pytest.mark.django_db

PAGE = Path(settings.BASE_DIR, "docs", "site.md").read_text()


def test_the_example_is_what_the_feed_gives(client):
    brief = BriefFactory(
        tags=[TagFactory(country=True)],
        event_on=date(2021, 11, 13),
        event_inferred=True,
        event_inferred_from="The page prints no year.",
        citations__source=SourceFactory(name="Harbour Post"),
        citations__address="https://gazette.example/1",
        citations__note="",
    )
    at = datetime(2021, 11, 20, 9, tzinfo=UTC)
    CorrectionFactory(brief=brief, number=1, at=at, edition=2)
    (item,) = json.loads(client.get("/briefs/feed.json").content)["items"]
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert item["_newsroom"] == json.loads(example)


def test_the_address_in_the_example_answers(client):
    BriefFactory()
    (address,) = re.findall(r"^GET (\S+)$", PAGE, re.MULTILINE)
    assert json.loads(client.get(address).content)["items"]
