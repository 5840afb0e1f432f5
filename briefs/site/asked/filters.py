"""What readers can ask of a list. This table is all that an address may say of the rows."""

from functools import partial

import django_filters
from django.db.models import Exists, OuterRef
from django.forms import Form
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from ...models import Brief, Citation, Source, Tag, TaggedBrief
from ...text import limits
from ..kept import ledger
from ..kept.finding import asked_for
from .fields import PartialDateField, SlugField, SlugsField
from .paging import faults_of_place
from .unanswerable import Malformed, refuse

SORTS = ["newest", "oldest", "relevance"]
UNKNOWN = {"invalid_choice", "invalid_list"}


class PartialDateFilter(django_filters.Filter):
    field_class = PartialDateField


class TiedFilter(django_filters.Filter):
    """Briefs that have a tie, or with `exclude` those that have none; of several, each of them.

    tie  a function from a value to the briefs' ties of that kind, for Exists()
    """

    def __init__(self, tie, **kwargs):
        super().__init__(**kwargs)
        self.tie = tie

    def filter(self, briefs, value):
        for one in value if isinstance(value, list) else filter(None, [value]):
            briefs = self.get_method(briefs)(Exists(self.tie(one)))
        return briefs


class SlugFilter(TiedFilter):
    """Asks for a public tag or source that an address names, by this slug or a former one."""

    field_class = SlugField

    def __init__(self, of, tie, **kwargs):
        super().__init__(tie, **kwargs)
        self.of = of

    @property
    def field(self):
        field = super().field
        field.known = partial(asked_for, self.parent.state, self.of)
        return field


class SlugsFilter(SlugFilter):
    field_class = SlugsField


class ChoiceFilter(TiedFilter):
    field_class = django_filters.fields.ChoiceField


class ChoicesFilter(TiedFilter):
    field_class = django_filters.fields.MultipleChoiceField


def carrying(tag):
    """Briefs' ties to this tag, for Exists()."""
    return TaggedBrief.objects.filter(content_object=OuterRef("pk"), tag=tag)


def citing(**conditions):
    """Briefs' ties to these sources in any role, for Exists()."""
    return Citation.objects.filter(brief=OuterRef("pk"), **conditions)


def of_source(source):
    return citing(source=source)


def of_kind(kind):
    return citing(source__kind=kind)


class BriefFilter(django_filters.FilterSet):
    """The filters of every list; `from`, `to` and those with a sign are no Python names: below."""

    q = django_filters.CharFilter(method="leave", max_length=limits.QUERY_CHARACTERS)
    tag = SlugsFilter(Tag, carrying)
    source = SlugFilter(Source, of_source)
    kind = ChoiceFilter(of_kind, choices=Source.Kind)
    language = django_filters.CharFilter(max_length=12)
    sort = django_filters.ChoiceFilter(choices=[(name, name) for name in SORTS], method="leave")

    class Meta:
        model = Brief
        fields = []

    def __init__(self, data, briefs, state):
        # What the address does not ask for is not made: a quarter of the time of a list.
        self.base_filters = {name: f for name, f in self.base_filters.items() if name in data}
        super().__init__(data, briefs)
        self.state = state

    def get_form_class(self):
        def form(data, prefix):
            form = Form(data, prefix=prefix)
            # Made for this request alone: a class of them would cost more, and copy each once more.
            form.fields = {name: one.field for name, one in self.filters.items()}
            return form

        return form

    def leave(self, briefs, name, value):
        """The list asks the search room and orders the rows itself."""
        return briefs


BriefFilter.base_filters |= {
    "from": PartialDateFilter(field_name="filed_on", lookup_expr="gte"),
    "to": PartialDateFilter(field_name="filed_on", lookup_expr="lte", last=True),
    "-tag": SlugsFilter(Tag, carrying, exclude=True),
    "-source": SlugsFilter(Source, of_source, exclude=True),
    "-kind": ChoicesFilter(of_kind, choices=Source.Kind, exclude=True),
}
REPEATED = ["tag", "-tag", "-source", "-kind"]
PARAMETERS = [
    *["q", "tag", "-tag", "source", "-source", "kind", "-kind"],
    *["language", "from", "to", "sort"],
]


def check(data, briefs, state):
    """Return (the filter, [(parameter, unknown values)]). Errors: Malformed."""
    if sum(len(data.getlist(name)) for name in REPEATED) > limits.TAGS_PER_QUERY:
        raise Malformed(
            _("At most %d tags and exclusions can be asked for at once.") % limits.TAGS_PER_QUERY,
            "tag",
        )
    found = BriefFilter(data, briefs, state)
    unknown, faults = [], []
    for name, errors in found.form.errors.as_data().items():
        for error in errors:
            if error.code not in UNKNOWN or name == "sort":
                faults.append(Malformed(sentence_of(name, error, data), name))
            else:
                unknown.append((name, data.getlist(name)))
    refuse([*faults, *faults_of_place(data)])
    for name, known in [("kind", ledger.kinds), ("language", ledger.languages)]:
        value = found.form.cleaned_data.get(name)
        if value and value not in known(state):
            unknown.append((name, [value]))
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
