"""Items whose paragraphs open alike: a mark, a number or a short label, and the same sign after."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..naming.persons import is_person_name
from ..passages.apart import sure_of
from ..words.lexicon import meets, plain
from .run_in_labels import first_sentence

_COUNT = re.compile(r"[(\[]?\d{1,2}(?:/\d{0,2}[)\]]?|\])\s+")  # "2/ ", "2/5 ", "[2] "
_BRACKETED = re.compile(r"([(\[【〔])([^()\[\]【】〔〕]{2,40})[)\]】〕]\s*[:：–—-]?\s*(?=\S)")
_TAGGED = re.compile(r"(#)([^\W\d_]\w{1,30})[:：]?\s+(?=\S)")
_PARTED = re.compile(
    r"(?=[^\W\d_])([^:：|·•.!?…\n]{2,40}?)\s*([:：]|\s[–—-]{1,2}\s|[—|·•])\s*(?=\S)"
)
_CAPITALS = re.compile(r"(?=[^\W\d_]{2})([^:：|·.!?\na-zß-öø-ÿ]{3,40})(\.)\s+(?=\S)")
_DASHES = str.maketrans("–—：", "--:")
_LABEL, _TEXT = 9, 6  # words
_FLAG = "\U0001f1e6", "\U0001f1ff"
_LEAST, _LEAST_MARKED = 3, 4  # items with a label, and with a mark alone
_SHARE = 0.7  # the share of the paragraphs from the first item on that open so
_MARKED = 0.85  # the same, of a mark alone
_PERSONS, _OTHER = 0.6, 0.5  # the shares of labels that name persons, and that differ
_NEXT = 2  # lines
_TITLE, _LONG_WORD = 9, 4  # words of a first sentence that is a title; letters of one said again
_APART = 0.08  # the share of words said before, of paragraphs that nothing but this marks
_COLUMN, _ABOVE, _SURE = 0.6, 6, 3.0  # their share in a column of news; lines above that name it
_AGAIN = 0.6  # the share of paragraphs that say their first sentence again
_HEADLINE = 4  # words of a label that is a headline


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a paragraph opens: its mark, the sign after its label; the label, and where it ends."""

    mark: str
    sign: str
    label: str
    end: int


def opened_items(page: Page) -> tuple[list[Item], float]:
    """Find paragraphs that open alike, and how sure it is that each is a story of its own."""
    texts = [f for f in page.undecided() if f.prose or (f.ends and f.words >= _TEXT)]
    opened = {fact.number: opening_of(fact) for fact in texts}
    for marked in (False, True):
        starts = _alike(page, [fact.number for fact in texts], opened, marked=marked)
        items = _items(page, texts, starts, opened)
        sure = sure_of(page, items)
        if sure:
            return items, sure
    titled = {fact.number: title for fact in texts if (title := _title(fact))}
    items = _titled_items(texts, titled)
    if len(titled) >= _LEAST and len(titled) >= _COLUMN * len(texts) and _heads_column(page, items):
        return items, _SURE
    again = sum(_is_said_again(page.facts[n], title) for n, title in titled.items())
    if len(titled) < _LEAST_MARKED or again < _AGAIN * len(texts):
        return [], 0.0
    return items, sure_of(page, items, _APART)


def _titled_items(texts: list[Facts], titled: dict[int, str]) -> list[Item]:
    """Each paragraph with a title, and what goes on right below it without a blank line."""
    items: list[Item] = []
    for fact in texts:
        if fact.number in titled:
            items.append(Item(None, titled[fact.number].rstrip(".。"), [fact.number]))
        elif items and fact.number == items[-1].last + 1:
            items[-1].lines.append(fact.number)
    return items


def _heads_column(page: Page, items: list[Item]) -> bool:
    """In plain text, is a line above the first the name of a column of news, as "In brief"?"""
    above = page.before(items[0].first, _ABOVE)
    return not page.marked and any(meets("column", fact.plain) == "whole" for fact in above)


def _title(fact: Facts) -> str:
    """The first sentence of a paragraph, if it is short, asks nothing, and others follow."""
    title = first_sentence(fact.text)
    told = fact.sentences > 1 and len(title.split()) <= _TITLE and title[-1:] not in "?？"
    return title if told else ""


def _is_said_again(fact: Facts, title: str) -> bool:
    """Does the rest of the paragraph say a longer word of its title again?"""
    rest = set(plain(fact.text[len(title) :]).split())
    return any(len(word) >= _LONG_WORD and word in rest for word in plain(title).split())


def opening_of(fact: Facts) -> _Opening:
    count = _COUNT.match(fact.text)
    mark = fact.order or fact.bullet or (count.group() if count else "")
    kind = _kind_of(mark, numbered=bool(fact.order or count))
    rest = fact.text[len(mark) :][:120]
    for form in (_BRACKETED, _TAGGED):
        if match := form.match(rest):
            return _Opening(kind, match[1], match[2], len(mark) + match.end())
    match = _PARTED.match(rest) or _CAPITALS.match(rest)
    if match and len(match[1].split()) <= _LABEL:
        sign = match[2].strip().translate(_DASHES)[:1] + "A" * match[1].isupper()
        return _Opening(kind, sign, match[1], len(mark) + match.end())
    return _Opening(kind, "", "", len(mark))


def _kind_of(mark: str, *, numbered: bool) -> str:
    """Numbers are one mark, flags are one, other pictures are one."""
    if numbered:
        return "1"
    first = mark.strip()[:1]
    if first >= "\u2600":
        return "flag" if _FLAG[0] <= first <= _FLAG[1] else "picture"
    return first


def _alike(
    page: Page, texts: list[int], opened: dict[int, _Opening], *, marked: bool
) -> dict[int, int]:
    """The paragraphs that open as most do, with where their text begins; empty if too few do."""
    forms = {
        n: (one.mark,) if marked else (one.mark, one.sign)
        for n, one in opened.items()
        if (one.mark if marked else one.sign)
    }
    usual = Counter(forms.values()).most_common(1)
    if not usual or usual[0][1] < (_LEAST_MARKED if marked else _LEAST):
        return {}
    starts = {n: opened[n].end for n in forms if forms[n] == usual[0][0]}
    first = min(starts)
    told = [n for n in texts if n >= first]
    if len(starts) < (_MARKED if marked else _SHARE * 0.75) * len(told):
        return {}
    labels = [opened[n].label for n in starts]
    persons = sum(is_person_name(label) for label in labels)
    if not marked and (
        persons >= _PERSONS * len(labels) or len({*map(plain, labels)}) <= _OTHER * len(labels)
    ):
        return {}
    return starts


def _items(
    page: Page, texts: list[Facts], starts: dict[int, int], opened: dict[int, _Opening]
) -> list[Item]:
    """Each start with the paragraphs below it that open otherwise; none below the last alone."""
    items: list[Item] = []
    sizes = [len(opened[n].label.split()) for n in starts]
    titled = bool(sizes) and median(sizes) >= _HEADLINE
    for fact in texts:
        number = fact.number
        if number in starts:
            text, label = fact.text, opened[number].label
            told = label if titled else first_sentence(text[starts[number] :])
            items.append(Item(None, told, [number], derived=not titled))
        elif items and page.place[number] - page.place[items[-1].last] < _NEXT:
            items[-1].lines.append(number)
    if items and all(len(item.lines) == 1 for item in items[:-1]):
        del items[-1].lines[1:]
    return items
