"""Words of briefs, found again: the same answers on PostgreSQL and on SQLite."""

from .grammar import Question, Term, parse
from .index import index, rebuild
from .results import Results, search

__all__ = ["Question", "Results", "Term", "index", "parse", "rebuild", "search"]
