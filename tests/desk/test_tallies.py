"""What is counted by the way is what counting the rows gives, whatever the desk does."""

import json
import random
from collections import Counter
from datetime import date, timedelta
from tempfile import NamedTemporaryFile
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from briefs import desk
from briefs.exchange import import_fixtures
from briefs.models import EVERY, Brief, Counted, Edition, Source, SourceMerge, Tag, Tally, tag_fact
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
HERE = "https://gazette.example/imported"


def facts(brief):
    """Say plainly what a brief bears."""
    return {
        EVERY,
        f"day {brief.filed_on}",
        f"language {brief.language}",
        *(f"tag {tag}" for tag in brief.tagged.values_list("tag", flat=True)),
        *(f"source {citation.source_id}" for citation in brief.citations.all()),
        *(f"kind {citation.source.kind}" for citation in brief.citations.all()),
    }


def recounted():
    """Count what readers see by the rows: {fact: {fact: briefs}}."""
    found = {}
    for brief in Brief.objects.public():
        borne = facts(brief)
        for fact in borne:
            if fact.split()[0] in ("brief", "tag", "source"):
                found.setdefault(fact, Counter()).update(borne)
    return found


def kept():
    """Return the same from the tallies; what counts nothing is not there."""
    names = Tally.objects.exclude(name="").values_list("name", flat=True)
    return {name: found for name in names if (found := Tally.objects.of(name))}


@pytest.fixture
def editor():
    return UserFactory(editor=True, is_superuser=True)


class House:
    """A newsroom in which somebody does one thing after the other, as chance will have it."""

    def __init__(self, editor, seed):
        self.editor, self.chance = editor, random.Random(seed)
        self.tags = [TagFactory(country=True), *(TagFactory() for _ in range(5))]
        self.sources = [SourceFactory(kind=kind) for kind in ("agency", "newspaper", "party")]
        for _ in range(4):
            self.made()
        Tally.objects.recount()

    def made(self, **traits):
        tags = [self.tags[0], *self.chance.sample(self.tags[1:], 2)]
        brief = BriefFactory(
            summary=SUMMARY,
            tags=tags,
            language=self.chance.choice(["en", "gn"]),
            event_on=date(2021, 11, self.chance.randrange(1, 28)),
            citations__source=self.chance.choice(self.sources),
            **traits,
        )
        CitationFactory(brief=brief, source=self.chance.choice(self.sources), position=1)
        return brief

    def some(self, briefs):
        return self.chance.choice(list(briefs.order_by("pk")) or [None])

    def content(self):
        tags = [self.tags[0], *self.chance.sample(self.tags[1:], 2)]
        day = date(2022, 2, self.chance.randrange(1, 28))
        return {"tags": [tag.name for tag in tags], "event_on": day.isoformat()}

    def publish(self):
        brief = self.made(draft=True)
        desk.publish(brief, by=self.editor, version=1)

    def schedule(self):
        brief = self.made(draft=True)
        desk.schedule(brief, timezone.now() + HOUR, by=self.editor, version=1)

    def correct(self):
        if brief := self.some(Brief.objects.public()):
            told = {"kind": "update", "note": "It was told anew."}
            desk.correct(brief, self.content(), **told, by=self.editor, version=brief.version)

    def rework(self):
        live = self.some(Brief.objects.public().filter(rework=None))
        if live:
            copy = desk.rework(live, by=self.editor, version=live.version).brief
            desk.write(copy, self.content(), by=self.editor, version=copy.version)
            copy.refresh_from_db()
            told = ("update", "It was told anew.")
            desk.publish(copy, by=self.editor, version=copy.version, correction=told)

    def withdraw(self):
        if brief := self.some(Brief.objects.public()):
            why = "The source took it back."
            desk.withdraw(brief, why, by=self.editor, version=brief.version)

    def merge(self):
        one, other = self.some(Brief.objects.public()), self.some(Brief.objects.public())
        if one and one != other:
            desk.merge(one, other, by=self.editor, version=one.version, into_version=other.version)

    def unmerge(self):
        if brief := self.some(Brief.objects.exclude(merged_into=None)):
            desk.unmerge(brief, by=self.editor, version=brief.version)

    def merge_tags(self):
        read = Brief.objects.public()
        used = [tag for tag in self.tags[1:] if tag.tagged.filter(content_object__in=read)]
        if len(self.tags) > 4 and used:
            tag = self.chance.choice(used)
            into = self.chance.choice([other for other in self.tags[1:] if other != tag])
            desk.merge_tags(tag, into, by=self.editor)
            self.tags.remove(tag)

    def merge_sources(self):
        if len(self.sources) > 2:
            source, into = self.chance.sample(self.sources, 2)
            desk.merge_sources(source, into, by=self.editor)
            self.sources.remove(source)

    def unmerge_sources(self):
        if merge := SourceMerge.objects.filter(into__in=[s.pk for s in self.sources]).last():
            desk.unmerge_sources(merge, by=self.editor)
            self.sources.append(Source.objects.get(pk=merge.was))

    def turn_source(self):
        source = Source.objects.get(pk=self.chance.choice(self.sources).pk)
        source.kind = self.chance.choice(["agency", "broadcaster", "university"])
        desk.keep_source(source, by=self.editor)

    def bring_in(self):
        """Import a brief that is new here, or over one that came in before."""
        uid = str(UUID(int=self.chance.randrange(1, 4)))
        now = timezone.now().isoformat()
        status = self.chance.choice(
            [
                {"status": "draft"},
                {"status": "published", "published_at": now},
                {"status": "withdrawn", "published_at": now}
                | {"withdrawn_at": now, "withdrawn_because": "The source took it back."},
            ]
        )
        day = f"2022-03-{self.chance.randrange(10, 28)}"
        told = {"headline": f"Ferry of {day}", "summary": SUMMARY, "filed_on": day}
        source, tag = self.chance.choice(self.sources), self.chance.choice(self.tags)
        records = [
            ("brief", {"uid": uid, **told, **status, "filed_by": "publication"}),
            ("citation", {"brief": [uid], "source": [source.name], "title": "A", "address": HERE}),
            ("taggedbrief", {"tag": [tag.name], "content_object": [uid]}),
        ]
        with NamedTemporaryFile("w", suffix=".jsonl") as file:
            for model, fields in records:
                file.write(json.dumps({"model": f"briefs.{model}", "fields": fields}) + "\n")
            file.flush()
            import_fixtures([file.name])

    def delete(self):
        if brief := self.some(Brief.objects.scheduled()):
            brief.delete()

    def do_something(self):
        verb = self.chance.choice(VERBS)
        try:
            with transaction.atomic():
                getattr(self, verb)()
        except desk.Refused:
            return None
        return verb


VERBS = [
    *["publish", "schedule", "correct", "rework", "withdraw", "merge", "unmerge"],
    *[
        "merge_tags",
        "merge_sources",
        "unmerge_sources",
        "turn_source",
        "delete",
        "bring_in",
        "bring_in",
    ],
]


@pytest.mark.parametrize("seed", range(6))
def test_the_tallies_say_what_the_rows_say_whatever_verbs_follow_each_other(
    editor, seed, monkeypatch
):
    house, done = House(editor, seed), Counter()
    for _step in range(14):
        done[house.do_something()] += 1
        assert kept() == recounted(), done
    assert sum(done.values()) - done[None] > 7
    later = timezone.now() + 2 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert kept() == recounted()
    stored = dict(Tally.objects.values_list("name", "counts"))
    Tally.objects.recount()
    afresh = dict(Tally.objects.values_list("name", "counts"))
    assert {n: sorted(c) for n, c in stored.items()} == {n: sorted(c) for n, c in afresh.items()}


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "bring_in"])
def test_each_verb_moves_the_tallies_by_itself(editor, verb):
    house = House(editor, 7)
    for first in ("schedule", "merge", *(["merge_sources"] if verb == "unmerge_sources" else [])):
        getattr(house, first)()
    before = dict(Tally.objects.values_list("name", "counts"))
    getattr(house, verb)()
    assert kept() == recounted()
    if verb != "rework":
        assert dict(Tally.objects.values_list("name", "counts")) != before


def test_a_scheduled_brief_counts_from_its_minute_on_and_not_before(editor, monkeypatch):
    Tally.objects.recount()
    brief = BriefFactory(draft=True, summary=SUMMARY)
    desk.schedule(brief, timezone.now() + HOUR, by=editor, version=1)
    peru = tag_fact(Tag.objects.named("Peru").get().pk)
    assert Tally.objects.of(EVERY) == Tally.objects.of(peru) == {}
    now = timezone.now() + HOUR
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert Tally.objects.of(EVERY)[EVERY] == Tally.objects.of(peru)[peru] == 1


def test_counting_again_changes_nothing(editor):
    brief = BriefFactory()
    Tally.objects.recount()
    before = kept()
    Tally.objects.count([brief.pk])
    assert kept() == before == recounted()


def test_nothing_is_kept_until_the_rows_were_counted_once():
    brief = BriefFactory()
    Tally.objects.count([brief.pk])
    assert Tally.objects.of(EVERY) is None
    assert not Counted.objects.exists()


def test_the_edition_can_be_held_before_there_is_one():
    Edition.objects.hold()
    assert Edition.objects.get().number == 0


def test_drafts_touch_no_tally(editor):
    Tally.objects.recount()
    brief = BriefFactory(draft=True)
    desk.write(brief, {"headline": "Another ferry crosses"}, by=editor, version=1)
    assert not Counted.objects.exists()
    assert list(Tally.objects.values_list("name", flat=True)) == [""]
