"""The words of the beat: so many stories share them that they say nothing about one."""

from collections import Counter
from functools import lru_cache

from django.db import connection

from ...intake import telling
from ...models import Clipping

# A word in this share of the newest clippings belongs to the beat and weighs nothing.
CLIPPINGS = 200
SHARE = 0.15
CHARACTERS = 2_000
# The words of a large newsroom are counted afresh after so many clippings came in.
STEP = 100


def beat_words():
    """Return the folded words that so many of the newest clippings share that they say nothing.

    In a newsroom of some hundred clippings one more changes the share of a word by little: there
    the words are kept, in this process, until a hundred more came in.
    """
    newest = Clipping.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if newest < 2 * STEP:
        return _counted(newest)
    return _kept(connection.settings_dict["NAME"], newest // STEP * STEP)


@lru_cache(maxsize=4)
def _kept(database, newest):
    return _counted(newest)


def _counted(newest):
    rows = Clipping.objects.filter(pk__lte=newest).order_by("-pk")[:CLIPPINGS]
    counts = Counter()
    total = 0
    for headline, excerpt in rows.values_list("headline", "excerpt"):
        counts.update(telling(f"{headline} {excerpt[:CHARACTERS]}"))
        total += 1
    return frozenset(word for word, n in counts.items() if n > max(3, total * SHARE))
