"""A brief from each of many clippings, and what became of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ... import desk
from ...models.batches import in_batches
from ..common.doing import in_time
from .take_in import links_to

NAMED = 8


def start_each(request, clippings):
    """Start a brief from each clipping whose story no brief tells, one verb each, and say so.

    As many as a browser waits for. Errors: PermissionDenied for who may start none
    """
    started, left, twice, n = [], [], [], clippings.count()
    for clipping in in_time(in_batches(clippings)):
        try:
            outcome = desk.use_untold(clipping, by=request.user)
        except desk.NotAllowed as refused:
            raise PermissionDenied(refused.sentence) from refused
        except desk.Refused as refused:
            brief = getattr(refused, "brief", None)
            left.append((refused.sentence, [brief] if brief else []))
            continue
        if outcome.changed:
            started.append(outcome.brief)
        else:
            left.append((outcome.sentence, [outcome.brief]))
        if outcome.perhaps:
            said = _("Perhaps one story twice, look at both:")
            twice.append((said, [outcome.brief, outcome.perhaps]))
    said = ngettext("%(n)d brief started", "%(n)d briefs started", len(started))
    done = {"started": said % {"n": len(started)}, "left": len(left)}
    messages.success(request, leading(_("%(started)s, %(left)d left out.") % done, started))
    name(request, twice + left)
    if more := n - len(started) - len(left):
        said = ngettext("%(n)d more waits: start again.", "%(n)d more wait: start again.", more)
        messages.warning(request, said % {"n": more})


def name(request, found):
    """Show the first of many sentences, each of which leads to its briefs."""
    for sentence, briefs in found[:NAMED]:
        messages.warning(request, leading(sentence, briefs))
    if (more := len(found) - NAMED) > 0:
        said = ngettext("%(n)d more is not named here.", "%(n)d more are not named here.", more)
        messages.warning(request, said % {"n": more})


def leading(sentence, briefs):
    """Return a sentence that leads to briefs, if there are any: to one it quotes, from there."""
    quoted = f"“{briefs[0]}”" if len(briefs) == 1 else ""
    if quoted and quoted in sentence:
        before, _quoted, after = sentence.rpartition(quoted)
        return format_html("{}“{}”{}", before, links_to(briefs), after)
    return format_html_join(" ", "{}", [(part,) for part in (sentence, links_to(briefs)) if part])
