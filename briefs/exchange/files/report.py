"""What an import did, or would do."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

OUTCOMES = ("created", "updated", "unchanged", "kept", "refused")
NAMED = ("updated", "kept")
_NOTES = 200


@dataclass
class Report:
    """Counts by kind and outcome, and sentences about what was not done as the file says.

    A brief counts with its citations, tags, evidence and corrections as one.
    """

    counts: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    unsaid: int = 0
    named: list = field(default_factory=list)
    unnamed: int = 0

    def add(self, kind, outcome, number=1, called=""):
        """Count an outcome.

        called  what the record is called here; kept, up to a limit, where it changed or was kept
        """
        self.counts.setdefault(kind, Counter())[outcome] += number
        if called and outcome in NAMED:
            if len(self.named) < _NOTES:
                self.named.append((kind, outcome, called))
            else:
                self.unnamed += 1

    def note(self, sentence):
        """Keep a sentence for the reader of the report, up to a limit."""
        if len(self.notes) < _NOTES:
            self.notes.append(sentence)
        else:
            self.unsaid += 1

    def total(self, outcome):
        return sum(counts[outcome] for counts in self.counts.values())

    @property
    def changed(self):
        return self.total("created") + self.total("updated")

    def rows(self):
        """Return (kind, {outcome: number}) in the order of a fixture; last what is of no kind."""
        from .schema import KINDS

        return [
            (kind, {outcome: self.counts[kind][outcome] for outcome in OUTCOMES})
            for kind in (*KINDS, "record")
            if kind in self.counts
        ]

    def names(self):
        """Return a line for each record that was changed or kept: what was done, what it is."""
        lines = [f"{outcome} {kind}: {called}" for kind, outcome, called in self.named]
        return [*lines, _("… and %d more.") % self.unnamed] if self.unnamed else lines

    def table(self):
        """Return the counts as lines of text, one kind a line."""
        heads = [_("created"), _("updated"), _("unchanged"), _("kept"), _("refused")]
        lines = [f"{'':<12}" + "".join(f"{head:>11}" for head in heads)]
        for kind, counts in self.rows():
            lines.append(f"{kind:<12}" + "".join(f"{counts[name]:>11}" for name in OUTCOMES))
        total = "".join(f"{self.total(name):>11}" for name in OUTCOMES)
        lines.append(f"{_('total'):<12}{total}")
        return "\n".join(lines)
