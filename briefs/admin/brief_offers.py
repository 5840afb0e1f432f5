"""The briefs that a field offers while somebody types."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from ..models import Brief
from .choices import number_in, with_state


class Offers(AutocompleteJsonView):
    """Says of each brief how it stands, and leaves out the one with the number `but`."""

    def get_queryset(self):
        found = super().get_queryset()
        but = number_in(self.request.GET.get("but", ""))
        return found if but is None else found.exclude(pk=but)

    def serialize_result(self, obj, to_field_name):
        offered = super().serialize_result(obj, to_field_name)
        return offered | {"text": with_state(obj)} if isinstance(obj, Brief) else offered
