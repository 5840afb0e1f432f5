"""Log lines: one event a line, whatever the event carries."""

import copy
import logging
import time
from http import HTTPStatus

LINE_MAX = 8_000  # characters


class LineFormatter(logging.Formatter):
    """Time in UTC, level, logger, message; a traceback follows on the same line.

    Line ends and other control characters are written as escapes, so that nobody who can put
    text into a message can forge a line. A long line loses its middle: a traceback's last words
    matter most.
    """

    converter = time.gmtime

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%SZ")

    def format(self, record):
        line = "".join(
            character if character.isprintable() else repr(character)[1:-1]
            for character in super().format(record)
        )
        if len(line) > LINE_MAX:
            half = LINE_MAX // 2
            line = f"{line[:half]} … {line[-half:]}"
        return line


def without_blame(record):
    """Log what was refused of a request as a warning of one sentence: no error of ours, no trace.

    Django tells of each answer by its status; a foreign host or a missing permission is below 500.
    """
    if getattr(record, "status_code", None) is None:
        return True
    if record.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return True
    told = copy.copy(record)
    told.exc_info = told.exc_text = None
    if told.levelno > logging.WARNING:
        told.levelno, told.levelname = logging.WARNING, "WARNING"
    return told
