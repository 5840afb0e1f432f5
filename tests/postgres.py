"""A private PostgreSQL server for the tests: a new cluster on a Unix socket, gone afterwards."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = 15
# Nothing of it outlives the tests, so it need not survive a power cut.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
}


class NoServerError(Exception):
    """There is no PostgreSQL that can be started here; the text says what is missing."""


@contextmanager
def private_server() -> Iterator[str]:
    """Start a server; give its DATABASE_URL; stop and remove it."""
    binaries = find_binaries()
    person = who_may_run()
    # Short and open to its owner's group of one: a socket's path has at most 107 bytes, and
    # PostgreSQL refuses to run as root.
    folder = Path(tempfile.mkdtemp(prefix="newsroom-", dir="/tmp"))
    server = None
    try:
        if person:
            shutil.chown(folder, person)
        run_as = {"user": person, "extra_groups": []} if person else {}
        run_as |= {"cwd": folder, "env": {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}}
        data = folder / "data"
        make = [binaries / "initdb", "--pgdata", data, "--username", "newsroom", "--no-sync"]
        make += ["--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]
        made = subprocess.run(make, capture_output=True, text=True, check=False, **run_as)
        if made.returncode:
            raise NoServerError(f"initdb failed: {made.stderr.strip().splitlines()[-1]}")
        start = [binaries / "postgres", "-D", data, "-k", folder]
        start += [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(start, stdout=log, stderr=log, **run_as)
        wait_for(server, folder)
        yield f"postgres://newsroom@{str(folder).replace('/', '%2F')}/postgres"
    finally:
        if server:
            server.send_signal(signal.SIGINT)  # ends open connections too
            server.wait(timeout=30)
        shutil.rmtree(folder)


def wait_for(server: subprocess.Popen, folder: Path, seconds: float = 30):
    """Return when the server takes connections, that is when its lock file says ready."""
    status = folder / "data" / "postmaster.pid"
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        if status.exists() and status.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    raise NoServerError(f"it did not start: {(folder / 'log').read_text()[-300:]}")


def find_binaries() -> Path:
    """The folder of the newest server programs on PATH or where Debian puts them."""
    found = [Path(path).resolve().parent for path in [shutil.which("initdb")] if path]
    found += Path("/usr/lib/postgresql").glob("*/bin")
    versions = {version_of(folder): folder for folder in found if (folder / "postgres").exists()}
    if not versions or max(versions) < OLDEST:
        raise NoServerError(f"no server of version {OLDEST} or newer: install postgresql")
    return versions[max(versions)]


def version_of(folder: Path) -> int:
    answer = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    ).stdout
    return next((int(word.split(".")[0]) for word in answer.split() if word[0].isdecimal()), 0)


def who_may_run() -> str | None:
    """The user to run the server as; None: the one who asks, who is not root."""
    return "nobody" if os.geteuid() == 0 else None
