"""What the database says, told in one sentence."""

from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError, OperationalError, ProgrammingError
from django.utils.translation import gettext as _


@contextmanager
def told_in_a_sentence():
    """Turn an error of the database into a CommandError with its cure."""
    try:
        yield
    except DatabaseError as error:
        why = str(error).strip().split("\n")[0]
        # PostgreSQL and SQLite each call it so where a table is missing.
        if isinstance(error, ProgrammingError) or why.startswith("no such "):
            said = _("The database does not do it: %s. Run migrate, then this again.")
        elif isinstance(error, OperationalError):
            said = _("The database does not do it: %s. See that it answers, then run this again.")
        else:
            said = _("The database does not take it: %s. Run this again.")
        raise CommandError(said % why) from error
