"""Sources of a fixture, matched by the folded name that they bear or bore."""

from itertools import batched

from django.db.models import Q

from ...models import Brief, Source, SourceName
from ...models.slugs import stem
from ...text.fold import fold
from ..files.content import DESK, MACHINE, digest
from ..files.natural import fold_once
from ..files.slugs import Slugs, take_former
from .rows import merge

CONTENT = ("name", "kind", "owner", "country", "domain", "standing", "reuse", "about")
_FIELDS = ("id", "folded", "slug", "imported", *CONTENT)
_DEFAULTS = {name: Source._meta.get_field(name).get_default() for name in CONTENT}


def take_sources(run, file):
    """Write the sources of a file and remember the row of each name."""
    slugs = Slugs("source")
    for batch in batched(run.staging.each(file, "source"), 500):
        wanted = {r.key: r.fields.get("slug") or stem(r.fields["name"], "source") for r in batch}
        here = _named(wanted.keys())
        _find_by_former_names(run, file, wanted.keys() - here.keys(), here)
        _find_by_domain([record for record in batch if record.key not in here], here)
        slugs.look_up(wanted.values())
        new = {}
        for record in batch:
            if row := here.get(record.key):
                run.sources[record.key] = row["id"]
                outcome = "kept" if row["moved"] else _update(run, row, record.fields)
                run.report.add("source", outcome, called=row["name"])
            else:
                new[record.key] = _made(record, slugs.give(wanted[record.key]))
                run.report.add("source", "created")
        Source.objects.bulk_create(new.values())
        made = {key: source.pk for key, source in new.items()}
        run.sources |= made
        unknown = {key for key, source in new.items() if source.kind == Source.Kind.UNKNOWN}
        run.made["source"] |= {key: made[key] for key in unknown}
    for kind in ("sourcename", "sourceslug"):
        take_former(run, file, kind, lambda names: find_sources(run, names))


def _named(names):
    """Return rows by the folded name that they bear, else bore: those were `moved` since, renamed
    or merged.
    """
    former = dict(SourceName.objects.filter(folded__in=names).values_list("folded", "source_id"))
    asked = Q(folded__in=names) | Q(pk__in=former.values())
    rows = {row["id"]: row for row in Source.objects.filter(asked).values(*_FIELDS)}
    present = {row["folded"]: row | {"moved": False} for row in rows.values()}
    moved = {name: rows[pk] | {"moved": True} for name, pk in former.items()}
    return moved | {name: present[name] for name in present.keys() & names}


def _find_by_former_names(run, file, lacking, here):
    """Find the rows of sources that were renamed elsewhere: the file says which names they bore.

    A row counts if an import made it, since one that the desk made may be another outlet; if the
    file has no source of the name that the row bears; and if it is the only row that fits, since
    several of here may have become one elsewhere.
    """
    former = run.staging.owned(file, "sourcename", list(lacking))
    known = _named({record.key for records in former.values() for record in records})
    beside = run.staging.having(file, "source", [row["folded"] for row in known.values()])
    claims = {}
    for key, records in former.items():
        found = [known[record.key] for record in records if record.key in known]
        came_in = [row for row in found if row["imported"] and row["folded"] not in beside]
        rows = {row["id"]: row for row in came_in}
        if len(rows) == 1:
            claims.setdefault(*rows, {})[key] = next(iter(rows.values()))
    for claimed in claims.values():
        # Of two that bore names of one row, it is the one that bore the name that the row bears.
        nearest = {key: row for key, row in claimed.items() if not row["moved"]}
        claimed = claimed if len(claimed) == 1 else nearest
        here |= claimed if len(claimed) == 1 else {}


def _find_by_domain(batch, here):
    """Let what a program named after a domain be the source that the desk knows there, or let the
    desk say what a program found there: one domain, one name on each side.
    """
    lacking = {}
    for record in batch:
        domain = record.fields.get("domain")
        if domain:
            lacking.setdefault(domain, []).append(record)
    rows = {}
    for row in Source.objects.filter(domain__in=lacking).values(*_FIELDS):
        rows.setdefault(row["domain"], []).append(row)
    for domain, found in rows.items():
        (record, *more), (row, *others) = lacking[domain], found
        makers = {_maker(record.fields), _maker(row)}
        if not more and not others and makers == {DESK, MACHINE}:
            here[record.key] = row | {"moved": False}


def _maker(fields):
    """A source of unknown kind is what a program read; the desk says what a source is."""
    return MACHINE if fields.get("kind", "unknown") == "unknown" else DESK


def _made(record, slug):
    fields = {name: record.fields.get(name, default) for name, default in _DEFAULTS.items()}
    return Source(
        **fields,
        folded=record.key,
        slug=slug,
        imported=digest(fields, _maker(fields)),
    )


def _update(run, row, incoming):
    current = {name: row[name] for name in CONTENT}
    content, maker, outcome = merge(current, row["imported"], incoming, _maker(incoming))
    stamp = digest(content, maker) if maker else row["imported"]
    if outcome == "updated" or stamp != row["imported"]:
        changed = {"folded": fold(content["name"]), "imported": stamp, **content}
        SourceName.objects.filter(folded=changed["folded"]).delete()
        Source.objects.filter(pk=row["id"]).update(**changed)
        if changed["folded"] != row["folded"]:
            _keep_former_name(row)
        if (content["name"], content["kind"]) != (current["name"], current["kind"]):
            run.renamed.append(Brief.objects.filter(citations__source=row["id"]))
        row |= changed
        if outcome == "updated":
            run.visible |= Source.objects.public().filter(pk=row["id"]).exists()
    return outcome


def _keep_former_name(row):
    """Let a source be found by the name that it bore, unless another one bears that by now."""
    if not Source.objects.filter(folded=row["folded"]).exists():
        Source.objects.get(pk=row["id"]).keep_former_name(row["name"])


def find_sources(run, names):
    """Return the row ids of sources by a name that they bear or bore, those that are not there
    left out.
    """
    keys = {name: fold_once(name) for name in names}
    unknown = [key for key in keys.values() if key not in run.sources]
    if unknown:
        former = SourceName.objects.filter(folded__in=unknown)
        run.sources |= dict(former.values_list("folded", "source_id"))
        run.sources |= dict(Source.objects.filter(folded__in=unknown).values_list("folded", "pk"))
    return {name: run.sources[key] for name, key in keys.items() if key in run.sources}
