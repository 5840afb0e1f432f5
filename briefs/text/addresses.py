"""Addresses of the web: checked when they are stored and again when they are shown."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from . import limits
from .clean import clean

_UNSAFE = re.compile(r"[\s\x00-\x20<>\"'`{}|\\^\x7f-\x9f]")
_HOST = re.compile(
    r"(?=.{1,253}\Z)([^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}\.?\Z|\[[0-9a-fA-F:.]+\]\Z|[\d.]+\Z"
)

# Parameters that tell a shop or a network by which letter or post a reader came.
_TRACKING = re.compile(
    r"utm_\w+|ga_\w+|at_(?:medium|campaign|link\w*)|wt\.?_?mc\w*|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|oly_\w+_id"
    r"|(?:fb|g|d|tw|ms|y|ttc)cl(?:k?id|sid)|gbraid|wbraid|igshid|igsh|ref_src|cmpid|s_cid|xtor|smid|ocid",
    re.IGNORECASE,
)


class BadAddress(ValueError):
    """The address cannot be stored; the message says why in one sentence."""


def check_address(address: str) -> str:
    """Return the address if it may be stored and linked, else raise BadAddress.

    Only http and https, with a host, without name or password, without spaces or quotation marks.
    """
    address = clean(address).strip()
    if len(address) > limits.ADDRESS:
        raise BadAddress(f"The address is longer than {limits.ADDRESS} characters.")
    if _UNSAFE.search(address):
        raise BadAddress("The address has a space or a character that must be percent-encoded.")
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise BadAddress("The address cannot be read as a web address.") from None
    if parts.scheme not in ("http", "https"):
        raise BadAddress("The address must start with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("The address must not carry a name or password.")
    if not host or not _HOST.match(f"[{host}]" if ":" in host else host):
        raise BadAddress("The address has no valid host name.")
    return address


@lru_cache(maxsize=1024)
def is_safe(address: str) -> bool:
    """Say whether a stored address may be shown as a link."""
    try:
        check_address(address)
    except BadAddress:
        return False
    return True


def untracked(address: str) -> str:
    """Return an address without the parameters that only count readers (utm_source, fbclid …)."""
    path, _, rest = address.partition("?")
    query, mark, fragment = rest.partition("#")
    parts = query.split("&")
    kept = [part for part in parts if not _TRACKING.fullmatch(part.partition("=")[0])]
    if len(kept) == len(parts):
        return address
    return path + ("?" if kept else "") + "&".join(kept) + mark + fragment


def domain_of(address: str) -> str:
    """Return the host of an address in lower case without a leading www., or "" if it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")
