"""What is done to many clippings at once: what a brief tells already makes no second one."""

from dataclasses import replace

from django.utils.translation import gettext as _

from ..changing.outcomes import NotPossible, Outcome, ToldAlready
from ..stories.likeness import PERHAPS, TELLS
from ..stories.told import told_by
from .clippings import add_clipping, use


def use_untold(clipping, *, by):
    """Start a draft from a clipping whose story no brief tells: as `use`, for many at once.

    Returns  the Outcome, and in it the brief that perhaps tells the same
    Errors   as there; ToldAlready
    """
    near = None if clipping.citations.exists() else told_by(clipping, (*TELLS, PERHAPS))
    if near and near.likeness.verdict in TELLS:
        said = _(
            "“%(clipping)s” is left out: “%(brief)s” tells it. Add it there, or start it alone."
        )
        raise ToldAlready(said % {"clipping": clipping, "brief": near.brief}, near.brief)
    outcome = use(clipping, by=by)
    return replace(outcome, perhaps=near.brief) if near and outcome.changed else outcome


def add_to_told(clipping, *, by):
    """Let the brief that tells the story of a clipping rest on it too: as `add_clipping`, for many.

    Errors: as there; NotPossible where no brief tells it, or tells its event with other figures
    """
    if cited := clipping.citations.select_related("brief").first():
        return Outcome(cited.brief, _("“%s” rests on it already.") % cited.brief, changed=False)
    told = told_by(clipping)
    if told is None:
        raise NotPossible(_("“%s” is left out: no brief tells it yet.") % clipping)
    if told.likeness.verdict == "conflict":
        raise NotPossible(
            _("“%(clipping)s” is left out: “%(brief)s” tells it with other figures. Compare them.")
            % {"clipping": clipping, "brief": told.brief}
        )
    return add_clipping(told.brief, clipping, by=by, version=told.brief.version)
