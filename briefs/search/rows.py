"""What the index keeps of a brief: four fields of tokens, weightiest first, and its whole words."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from ..models import Brief, Citation, TaggedBrief, TagName
from . import tokens

# How many tokens of a field are kept, and how often the same one: PostgreSQL counts 16,383 places
# in a text, and 256 of a lexeme. What stands behind them is not found, on either database.
MOST = {"headline": 300, "names": 3_500, "summary": 2_000, "body": 10_000}
MOST_OF_ONE = 255
NAMES_CHARACTERS = 20_000
FIELDS = list(MOST)


@dataclass(frozen=True, slots=True)
class Row:
    """One brief in the index: its id, tokens by field in the order of FIELDS, and w_ tokens."""

    id: int
    fields: tuple[list[str], ...]
    wholes: list[str]


def rows_of(ids):
    """Return the rows of these briefs; ids of briefs that are gone are left out."""
    briefs = Brief.objects.filter(pk__in=ids).order_by("pk")
    names = names_of(ids)
    return [
        row_of(pk, language, headline, names.get(pk, []), summary, body)
        for pk, language, headline, summary, body in briefs.values_list(
            "pk", "language", "headline", "summary", "body"
        )
    ]


def row_of(pk, language, headline, names, summary, body):
    mark = tokens.mark_of(language)
    words = {
        "headline": [tokens.words_of(headline)],
        "names": [tokens.words_of(name) for name in names],
        "summary": [tokens.words_of(summary)],
        "body": [tokens.words_of(body)],
    }
    fields = []
    for field, parts in words.items():
        found = tokens.sequence(parts[0], mark) if parts else []
        for part in parts[1:]:
            found += [tokens.GAP, *tokens.sequence(part, mark)]
        fields.append(found[: MOST[field]])
    if sum(map(len, fields)) > MOST_OF_ONE:
        thin(fields)
    every = chain.from_iterable(chain.from_iterable(words.values()))
    return Row(pk, tuple(fields), tokens.wholes(every, mark)[: sum(MOST.values())])


def thin(fields):
    """Put gaps where a token stands for more than the MOST_OF_ONEth time."""
    counts = Counter(chain.from_iterable(fields))
    often = {token for token, count in counts.items() if count > MOST_OF_ONE}
    if not often:
        return
    seen = Counter()
    for field in fields:
        for i, token in enumerate(field):
            if token in often:
                seen[token] += 1
                if seen[token] > MOST_OF_ONE:
                    field[i] = tokens.GAP


def names_of(ids):
    """Return the names by which each brief is found: its tags, sources, printed titles, aliases."""
    return {
        brief: within(dict.fromkeys(name for _kind, name in names))
        for brief, names in kinds_of_names(ids).items()
    }


def kinds_of_names(ids):
    """Return {brief: [(kind, name)]}; a kind is one of "tag", "source", "title" and "alias"."""
    found = {}
    tagged = list(
        TaggedBrief.objects.filter(content_object__in=ids)
        .order_by("content_object", "tag")
        .values_list("content_object_id", "tag_id")
    )
    # In one statement: between two of them a source may be merged away.
    cited = list(
        Citation.objects.filter(brief__in=ids)
        .order_by("brief", "position", "id")
        .values_list("brief_id", "source__name", "title")
    )
    main, aliases = tag_names({tag for _, tag in tagged})
    for brief, tag in tagged:
        found.setdefault(brief, []).extend(("tag", name) for name in main.get(tag, []))
    for brief, source, title in cited:
        names = [("source", source), ("title", title)]
        found.setdefault(brief, []).extend(names)
    for brief, tag in tagged:
        found[brief].extend(("alias", name) for name in aliases.get(tag, []))
    return found


def tag_names(tags):
    """Return the main names and the aliases of tags, as two dictionaries of lists."""
    main, aliases = {}, {}
    names = TagName.objects.filter(tag__in=tags).order_by("tag", "folded")
    for tag, name, is_main in names.values_list("tag_id", "name", "main"):
        (main if is_main else aliases).setdefault(tag, []).append(name)
    return main, aliases


def within(names):
    """Return the names that fit into NAMES_CHARACTERS, in their order."""
    kept, left = [], NAMES_CHARACTERS
    for name in names:
        left -= len(name)
        if left < 0:
            break
        if name:
            kept.append(name)
    return kept
