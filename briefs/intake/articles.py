"""Articles: one story, its headline, and where it begins and ends."""

import re

from .facts import Facts, is_aside
from .items import Item
from .lexicon import plain, tokens
from .metas import is_person_name
from .page import Page
from .shapes import Role

_BREAKERS = {
    Role.COMMENT_FORM,
    Role.COMMENT,
    Role.RELATED,
    Role.PAGER,
    Role.LEGAL,
    Role.NEWSLETTER,
    Role.COOKIE_NOTICE,
}
_TICKER = re.compile(r"^\W{0,3}(?:\d{1,2}[./ ]\w{1,10}\.?,?\s)?\d{1,2}[:.h]\d{2}\b")
_AFTER_TEXT = {Role.COMMENT, Role.COMMENT_FORM, Role.END_MATTER}  # open nothing above the text
_PARAGRAPH = 25  # words; a shorter text directly below a teaser's title is its excerpt
_FOREIGN = 150  # words of foreign text that may stand above a headline
_LONG = 60  # words of one paragraph that count


def article_item(page: Page) -> Item | None:
    """Find the one story of a page. None where there is no text that tells one."""
    _drop_teasers(page)
    span = _main_span(page)
    if span is None:
        return None
    first, last = span
    head = _headline(page, first, last)
    start = head.number if head else first
    lines, stood = [], set()
    for number in page.order:
        if not start <= number <= last or (head and number == head.number):
            continue
        fact = page.facts[number]
        if not page.open(number):
            continue
        if _belongs(page, fact, head, first, stood):
            stood.add(fact.plain)
            lines.append(number)
    if not lines:
        return None
    headline = head.text if head else _title(page)
    return Item(head.number if head else None, headline, lines, derived=head is None)


def _title(page: Page) -> str:
    return page.witness.titles[0] if page.witness.titles else ""


def _drop_teasers(page: Page) -> None:
    """Below an opener of a foreign list all is teasers until the text goes on."""
    inside = told = 0
    opener = ""
    spaced = _is_spaced(page)
    for number in page.order:
        fact = page.facts[number]
        if number in page.openers:
            if told >= _LONG or page.role(number) not in _AFTER_TEXT:
                inside, opener = number, fact.text[:40]
            continue
        if not inside or not page.open(number):
            told += fact.words if fact.prose and page.open(number) else 0
            continue
        if page.role(inside) is Role.END_MATTER:
            page.set(number, Role.END_MATTER, f"stands under “{opener}”")
            continue
        below = (
            spaced
            and fact.words < _PARAGRAPH
            and number - 1 in page.facts
            and page.role(number - 1) in (Role.TEASER_HEAD, Role.TEASER)
        )
        if (
            (fact.prose or _is_said(fact))
            and not below
            and not _is_teaser(page, fact)
            and not _comments(page, inside)
        ):
            _reopen_heads(page, number, inside, told)
            inside, told = 0, told + fact.words
            continue
        follower = next((f for f in page.after(number, 2) if page.open(f.number)), None)
        if (
            not fact.prose
            and follower is not None
            and follower.prose
            and not _is_teaser(page, follower)
            and number - inside > 1
            and is_person_name(fact.text)
        ):
            continue
        role = Role.TEASER if fact.prose or _is_teaser(page, fact) else Role.TEASER_HEAD
        page.set(number, role, f"stands under “{opener}”")


def _reopen_heads(page: Page, number: int, opener: int, told: int) -> None:
    """Short lines right above the text that goes on may be its own: the headline, or a question."""
    heads = []
    for fact in reversed(page.before(number, 10)):
        if fact.number <= opener:
            break
        if page.role(fact.number) is Role.TEASER_HEAD:
            heads.append(fact)
    top = told == 0 and not any(page.role(f.number) is Role.TEASER for f in page.after(opener, 12))
    for fact in heads:
        right_above = page.place[number] - page.place[fact.number] == 1
        if top or (right_above and fact.text.endswith(("?", "？"))):
            page.roles.pop(fact.number)


def _is_said(fact: Facts) -> bool:
    """A short quotation with a word of saying is text, not a title."""
    quoted = any(c in fact.text for c in '“”«»„"')
    return quoted and fact.sentences <= 2 and bool(set(fact.tokens) & tokens("said"))


def _is_spaced(page: Page) -> bool:
    """Do blank lines stand between the paragraphs of this page?"""
    prose = [n for n in page.order if page.facts[n].prose and page.facts[n].words >= 20]
    return sum(n - 1 not in page.facts for n in prose) >= 0.5 * len(prose)


def _comments(page: Page, opener: int) -> bool:
    return page.role(opener) in (Role.COMMENT, Role.COMMENT_FORM)


def _is_teaser(page: Page, fact: Facts) -> bool:
    return fact.cut_short or fact.seen > 1 or fact.links > 0.6


def _main_span(page: Page) -> tuple[int, int] | None:
    """Find the run of lines with the most text: paragraphs count for it, breaks against it."""
    best = sum_ = 0.0
    told = 0
    start = None
    span = None
    for number in page.order:
        fact = page.facts[number]
        role = page.role(number)
        told += fact.words if role is None and fact.prose else 0
        if role is None:
            gain = (
                min(fact.words, _LONG)
                if fact.prose and not (fact.seen > 1 and fact.cut_short)
                else -2.0
            )
            above = page.before(number, 1)
            if (
                fact.cut_short
                and fact.prose
                and above
                and not above[0].prose
                and page.open(above[0].number)
                and sum_ > 60
            ):
                gain = -4.0
            if _is_said(fact):
                gain = max(gain, 12.0)
            if fact.row or (fact.ends and fact.words >= 4 and not fact.outside):
                gain = max(gain, 1.0)
            if fact.outside and fact.heading != 1:
                gain = min(gain, -3.0)
        elif number in page.openers and (told >= _LONG or role not in _AFTER_TEXT):
            gain = -25.0 if role in (Role.COMMENT, Role.COMMENT_FORM, Role.END_MATTER) else -10.0
        elif role in _BREAKERS:
            gain = -8.0
        else:
            gain = -1.0
        if sum_ + gain <= 0:
            sum_, start = 0.0, None
            continue
        if start is None:
            start = number
        sum_ += gain
        if sum_ > best:
            best, span = sum_, (start, number)
    if span is None or best < 14:
        return None
    return span[0], _with_unended(page, span[1])


def _with_unended(page: Page, last: int) -> int:
    """A long sentence right below the text belongs to it though its full stop is missing."""
    below = page.after(last, 1)
    while (
        below
        and page.open(below[0].number)
        and below[0].words >= 16
        and below[0].stops >= 0.2
        and below[0].links < 0.3
        and not below[0].outside
    ):
        last = below[0].number
        below = page.after(last, 1)
    return last


def _headline(page: Page, first: int, last: int) -> Facts | None:
    """The headline: the short line above the text that shares its words, stands near, or is the
    title.
    """
    body = set()
    for number in page.order:
        if first <= number <= last and page.open(number) and page.facts[number].prose:
            body |= {t for t in page.facts[number].tokens if len(t) > 3 or page.facts[number].han}
    titles = {plain(t) for t in page.witness.titles}
    best, chosen = 0.0, None
    above = [page.facts[n] for n in page.order if n <= first][-40:]
    for distance, fact in enumerate(reversed(above)):
        if not _may_head(page, fact, first):
            continue
        score = _head_score(page, fact, body, titles, distance)
        if score > best:
            best, chosen = score, fact
    inner = _inner_head(page, first, last, titles)
    if inner is not None and (chosen is None or best < 3.0):
        return inner
    return _above_deck(page, chosen, first, body) if chosen else None


def _may_head(page: Page, fact: Facts, first: int) -> bool:
    if not page.open(fact.number) or (fact.number == first and fact.prose and fact.sentences > 1):
        return False
    return (
        2 <= fact.words <= 40
        and not is_aside(fact)
        and fact.sentences <= 3
        and not (fact.number == first and fact.words > 22)
    )


def _inner_head(page: Page, first: int, last: int, titles: set[str]) -> Facts | None:
    """A headline below other text: the page's own title, or a line with the byline or date under
    it.
    """
    words = 0
    for number in page.order:
        if not first < number <= last:
            continue
        fact = page.facts[number]
        if not page.open(number):
            continue
        if fact.prose:
            words += fact.words
            if words > _FOREIGN:
                return None
        elif fact.plain in titles or fact.heading == 1:
            return fact
        elif 4 <= fact.words <= 30 and not fact.ends:
            under = page.after(number, 2)
            if any(
                f.number in page.metas
                and (page.metas[f.number].dates or page.metas[f.number].byline)
                for f in under
            ):
                return fact
    return None


def _above_deck(page: Page, chosen: Facts, first: int, body: set[str]) -> Facts:
    """Of two title-like lines one above the other, the upper is the headline and the lower its
    deck.
    """
    if chosen.heading or chosen.plain in {plain(t) for t in page.witness.titles}:
        return chosen
    while True:
        above = page.before(chosen.number, 1)
        if (
            not above
            or not _may_head(page, above[0], first)
            or above[0].words < 4
            or above[0].prose
            or (above[0].ends and above[0].text[-1] in ".:")
        ):
            return chosen
        long = [t for t in above[0].tokens if len(t) > 3]
        if (
            not long
            or sum(t in body for t in long) / len(long) < 0.3
            or is_person_name(above[0].text)
        ):
            return chosen
        chosen = above[0]


def _head_score(page: Page, fact: Facts, body: set[str], titles: set[str], distance: int) -> float:
    long = [t for t in fact.tokens if len(t) > 3]
    shared = sum(t in body for t in long) / len(long) if long else 0.0
    score = 1.0 + 3.0 * shared - 0.12 * distance
    score += 1.0 * (fact.words >= 5) - 1.5 * (fact.words <= 2)
    score += 0.7 * (fact.seen > 1)
    score += 4.0 * (fact.plain in titles) + {1: 3.0, 2: 1.0}.get(fact.heading, 0.0)
    score -= 1.5 * fact.prose + 1.0 * (fact.ends and fact.text[-1] == ".")
    score -= 1.5 * is_person_name(fact.text) + 2.0 * bool(fact.bullet)
    below = page.after(fact.number, 2)
    score += 0.8 * any(f.number in page.metas for f in below)
    score += 1.0 * any(f.number in page.metas and page.metas[f.number].byline for f in below[:1])
    return score


def _belongs(page: Page, fact: Facts, head: Facts | None, first: int, stood: set[str]) -> bool:
    """Decide one open line between headline and end; set its role where it does not belong."""
    if head and fact.plain == head.plain:
        page.set(fact.number, Role.CAPTION, "the headline again, as a caption")
        return False
    if head and fact.number < first and fact.words <= 12 and not fact.prose:
        role, reason = (
            (Role.CAPTION, "a name alone above the text")
            if is_person_name(fact.text)
            else (Role.LEFTOVER, "a label between headline and text")
        )
        if fact.words < 6:
            page.set(fact.number, role, reason)
            return False
    if head and fact.words <= 40 and head.plain and fact.plain.startswith(head.plain):
        page.set(fact.number, Role.CAPTION, "the headline again, as a caption")
        return False
    if _TICKER.match(fact.text) and not fact.prose:
        page.set(fact.number, Role.TEASER, "a line of a ticker: an hour and a title")
        return False
    if fact.outside and fact.heading != 1 and not (head and head.outside):
        page.set(fact.number, Role.LEFTOVER, "outside the element that holds the story")
        return False
    if fact.links > 0.6 and not fact.prose:
        page.set(fact.number, Role.RELATED, "a link by itself")
        return False
    if fact.plain and fact.plain in stood:
        page.set(fact.number, Role.LEFTOVER, "stands here a second time")
        return False
    return True
