"""`python -m briefs.intake FILE…` prints the reading of each document as one JSON line."""

import json
import sys
from pathlib import Path

from . import RefusedDocument, read, read_many


def main(names: list[str]) -> int:
    readings, refused = [], 0
    for name in names:
        try:
            readings.append(read(Path(name).read_bytes(), Path(name).name))
        except (RefusedDocument, OSError) as error:
            refused += 1
            sys.stderr.write(f"{error}\n")
    for reading, duplicates in zip(readings, read_many(readings), strict=True):
        sys.stdout.write(json.dumps(reading.as_json(duplicates), ensure_ascii=False) + "\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
