"""The desk: the only way to change a brief. Each verb is one function and one transaction."""

from .changing.differences import day_said, differences
from .changing.outcomes import (
    FourEyes,
    Invalid,
    LookFirst,
    NotAllowed,
    NotPossible,
    Outcome,
    Refused,
    Stale,
    UnknownKind,
    Unmet,
)
from .changing.people import holding
from .changing.record import FILING_FIELDS, PLAIN_FIELDS, UNITS, content_of, record_of, with_records
from .changing.states import (
    LIVE,
    NO_MINUTE,
    STATES,
    allowed,
    done_name,
    may_touch,
    require,
    state_name,
    state_of,
)
from .checking.checks import CHECKS, checks, unmet
from .checking.four_eyes import four_eyes, writers
from .checking.tampering import sold_by
from .documents.calling import AS_READ, CALLED, call_line, callings
from .documents.clippings import add_clipping, evidence_changed, reject, take_back, use
from .documents.many_clippings import add_to_told, use_untold
from .documents.readings import join, split
from .documents.rereading import reread
from .documents.taking_in import take_in
from .documents.turning import turn
from .grounds.dates_said import days_said, inference_of
from .grounds.evidence import evidence
from .grounds.offers import leave_offers, open_offers, take_offers
from .names.new_tags import NEW_TAG_KINDS, Doubtful, new_tag
from .names.source_merging import merge_sources, unlike_sources, unmerge_sources
from .names.tag_merging import merge_tags, unlike_tags, unmerge_tags
from .stories.coverage import coverage
from .stories.likeness import between, mark, near, nearby
from .stories.same_text import is_second_of_its_text
from .stories.told import contradicting
from .verbs.correcting import SILENT, correct, withdraw
from .verbs.keeping import keep_document, keep_source, keep_tag
from .verbs.merging import merge, unmerge
from .verbs.new_sources import new_source
from .verbs.proposing import proposed
from .verbs.publishing import approve, publish, schedule
from .verbs.reworking import rework
from .verbs.writing import assign, restore, send_back, submit, write

__all__ = [
    "AS_READ",
    "CALLED",
    "CHECKS",
    "FILING_FIELDS",
    "LIVE",
    "NEW_TAG_KINDS",
    "NO_MINUTE",
    "PLAIN_FIELDS",
    "SILENT",
    "STATES",
    "UNITS",
    "Doubtful",
    "FourEyes",
    "Invalid",
    "LookFirst",
    "NotAllowed",
    "NotPossible",
    "Outcome",
    "Refused",
    "Stale",
    "UnknownKind",
    "Unmet",
    "add_clipping",
    "add_to_told",
    "allowed",
    "approve",
    "assign",
    "between",
    "call_line",
    "callings",
    "checks",
    "content_of",
    "contradicting",
    "correct",
    "coverage",
    "day_said",
    "days_said",
    "differences",
    "done_name",
    "evidence",
    "evidence_changed",
    "four_eyes",
    "holding",
    "inference_of",
    "is_second_of_its_text",
    "join",
    "keep_document",
    "keep_source",
    "keep_tag",
    "leave_offers",
    "mark",
    "may_touch",
    "merge",
    "merge_sources",
    "merge_tags",
    "near",
    "nearby",
    "new_source",
    "new_tag",
    "open_offers",
    "proposed",
    "publish",
    "record_of",
    "reject",
    "require",
    "reread",
    "restore",
    "rework",
    "schedule",
    "send_back",
    "sold_by",
    "split",
    "state_name",
    "state_of",
    "submit",
    "take_back",
    "take_in",
    "take_offers",
    "turn",
    "unlike_sources",
    "unlike_tags",
    "unmerge",
    "unmerge_sources",
    "unmerge_tags",
    "unmet",
    "use",
    "use_untold",
    "with_records",
    "withdraw",
    "write",
    "writers",
]
