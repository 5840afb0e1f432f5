"""A long campaign against lost updates: many editors save one brief at once, and all is counted.

    DATABASE_URL=postgres://… python bench/lost_updates.py [--editors 8] [--saves 5000]

Writes into the database that DATABASE_URL names: give it one of its own, migrated. Prints how many
saves were acknowledged, refused as stale and broken, what is in the history, and exits 1 if one
acknowledged text is missing there.
"""

import argparse
import os
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import DatabaseError, connections  # noqa: E402

from briefs import desk  # noqa: E402
from briefs.models import Brief  # noqa: E402


def edit(number, brief, saves, kept, stale, broken):
    editor = get_user_model().objects.get(username=f"campaigner-{number}")
    try:
        for turn in range(saves):
            read = Brief.objects.get(pk=brief.pk)
            text = f"Text {turn} of campaigner {number}."
            try:
                desk.write(brief, {"summary": text}, by=editor, version=read.version)
            except desk.Stale:
                stale.append(text)
            except DatabaseError as error:
                broken.append(f"{type(error).__name__}: {error}")
                connections.close_all()
            else:
                kept.append(text)
    finally:
        connections.close_all()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--editors", type=int, default=8)
    parser.add_argument("--saves", type=int, default=5000, help="by all of them together")
    options = parser.parse_args()
    for number in range(options.editors):
        get_user_model().objects.get_or_create(
            username=f"campaigner-{number}", defaults={"is_superuser": True, "is_staff": True}
        )
    chief = get_user_model().objects.get(username="campaigner-0")
    content = {"headline": "A campaign against lost updates", "language": "en"}
    brief = desk.write(None, content, by=chief).brief
    kept, stale, broken = [], [], []
    began = time.perf_counter()
    threads = [
        threading.Thread(
            target=edit,
            args=(number, brief, options.saves // options.editors, kept, stale, broken),
        )
        for number in range(options.editors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    history = {revision.snapshot["summary"] for revision in brief.revisions.all()}
    missing = set(kept) - history
    print(
        f"{options.editors} editors, {len(kept) + len(stale) + len(broken)} saves, {seconds:.0f} s"
    )
    print(f"acknowledged {len(kept)}, refused as stale {len(stale)}, broken {len(broken)}")
    print(f"acknowledged but not in the history: {len(missing)}")
    for line in sorted(set(broken))[:5]:
        print(f"  {line}")
    brief.delete()
    return 1 if missing or set(stale) & history else 0


if __name__ == "__main__":
    sys.exit(main())
