"""Who lives by collecting the stories of others; the list in data/aggregators.txt says so."""

from .lexicon import plain, rows


def is_aggregator(name: str | None, domain: str | None) -> bool:
    """Is this the name or the domain of one that collects the stories of others?"""
    known = {plain(listed) for (listed,) in rows("aggregators")}
    return bool(
        (name and plain(name) in known)
        or (domain and plain(domain.lower().removeprefix("www.")) in known)
    )
