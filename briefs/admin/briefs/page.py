"""What the desk's own pages about a brief have in common."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from ... import desk
from ...models import Brief
from ..site import site


def brief_of(request, pk):
    """Return the brief of an address, or refuse who may not see briefs."""
    if not request.user.has_perm("briefs.view_brief"):
        raise PermissionDenied
    return get_object_or_404(Brief.objects.select_related("author", "assigned_to"), pk=pk)


def page(request, template, brief, *, status=200, **context):
    """Render a page about a brief in the admin's frame; `title` stands in the context."""
    frame = {
        **site.each_context(request),
        "opts": Brief._meta,
        "object": brief,
        "subtitle": None,
        "brief": brief,
    }
    return TemplateResponse(
        request, f"admin/briefs/{template}.html", frame | context, status=status
    )


def tried(request, verb):
    """Do a verb: return (the way on, None), or (None, the refusal that the page shows).

    Who wrote the text may look at it still. Errors: PermissionDenied for others who may not do it
    """
    try:
        outcome = verb()
    except desk.FourEyes as error:
        return None, error
    except desk.NotAllowed as error:
        raise PermissionDenied(error.sentence) from error
    except desk.Refused as error:
        return None, error
    messages.add_message(request, outcome.level, outcome.sentence)
    brief = reverse("admin:briefs_brief_change", args=[outcome.brief.pk])
    return HttpResponseRedirect(brief), None


def status_of(refused):
    """Return the HTTP status of a page that shows a refusal of the desk, or none."""
    if isinstance(refused, desk.NotAllowed):
        return 403
    return 409 if isinstance(refused, (desk.Stale, desk.NotPossible, desk.Unmet)) else 200
