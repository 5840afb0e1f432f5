"""Four eyes: what is published was written by one person and looked at by another."""

import json

from django.utils.translation import gettext as _

from ...models import Brief
from ...models.revision import authors
from ..changing.meaning import by_rows
from ..changing.outcomes import FourEyes
from ..changing.people import holding
from ..changing.record import FILING_FIELDS

NAMED = 3


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
    texts = ((by, verb, _text(snapshot)) for by, verb, snapshot in steps)
    wrote, brought = authors(texts, brief.importer_id)
    began = None if brief.rework_of_id else brief.author_id
    return (wrote | {began, brought}) - {None}


def _text(snapshot):
    """Return what somebody wrote of a snapshot, to be compared: not the day that the house files
    it under, which moves by itself."""
    content = by_rows(snapshot)
    if content["filed_by"] != Brief.FiledBy.EDITOR:
        content = {name: value for name, value in content.items() if name not in FILING_FIELDS}
    return json.dumps(content, sort_keys=True)
