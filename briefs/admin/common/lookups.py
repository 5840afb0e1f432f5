"""What an address may ask of a list. What no column can hold is refused before it is looked up."""

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.core.exceptions import EmptyResultSet, FieldError
from django.db.models.sql import Query
from django.utils.translation import gettext as _

# The ways of looking that filters, calendars and links use. Of the others some cost what they like
# (`regex`), some are errors of the database (`range` with one end, keys of JSON on SQLite).
WAYS = {"exact", "in", "isnull", "gte", "gt", "lte", "lt", "year", "month", "day"}
LARGEST = 2**63 - 1


class KnownValues(ChangeList):
    """Answers what cannot be looked up with the whole list and a sentence."""

    def get_queryset(self, request, exclude_parameters=None):
        if ERROR_FLAG in request.GET:
            messages.warning(
                request, _("The address asks for what no list can show; this is all there is.")
            )
        try:
            found = super().get_queryset(request, exclude_parameters)
            require_values_fit(found)
        except (OverflowError, ValueError) as error:
            raise IncorrectLookupParameters(error) from error
        return found


def require_values_fit(rows):
    """Raise ValueError or OverflowError where a database could not take a value of a query."""
    try:
        _sql, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return
    for value in values:
        if isinstance(value, str) and "\0" in value:
            raise ValueError("A text of a database holds no NUL.")
        if isinstance(value, int) and abs(value) > LARGEST:
            raise OverflowError("An integer of a database has 64 bits.")


class KnownLookups:
    """Takes of an address what stands in `WAYS`, and answers with the list of `KnownValues`."""

    def get_changelist(self, request, **kwargs):
        return KnownValues

    def lookup_allowed(self, lookup, value, request):
        try:
            ways, _fields, _expression = Query(self.model).solve_lookup_type(lookup)
        except FieldError:
            # No field of the model: a filter's own name, or one that Django refuses.
            ways = ()
        return WAYS.issuperset(ways) and super().lookup_allowed(lookup, value, request)
