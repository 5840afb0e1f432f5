"""What can be wrong with a fixture, said in one sentence each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

SHOWN = 20
_VALUE_CHARACTERS = 60


class Unfit(Exception):
    """A value that a field does not take: what is wrong with it, and the cure."""

    def __init__(self, wrong, cure):
        super().__init__(wrong)
        self.wrong = wrong
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Problem:
    """One refused record: where it stands, what is wrong, and what would cure it.

    line  0 where the fault is in no file
    """

    file: str
    line: int
    kind: str
    wrong: str
    cure: str
    field: str = ""
    value: object = None

    def __str__(self):
        place = _("%(file)s, line %(line)d") % {"file": self.file, "line": self.line}
        words = {"place": place, "wrong": self.wrong.rstrip("."), "cure": self.cure.rstrip(".")}
        if not self.line:
            return _("%(wrong)s; %(cure)s.") % words
        if not self.field:
            return _("%(place)s: %(wrong)s; %(cure)s.") % words
        words |= {"field": printable(self.field), "value": shown(self.value)}
        return _("%(place)s: %(field)s is %(value)s: %(wrong)s; %(cure)s.") % words


class FixtureError(Exception):
    """Nothing was written. `problems` holds refused records, `total` says how many there were."""

    def __init__(self, problems, report=None, total=None):
        self.problems = problems
        self.report = report
        self.total = len(problems) if total is None else total
        super().__init__(self.sentence)

    @property
    def sentence(self):
        """The first problems, one a line, and how many more there are."""
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        more = self.total - len(lines)
        if more > 0:
            lines.append(_("… and %d more.") % more)
        return "\n".join(lines)


class Refusals:
    """Collects refused records: the first hundred with their reasons, the others as a number."""

    KEPT = 100

    def __init__(self, report):
        self.report = report
        self.problems = []
        self.total = 0

    def add(self, problem):
        self.total += 1
        self.report.add(problem.kind or "record", "refused")
        if len(self.problems) < self.KEPT:
            self.problems.append(problem)

    def stop(self):
        """Raise FixtureError if anything was refused."""
        if self.total:
            raise FixtureError(self.problems, self.report, self.total)


def shown(value):
    """Return a value as it may stand in a sentence: quoted, on one line, cut."""
    text = value if isinstance(value, str) else repr(value)
    return f"“{printable(text)}”"


def printable(text):
    """Return a text cut, and without what a terminal or a page could not show as it is."""
    cut = text[:_VALUE_CHARACTERS]
    shown = "".join(c if c.isprintable() else "·" for c in cut)
    return shown if len(cut) == len(text) else shown + "…"
