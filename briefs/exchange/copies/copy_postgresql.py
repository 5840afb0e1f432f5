"""A copy of a PostgreSQL newsroom by pg_dump, which sees one state while others write."""

import os
import shutil
import subprocess

from django.utils.translation import gettext as _


class BadBackup(Exception):
    """The backup cannot be made or restored; the message says why in one sentence."""


def dump(connection, path):
    """Write the database into a new file in pg_dump's custom format."""
    _run(
        connection,
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--file={path}",
        connection.settings_dict["NAME"],
    )


def load(connection, path):
    """Replace the database by a copy, in one transaction."""
    connection.validate_no_atomic_block()
    connection.close()
    _run(
        connection,
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        "--dbname",
        connection.settings_dict["NAME"],
        str(path),
    )


def _run(connection, program, *arguments):
    found = shutil.which(program)
    if found is None:
        raise BadBackup(_("%s is not installed; install the PostgreSQL client programs.") % program)
    done = subprocess.run(
        [found, *arguments],
        env=_environment(connection),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        why = (done.stderr.strip() or _("it said nothing")).splitlines()[0]
        raise BadBackup(_("%(program)s failed: %(why)s") % {"program": program, "why": why})


def _environment(connection):
    """Return the environment that leads to the database; a password is never an argument."""
    settings = connection.settings_dict
    names = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGSSLMODE": settings["OPTIONS"].get("sslmode"),
        "PGSSLROOTCERT": settings["OPTIONS"].get("sslrootcert"),
    }
    return os.environ | {name: str(value) for name, value in names.items() if value}
