"""A backup that somebody changed is refused in a sentence, and nothing is unpacked beside it."""

import json
import zipfile

import pytest

from briefs.exchange.copies.backup import BadBackup, restore

pytestmark = pytest.mark.django_db

MANIFEST = {
    "format": 1,
    "database": "sqlite",
    "made_at": "2021-11-13T09:00:00+00:00",
    "sha256": "0",
    "bytes": 4,
    "migrations": [],
    "briefs": 0,
}


# Where a byte of the last entry of a zip's list, or of what it lists, is changed, and into what.
DAMAGES = {
    "a password": (b"PK\x01\x02", 8, 1),
    "an unknown method": (b"PK\x01\x02", 10, 99),
    "a broken stream": (b"PK\x03\x04", 30 + len("newsroom.copy"), 0xFF),
}


@pytest.fixture
def packed(tmp_path):
    def pack(manifest, *more):
        path = tmp_path / "backup.zip"
        said = manifest if isinstance(manifest, str) else json.dumps(manifest)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("manifest.json", said)
            file.writestr("newsroom.copy", "copy")
            for name in more:
                file.writestr(name, "intruder")
        return path

    return pack


@pytest.mark.parametrize("name", ["database", "sha256", "made_at", "migrations", "briefs"])
@pytest.mark.parametrize("value", [None, 1.5, [1, None], {"a": 1}])
def test_a_manifest_of_other_types_is_refused(packed, name, value):
    with pytest.raises(BadBackup, match="no backup of a newsroom"):
        restore(packed(MANIFEST | {name: value}))


@pytest.mark.parametrize("name", sorted(MANIFEST.keys() - {"format", "bytes"}))
def test_a_manifest_without_a_part_is_refused(packed, name):
    manifest = {key: value for key, value in MANIFEST.items() if key != name}
    with pytest.raises(BadBackup, match="no backup of a newsroom"):
        restore(packed(manifest))


def test_a_whole_manifest_is_believed_only_as_far_as_its_checksum(packed):
    with pytest.raises(BadBackup, match=r"checksum|made on sqlite"):
        restore(packed(MANIFEST))


@pytest.mark.parametrize(("mark", "at", "byte"), DAMAGES.values(), ids=DAMAGES)
def test_a_zip_that_cannot_be_unpacked_is_refused(packed, mark, at, byte):
    path = packed(MANIFEST)
    damaged = bytearray(path.read_bytes())
    damaged[damaged.rfind(mark) + at] = byte
    path.write_bytes(damaged)
    with pytest.raises(BadBackup, match="no backup of a newsroom"):
        restore(path)


def test_a_manifest_without_end_is_refused(packed):
    with pytest.raises(BadBackup, match="no backup of a newsroom"):
        restore(packed("[" * 100_000))


def test_a_member_that_leads_out_of_the_folder_is_refused(packed, tmp_path):
    with pytest.raises(BadBackup):
        restore(packed(MANIFEST, "../../intruder"))
    assert [path.name for path in tmp_path.iterdir()] == ["backup.zip"]
