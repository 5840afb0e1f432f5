"""The desk: the only way to change a brief. Each verb is one function and one transaction."""

from .calling import AS_READ, CALLED, call_line, callings
from .checks import CHECKS, checks, unmet
from .clippings import add_clipping, evidence_changed, reject, take_back, use, use_untold
from .correcting import SILENT, correct, withdraw
from .coverage import coverage
from .dates_said import days_said, inference_of
from .differences import day_said, differences
from .evidence import evidence
from .four_eyes import own_words_refused, writers
from .keeping import keep_document, keep_source, keep_tag
from .likeness import mark, near, nearby
from .merging import merge, unmerge
from .naming import rename_tag
from .new_sources import new_source
from .new_tags import NEW_TAG_KINDS, Doubtful, new_tag
from .offers import leave_offers, open_offers, take_offers
from .outcomes import Invalid, NotAllowed, NotPossible, Outcome, OwnWords, Refused, Stale, Unmet
from .people import holding
from .proposing import proposed
from .publishing import approve, publish, schedule
from .readings import join, split, turn
from .record import (
    FILING_FIELDS,
    PLAIN_FIELDS,
    UNITS,
    content_of,
    record_of,
    with_records,
)
from .rereading import reread
from .reworking import rework
from .source_merging import merge_sources, unlike_sources, unmerge_sources
from .states import NO_MINUTE, STATES, allowed, done_name, may_touch, require, state_name, state_of
from .tag_merging import merge_tags, unlike_tags, unmerge_tags
from .taking_in import take_in
from .told import contradicting
from .writing import assign, restore, send_back, submit, write

__all__ = [
    "AS_READ",
    "CALLED",
    "CHECKS",
    "FILING_FIELDS",
    "NEW_TAG_KINDS",
    "NO_MINUTE",
    "PLAIN_FIELDS",
    "SILENT",
    "STATES",
    "UNITS",
    "Doubtful",
    "Invalid",
    "NotAllowed",
    "NotPossible",
    "Outcome",
    "OwnWords",
    "Refused",
    "Stale",
    "Unmet",
    "add_clipping",
    "allowed",
    "approve",
    "assign",
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
    "holding",
    "inference_of",
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
    "own_words_refused",
    "proposed",
    "publish",
    "record_of",
    "reject",
    "rename_tag",
    "require",
    "reread",
    "restore",
    "rework",
    "schedule",
    "send_back",
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
