"""A live brief gains sources, or gives them back: its words stay its own, and readers are told."""

from django.utils.translation import gettext as _

from ...models import CheckSwitch, Correction
from ...text import limits
from ...text.clean import cut_line
from ..changing.outcomes import NotPossible
from ..changing.record import record_of
from ..changing.states import LIVE, state_of
from ..checking.own_words import CHECK, compared_with, own_words
from .correcting import apply_correction


def tell_of_sources(brief, before):
    """Make the note to readers of a live brief whose citations changed, in the house's words.

    before   the record from before the change
    Returns  what it was `compared_with`, None where that is not known or readers see nothing
    Errors   NotPossible where words of it stand in what it would cite
    """
    if state_of(brief) != LIVE:
        return None
    copied = _copied(brief)
    known = {cited["clipping"][0] for cited in before["citations"] if cited["clipping"]}
    for run in copied:
        if run.document.sha256 not in known:
            said = _("%(n)d words in a row of “%(brief)s” stand %(where)s: correct it first.")
            raise NotPossible(said % {"n": run.length, "where": run, "brief": brief})
    if note := _told(before["citations"], record_of(brief)["citations"]):
        apply_correction(brief, before, kind=Correction.Kind.UPDATE, note=note)
    return None if copied else compared_with(brief)


def _copied(brief):
    if CHECK in CheckSwitch.objects.off():
        return []
    cited = brief.citations.select_related("source").with_texts()
    return own_words(brief, list(cited)).copied


def _told(before, after):
    """Return one sentence on what was cited before and is after, "" where that is the same."""
    was, now = ({cited["source"] for cited in cited} for cited in (before, after))
    for names, said in (
        (now - was, _("It cites %s too.")),
        (was - now, _("It cites %s no more.")),
        (now, _("It cites another passage of %s.")),
    ):
        if names and before != after:
            return cut_line(said % ", ".join(sorted(names)), limits.NOTE)
    return ""
