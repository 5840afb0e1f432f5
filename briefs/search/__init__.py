"""Words of briefs, found again: the same answers on PostgreSQL and on SQLite."""

from .grammar import Question, Term, parse
from .index import forget, index, rebuild
from .results import Results, search

__all__ = ["Question", "Results", "Term", "forget", "index", "parse", "rebuild", "search"]
