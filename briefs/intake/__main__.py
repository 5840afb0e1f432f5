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
            print(error, file=sys.stderr)
    for reading, duplicates in zip(readings, read_many(readings), strict=True):
        print(json.dumps(reading.as_json(duplicates), ensure_ascii=False))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
