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
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models.fields import CleanLineField, CleanTextField
from ...text import limits
from ...text.clean import clean, clean_line
from .problems import Unfit
from .shapes import LONG_MAX, SHAPES, cleaned


def checker(field):
    """Return the function that checks the values of a model's field."""
    check = next(make for kind, make in _MAKERS if isinstance(field, kind))(field)
    return (lambda value: None if value is None else check(value)) if field.null else check


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
    # Of Django and not of the database: SQLite would keep more than PostgreSQL.
    low, high = BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]
    high = min(high, LONG_MAX)

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
        try:
            return date.fromisoformat(value).isoformat()
        except (TypeError, ValueError) as error:
            raise Unfit(_("it is not a date"), _("write it like 2021-11-13")) from error

    return check


def _time(field):
    def check(value):
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


def uid(value):
    """Check the uid of a brief, its own or one by which a record names it."""
    try:
        if not isinstance(value, str) or len(value) != 36:
            raise ValueError
        return str(uuid.UUID(value))
    except ValueError as error:
        cure = _("write 32 hexadecimal digits as 8-4-4-4-12")
        raise Unfit(_("it is not a UUID"), cure) from error


def _bytes(field):
    def check(value):
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
    shape = SHAPES[field.name]

    def check(value):
        if not shape(value):
            raise Unfit(_("it does not have the shape of this field"), _("see docs/fixtures.md"))
        return cleaned(value)

    return check


_MAKERS = [
    (models.UUIDField, lambda field: uid),
    (models.JSONField, _json),
    (models.BinaryField, _bytes),
    (models.BooleanField, _flag),
    (models.DateTimeField, _time),
    (models.DateField, _day),
    (models.IntegerField, _number),
    ((models.CharField, models.TextField, CleanLineField), _text),
]
