"""First pass: read every record, check it by itself, and let it wait."""

from difflib import get_close_matches

from django.utils.translation import gettext as _

from ...text import limits
from .files import records
from .natural import fold_once, natural_key
from .problems import Problem, Unfit
from .schema import KINDS, OWNER

_TOP = {"model", "pk", "fields"}
# What a brief has from verbs of the desk, and a draft has not.
_BY_VERBS = {
    "slug",
    "status",
    "published_at",
    "first_published_at",
    "withdrawn_at",
    "withdrawn_because",
    "merged_into",
}

# Records that only what readers saw has.
_OF_READERS = {"correction", "briefslug"}


class Checking:
    """Checks the records of one file after another into a staging.

    progress  called with the number of records read so far
    drafts_only  take every brief as a draft
    """

    def __init__(self, staging, refusals, progress, *, drafts_only=False):
        self.staging = staging
        self.refusals = refusals
        self.progress = progress
        self.drafts_only = drafts_only
        self.read = 0
        self._checkers = {name: kind.checkers for name, kind in KINDS.items()}
        self._rules = {n: (*getattr(k.model, "RULES", ()), *k.rules) for n, k in KINDS.items()}
        self._required = {name: _required(kind) for name, kind in KINDS.items()}

    def file(self, number, path, name):
        """Check all records of a file and keep the good ones."""
        for line, record, problem in records(path, name):
            self.read += 1
            if self.read % 1000 == 0:
                self.progress(self.read)
            problems = [problem] if problem else self._record(number, name, line, record)
            for found in problems:
                self.refusals.add(found)

    def _record(self, number, name, line, record):
        """Yield what is wrong with a record, or keep it."""
        kind, wrong = _kind(record, name, line)
        if wrong:
            yield wrong
            return
        if len(record["fields"]) > len(kind.fields) + limits.FIXTURE_UNKNOWN_FIELDS:
            wrong, cure = _("it has %d fields") % len(record["fields"]), _("leave out the unknown")
            yield Problem(name, line, kind.name, wrong, cure)
            return
        fields, problems = self._fields(kind, name, line, record["fields"])
        if problems:
            yield from problems
            return
        wrong = [
            *_derived(kind, fields),
            *(w for rule in self._rules[kind.name] for w in rule(fields)),
        ]
        for field, what, cure in wrong:
            yield Problem(name, line, kind.name, what, cure, field, fields.get(field))
        if not wrong:
            if self.drafts_only and kind.name in _OF_READERS:
                return
            if self.drafts_only and kind.name == "brief":
                fields = {field: fields[field] for field in fields.keys() - _BY_VERBS}
            yield from self._keep(number, name, line, kind, fields)

    def _fields(self, kind, name, line, given):
        """Return (the fields of a record as they are kept, the Problems of those that do not fit).

        Each is checked by itself.
        """
        fields, problems = {}, []
        for field, value in given.items():
            if field in kind.former:
                continue
            check = self._checkers[kind.name].get(field)
            try:
                if check is None:
                    raise Unfit(_("the newsroom does not import it"), _known(field, kind.fields))
                fields[field] = check(value)
            except Unfit as unfit:
                wrong = Problem(name, line, kind.name, unfit.wrong, unfit.cure, field, value)
                problems.append(wrong)
        for field in self._required[kind.name] - given.keys():
            missing = _("the field %s is missing") % field
            problems.append(Problem(name, line, kind.name, missing, _("add it")))
        return fields, problems

    def _keep(self, number, name, line, kind, fields):
        key = natural_key(kind, fields)
        clipping = fields.get("clipping") if kind.name == "citation" else None
        kept = self.staging.add(
            number,
            line,
            kind.name,
            key,
            fields,
            owner=_owner(kind, fields),
            clipping="\n".join(map(str, clipping)) if clipping else None,
        )
        if not kept:
            first = self.staging.first_line(number, kind.name, key)
            wrong = _("line %d has the same one") % first
            field = kind.key[0]
            yield Problem(
                name, line, kind.name, wrong, _("keep one of the two"), field, key.split("\n")[0]
            )


def _kind(record, name, line):
    """Return (kind, None) of a record, or (None, what is wrong with it)."""
    if not isinstance(record, dict) or not isinstance(record.get("fields"), dict):
        wrong = _("this is no record")
        cure = _('write {"model": …, "fields": {…}}')
        if isinstance(record, list):
            wrong, cure = _("this is an array of records"), _("call the file .json")
        return None, Problem(name, line, "", wrong, cure)
    label = record.get("model")
    kind = KINDS.get(label.removeprefix("briefs.")) if isinstance(label, str) else None
    if kind is None or label != kind.label:
        wrong = _("the newsroom does not import it")
        cure = _known(str(label), [k.label for k in KINDS.values()])
        return None, Problem(name, line, "", wrong, cure, "model", label)
    for extra in record.keys() - _TOP:
        wrong = _("a record has only model and fields")
        return None, Problem(name, line, kind.name, wrong, _("leave it out"), extra, record[extra])
    if record.get("pk") is not None:
        wrong = _("records are found by their natural keys")
        return None, Problem(name, line, kind.name, wrong, _("leave it out"), "pk", record["pk"])
    return kind, None


def _known(name, names):
    near = get_close_matches(name, names, n=1)
    if near:
        return _("write %s, or leave it out") % near[0]
    return _("leave it out")


def _required(kind):
    """Return the fields that a record cannot do without: no default, not empty, not derived."""
    meta = kind.model._meta
    return {
        name
        for name in kind.fields
        if name in ("uid", "at")
        or (
            not (field := meta.get_field(name)).has_default()
            and not field.null
            and not field.blank
            and name not in kind.derived
            and not (name == "slug" and kind.key != ("slug",))
        )
    }


def _derived(kind, fields):
    for name, source in kind.derived.items():
        right = fold_once(fields[source])
        if name in fields and fields[name] != right:
            yield name, _("it does not follow from %s") % source, _("write %s") % right


def _owner(kind, fields):
    owner = OWNER.get(kind.name)
    if owner is None:
        return None
    named = kind.refer[owner] in ("source", "tag")
    return fold_once(fields[owner][0]) if named else fields[owner][0]
