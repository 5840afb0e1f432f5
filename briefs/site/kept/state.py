"""The public state, by which everything is kept: asked of the database at every request."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone
from django.utils.translation import get_language

from ...models import Edition
from .questions import Question

# Stands in the compiled questions for the hour at which they are asked.
HOUR = datetime(1900, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class PublicState:
    """What readers see, as three facts and a day: all that a page depends on beside its address.

    changes  how many verbs made; what came out by its minute moves `newest` alone
    newest   the hour of the newest brief that is out, as the database writes it
    kept     that of the last verb that readers noticed
    """

    changes: int
    newest: str | None
    today: date
    kept: str | None = None

    @cached_property
    def key(self):
        """Its name, with the language in which pages speak of it."""
        parts = (self.changes, self.newest or "", self.kept or "", self.today, get_language())
        return "/".join(map(str, parts))


def public_state():
    """Look up the edition, in one statement where the newsroom has published anything.

    The first statement of nearly every request, so that it stands in for Django's check of the
    connection, which would cost as much again: where it fails, it is asked once more afresh.
    """
    connections[DEFAULT_DB_ALIAS].health_check_done = True
    now = timezone.now()
    changes, newest, kept = EDITION.ask(now) or Edition.objects.current()
    # That of the house, named: to look whether this reader has another takes longer than to ask.
    today = timezone.localdate(now, timezone.get_default_timezone())
    return PublicState(changes, newest, today, kept)


EDITION = Question("newsroom_edition", Edition.objects.state, [HOUR])
