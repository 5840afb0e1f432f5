"""Take every guard of the desk away, one at a time, and see whether a test notices.

    python bench/guards.py                      # SQLite, in memory
    python bench/guards.py --only four_eyes     # guards whose place holds these words
    python bench/guards.py --only merging,keeping
    DATABASE_URL=postgres://… python bench/guards.py --kind lock

Works on a temporary copy of the tree, in which each guard has a switch (guards_switches.py):

    raise       the refusal is passed over                   desk, admin, models
    call        require_right(…), check_version(…) and their like are not called
    decorator   transaction.atomic, require_POST and their like are left off
    permission  may_… and has_…_permission answer yes, and so does has_perm wherever it is asked
    check       a check of the publishing list is met whatever the brief says
    condition   one condition of a named question (public(), stones(), a join on ids) is left out
    row         a row of the state machine takes one state more, or asks for no right
    constraint  a constraint of the database is dropped
    lock        a row is read without holding it; PostgreSQL alone, since SQLite holds no rows

The tests run once with all guards in place, which tells which test made which guard refuse. Then,
for each guard, the process forks, the guard is switched off, and those tests run until one fails.
A guard that refused in no test, or without which all of them pass, has survived. Browser tests are
left out. Exits with 1 where a guard survived. A row lock is asked otherwise: the tests with two
threads run once more, in a process of their own, without it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ROOMS = ("desk", "admin", "models")
TESTS = ["tests/desk", "tests/admin", "tests/models"]
KINDS = ["raise", "call", "decorator", "permission", "check", "condition", "place", "row"]
# The page of states repeats the table; it would kill every change of a row by comparing the two.
LEFT_OUT = ["tests/desk/test_docs.py", "tests/desk/test_lost_updates.py"]
# Tests with two threads, and transactions that do nothing but let a row be held.
THREADS = [
    "tests/desk/test_row_locks.py",
    "tests/attacks/test_races.py::test_briefs_with_one_headline_are_published_at_once",
]
HOLDS = {
    "desk/clippings.py reject: transaction.atomic",
    "desk/offers.py leave_offers: transaction.atomic",
    "desk/told.py _keep: transaction.atomic",
    "admin/brief_pages.py _make_note: transaction.atomic",
    "models/edition.py advance: transaction.atomic",
}


def copied(folder):
    """Copy the tracked files, as they stand in the tree, to a folder."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.split(b"\0")
    for name in filter(None, names):
        source, target = ROOT / os.fsdecode(name), folder / os.fsdecode(name)
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--only", default="", help="guards whose place holds these words, or others behind a comma"
    )
    parser.add_argument("--kind", default="", help="guards of this kind")
    parser.add_argument("--tests", nargs="*", default=TESTS, help="tests that may notice")
    options = parser.parse_args()
    sys.path.insert(0, str(HERE))
    from guards_switches import switched

    with tempfile.TemporaryDirectory(prefix="newsroom-guards-") as name:
        folder = Path(name)
        copied(folder)
        guards = switched(folder, ROOMS)
        print(f"{len(guards)} guards in the code, tables and constraints aside", flush=True)
        (folder / "guards.json").write_text(json.dumps(guards))
        shutil.copyfile(HERE / "guards_runner.py", folder / "guards_runner.py")
        shutil.copyfile(HERE / "guards_switches.py", folder / "guards_switches.py")
        failed = 0
        # A dropped constraint makes a table anew: only the tests of the models are asked for it.
        for kinds, tests in ((KINDS, options.tests), (["constraint"], ["tests/models"])):
            kinds = [kind for kind in kinds if options.kind in ("", kind)]
            if kinds:
                failed += ran(folder, kinds, tests, options.only)
        if options.kind in ("", "lock") and os.environ.get("DATABASE_URL", "")[:8] == "postgres":
            locks = {
                number: place
                for number, (kind, place) in guards.items()
                if any(words in place for words in options.only.split(","))
                and (kind == "lock" or place in HOLDS)
            }
            failed += without_locks(folder, locks)
    sys.exit(1 if failed else 0)


def ran(folder, kinds, tests, only):
    """Run the tests in the copy, once with and once without each guard; return the exit status."""
    environment = os.environ | {
        "GUARDS_ONLY": only,
        "GUARDS_KINDS": ",".join(kinds),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(folder),
    }
    command = [
        *[sys.executable, "-m", "pytest", "-q", "-p", "guards_runner"],
        *["-p", "no:cacheprovider", "-m", "not browser", "--no-header"],
        *[f"--ignore={left}" for left in LEFT_OUT],
        *tests,
    ]
    return subprocess.run(command, cwd=folder, env=environment).returncode


def without_locks(folder, locks):
    """Run the tests with two threads once with all locks, then without each; return survivors."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", *THREADS]
    if subprocess.run([*command, "--create-db"], cwd=folder, env=environment).returncode:
        sys.exit("The tests with two threads fail with all locks.")
    survived = 0
    for number, place in locks.items():
        status = subprocess.run(
            [*command, "--reuse-db"],
            cwd=folder,
            env=environment | {"GUARDS_OFF": str(number)},
            stdout=subprocess.DEVNULL,
        ).returncode
        survived += status == 0
        print(f"{'killed' if status else 'SURVIVED':9} lock  {place}", flush=True)
    print(f"\n| lock | {len(locks)} | {len(locks) - survived} | {survived} |")
    return survived


if __name__ == "__main__":
    main()
