"""What was done to a brief, as far as readers are told of it."""

import json

from django.db.models import Case, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import MD5, Concat

from ...models import Brief
from ...models.revision import BACK, GONE, WRITING, Verb
from ..kept.questions import ID, Question

# The verbs by which somebody lets pass to readers what others wrote.
CHECKING = frozenset({Verb.APPROVE, Verb.SCHEDULE, Verb.PUBLISH})
ASKED = {*WRITING, *CHECKING, Verb.RETURN, Verb.WITHDRAW, Verb.IMPORT}
TEXT = Concat(*(KT(f"snapshot__{name}") for name in ("headline", "summary", "body")))
# Why it was gone, and of a return why it is back.
BECAUSE = Case(
    When(GONE, then=KT("snapshot__withdrawn_because")), default=KT("snapshot__back_because")
)
SIGHT = Case(When(GONE, then=Value("gone")), When(BACK, then=Value("back")), default=Value(""))
STEPS = Question(
    "newsroom_steps",
    lambda pk: (
        Brief(pk=pk)
        .revisions.filter(verb__in=sorted(ASKED))
        .order_by("number")
        .annotate(
            sight=SIGHT,
            text=MD5(TEXT),
            because=BECAUSE,
            compared=KT("snapshot__compared"),
        )
        .values_list("verb", "by", "by_name", "at", "sight", "because", "text", "compared")
    ),
    [ID],
)


def compared_of(rows):
    """Return with which documents the present text was compared, None where that is not known."""
    found = None
    for verb, *_step, hashes in rows:
        if verb == Verb.IMPORT:
            # It writes the text of a live brief, and compares it with nothing.
            found = None
        elif hashes is not None:
            found = set(json.loads(hashes))
    return found


def steps_of(rows):
    """Return [(who, verb, text)] of what was done to the text of a brief.

    The name of that day tells people apart only where the account is gone. What was sent back
    before its minute nobody had let pass.
    """
    steps = []
    for verb, by, name, _at, sight, _because, text, _compared in rows:
        while verb == Verb.RETURN and steps and steps[-1][1] == Verb.SCHEDULE:
            steps.pop()
        if not sight and verb != Verb.RETURN:
            steps.append((by or name, verb, text))
    return steps


def absences_of(rows):
    """Return [(hour, its reason, hour of the return, its reason or None)] of the times that
    readers did not see a brief."""
    found, gone = [], None
    for _verb, _by, _name, at, sight, because, _text, _compared in rows:
        if sight == "gone":
            gone = at, because
        elif sight == "back" and gone:
            found.append((*gone, at, because))
            gone = None
    return found
