"""Poison in a page: keyword rows, link farms, and clauses slipped into honest sentences."""

import re
from functools import cache

from briefs.text.scripts import HAN, KANA, has_cjk
from briefs.text.sentences import CLOSING

from ..lines.facts import Facts
from ..shapes import Cut
from ..words.lexicon import folded, phrases

_DOMAIN = re.compile(
    r"(?<![\w-])(?:www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|info|io|co|live|mobi|xyz|top|bet|casino|site|online|club|vip|win|cc|ru|example)\b",
    re.IGNORECASE,
)
_SCRIPTS = (
    re.compile(r"[A-Za-z]{3}"),
    re.compile(r"[\u0600-\u06ff]{3}"),
    re.compile(r"[\u0400-\u04ff]{3}"),
    re.compile(r"[\u0e00-\u0e7f]{3}"),
    re.compile(rf"[{HAN}{KANA}\uac00-\ud7af]{{3}}"),
)
_LOOK = 20_000  # characters of a line in which a row of addresses shows itself
_PARTS = re.compile(r"['’.\-]")
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[^，。；！？,;!?\s]+")
# A point within an address or a figure ends no sentence.
_SENTENCE = re.compile(rf"(?:[^.!?。！？]|\.(?=\w))+[.!?。！？]*{CLOSING}*\s*")
_LURES = {
    "best", "top", "online", "free", "cheap", "new", "play", "visit", "buy", "the", "great", "win",
    "mejor", "mejores", "gratis", "melhor", "meilleur", "jugar", "bonus", "claim",
    "get", "your",
}  # fmt: skip


@cache
def _by_first() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = {}
    for phrase in sorted({*phrases("spam"), *phrases("spam-sure")}, key=lambda p: (-len(p), p)):
        if not phrase.isascii() and _SCRIPTS[-1].search(phrase + phrase):
            continue
        words = phrase.split()
        table.setdefault(words[0], []).append(words)
    return table


@cache
def _han_phrases() -> tuple[str, ...]:
    return tuple(p for p in sorted({*phrases("spam"), *phrases("spam-sure")}) if has_cjk(p))


def _may_sell(fact: Facts) -> bool:
    """A quick look: does any word of the line begin a phrase that sells?"""
    return bool(
        _by_first().keys() & {part for token in fact.tokens for part in _PARTS.split(token)}
    ) or bool(fact.han and any(p in fact.text for p in _han_phrases()))


def _hits(text: str) -> list[tuple[int, int, str]]:
    """Find the spam phrases of a text: start, end, phrase."""
    found = []
    table = _by_first()
    tokens = [(folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    for i, (word, start, _) in enumerate(tokens):
        for phrase in table.get(word, ()):
            if [t[0] for t in tokens[i : i + len(phrase)]] == phrase:
                found.append((start, tokens[i + len(phrase) - 1][2], " ".join(phrase)))
                break
    if has_cjk(text):
        for phrase in _han_phrases():
            at = text.find(phrase)
            if at >= 0:
                found.append((at, at + len(phrase), phrase))
    return found


def spam_reason(fact: Facts) -> str | None:
    """Say why a whole line is spam, None where it is not.

    A row of addresses; a row of keywords that sells; one line in three scripts; a sales cry.
    """
    text = fact.text[:_LOOK]
    domains = _DOMAIN.findall(text)
    hits = {phrase for *_, phrase in _hits(text)} if _may_sell(fact) else set()
    if len(domains) >= 4 and fact.address_share > 0.3:
        return f"a row of {len(domains)} web addresses"
    if sum(1 for script in _SCRIPTS if script.search(text)) >= 3:
        return "one line in three scripts"
    sentence = fact.han and fact.prose and fact.ends
    if len(hits) >= 2 and fact.stops < 0.2 and not sentence:
        return "a row of words that sell: " + ", ".join(sorted(hits)[:3])
    cries = len(hits) >= 2 or domains or fact.text.endswith("!")
    if hits and cries and not fact.prose and fact.words <= 14:
        return "a line that sells: " + ", ".join(sorted(hits)[:3])
    return None


def spam_cuts(fact: Facts, honest: frozenset[str] = frozenset()) -> tuple[Cut, ...]:
    """Find the clauses of an honest line that sell; each is cut from its first to its last lure.

    honest   phrases that the document itself is about; they never count
    """
    cuts = []
    text = fact.text
    if not _may_sell(fact):
        return ()
    for match in _SENTENCE.finditer(text):
        hits = [h for h in _hits(match.group()) if h[2] not in honest]
        domains = list(_DOMAIN.finditer(match.group()))
        sure = any(h[2] in phrases("spam-sure") for h in hits)
        if not sure and len({h[2] for h in hits}) < 2 and not (hits and domains):
            continue
        spans = [h[:2] for h in hits] + ([d.span() for d in domains] if hits else [])
        start = match.start() + min(s for s, _ in spans)
        end = match.start() + max(e for _, e in spans)
        if has_cjk(text[start:end]):
            for clause in _CLAUSE.finditer(text, match.start(), match.end()):
                if clause.start() < end and clause.end() > start:
                    start, end = min(start, clause.start()), max(end, clause.end())
        before = [*_WORD.finditer(text[match.start() : start])]
        while before and (before[-1].group().isdigit() or before[-1].group().casefold() in _LURES):
            start = match.start() + before.pop().start()
        reason = "a clause that sells inside a sentence: " + ", ".join(sorted({h[2] for h in hits}))
        cuts.append(Cut(start, end, reason))
    return tuple(cuts)


def honest_phrases(facts: list[Facts]) -> frozenset[str]:
    """Return the spam phrases that a document is about: they stand in three or more sentences."""
    counts: dict[str, int] = {}
    for fact in facts:
        if fact.prose and fact.stops >= 0.2 and _may_sell(fact):
            for phrase in {h[2] for h in _hits(fact.text)}:
                counts[phrase] = counts.get(phrase, 0) + 1
    return frozenset(phrase for phrase, count in counts.items() if count >= 3)
