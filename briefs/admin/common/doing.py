"""A button is pressed: do its verb, and show what came of it or why it cannot be."""

import time

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy

from ... import desk

# A proxy in front of the desk, and who looks at it, give up soon after.
SECONDS = 40
# Said where Return was pressed in a field: it presses the first button of the form, which is empty.
NO_BUTTON = gettext_lazy("Nothing is done yet: press the button beside what you typed.")


def in_time(things, seconds=SECONDS):
    """Yield things until a browser would have waited too long for what is done to them."""
    until = time.monotonic() + seconds
    for thing in things:
        if time.monotonic() > until:
            return
        yield thing


def outcome_of(request, verb, at=str):
    """Do a verb, show its sentence, and return its Outcome, or what Refused it.

    at  called once it is done, returns where on the page it is said, as `told_there` reads it,
        with the field where one is wrong; "" is above
    Errors  PermissionDenied for who may not do it
    """
    try:
        outcome = verb()
    except desk.NotAllowed as refused:
        raise PermissionDenied(refused.sentence) from refused
    except desk.Refused as refused:
        there = "-".join(filter(None, [at(), field_of(refused)]))
        messages.error(request, refused.sentence, extra_tags=there)
        return refused
    messages.add_message(request, outcome.level, outcome.sentence, extra_tags=at())
    return outcome


def field_of(refused):
    """Return the name of the first field that has to be mended, or ""."""
    return next(iter(getattr(refused, "errors", {})), "")
