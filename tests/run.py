"""`make test`: every check and test that this machine can run, and a line that names the rest.

With NEWSROOM_NO_SKIPS=1 what cannot run is a failure, and so is a skipped test. Arguments go to
pytest.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

from tests.browser import find_chromium
from tests.postgres import NoServerError, private_server

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PRODUCTION = {
    "NEWSROOM_ENV_FILE": os.devnull,
    "NEWSROOM_LOCAL": "0",
    "DEBUG": "0",
    "SECRET_KEY": "only-for-this-check-" + "0123456789" * 4,
    "SITE_URL": "https://newsroom.example",
    "ALLOWED_HOSTS": "",
    "TRUSTED_PROXY": "1",
    "DATABASE_URL": "",
}
COUNTS = ("tests", "failures", "errors", "skipped")


def main(arguments: list[str]) -> int:
    failed = [name for name, command in checks() if not passes(name, command)]
    missing = []
    totals = dict.fromkeys(COUNTS, 0)

    def run_tests(name, *options, **environment):
        status, counts = pytest(name, [*options, *arguments], environment)
        for count in COUNTS:
            totals[count] += counts[count]
        if status:
            failed.append(f"tests on {name}")

    if find_chromium():
        run_tests("SQLite", DATABASE_URL="", EXPECTED_VENDOR="sqlite")
    else:
        missing.append("browser tests (no Chromium: install chromium)")
        run_tests("SQLite", "-m", "not browser", DATABASE_URL="", EXPECTED_VENDOR="sqlite")
    try:
        with private_server() as url:
            # What a browser shows does not depend on the database, so once is enough.
            run_tests(
                "PostgreSQL", "-m", "not browser", DATABASE_URL=url, EXPECTED_VENDOR="postgresql"
            )
    except NoServerError as error:
        missing.append(f"tests on PostgreSQL ({error})")

    strict = os.environ.get("NEWSROOM_NO_SKIPS") == "1"
    print(f"\nNot run on this machine: {'; '.join(missing) or 'nothing'}.")
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    broken = totals["failures"] + totals["errors"]
    passed = totals["tests"] - broken - totals["skipped"]
    print(f"{passed} passed, {broken} failed, {totals['skipped']} skipped")
    return bool(failed or broken or (strict and (missing or totals["skipped"])))


def checks():
    """What must hold before any test runs: names and commands."""
    manage = [sys.executable, "manage.py"]
    templates = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("templates/**/*.html"))]
    yield "ruff check", [sys.executable, "-m", "ruff", "check", "--quiet", "."]
    yield "ruff format", [sys.executable, "-m", "ruff", "format", "--quiet", "--check", "."]
    if templates:
        yield "djade", [BIN / "djade", "--target-version", "6.1", "--check", *templates]
    yield "makemigrations", [*manage, "makemigrations", "--check", "--dry-run"]
    yield "check --deploy", [*manage, "check", "--deploy", "--fail-level", "WARNING"]


def passes(name: str, command: list) -> bool:
    """Run one check under production settings; what it says is shown only if it fails."""
    started = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | PRODUCTION,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "failed" if done.returncode else "passed"
    print(f"{name}: {verdict} in {time.monotonic() - started:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return not done.returncode


def pytest(name: str, options: list[str], environment: dict) -> tuple[int, dict[str, int]]:
    """Run the tests on one database; give pytest's exit status and its counts."""
    print(f"\n{name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junitxml={report}"]
        done = subprocess.run(
            [*command, *options], cwd=ROOT, env=os.environ | environment, check=False
        )
        if not report.exists():
            return done.returncode or 1, dict.fromkeys(COUNTS, 0)
        suite = ElementTree.parse(report).getroot().find("testsuite")
    return done.returncode, {count: int(suite.get(count)) for count in COUNTS}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
