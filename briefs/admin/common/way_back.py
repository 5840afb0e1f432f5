"""From the page of a source or tag back to the brief from which one came to mend it there."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from ...models import Brief
from .choices import number_in

PARAMETER = "brief"


def brief_left(request):
    """Return the brief that an address names as the one to go back to, or None.

    A number and no address: there is nowhere else to be sent to.
    """
    pk = number_in(request.GET.get(PARAMETER, ""))
    if pk is None or not request.user.has_perm("briefs.view_brief"):
        return None
    return Brief.objects.only("headline").filter(pk=pk).first()


class WayBack:
    """For a ModelAdmin: after *Save* the brief follows, with its checks, in place of the list."""

    def render_change_form(self, request, context, **kwargs):
        context["brief_left"] = brief_left(request)
        return super().render_change_form(request, context, **kwargs)

    def response_post_save_add(self, request, obj):
        return self._back(request) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj):
        return self._back(request) or super().response_post_save_change(request, obj)

    def _back(self, request):
        brief = brief_left(request)
        if brief is None:
            return None
        address = reverse("admin:briefs_brief_change", args=[brief.pk])
        return HttpResponseRedirect(f"{address}#checks-head")
