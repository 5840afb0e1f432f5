"""Whole answers, kept in memory: what one reader was given is given to the next one."""

from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, close_old_connections

from .caching import KEPT_SECONDS, READING, cache_control, has_page
from .state import PublicState, public_state

# Larger answers, such as long parts of the sitemap, are made afresh.
LARGEST = 512 * 1024
# All of a request that its answer may depend on, if it varies on nothing. A path stands last, since
# it alone can hold the end of a line.
FACTS = ["wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST"]
FACTS += ["QUERY_STRING", "SCRIPT_NAME", "PATH_INFO"]
OF_THE_BODY = {"Content-Type", "Content-Length", "Content-Disposition"}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it left the house, with the public state that it shows."""

    state: PublicState
    etag: str
    headers: list
    headers_of_304: list
    content: bytes

    def start(self, environ, start_response):
        """Send it once more, or 304 to whom has the page; return the body."""
        # Said anew, as the seconds to the next publication run down where PAGE_SECONDS is set.
        control = ("Cache-Control", cache_control())
        if has_page(environ.get("HTTP_IF_NONE_MATCH"), self.etag):
            start_response("304 Not Modified", [*self.headers_of_304, control])
            return []
        start_response("200 OK", [*self.headers, control])
        return [self.content] if environ["REQUEST_METHOD"] == "GET" else []


class KeptAnswers:
    """A WSGI application around Django's: while the edition is the same, so is each answer.

    Only pages of `cached_by_edition` are remembered. They depend on the public state and on FACTS,
    and whatever middleware adds to them, or might have refused of such a request, was settled the
    first time. An answer from here costs one question to the database and little else.
    """

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        keys = keys_of(environ)
        kept = caches["answers"]
        answer = next(filter(None, map(kept.get, keys)), None)
        if answer and answer.state == state_now():
            return answer.start(environ, start_response)
        response = self.application(environ, start_response)
        if keys and may_be_kept(response):
            kept.set(keys[response.any_query], answer_of(response), KEPT_SECONDS)
        if environ["REQUEST_METHOD"] == "HEAD":
            # Django leaves it to the server to drop the body, and gunicorn warns of each.
            response.close()
            return []
        return response


def answer_of(response):
    headers = [pair for pair in response.items() if pair[0] != "Cache-Control"]
    others = [pair for pair in headers if pair[0] not in OF_THE_BODY]
    return Answer(response.shows, response.headers["ETag"], headers, others, response.content)


def keys_of(environ):
    """Return the keys under which the answer to a request may be kept, none where it may not be.

    The second is that of a page which reads no parameters, for whatever query it is asked with.
    A host stands in both as it is claimed: only one that was found good has got an answer.
    """
    if environ["REQUEST_METHOD"] not in READING or environ.get("CONTENT_LENGTH"):
        return []
    facts = [environ.get(name, "") for name in FACTS]
    query = FACTS.index("QUERY_STRING")
    return ["\n".join(facts), "\n".join([*facts[:query], *facts[query + 1 :]])]


def state_now():
    """Ask for the public state as Django's handler would; None where it cannot be had.

    Then Django asks once more, and its answer tells of the error.
    """
    close_old_connections()
    try:
        return public_state()
    except (DatabaseError, InterfaceError):
        return None


def may_be_kept(response):
    """Whether it is a page of `cached_by_edition`, and the same for everybody who asks for it."""
    return (
        settings.KEEP_PAGES
        and getattr(response, "shows", None) is not None
        and response.status_code == HTTPStatus.OK
        and not response.cookies
        and "Vary" not in response.headers
        and len(response.content) <= LARGEST
    )
