"""Four eyes: what is published was written by one person and looked at by another."""

import json

from django.utils.translation import gettext as _

from ...models.revision import authors
from ..changing.meaning import by_rows
from ..changing.outcomes import FourEyes
from ..changing.people import holding
from ..changing.record import TEXT, UNITS

NAMED = 3
# What readers are told in words: the reason for a day of filing is such words too.
WORDS = (*TEXT, *UNITS["happened"], "filed_because")
# What of a citation says only how it counts.
CURATED = ("role", "published_precision")


def require_second_pair_of_eyes(brief, by):
    """Raise FourEyes where this person would approve words of their own."""
    sentence = four_eyes(brief, by)
    if sentence:
        raise FourEyes(sentence)


def four_eyes(brief, by):
    """Say why this person may not approve a brief as it stands, or "" where they may.

    The policy, administrators included: once two active people hold *approve*, nobody approves
    what they wrote or brought in. It stands in docs/states.md.
    """
    wrote = writers(brief)
    if by.pk not in wrote:
        return ""
    able = holding("briefs.approve_brief")
    if able.count() < 2:
        return ""
    others = [str(person) for person in able.exclude(pk__in=wrote).order_by("username")[:NAMED]]
    if not others:
        return (
            _(
                "Everybody who may approve has written in “%s”: restore a revision from before one "
                "of them wrote, or ask another colleague."
            )
            % brief
        )
    return _("You wrote in “%(brief)s”: somebody else has to approve it, such as %(who)s.") % {
        "brief": brief,
        "who": ", ".join(others),
    }


def writers(brief):
    """Return the ids of those who wrote any of what an approval would publish.

    They made the revisions since readers last saw the text; those of a draft copy begin there. Who
    began a draft counts always; who brought the text in, while nobody wrote in it after that.
    """
    steps = brief.revisions.order_by("number").values_list("by", "verb", "snapshot")
    wrote, brought = authors(_texts(steps), brief.importer_id)
    began = None if brief.rework_of_id else brief.author_id
    return (wrote | {began, brought}) - {None}


def _texts(steps):
    """Yield (by, verb, text) of (by, verb, snapshot): the texts to be compared.

    A text of which citations were only taken away is the same one still, unless it stood before.
    """
    known, before = {}, None
    for by, verb, snapshot in steps:
        words, cited = text = _text(snapshot)
        fewer = before and words == before[0] and cited < before[1]
        yield by, verb, known.setdefault(text, known[before] if fewer else text)
        before = text


def _text(snapshot):
    """Return (words, set of citations): what a snapshot tells readers.

    Tags, kind, language, the day it is filed under, and what a citation counts as are no words: who
    mends them as the checks ask may still approve.
    """
    content = by_rows(snapshot)
    cited = [
        {name: value for name, value in citation.items() if name not in CURATED}
        for citation in content["citations"]
    ]
    words = [content.get(name) for name in WORDS]
    return json.dumps(words), frozenset(json.dumps(one, sort_keys=True) for one in cited)
