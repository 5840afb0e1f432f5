"""The briefs that a field offers while somebody types."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from ...models import Brief
from ..common.choices import number_in, with_state


class Offers(AutocompleteJsonView):
    """Says of each brief how it stands. With the number of one brief as `but` it offers those with
    which that one can be merged."""

    def get_queryset(self):
        found = super().get_queryset()
        but = number_in(self.request.GET.get("but", ""))
        return found if but is None else found.filter(rework_of=None).exclude(pk=but)

    def serialize_result(self, obj, to_field_name):
        offered = super().serialize_result(obj, to_field_name)
        return offered | {"text": with_state(obj)} if isinstance(obj, Brief) else offered
