"""Reading a document again with today's rules, from its reading page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from .. import desk


def read_again(request, document):
    """Read it again and say what became of its clippings."""
    try:
        outcome = desk.reread(document, by=request.user)
    except desk.NotAllowed as refused:
        raise PermissionDenied(refused.sentence) from refused
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.add_message(request, outcome.level, outcome.sentence)
    return HttpResponseRedirect(reverse("admin:briefs_document_reading", args=[document.pk]))
