"""What readers can ask of a list. This table is all that an address may say of the rows."""

import calendar
import re
from datetime import date

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from ..models import Brief, Citation, Source, Tag, TaggedBrief
from ..text import limits
from .errors import Malformed

PARTIAL = re.compile(r"(?a:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?)")
SORTS = ["newest", "oldest", "relevance"]
UNKNOWN = {"invalid_choice", "invalid_list"}


def read_partial(text, *, last=False):
    """Return the first (or last) day of 2021, 2021-11 or 2021-11-13. Errors: ValueError."""
    if not (found := PARTIAL.fullmatch(text)):
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return date(year, month, day)
    if month:
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    return date(year, 12, 31) if last else date(year, 1, 1)


class PartialDateField(forms.CharField):
    """A day, a month or a year, as the first or the last day of it."""

    def __init__(self, *args, last=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.last = last

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_partial(text, last=self.last)
        except ValueError as error:
            raise forms.ValidationError(
                _("“%s” is not a date. A date looks like 2021, 2021-11 or 2021-11-13."),
                params=text[:40],
                code="invalid",
            ) from error

    def validate(self, value):
        if self.required and value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        """The text was checked by reading it; the validators of a CharField expect text."""


class PartialDateFilter(django_filters.Filter):
    field_class = PartialDateField


def carrying(tag):
    """Briefs' ties to this tag, for Exists()."""
    return TaggedBrief.objects.filter(content_object=OuterRef("pk"), tag=tag)


def citing(**conditions):
    """Briefs' ties to these sources in any role, for Exists()."""
    return Citation.objects.filter(brief=OuterRef("pk"), **conditions)


class BriefFilter(django_filters.FilterSet):
    """The filters of every list; `from`, `to` and those with a sign are no Python names: below."""

    q = django_filters.CharFilter(method="leave", max_length=limits.QUERY_CHARACTERS)
    tag = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda request: Tag.objects.public(), to_field_name="slug", method="with_tags"
    )
    source = django_filters.ModelChoiceFilter(
        queryset=lambda request: Source.objects.public(), to_field_name="slug", method="from_source"
    )
    kind = django_filters.ChoiceFilter(choices=Source.Kind, method="from_kind")
    language = django_filters.CharFilter(max_length=12)
    sort = django_filters.ChoiceFilter(choices=[(name, name) for name in SORTS], method="leave")

    class Meta:
        model = Brief
        fields = []

    def __init__(self, data, briefs):
        super().__init__(data, briefs)
        # What the address does not ask for is not made: a quarter of the time of a list.
        self.filters = {name: made for name, made in self.filters.items() if name in data}

    def leave(self, briefs, name, value):
        """The list asks the search room and orders the rows itself."""
        return briefs

    def with_tags(self, briefs, name, tags):
        for tag in tags:
            briefs = briefs.filter(Exists(carrying(tag)))
        return briefs

    def without_tags(self, briefs, name, tags):
        for tag in tags:
            briefs = briefs.exclude(Exists(carrying(tag)))
        return briefs

    def from_source(self, briefs, name, source):
        return briefs.filter(Exists(citing(source=source))) if source else briefs

    def without_sources(self, briefs, name, sources):
        for source in sources:
            briefs = briefs.exclude(Exists(citing(source=source)))
        return briefs

    def from_kind(self, briefs, name, kind):
        return briefs.filter(Exists(citing(source__kind=kind))) if kind else briefs

    def without_kinds(self, briefs, name, kinds):
        return briefs.exclude(Exists(citing(source__kind__in=kinds))) if kinds else briefs


BriefFilter.base_filters["from"] = PartialDateFilter(field_name="filed_on", lookup_expr="gte")
BriefFilter.base_filters["to"] = PartialDateFilter(
    field_name="filed_on", lookup_expr="lte", last=True
)
BriefFilter.base_filters["-tag"] = django_filters.ModelMultipleChoiceFilter(
    queryset=lambda request: Tag.objects.public(), to_field_name="slug", method="without_tags"
)
BriefFilter.base_filters["-source"] = django_filters.ModelMultipleChoiceFilter(
    queryset=lambda request: Source.objects.public(), to_field_name="slug", method="without_sources"
)
BriefFilter.base_filters["-kind"] = django_filters.MultipleChoiceFilter(
    choices=Source.Kind, method="without_kinds"
)
REPEATED = ["tag", "-tag", "-source", "-kind"]
PARAMETERS = [
    *["q", "tag", "-tag", "source", "-source", "kind", "-kind"],
    *["language", "from", "to", "sort"],
]


def check(data, briefs):
    """Return (the filter, [(parameter, unknown values)]). Errors: Malformed."""
    if sum(len(data.getlist(name)) for name in REPEATED) > limits.TAGS_PER_QUERY:
        raise Malformed(
            _("At most %d tags and exclusions can be asked for at once.") % limits.TAGS_PER_QUERY,
            "tag",
        )
    found = BriefFilter(data, briefs)
    unknown = []
    for name, errors in found.form.errors.as_data().items():
        for error in errors:
            if error.code not in UNKNOWN or name == "sort":
                raise Malformed(sentence_of(name, error, data), name)
            unknown.append((name, data.getlist(name)))
    return found, unknown


def sentence_of(name, error, data):
    if name == "sort":
        return (
            _("“%s” is no way to sort. There are newest, oldest and relevance.") % data[name][:40]
        )
    labels = {"q": _("Words"), "from": _("Filed from"), "to": _("Filed to")}
    return _("The field “%(field)s” (%(name)s) cannot be read. %(why)s") % {
        "field": labels.get(name, name),
        "name": name,
        "why": " ".join(error.messages),
    }


def language_name(code):
    """Return the name of a language in the language of the site, or its code."""
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code
