"""What was done to a brief, as far as readers are told of it."""

import json

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.fields.json import KT
from django.db.models.functions import MD5, Concat

from ...models import Brief
from ..kept.questions import ID, Question

# What readers are told of: what went into the text. Whom the desk assigned is its own affair.
COUNTED = ["write", "return", "approve", "schedule", "publish", "correct", "restore", "merge"]
TEXT = Concat(*(KT(f"snapshot__{name}") for name in ("headline", "summary", "body")))
# Whether a revision is of a brief that became part of another.
MERGED = ExpressionWrapper(Q(verb="merge", snapshot__status="withdrawn"), BooleanField())
STEPS = Question(
    "newsroom_steps",
    lambda pk: (
        Brief(pk=pk)
        .revisions.filter(verb__in=[*COUNTED, "withdraw", "unmerge", "import"])
        .order_by("number")
        .annotate(
            merged=MERGED,
            text=MD5(TEXT),
            because=KT("snapshot__withdrawn_because"),
            compared=KT("snapshot__compared"),
        )
        .values_list("verb", "by", "by_name", "at", "note", "merged", "because", "text", "compared")
    ),
    [ID],
)


def compared_of(rows):
    """Return with which documents the present text was compared, None where that is not known."""
    found = None
    for verb, *_step, hashes in rows:
        if verb == "import":
            # It writes the text of a live brief, and compares it with nothing.
            found = None
        elif hashes is not None:
            found = set(json.loads(hashes))
    return found


def told_of(brief, rows):
    """Return the steps of a brief: to be merged away and back is to be withdrawn and restored.

    What left the text as it was is no writing: a brief that the house filed anew, say.
    """
    steps, away, before = [], False, None
    for verb, by, name, at, note, merged, because, text, _compared in rows:
        same, before = text == before, text
        # The name of that day tells people apart only where the account is gone.
        who = by or name
        seen = brief.first_published_at and brief.first_published_at < at
        if merged and seen:
            away = True
            steps.append(("withdraw", who, at, because))
        elif verb == "unmerge":
            steps += [("restore", who, at, note)] if away else []
            away = False
        elif verb != "import" and not (same and verb in ("write", "merge")):
            steps.append((verb, who, at, note))
    return steps
