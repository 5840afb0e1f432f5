"""What must hold between the fields of a row: the constraints of the database, said in sentences.

A rule takes the fields of a row, or of a record of a fixture, by name – one that is left out is
blank – and yields (field, what is wrong, cure). A test ties these to the constraints.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .fields import Precision
from .inference import Part

# How exactly a source is dated where it bears no date, and somebody looked.
NO_DATE = "none"
REGION = "LAC"


class Ruled(models.Model):
    """A model whose forms say, beside each field, what its rules find wrong.

    RULES  its rules, as above
    TYPED  {field that nobody types: the one beside which its fault is said instead}
    """

    RULES = ()
    TYPED = {}

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        errors = {}
        for rule in self.RULES:
            for field, wrong, cure in rule(vars(self)):
                said = f"{wrong[0].upper()}{wrong[1:]}: {cure}."
                errors.setdefault(self.TYPED.get(field, field), said)
        if errors:
            raise ValidationError(errors)


def event(fields):
    """Two dates and a precision that belong together."""
    yield from _precise(fields, "event_on", "event_precision")
    first, last = fields.get("event_on"), fields.get("event_until")
    if last and not first:
        yield "event_until", _("a last day needs a first day"), _("add the first day")
    elif last and last < first:
        yield "event_until", _("the last day stands before the first"), _("correct one of them")


def dated(fields):
    yield from _precise(fields, "published_on", "published_precision")


def cited(fields):
    """As `dated`, of a citation: its source may be said to state no date."""
    undated = (Precision.UNKNOWN, NO_DATE)
    yield from _precise(fields, "published_on", "published_precision", undated)


def _precise(fields, day, precision, undated=(Precision.UNKNOWN,)):
    said = fields.get(precision, Precision.UNKNOWN)
    if not fields.get(day) and said not in undated:
        yield precision, _("there is no date"), _("add the date, or say unknown")
    if fields.get(day) and said in undated:
        yield precision, _("the date has no precision"), _("say how exact it is: day, month, year")


def inference(fields):
    inferred, because = fields.get("event_inferred"), fields.get("event_inferred_from")
    part = fields.get("event_inferred_part")
    if inferred and not because:
        yield "event_inferred_from", _("it is empty"), _("say from what the date was inferred")
    if inferred and not fields.get("event_on"):
        yield "event_inferred", _("there is no date"), _("add the date, or infer nothing")
    elif part == Part.DAY and fields.get("event_precision") != Precision.DAY:
        yield "event_inferred_part", _("the date names no day"), _("say year or date")
    if not inferred and part:
        cure = _("say that something is, or leave it out")
        yield "event_inferred_part", _("nothing is inferred"), cure
    elif not inferred and because:
        cure = _("say what was inferred, or leave the reason empty")
        yield "event_inferred", _("a reason is given"), cure


def lines(fields):
    first, last = fields.get("first_line"), fields.get("last_line")
    if first is not None and first < 1:
        yield "first_line", _("lines are counted from 1"), _("correct it")
    if None not in (first, last) and last < first:
        yield "last_line", _("it stands before the first line"), _("correct one of them")


def tag_code(fields):
    kind, code = fields.get("kind", "topic"), fields.get("code", "")
    if kind == "country" and len(code) != 2:
        yield "code", _("a country needs its ISO code"), _("write two letters, such as PE")
    if kind != "country" and code and (kind, code) != ("place", REGION):
        yield "code", _("only a country has a code"), _("leave it out")
