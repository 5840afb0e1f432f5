"""A question that takes too long is given up: nobody holds the database with a single one."""

from contextlib import contextmanager
from time import monotonic

from django.db import OperationalError, connection

from .grammar import parse
from .index import backend

# For all statements of a page together.
SECONDS = 2
# So many whole words are found within it on any machine.
FEW = 4


class GivenUp(Exception):
    """A question to which no answer was found in time."""


@contextmanager
def patience(text, *, narrowed=False):
    """Give what is asked of the database in here SECONDS, where the question may take longer.

    text      the question; some words, one of them only begun, are soon found
    narrowed  whether so many filters are set that many rows may be read to find few briefs
    Errors    GivenUp
    """
    if not narrowed and not may_read_much(parse(text)):
        yield
        return
    way, end = backend(), monotonic() + SECONDS

    def in_time(execute, sql, parameters, many, context):
        left = end - monotonic()
        if left <= 0:
            raise GivenUp(text)
        return way.execute_within(left, execute, sql, parameters, many, context)

    try:
        with way.limited(SECONDS), connection.execute_wrapper(in_time):
            yield
    except OperationalError as error:
        if not way.ran_out(error):
            raise
        raise GivenUp(text) from error


def may_read_much(question):
    """Say whether a question may read many rows and find few: phrases, exclusions, many words."""
    phrases = any(len(form.tokens) > 1 for term in question.terms for form in term.forms)
    begun = sum(term.prefix for term in question.terms)
    return phrases or bool(question.unwanted) or begun > 1 or len(question.terms) > FEW
