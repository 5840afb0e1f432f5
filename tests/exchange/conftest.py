import hashlib
import json

import pytest

from briefs import models
from briefs.exchange import import_fixtures
from briefs.exchange.files.schema import KINDS

PAGE = "FERRY OPENS\n\nThe line."
SHA = hashlib.sha256(PAGE.encode()).hexdigest()
UID = "00000000-0000-4000-8000-000000000001"
OTHER = "00000000-0000-4000-8000-000000000002"


def record(model, **fields):
    return {"model": f"briefs.{model}", "fields": fields}


def clipping_record(first_line=1, **fields):
    fields = {"document": [SHA], "first_line": first_line, "last_line": first_line + 2} | fields
    return record("clipping", **fields)


def citation_record(uid=UID, first_line=1, source="Harbour Gazette", **fields):
    fields = {"brief": [uid], "source": [source], "clipping": [SHA, first_line]} | fields
    return record("citation", title="Ferry opens", **fields)


def brief_records(uid=UID, first_line=1, tag="Peru", **fields):
    """A published brief with a citation of the clipping at a line and one tag."""
    published = {
        "headline": "A ferry joins both shores",
        "summary": "A ferry now joins both shores twice a day.",
        "status": "published",
        "published_at": "2021-11-20T08:00:00Z",
        "event_on": "2021-11-13",
        "event_precision": "day",
    }
    return [
        record("brief", uid=uid, **(published | fields)),
        citation_record(uid, first_line),
        record("taggedbrief", tag=[tag], content_object=[uid]),
    ]


def draft_records(uid=UID, first_line=1, **fields):
    """The same as `build_fixture` makes it: the headline as printed, no summary."""
    gone = {"summary": "", "status": "draft", "published_at": None, "headline": "Ferry opens"}
    return brief_records(uid, first_line, **(gone | fields))


def names_and_papers():
    """A source, a country, a document with two clippings: what briefs rest on."""
    return [
        record("source", name="Harbour Gazette", kind="newspaper", country="PE"),
        record("tag", name="Peru", kind="country", code="PE"),
        record("tagname", tag=["Peru"], name="Peruvian Republic"),
        record("document", sha256=SHA, name="page.txt", kind="digest"),
        clipping_record(1, headline="Ferry opens"),
        clipping_record(5, headline="Pier closes"),
    ]


def newsroom_records():
    return [*names_and_papers(), *brief_records()]


def empty_newsroom():
    """Take everything away, what was public too, as only a test may."""
    models.Brief.objects.update(rework_of=None, merged_into=None)
    models.Document.objects.update(predecessor=None)
    for model in (
        models.Revision,
        models.InternalNote,
        models.ClippingMark,
        models.Counted,
        models.Tally,
        *reversed([kind.model for kind in KINDS.values()]),
    ):
        model.objects.all()._raw_delete("default")


@pytest.fixture
def fixture(tmp_path):
    """A function that writes records (or raw lines) to a JSON Lines file and returns its path."""
    written = iter(range(1000))

    def write(records, name=None):
        path = tmp_path / (name or f"fixture-{next(written)}.jsonl")
        lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


@pytest.fixture
def bring_in(fixture):
    """A function that imports records and returns the report."""
    return lambda records, **options: import_fixtures([fixture(records)], **options)
