"""The content of what is imported, and the digest that tells whether an editor changed it.

The record of a brief has the keys of `desk.record_of`; tags, sources and clippings stand in it by
their row, so that renaming a source is no change of every brief that cites it.
"""

import hashlib
import json
from datetime import date, datetime
from uuid import UUID

from ...models.citation import NO_DATE
from ...models.fields import Precision
from .values import moment

MACHINE = "machine"
DESK = "desk"


def plain(value):
    """Return a value of a database row as a fixture writes it."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def new_content(model, names, fields):
    """Return the content of a new row: what the fixture says, the model's defaults elsewhere."""
    defaults = {
        name: model._meta.get_field(name.removesuffix("_id")).get_default() for name in names
    }
    return defaults | {name: fields[name] for name in names if name in fields}


def digest(content, maker=DESK):
    """Return the SHA-256 of content, 64 hexadecimal digits.

    maker  DESK, or MACHINE for what a program read out of a document: it gives way to the desk's
    """
    if "citations" in content:
        # That no date is stated stood in notes once, and is kept whatever a file says of it.
        content = content | {"citations": list(map(_undated, content["citations"]))}
    data = json.dumps([maker, content], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()


class Imported:
    """What is here of something that a fixture brings: its `content`, and in `imported` the digest
    of what was last imported, "" if nothing was.
    """

    @property
    def edited(self):
        """Changed since it was last imported, or made here."""
        return self.imported != digest(self.content)


def _undated(cited):
    said = cited["published_precision"] == NO_DATE
    return cited | {"published_precision": Precision.UNKNOWN.value} if said else cited
