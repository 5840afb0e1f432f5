"""What each field of a fixture takes. A checked value is plain JSON, cleaned and in one form.

A checker takes the value as JSON gave it and returns it as the newsroom keeps it: dates as
"2021-11-13", times in UTC, text cleaned, so that equal content is equal data. It raises Unfit.
"""

import base64
import binascii
import uuid
from datetime import UTC, date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models.fields import CleanLineField, CleanTextField
from ..text import limits
from ..text.clean import clean, clean_line
from .problems import Unfit

_INTEGER_MAX = 2**31 - 1
_LONG_MAX = 2**53 - 1


def checker(field):
    """Return the function that checks the values of a model's field."""
    for kind, make in _MAKERS:
        if isinstance(field, kind):
            return make(field)
    raise TypeError(f"No checker for {field!r}.")


def moment(value):
    """Return a datetime as a fixture writes it: ISO 8601 in UTC."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _text(field):
    choices = {str(value) for value, _label in field.choices or ()}
    validators = [v for v in field.validators if not hasattr(v, "limit_value")]
    whole = isinstance(field, models.TextField) and not isinstance(field, CleanTextField)
    line = isinstance(field, models.CharField)
    listed = ", ".join(sorted(choices - {""}))

    def check(value):
        if value is None and field.null:
            return None
        if not isinstance(value, str):
            raise Unfit(_("this field takes text"), _("write it in quotation marks"))
        value = clean(value) if whole else clean_line(value) if line else clean(value).strip()
        if field.max_length and len(value) > field.max_length:
            raise Unfit(
                _("it has %d characters") % len(value),
                _("shorten it to %d") % field.max_length,
            )
        if choices and value not in choices:
            raise Unfit(_("it is not in the list"), _("use one of %s") % listed)
        if value == "":
            if not field.blank and not field.null:
                raise Unfit(_("it is empty"), _("fill it in"))
            return None if field.null and not whole else value
        for validate in validators:
            _run(validate, value)
        return value

    return check


def _run(validate, value):
    try:
        validate(value)
    except ValidationError as error:
        raise Unfit(" ".join(error.messages), _("correct it")) from error


def _flag(field):
    def check(value):
        if not isinstance(value, bool):
            raise Unfit(_("it is neither true nor false"), _("write true or false"))
        return value

    return check


def _number(field):
    low = 0 if "Positive" in type(field).__name__ else -_INTEGER_MAX
    high = 32767 if "Small" in type(field).__name__ else _INTEGER_MAX
    high = _LONG_MAX if "Big" in type(field).__name__ else high

    def check(value):
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unfit(_("it is not a whole number"), _("write digits without quotation marks"))
        if not low <= value <= high:
            raise Unfit(
                _("it is out of range"),
                _("write a number from %(low)d to %(high)d") % {"low": low, "high": high},
            )
        return value

    return check


def _day(field):
    def check(value):
        if value is None and field.null:
            return None
        try:
            return date.fromisoformat(value).isoformat()
        except (TypeError, ValueError) as error:
            raise Unfit(_("it is not a date"), _("write it like 2021-11-13")) from error

    return check


def _time(field):
    def check(value):
        if value is None and field.null:
            return None
        try:
            read = datetime.fromisoformat(value)
            if read.tzinfo is None:
                raise Unfit(_("it names no time zone"), _("add Z for UTC, or +01:00"))
            timezone.localtime(read)  # Pages tell it in the newsroom's time.
            return moment(read)
        except (TypeError, ValueError, OverflowError) as error:
            cure = _("write it like 2021-11-13T09:30:00Z")
            raise Unfit(_("it is not a time"), cure) from error

    return check


def _uid(field):
    def check(value):
        try:
            if not isinstance(value, str) or len(value) != 36:
                raise ValueError
            return str(uuid.UUID(value))
        except ValueError as error:
            cure = _("write 32 hexadecimal digits as 8-4-4-4-12")
            raise Unfit(_("it is not a UUID"), cure) from error

    return check


def _bytes(field):
    def check(value):
        if value is None:
            return None
        try:
            data = base64.b64decode(value, validate=True)
        except (TypeError, ValueError, binascii.Error) as error:
            raise Unfit(_("it is not base64"), _("encode the bytes as base64")) from error
        if len(data) > limits.DOCUMENT_BYTES:
            cure = _("leave it out, or keep it within %d bytes") % limits.DOCUMENT_BYTES
            raise Unfit(_("it is too large"), cure)
        return value

    return check


def _json(field):
    shape = _SHAPES[field.name]

    def check(value):
        if value is None and field.null:
            return None
        if not shape(value):
            raise Unfit(_("it does not have the shape of this field"), _("see docs/fixtures.md"))
        return _cleaned(value)

    return check


def _cleaned(value):
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in sorted(value.items())}
    return value


def sorted_keys(value):
    """Return JSON data with the keys of its objects in one order; PostgreSQL has its own."""
    if isinstance(value, list):
        return [sorted_keys(item) for item in value]
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return value


def _is_flags(value):
    return (
        isinstance(value, list)
        and len(value) <= 50
        and all(isinstance(flag, str) and len(flag) <= 100 for flag in value)
    )


def _is_reading(value):
    if not isinstance(value, dict) or value.keys() != {"format", "lines"} or value["format"] != 1:
        return False
    lines = value["lines"]
    return isinstance(lines, list) and all(
        isinstance(line, list)
        and len(line) in (3, 4)
        and isinstance(line[0], str)
        and isinstance(line[1], str)
        and isinstance(line[2], bool)
        and _is_plain(line[3:])
        for line in lines
    )


def _is_changes(value):
    return isinstance(value, list) and all(
        isinstance(change, dict)
        and change.keys() == {"field", "before", "after"}
        and isinstance(change["field"], str)
        and isinstance(change["before"], str)
        and isinstance(change["after"], str)
        for change in value
    )


def _is_plain(value, depth=6):
    """Say whether nothing in it is kept differently by the two databases: no floats, not deep."""
    if isinstance(value, list):
        return depth > 0 and all(_is_plain(item, depth - 1) for item in value)
    if isinstance(value, dict):
        return depth > 0 and all(_is_plain(item, depth - 1) for item in value.values())
    if isinstance(value, int):
        return abs(value) <= _LONG_MAX
    return value is None or isinstance(value, str)


def _is_lines(value):
    return isinstance(value, list) and all(
        isinstance(line, int) and not isinstance(line, bool) and 1 <= line <= _INTEGER_MAX
        for line in value
    )


_SHAPES = {
    "flags": _is_flags,
    "reading": _is_reading,
    "changes": _is_changes,
    "lines": _is_lines,
}

_MAKERS = [
    (models.UUIDField, _uid),
    (models.JSONField, _json),
    (models.BinaryField, _bytes),
    (models.BooleanField, _flag),
    (models.DateTimeField, _time),
    (models.DateField, _day),
    (models.IntegerField, _number),
    ((models.CharField, models.TextField, CleanLineField), _text),
]
