"""What a request says of its body, taken with care: any stranger may write there what they like."""

from django.utils.http import parse_header_parameters


class ReadsUTF8:
    """A WSGI application around Django's: addresses and forms are in UTF-8, whatever is claimed.

    Django would read the query of an address in the charset of Content-Type. Answers that are kept
    for an address would then hold what one stranger made of it, and some charsets, as some types
    that cannot be read at all, break a request before any middleware has it.
    """

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        if claimed := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = without_charset(claimed)
        return self.application(environ, start_response)


def without_charset(claimed):
    """Return a Content-Type with no parameter but its boundary, or "" where it is unreadable."""
    try:
        kind, parameters = parse_header_parameters(claimed)
    except (ValueError, LookupError):
        return ""
    boundary = parameters.get("boundary", "").replace('"', "")
    return f'{kind}; boundary="{boundary}"' if boundary and boundary.isascii() else kind
