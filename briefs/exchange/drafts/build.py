"""Documents on their way to a fixture: read them all, find the stories that are told twice."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from ...intake import Duplicate, Reading, RefusedDocument, read, read_many
from ...text import limits


@dataclass
class Built:
    """What came of the documents.

    readings    one of each document that could be read, in their order
    duplicates  for each reading, the clippings of others that tell the same story
    originals   for each reading, the bytes of its document
    refused     a sentence for each document that could not be read
    """

    readings: list[Reading] = field(default_factory=list)
    duplicates: list[list[Duplicate]] = field(default_factory=list)
    originals: list[bytes] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def read_documents(paths: Iterable[str], progress: Callable | None = None) -> Built:
    """Read documents. One that is refused does not stop the others.

    progress  called as progress(stage, done, total)
    """
    paths = [Path(path) for path in paths]
    names = Counter(path.name for path in paths)
    built = Built()
    for done, path in enumerate(paths, start=1):
        name = path.name if names[path.name] == 1 else str(path)
        try:
            data = _bytes(path, name)
            reading = read(data, name)
        except RefusedDocument as error:
            built.refused.append(str(error))
        except IsADirectoryError:
            built.refused.append(
                _("%(name)s is a folder: name its files, such as %(path)s/*.")
                % {"name": name, "path": path}
            )
        except OSError as error:
            built.refused.append(f"{name}: {error.strerror or error}")
        else:
            built.readings.append(reading)
            built.originals.append(data)
        if progress:
            progress(_("read"), done, len(paths))
    built.duplicates = read_many(built.readings)
    return built


def _bytes(path, name):
    with path.open("rb") as file:
        data = file.read(limits.DOCUMENT_BYTES + 1)
    if len(data) > limits.DOCUMENT_BYTES:
        raise RefusedDocument(
            _("%(name)s is larger than %(bytes)d bytes.")
            % {"name": name, "bytes": limits.DOCUMENT_BYTES}
        )
    return data


def stories(built: Built) -> list[list[tuple[int, int]]]:
    """Group clippings that tell one story: lists of (reading, clipping) by their places.

    Only the verdict "same" joins; the order is that of the documents and their lines.
    """
    place = {
        (reading.document, clipping.first_line): (r, c)
        for r, reading in enumerate(built.readings)
        for c, clipping in enumerate(reading.clippings)
    }
    parent = {spot: spot for spot in place.values()}

    def root(spot):
        while parent[spot] != spot:
            parent[spot] = parent[parent[spot]]
            spot = parent[spot]
        return spot

    for reading, found in zip(built.readings, built.duplicates, strict=True):
        for duplicate in found:
            if duplicate.verdict == "same":
                ours = root(place[reading.document, duplicate.first_line])
                theirs = root(place[duplicate.document, duplicate.other_first_line])
                parent[max(ours, theirs)] = min(ours, theirs)
    groups = {}
    for spot in sorted(parent):
        groups.setdefault(root(spot), []).append(spot)
    return list(groups.values())
