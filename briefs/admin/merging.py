"""Several tags or sources become one: which name stays is asked first."""

from django.contrib import messages
from django.contrib.admin import helpers
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import desk
from ..desk.alike import mixed

MOST = 20


def ask(model_admin, request, things, verb):
    """Show what would become one, and on confirmation call `verb(thing, into, by=)` for each.

    All of them or none: the merges share one transaction.
    """
    found = list(things.order_by("pk")[: MOST + 1])
    if not 2 <= len(found) <= MOST:
        said = _("Choose two or more to merge, %d at most.") % MOST
        model_admin.message_user(request, said, messages.WARNING)
        return None
    into = next((t for t in found if str(t.pk) == request.POST.get("into")), None)
    if into is None:
        return confirmation(model_admin, request, found)
    try:
        with transaction.atomic():
            outcomes = [verb(t, into, by=request.user) for t in found if t.pk != into.pk]
    except desk.Refused as refused:
        model_admin.message_user(request, refused.sentence, messages.ERROR)
        return None
    for outcome in outcomes:
        model_admin.log_change(request, into, outcome.sentence)
        model_admin.message_user(request, outcome.sentence, outcome.level)
    return None


def confirmation(model_admin, request, found):
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Merge %s") % model_admin.opts.verbose_name_plural,
        "things": [(thing, model_admin.weight(thing), strange_letters(thing)) for thing in found],
        "undone": model_admin.merge_is_undone,
        "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/briefs/merge.html", context)


def strange_letters(thing):
    """Return the letters of another script in a word of its name: two names may look the same."""
    return [letter for name in mixed([(str(thing), thing.pk)]) for letter in name.letters]
