"""Fixtures are written beside their place and moved there when they are whole.

What waits on the way lies where the newsroom lives: /tmp may be memory, or too small.
"""

import gzip
import json
import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from .files import LINES, WHOLE

_WAITING = ".newsroom-"
_LEFT = 24 * 3600  # seconds after which nobody waits any more


class BadOutput(Exception):
    """The file cannot be written; the message says why in one sentence."""


@contextmanager
def atomic_file(path, *, private=False):
    """Open a new binary file that takes its name only when all of it was written.

    private  readable by its owner alone, whatever the umask
    """
    path = Path(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not private:
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def waiting_room(purpose, beside=None):
    """Return a private folder, a context manager that is gone afterwards.

    beside  the folder in which it is made, in place of DATA_DIR or, where that cannot be written
            to, the system's own
    """
    own = settings.DATA_DIR if os.access(settings.DATA_DIR, os.W_OK) else None
    place = beside or own or tempfile.gettempdir()
    throw_away_what_was_left(place)
    return tempfile.TemporaryDirectory(prefix=f"{_WAITING}{purpose}-", dir=place)


def throw_away_what_was_left(place):
    """Take away what commands that were killed more than a day ago left: whole copies, maybe."""
    for left in Path(place).glob(f"{_WAITING}*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _LEFT:
                shutil.rmtree(left)


def write_fixture(path, records):
    """Write records to a fixture whose form its name tells; return how many there were.

    The same records give the same bytes, gzipped ones too.
    """
    lower = Path(path).name.lower()
    whole = lower.endswith(WHOLE)
    if not whole and not lower.endswith(LINES):
        raise BadOutput(_("%s must end in .json, .jsonl, .json.gz or .jsonl.gz.") % path)
    try:
        with atomic_file(path) as file:
            if not lower.endswith(".gz"):
                return write_records(file, records, whole=whole)
            with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                return write_records(packed, records, whole=whole)
    except OSError as error:
        raise BadOutput(
            _("%(file)s cannot be written: %(why)s.")
            % {"file": path, "why": error.strerror or error}
        ) from error


def write_records(stream, records, *, whole=False):
    """Write records to a binary stream, one a line; as one JSON array if `whole`."""
    count = 0
    for record in records:
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        start = b"" if not whole else b"[\n" if count == 0 else b",\n"
        stream.write(start + line.encode() + (b"" if whole else b"\n"))
        count += 1
    if whole:
        stream.write(b"\n]\n" if count else b"[]\n")
    return count
