"""Words of briefs, found again: the same answers on PostgreSQL and on SQLite."""

from .grammar import parse, pieces, read_day
from .index import forget, index, rebuild
from .results import RANKED, Results, search
from .waiting import GivenUp, patience

__all__ = [
    "RANKED",
    "GivenUp",
    "Results",
    "forget",
    "index",
    "parse",
    "patience",
    "pieces",
    "read_day",
    "rebuild",
    "search",
]
