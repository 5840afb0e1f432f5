"""Databases and caches from their addresses, with what Newsroom asks of each."""

from importlib.util import find_spec
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

POSTGRESQL = "django.db.backends.postgresql"
SQLITE = "django.db.backends.sqlite3"

# Seconds. Kept connections need no package beside psycopg, and a pool would exclude them; opening
# SQLite anew takes 35 times as long as a small query.
KEPT = 60
# SQLite before 3.51.3 can corrupt a file in WAL mode, so the rollback journal it is.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL",
}


def database(url: str, *, base: Path) -> dict:
    """Django's settings of the database that DATABASE_URL names.

    base  folder that a relative SQLite path starts from, whatever the current folder is
    """
    try:
        settings = dj_database_url.parse(url)
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL must be sqlite:///… or postgres://user:password@host:port/name."
        ) from error
    if settings["ENGINE"] == SQLITE:
        if settings["NAME"] != ":memory:":
            settings["NAME"] = str(base / settings["NAME"])
        settings["OPTIONS"] = SQLITE_OPTIONS | settings.get("OPTIONS", {})
        settings["CONN_MAX_AGE"] = KEPT
    elif settings["ENGINE"] == POSTGRESQL:
        if not settings["NAME"]:
            raise ImproperlyConfigured("DATABASE_URL names no database after the host.")
        settings |= {"CONN_MAX_AGE": KEPT, "CONN_HEALTH_CHECKS": True}
    else:
        raise ImproperlyConfigured("DATABASE_URL must start with sqlite:// or postgres://.")
    return settings


def make_folder(database: dict) -> None:
    """Make the folder that a SQLite database will lie in: SQLite makes the file alone."""
    if database["ENGINE"] != SQLITE or ":memory:" in str(database["NAME"]):
        return
    folder = Path(database["NAME"]).parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} of the database cannot be made ({error.strerror}): set DATA_DIR "
            "or DATABASE_URL to a place that may be written to."
        ) from error


def cache(url: str) -> dict:
    """Django's settings of the cache that CACHE_URL names: locmem:// or redis://host:port/number."""
    if url == "locmem://":
        return memory("pieces", 64)
    if url.startswith(("redis://", "rediss://")):
        if not find_spec("redis"):
            raise ImproperlyConfigured("CACHE_URL names Redis; run `pip install redis` first.")
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    raise ImproperlyConfigured("CACHE_URL must be locmem:// or redis://host:port/number.")


def memory(name: str, megabytes: int) -> dict:
    """Django's settings of a cache in the memory of each process, kept to so many megabytes.

    A page takes some 40 kB, a piece of one 4 kB.
    """
    options = {"MAX_ENTRIES": megabytes * 100, "MAX_BYTES": megabytes * 1024 * 1024}
    return {"BACKEND": "newsroom.memory.MemoryCache", "LOCATION": name, "OPTIONS": options}
