"""Reading a document again with today's rules, and what of it the desk takes over."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ... import desk
from ...models import Document
from ..common.doing import outcome_of
from ..site import site


def read_again(request, document):
    """Read it again and say what became of its clippings."""
    return _done(request, document, lambda: desk.reread(document, by=request.user))


def settle_offers(request, document, what):
    """Take or leave what a reading says otherwise: one field, or all that are open.

    what  "take-byline", "leave-all" and the like; what is taken stands in the document's history
    """
    verb, _dash, field = what.partition("-")
    names = document.offers if field == "all" else [field]
    # The page sends each offer as it showed it.
    shown = {n: request.POST[f"read-{n}"] for n in names if f"read-{n}" in request.POST}
    if verb == "leave":
        return _done(request, document, lambda: desk.leave_offers(document, shown, by=request.user))

    def take():
        outcome = desk.take_offers(document, shown, by=request.user)
        changed = {"fields": list(shown), "name": _("later reading"), "object": document.name}
        said = [{"changed": changed}]
        site.get_model_admin(Document).log_change(request, document, said)
        return outcome

    return _done(request, document, take)


def _done(request, document, verb):
    outcome_of(request, verb)
    return HttpResponseRedirect(reverse("admin:briefs_document_reading", args=[document.pk]))
