"""The newsroom as a fixture: no people, no revisions, no row ids.

Every record stands in an order that its own content gives, so that a newsroom that imports the
fixture exports the same bytes, whichever database it has.
"""

import base64
from contextlib import contextmanager
from itertools import groupby

from django.db import connection, models, transaction

from ...text.fold import fold
from ..files.content import plain
from ..files.schema import KINDS
from ..files.shapes import sorted_keys
from . import copy_sqlite

_CHUNK = 1000
_TEXTS = {"document": ("original", "text"), "clipping": ("excerpt",)}
_NATURAL = {
    "source": ("name",),
    "tag": ("name",),
    "document": ("sha256",),
    "clipping": ("document__sha256", "first_line"),
    "brief": ("uid",),
}
# What says nothing, besides what is blank: most clippings bear no day of their own.
_SILENT = {("clipping", "published_precision"): "unknown"}
# In the order of the rows: the database sorts what is long, always by characters that every
# collation sorts alike; the rows of one brief, and the short lists, are sorted here.
_ORDER = {
    "document": ("sha256",),
    "clipping": ("document__sha256", "first_line"),
    "brief": ("filed_on", "created_at", "uid"),
    "briefslug": ("brief__uid",),
    "citation": ("brief__uid", "position", "id"),
    "taggedbrief": ("content_object__uid",),
    "evidence": ("brief__uid",),
    "correction": ("brief__uid", "number"),
}
_WITHIN = {
    "briefslug": ("brief", lambda fields: fields["slug"]),
    "taggedbrief": ("content_object", lambda fields: fold(fields["tag"][0])),
    "evidence": ("brief", lambda fields: (fields["sentence"], fields["clipping"])),
}


def export_records(*, texts=True, progress=None):
    """Yield every record of the newsroom in the order in which `loaddata` needs them.

    texts     False leaves out the documents' bytes and text and the clippings' excerpts
    progress  called as progress(kind, done)
    """
    with one_state() as database:
        for name in KINDS:
            leave_out = () if texts else _TEXTS.get(name, ())
            for done, fields in enumerate(_sorted(name, _rows(database, name, leave_out)), start=1):
                yield {"model": KINDS[name].label, "fields": fields}
                if progress and done % 1000 == 0:
                    progress(name, done)


@contextmanager
def one_state():
    """Yield the alias of a database in which every query sees the same state.

    SQLite gives a copy: whoever reads the export may be slow, and readers lock writers out there.
    """
    outermost = not connection.in_atomic_block
    if outermost and connection.vendor == "sqlite":
        with copy_sqlite.copied(connection) as alias:
            yield alias
        return
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection.alias


def _rows(database, name, leave_out):
    """Yield the fields of each record of a kind: those that say nothing are left out."""
    kind = KINDS[name]
    names = [field for field in kind.fields if field not in leave_out]
    columns = []
    for field in names:
        refer = kind.refer.get(field)
        columns += [f"{field}__{part}" for part in _NATURAL[refer]] if refer else [field]
    rows = kind.model.objects.using(database).order_by(*_ORDER.get(name, ("pk",)))
    rows = rows.values(*columns)
    json = {f for f in names if isinstance(kind.model._meta.get_field(f), models.JSONField)}
    for row in rows.iterator(chunk_size=20 if "original" in names else _CHUNK):
        fields = {}
        for field in names:
            value = _value(row, field, kind.refer.get(field))
            if field in json:
                value = sorted_keys(value)
            if value not in (None, "", [], False, _SILENT.get((name, field))):
                fields[field] = value
        yield fields


def _value(row, field, refer):
    if refer:
        key = [plain(row[f"{field}__{part}"]) for part in _NATURAL[refer]]
        return key if key[0] is not None else None
    value = row[field]
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(value).decode()
    return plain(value)


def _sorted(name, rows):
    if name == "citation":
        for _uid, group in groupby(rows, key=lambda fields: fields["brief"]):
            for position, fields in enumerate(group):
                fields.pop("position", None)
                yield fields | ({"position": position} if position else {})
    elif name in _WITHIN:
        whole, key = _WITHIN[name]
        for _uid, group in groupby(rows, key=lambda fields: fields[whole]):
            yield from sorted(group, key=key)
    elif name in _ORDER:
        yield from rows
    else:
        yield from sorted(rows, key=lambda f: fold(f["name"]) if "name" in f else f["slug"])
