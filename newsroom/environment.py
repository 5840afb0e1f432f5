"""The environment, read and checked: every refusal is one sentence that names its variable."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def read_env_file(path: Path) -> dict[str, str]:
    """Read NAME=value lines; a missing file is an empty one.

    Blank lines and lines that start with # do not count; quotes around a value are taken off.
    Errors  ImproperlyConfigured names the file and the line, never the value
    """
    values = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return values
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{path.name} cannot be read as UTF-8 text.") from error
    for number, line in enumerate(lines, start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.removeprefix("export ").partition("=")
        if not equals or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"{path.name}, line {number}: write NAME=value.")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        values[name.strip()] = value
    return values


class Environment:
    """Typed answers from a mapping of strings. An empty value counts as not set."""

    def __init__(self, values: Mapping[str, str]):
        self.values = values

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.text(name).lower()
        if value in YES:
            return True
        if value in NO:
            return False
        if value:
            raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value[:40]!r}.")
        return default

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdigit() and low <= int(value[:12]) <= high):
            raise ImproperlyConfigured(
                f"{name} must be a whole number from {low} to {high}, not {value[:40]!r}."
            )
        return int(value)

    def choice(self, name: str, default: str, choices: Iterable[str], hint: str) -> str:
        value = self.text(name, default)
        if value not in choices:
            raise ImproperlyConfigured(f"{name} must be {hint}, not {value[:40]!r}.")
        return value

    def secret(self, name: str) -> str:
        """A value that nobody can guess: 50 characters or more, 5 of them different."""
        value = self.text(name)
        if not value:
            raise ImproperlyConfigured(
                f"{name} is not set; `make` writes one into .env, or give 50 random characters."
            )
        if len(value) < 50 or len(set(value)) < 5 or value.startswith("django-insecure-"):
            raise ImproperlyConfigured(f"{name} is too easy to guess; give 50 random characters.")
        return value

    def origin(self, name: str, default: str, *, local: bool) -> str:
        """A web address without path. http is for this machine only, and local means no other."""
        value = self.text(name, default).removesuffix("/")
        try:
            parts = urlsplit(value)
            host, _port = parts.hostname, parts.port
        except ValueError:
            host = None
        if not host or value != f"{parts.scheme}://{parts.netloc}" or "@" in parts.netloc:
            raise ImproperlyConfigured(
                f"{name} must be an address such as https://news.example, not {value[:80]!r}."
            )
        on_this_machine = as_host(host) in LOOPBACK
        if local and not on_this_machine:
            raise ImproperlyConfigured(
                f"{name} must name 127.0.0.1 or localhost while NEWSROOM_LOCAL is 1."
            )
        if parts.scheme != "https" and not (parts.scheme == "http" and on_this_machine):
            raise ImproperlyConfigured(f"{name} must start with https://.")
        return value

    def hosts(self, name: str, default: str, *, local: bool) -> list[str]:
        """Host names, parted by commas, that this server answers for."""
        if not self.text(name):
            return list(LOOPBACK) if local else [default]
        hosts = [host.strip() for host in self.text(name).split(",") if host.strip()]
        if "*" in hosts:
            raise ImproperlyConfigured(f"{name} must not hold *; name each host.")
        if strangers := [host for host in hosts if local and host not in LOOPBACK]:
            raise ImproperlyConfigured(
                f"{name} must hold loopback hosts only while NEWSROOM_LOCAL is 1, "
                f"not {strangers[0][:80]!r}."
            )
        return hosts


def as_host(hostname: str) -> str:
    """A host as it stands in a Host header: IPv6 addresses in brackets."""
    return f"[{hostname}]" if ":" in hostname else hostname
