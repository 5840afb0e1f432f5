"""How many approved briefs bear a fact, kept by whoever changes a brief, so that nobody counts."""

from collections import Counter, defaultdict
from itertools import batched

from django.db import models
from django.db.models import CharField, Value
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from .brief import Brief
from .edition import Edition
from .facts import EVERY, facts_of, has_tally

# The name of a row without counts. It stands in the table from when the tallies are kept.
BEGUN = ""
# How many briefs are read at once, and after how many the tallies are written.
READ, WRITTEN = 10_000, 50_000


def written(counts):
    """Write counts as text, facts and numbers apart: quicker than JSON with its quotes."""
    return f"{','.join(counts)}\n{','.join(map(str, counts.values()))}" if counts else ""


def read(text):
    facts, _, numbers = text.partition("\n")
    return dict(zip(facts.split(","), map(int, numbers.split(",")), strict=True)) if text else {}


def note(ids, after, moves):
    """Record the facts of these briefs as counted, and note in `moves` how the tallies change.

    after  {brief id: its facts}; one that has none is counted no more
    moves  {fact: Counter of what is added to its tally, by the facts beside it}
    """
    counted = Counted.objects.filter(brief__in=ids).values_list("brief_id", "facts")
    before = {brief: set(facts.split(",")) for brief, facts in counted}
    changed = [pk for pk in ids if before.get(pk) != after.get(pk)]
    for pk in changed:
        for fact in filter(has_tally, before.get(pk, ())):
            moves[fact].subtract(before[pk])
        for fact in filter(has_tally, after.get(pk, ())):
            moves[fact].update(after[pk])
    Counted.objects.filter(brief__in=[pk for pk in changed if pk not in after]).delete()
    Counted.objects.bulk_create(
        [Counted(brief_id=pk, facts=",".join(sorted(after[pk]))) for pk in changed if pk in after],
        update_conflicts=True,
        unique_fields=["brief"],
        update_fields=["facts"],
    )


class TallyManager(models.Manager):
    def of(self, fact):
        """Return {fact: public briefs that bear it and this one}, or None where none are kept.

        Of the approved briefs those whose time has not come are taken off. One statement asks
        for both, so that no brief can be scheduled in between.
        """
        waiting = Counted.objects.filter(brief__in=Brief.objects.scheduled())
        rows = waiting.values_list(Value(EVERY, CharField()), "facts").union(
            self.filter(name__in=[BEGUN, fact]).values_list(Value(BEGUN, CharField()), "counts"),
            all=True,
        )
        kept, begun = Counter(), False
        hidden = []
        for mark, text in rows:
            if mark == EVERY:
                hidden.append(text.split(","))
            else:
                begun = True
                kept.update(read(text))
        if not begun:
            return None
        for facts in hidden:
            if fact in facts:
                kept.subtract(facts)
        return {name: briefs for name, briefs in kept.items() if briefs}

    def count(self, ids):
        """Let the tallies say of these briefs what is so now.

        Called in the transaction that changed them, before the edition is raised: it holds the
        edition, so that one writer counts at a time. What was counted of a brief is on record,
        so nobody has to know what it was before, and counting again changes nothing.
        """
        if not self.filter(name=BEGUN).exists():
            return
        Edition.objects.hold()
        for some in batched(sorted(set(ids)), WRITTEN):
            moves = defaultdict(Counter)
            for batch in batched(some, READ):
                note(batch, facts_of(batch), moves)
            self._move(moves)

    def forget(self, brief):
        """Count a brief no more that is about to be deleted."""
        if Counted.objects.filter(brief=brief).exists():
            Edition.objects.hold()
            moves = defaultdict(Counter)
            note([brief.pk], {}, moves)
            self._move(moves)

    def _move(self, moves):
        tallies = {tally.name: read(tally.counts) for tally in self.filter(name__in=moves)}
        rows, empty = [], []
        for name, move in moves.items():
            counts = Counter(tallies.get(name, {}))
            counts.update(move)
            left = {fact: briefs for fact, briefs in counts.items() if briefs}
            if left:
                rows.append(Tally(name=name, counts=written(left)))
            else:
                empty.append(name)
        self.filter(name__in=empty).delete()
        self.bulk_create(
            rows, update_conflicts=True, unique_fields=["name"], update_fields=["counts"]
        )

    def named(self, model, counts, *fields):
        """Return (id, *fields) of those tags or sources that stand in `counts`, by id.

        They are public by that: to ask it again of each took SQLite two seconds. All rows are read
        and sifted here, since a question with thousands of ids takes longer.
        """
        rows = model.objects.order_by().values_list("id", *fields)
        return [row for row in rows if row[0] in counts]

    def recount(self):
        """Begin afresh from the rows."""
        Edition.objects.hold()
        Counted.objects.all().delete()
        self.all().delete()
        self.create(name=BEGUN, counts="")
        self.count(Brief.objects.approved().values_list("pk", flat=True))

    def due(self):
        """Whether the tallies do not fit the rows, as far as numbers tell."""
        approved = Brief.objects.approved().count()
        if not self.filter(name=BEGUN).exists():
            return approved > 0
        every = self.filter(name=EVERY).values_list("counts", flat=True).first() or ""
        return not approved == Counted.objects.count() == read(every).get(EVERY, 0)


class Tally(models.Model):
    """How many of the approved briefs that bear one fact bear each other fact.

    Scheduled briefs are in it; `TallyManager.of` takes them off.
    """

    name = models.CharField(max_length=40, primary_key=True)
    counts = models.TextField()

    objects = TallyManager()

    def __str__(self):
        return self.name


class Counted(models.Model):
    """The facts under which a brief stands in the tallies."""

    brief = models.OneToOneField(
        Brief, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    facts = models.TextField()

    def __str__(self):
        return self.facts


@receiver(pre_delete, sender=Brief)
def take_off(sender, instance, **kwargs):
    """What was only ever scheduled may be deleted, and stands in the tallies."""
    Tally.objects.forget(instance)
