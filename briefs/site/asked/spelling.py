"""Did you mean: words of public briefs near a word that none of them has, names that begin so.

Made of what readers see and nothing else, so that what is hidden leaves no trace in a proposal.
"""

import re
from itertools import takewhile

from ...models import Brief
from ...search import pieces, tokens
from ...text.fold import fold
from ...text.slips import slips
from ..kept import ledger
from ..kept.caching import counted_once

# How many of the newest briefs lend their words, beside the names of all tags and sources.
LOOKED_AT = 1_000
# Shorter words have too many neighbours.
SHORTEST = 4
# A word up to this length may be one slip away, a longer one two: a quarter of its letters at most,
# since of six letters two others make another word (energy, every).
ONE_SLIP = 7
WORDS_MENDED = 4


def vocabulary(state):
    """Return {word as it is compared: (word as it is written, how often it was met)}."""
    return counted_once(state, "vocabulary", lambda: count_words(state))


def count_words(state):
    known = {}
    rows = Brief.objects.public().newest_first().values_list("headline", "summary")
    texts = [" ".join(row) for row in rows[:LOOKED_AT]]
    texts += [named.name for named in [*ledger.tags(state), *ledger.sources(state)]]
    for text in texts:
        for word in dict.fromkeys(tokens.words_of(text)):
            key = tokens.plain(word)
            if len(key) >= SHORTEST and key.isalpha() and not tokens.is_run(word):
                written, met = known.get(key, (word.lower(), 0))
                known[key] = written, met + 1
    return known


def mended(question, text, state):
    """Return a question with its unknown words replaced by near ones, or "" where none is near.

    question  the text as the search room understood it
    """
    known, better = vocabulary(state), text
    words = [w for term in question.wanted if not term.prefix for w in tokens.words_of(term.text)]
    for word in words[:WORDS_MENDED]:
        if tokens.plain(word) not in known and (near := nearest(tokens.plain(word), known)):
            better = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", near, better, count=1)
    return better if better != text else ""


def nearest(word, known):
    """Return the word with the fewest slips from this one; of equals the most frequent, or ""."""
    if len(word) < SHORTEST or not word.isalpha():
        return ""
    most = 1 if len(word) <= ONE_SLIP else 2
    letters, best = set(word), None
    for other, (written, met) in known.items():
        # A slip changes at most one letter of each: most words are ruled out by this alone.
        if (
            abs(len(other) - len(word)) > most
            or len(letters.symmetric_difference(other)) > 2 * most
        ):
            continue
        if (far := slips(word, other, most)) <= most:
            place = (far, other[0] != word[0], -met, other)
            best = min(best or (place, written), (place, written))
    return best[1] if best else ""


def named_whole(text, state):
    """Return a question with its names of tags and sources whole: tag:"Latin America".

    text  such as tag:latin america: a name takes in as many of the words behind it as begin it too
    """
    read, better = [match for match, _after in pieces(text)], []
    while read:
        (sign, field, quoted, word), piece = read[0].groups(), read.pop(0)[0]
        if known := {"tag": ledger.tags, "source": ledger.sources}.get((field or "").lower()):
            words = [quoted or word or "", *takewhile(bool, map(plain_word, read))]
            names = [named.name for named in known(state)]
            for taken in range(len(words), 0, -1):
                if name := begun(" ".join(words[:taken]), names):
                    piece = f'{sign}{field}:"{name}"'
                    del read[: taken - 1]
                    break
        better.append(piece)
    return " ".join(better)


def plain_word(match):
    """Return a piece of a question that is a word without sign or field, else ""."""
    sign, field, quoted, word = match.groups()
    return "" if sign or field or quoted is not None else word


def begun(start, names):
    """Return the name that is this text, else the first in which a word starts so, or ""."""
    start = fold(start)
    found = [name for name in names if start and begins_in(start, fold(name))]
    return next((name for name in found if fold(name) == start), next(iter(found), ""))


def begins_in(start, name):
    """Say whether a word of a folded name begins so."""
    return f" {start}" in f" {name}"
