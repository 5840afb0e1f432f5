"""Who lives by collecting the stories of others; the list in data/aggregators.txt says so."""

from functools import cache
from importlib.resources import files

from .lexicon import plain


@cache
def _aggregators() -> frozenset[str]:
    lines = files("briefs.intake").joinpath("data/aggregators.txt").read_text("utf-8").splitlines()
    return frozenset(plain(line) for line in lines if line.strip() and not line.startswith("#"))


def is_aggregator(name: str | None, domain: str | None) -> bool:
    """Is this the name or the domain of one that collects the stories of others?"""
    known = _aggregators()
    return bool(
        (name and plain(name) in known)
        or (domain and plain(domain.lower().removeprefix("www.")) in known)
    )
