"""Fixture files: JSON or JSON Lines, plain or gzipped, read one record at a time."""

import codecs
import gzip
import json
import math
import zlib
from pathlib import Path

from django.utils.translation import gettext as _

from ...text import limits
from .problems import FixtureError, Problem

LINES = (".jsonl", ".jsonl.gz")
WHOLE = (".json", ".json.gz")
ENDINGS = (*LINES, *WHOLE)
DOCUMENTS = (".txt", ".html", ".htm", ".xhtml", ".md", ".srt", ".vtt", ".eml", ".pdf", ".docx")


def _no_constant(name):
    raise ValueError(_("%s is no JSON") % name)


def _each_key_once(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(_("the key %s stands twice in one object") % json.dumps(twice))
    return found


_DECODER = json.JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_each_key_once)


def records(path, name=None):
    """Yield (line, record, problem) for each record of a fixture; one of the last two is None.

    path    ends in .json, .jsonl, .json.gz or .jsonl.gz
    name    what problems call the file, its path unless given
    Errors  FixtureError where the file cannot be read at all
    A JSON Lines file is held a line at a time, a .json file whole, both up to a stated limit.
    """
    path = Path(path)
    name = name or str(path)
    lower = path.name.lower()
    try:
        if lower.endswith(LINES):
            with _opened(path) as stream:
                yield from _of_lines(stream, name, _most(path))
        elif lower.endswith(WHOLE):
            with _opened(path) as stream:
                data = stream.read(limits.FIXTURE_JSON_BYTES + 1)
            yield from _of_array(data, name)
        else:
            raise _no_fixture(path, name)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _unreadable(
            name, _("the gzip file is damaged: %s") % error, _("pack it again")
        ) from error
    except OSError as error:
        raise _unreadable(
            name, _("the file cannot be read: %s") % (error.strerror or error), _("check its name")
        ) from error


def _no_fixture(path, name):
    """Say of a file that is none by its name what it may be, and how that comes in."""
    if path.is_dir():
        return _unreadable(name, _("this is a folder"), _("name the files in it"))
    if path.suffix.lower() in DOCUMENTS:
        cure = _("make a fixture of it first: build_fixture %s --output FILE.jsonl") % path.name
        return _unreadable(name, _("this is a document, no fixture"), cure)
    cure = _("its name must end in .json or .jsonl, or .gz after")
    return _unreadable(name, _("this is no fixture"), cure)


def _opened(path):
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")


def _most(path):
    """Return how many bytes a JSON Lines file may hold; of a packed one its size tells."""
    if not path.name.lower().endswith(".gz"):
        return math.inf
    return limits.FIXTURE_LINE_BYTES + limits.FIXTURE_UNPACKED * path.stat().st_size


def _unreadable(name, wrong, cure, line=1):
    return FixtureError([Problem(name, line, "", wrong, cure)])


def _of_lines(stream, name, most):
    line = held = 0
    begun = False
    while data := stream.readline(limits.FIXTURE_LINE_BYTES + 1):
        line += 1
        held += len(data)
        if held > most:
            raise _unreadable(
                name,
                _("it unpacks to more than %d times its size") % limits.FIXTURE_UNPACKED,
                _("unpack it yourself if you trust it"),
                line,
            )
        if len(data) > limits.FIXTURE_LINE_BYTES:
            raise _unreadable(
                name,
                _("the line is longer than %d bytes") % limits.FIXTURE_LINE_BYTES,
                _("leave the document’s bytes out of the fixture"),
                line,
            )
        if not data.strip():
            continue
        record, problem = _parsed(data, name, line)
        if problem and not begun and not _begins_as_json(data):
            raise _no_records(name, line)
        begun = True
        yield line, record, problem


def _begins_as_json(data):
    return data.removeprefix(codecs.BOM_UTF8).lstrip().startswith((b"{", b"["))


def _no_records(name, line):
    """Say once of a picture or a text with a fixture's name what each of its lines would say."""
    wrong = _("this is no fixture: it does not begin with a record")
    return _unreadable(name, wrong, _("name a file of records, each a line in { }"), line)


def _parsed(data, name, line):
    try:
        return _DECODER.decode(data.decode("utf-8-sig")), None
    except UnicodeDecodeError:
        return None, Problem(name, line, "", _("the line is not UTF-8"), _("save it as UTF-8"))
    except (ValueError, RecursionError) as error:
        if _is_cut_off(error):
            return None, _cut_off(name, line)
        return None, _broken(name, line, error)


def _text_of(data, name):
    if len(data) > limits.FIXTURE_JSON_BYTES:
        raise _unreadable(
            name,
            _("the file is larger than %d bytes") % limits.FIXTURE_JSON_BYTES,
            _("use JSON Lines, which is read line by line"),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(name, _("the file is not UTF-8"), _("save it as UTF-8")) from error


def _of_array(data, name):
    text = _text_of(data, name)
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        raise _unreadable(
            name, _("a .json fixture is one array"), _("start it with [, or call it .jsonl")
        )
    at, line, counted = _skip(text, at + 1), 1, 0
    if text[at : at + 1] == "]" and not text[at + 1 :].strip():
        return
    while True:
        line += text.count("\n", counted, at)
        counted = at
        try:
            record, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            broken = _cut_off if _is_cut_off(error) else _broken
            raise FixtureError([broken(name, line, error)]) from error
        yield line, record, None
        at = _skip(text, end)
        mark = text[at : at + 1]
        if mark == "]" and not text[at + 1 :].strip():
            return
        if not mark:
            raise FixtureError([_cut_off(name, line)])
        if mark != ",":
            line += text.count("\n", counted, at)
            raise _unreadable(name, _("a comma or ] is missing"), _("put it there"), line)
        at = _skip(text, at + 1)


def _skip(text, at):
    while text[at : at + 1] in (" ", "\n", "\r", "\t") and at < len(text):
        at += 1
    return at


def _is_cut_off(error):
    """Does the text end where more of the record was to follow?"""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")


def _cut_off(name, line, error=None):
    wrong = _("the file ends in the middle of this record")
    return Problem(name, line, "", wrong, _("copy it again, whole; nothing of it was taken"))


def _broken(name, line, error):
    why = getattr(error, "msg", None) or (
        _("it is nested too deeply") if isinstance(error, RecursionError) else str(error)
    )
    return Problem(name, line, "", _("this is not valid JSON: %s") % why, _("correct the syntax"))
