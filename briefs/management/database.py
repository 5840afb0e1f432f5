"""What the database says, told in one sentence."""

from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _


@contextmanager
def told_in_a_sentence():
    """Turn an error of the database into a CommandError with its cure."""
    try:
        yield
    except DatabaseError as error:
        why = str(error).strip().split("\n")[0]
        raise CommandError(
            _("The database does not do it: %s. See that it answers and run migrate.") % why
        ) from error
