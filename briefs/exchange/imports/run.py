"""What the steps of one import share."""

from dataclasses import dataclass, field
from datetime import datetime

from ..files.problems import Problem, Refusals
from ..files.report import Report
from ..files.staging import Staging


@dataclass
class Run:
    """One import under way, inside its transaction.

    names    what the files are called, by number
    now      the time that stands in all that this import makes
    sources  folded name to row id, of all sources named so far
    tags     folded name to row id, of all tags named so far
    tied     uids of the briefs written that refer to another brief
    written  ids of the briefs written
    over     ids of those of them that were here before: index them with the edition held
    renamed  querysets of the briefs that are found under other names or kinds now
    resting  ids of the documents that were here and that give another day now
    made     what a program suggested and this file made: kind to folded name to row id
    visible  whether readers will see a difference
    by       the id of the person who imports, None for a command
    """

    staging: Staging
    report: Report
    refusals: Refusals
    names: list
    now: datetime
    progress: object
    sources: dict = field(default_factory=dict)
    tags: dict = field(default_factory=dict)
    tied: set = field(default_factory=set)
    written: set = field(default_factory=set)
    over: set = field(default_factory=set)
    renamed: list = field(default_factory=list)
    resting: set = field(default_factory=set)
    visible: bool = False
    made: dict = field(default_factory=lambda: {"tag": {}, "source": {}})
    by: int | None = None

    def refuse(self, kind, record, name, value, wrong, cure):
        self.refusals.add(
            Problem(self.names[record.file], record.line, kind, wrong, cure, name, value)
        )
