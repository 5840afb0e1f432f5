"""Databases made and filled, servers started and ended, for one measurement."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LOCAL = {"NEWSROOM_LOCAL": "1", "SECRET_KEY": "measured-" + "0123456789" * 5}


def prepared(server, size):
    """Return the address of a database with that many briefs, made and loaded where missing."""
    if server == "sqlite":
        url = f"sqlite:///{tempfile.gettempdir()}/newsroom-bench-{size}.sqlite3"
    else:
        name = f"newsroom_bench_{size}"
        url = f"{server}/{name}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            known = "SELECT 1 FROM pg_database WHERE datname = %s"
            if not connection.execute(known, [name]).fetchone():
                connection.execute(f"CREATE DATABASE {name}")
    environment = os.environ | LOCAL | {"DATABASE_URL": url}
    subprocess.run(
        [sys.executable, HERE / "load.py", str(size), "--if-empty"], env=environment, check=True
    )
    return url


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Servers:
    """Runs gunicorn, two processes of four threads each, until the measurement ends."""

    def __init__(self):
        self.started = []
        self.process_of = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for server in self.started:
            server.terminate()
        for server in self.started:
            server.wait(timeout=30)

    def ours(self, url):
        """Start the bare views and our site on a database; return addresses by contestant."""
        manage = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        subprocess.run(manage, cwd=ROOT, env=os.environ | LOCAL, check=True)
        warm = self.start("newsroom.wsgi", ROOT, {"DATABASE_URL": url})
        bare = self.start("bare", HERE, {"DATABASE_URL": url})
        return {
            "hello": bare,
            "bare": bare,
            "uncached": self.uncached(url),
            "warm": warm,
            "again": warm,
        }

    def uncached(self, url):
        names = {"DJANGO_SETTINGS_MODULE": "uncached", "DATABASE_URL": url}
        return self.start("newsroom.wsgi", ROOT, names)

    def plain(self, folder, database, server):
        """Start an ordinary project; return its address."""
        parts = urlsplit(server)
        names = {"BENCH_DB": database, "BENCH_PG": f"{parts.hostname}:{parts.port}"}
        return self.start("wsgi", Path(folder), names)

    def processor_time(self, base):
        """Return the seconds that the processes of a server have run, without its database."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                # It has ended meanwhile.
                continue
            if int(fields[1]) == self.process_of[base]:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def start(self, module, folder, environment=()):
        port = free_port()
        self.started.append(
            subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn", f"{module}:application"),
                    *("--bind", f"127.0.0.1:{port}", "--workers=2", "--threads=4"),
                    *("--keep-alive=30", "--worker-tmp-dir=/dev/shm", "--log-level=warning"),
                    "--no-control-socket",
                ],
                cwd=folder,
                env=os.environ
                | LOCAL
                | {"LOG_LEVEL": "ERROR", "PYTHONPATH": str(HERE), "PORT": str(port)}
                | dict(environment),
            )
        )
        self.process_of[f"http://127.0.0.1:{port}"] = self.started[-1].pid
        for _ in range(100):
            time.sleep(0.1)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return f"http://127.0.0.1:{port}"
        raise SystemExit(f"{module} did not start.")
