"""A tag that became a name of another one is taken out of it again, from the page of that one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from .. import desk
from ..models import Tag, TagMerge
from .site import site


@require_POST
def take_apart(request, pk):
    """Undo a merge of two tags; the history of the one that stays, and of the other, tells it."""
    # Before the row is looked for: who may not merge is not told whether it is there.
    if not request.user.has_perm("briefs.merge_tag"):
        raise PermissionDenied
    merge = get_object_or_404(TagMerge, pk=pk)
    try:
        outcome = desk.unmerge_tags(merge, by=request.user)
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
        back = merge.into
    else:
        admin = site.get_model_admin(Tag)
        for tag in Tag.objects.filter(pk__in=[merge.was, merge.into]):
            admin.log_change(request, tag, outcome.sentence)
        messages.add_message(request, outcome.level, outcome.sentence)
        back = merge.was
    return HttpResponseRedirect(reverse("admin:briefs_tag_change", args=[back]))
