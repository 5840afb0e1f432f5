"""A button is pressed: do its verb, and show what came of it or why it cannot be."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied

from .. import desk


def outcome_of(request, verb):
    """Do a verb, show its sentence, and return its Outcome; None where it was refused.

    Errors  PermissionDenied for who may not do it
    """
    try:
        outcome = verb()
    except desk.NotAllowed as refused:
        raise PermissionDenied(refused.sentence) from refused
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
        return None
    messages.add_message(request, outcome.level, outcome.sentence)
    return outcome
