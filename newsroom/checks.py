"""What `manage.py check` looks at beyond Django's own checks."""

import stat

from django.conf import settings
from django.core import checks
from django.db import connections


@checks.register(checks.Tags.security)
def env_file_is_private(app_configs, **kwargs):
    """.env holds the secret key, so nobody else on the machine may read it."""
    try:
        mode = settings.ENV_FILE.stat().st_mode
    except OSError:
        return []
    if not stat.S_ISREG(mode) or not mode & (stat.S_IRWXG | stat.S_IRWXO):
        return []
    return [
        checks.Warning(
            f"{settings.ENV_FILE.name} can be read by other users of this machine.",
            hint=f"chmod 600 {settings.ENV_FILE.name}",
            id="newsroom.W001",
        )
    ]


@checks.register(checks.Tags.security, deploy=True)
def https_can_be_seen(app_configs, **kwargs):
    """The server speaks plain HTTP: only a proxy can tell it that a reader came by HTTPS."""
    if settings.TRUSTED_PROXY or not settings.SECURE_SSL_REDIRECT:
        return []
    return [
        checks.Warning(
            "Every page sends the reader on to HTTPS, for ever: no proxy is trusted to tell that "
            "HTTPS is there.",
            hint="Set TRUSTED_PROXY=1 and let the proxy set X-Forwarded-Proto (deploy/README.md).",
            id="newsroom.W002",
        )
    ]


@checks.register(checks.Tags.database)
def sqlite_has_full_text(app_configs, databases, **kwargs):
    """Search needs FTS5, which is a choice made when SQLite is compiled."""
    errors = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
            if not cursor.fetchone()[0]:
                errors.append(
                    checks.Error(
                        "This Python's SQLite has no full-text search (FTS5).",
                        hint="Use another Python, or PostgreSQL.",
                        id="newsroom.E001",
                    )
                )
    return errors


@checks.register(checks.Tags.files)
def data_is_not_served(app_configs, **kwargs):
    """The database and uploads that wait are private; static files are for everyone."""
    if not settings.DATA_DIR.resolve().is_relative_to(settings.STATIC_ROOT.resolve()):
        return []
    return [
        checks.Error(
            "The newsroom's data lies among the static files, where everyone can read it.",
            hint="Set DATA_DIR to another folder.",
            id="newsroom.E002",
        )
    ]
