"""What can be told of one line by itself: its words, its ending, its marks. No decisions yet."""

import re
from collections import Counter
from dataclasses import dataclass

from briefs.text.fold import fold
from briefs.text.scripts import HAN, count_cjk, has_cjk
from briefs.text.sentences import CLOSING

from ..decoding.markdown import Marks
from ..markup.hints import Hint
from ..markup.markup import Element
from ..words.language import stop_share
from ..words.lexicon import plain_of_folded
from .addresses import without_addresses
from .frames import frame
from .paragraphs import is_row, joined_text

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_ENDS = re.compile(rf"[.!?。！？…।॥۔؟]{CLOSING}*$")
_BRACKETS = re.compile(  # a source behind a headline, or a text
    r"(?<=[\w.!?。！？…\"'”’»])\s?[(（\[][^()（）\[\]]{1,40}[)）\]]$"
)
_CUT_SHORT = re.compile(rf"(?:\.\.\.+|…|[\[(](?:\.\.\.+|…|&hellip;)[\])]|…+|\.{{4,}}){CLOSING}*$")
# Pictures: signs of clocks and keys, shapes, dingbats, emoji; what joins and colours them.
# Triangles that say of a figure that it rose or fell, and the ring for a name left out, are words.
_PICTURE = (
    r"[\u2139\u203c\u2049\u231a-\u23ff\u25a0-\u25b1\u25b4-\u25bb\u25be-\u25ca\u25cc-\u27bf\u2b00-\u2bff"
    r"\U0001f000-\U0001faff]"
)
_JOINED = r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_BULLET = re.compile(
    r"^\s*(?:[+*=~#|]{2,6}(?=\s)|#\s|\*\*(?=\S)|[•‣·*–—]|[-+](?=\s)|»(?![^«]*«)|>"
    rf"|(?:{_PICTURE}{_JOINED}*){{1,4}})\s*"
)
_NUMBER = re.compile(
    r"^\s*(?:\*\*|#{1,4}\s)?(?:\(?(\d{1,2})(?:[.)](?!\d)|、)|([①-⑳])|#(\d{1,2})\b|(\d)\ufe0f?\u20e3|([一二三四五六七八九十]{1,3})、"
    rf"|(0[1-9])\s+(?=[{HAN}])(?!月))\s*"
)
_SENTENCE_END = re.compile(rf"[.!?](?={CLOSING}?\s+[^\W\d_])|[。！？।॥۔؟]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|info|io|co|tv|news|top|live|mobi|xyz|[a-z]{2})\b(?:/\S*)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"[.!?]{CLOSING}*\s+(?:[^\W\d_][\w'’-]*\s?){{1,4}}$")  # a linked source
_ASIDE = re.compile(r"[(（][^()（）]{1,200}[)）]$")
_QUOTED = re.compile(r"[„“«\"][^„“”«»\"]{8,300}[.!?…][“”»\"]$")
_RULE = re.compile(r"[\W_]{3,100}|[*•~·#§⁂※❖◆■]")
_UNDERLINE = re.compile(r"([-=~])\1{2,99}")
_UNDERLINED = (0.5, 1.6)  # how long an underline is, of the line above it
_SAMPLE = 20_000  # characters of a line that are measured; a longer line goes on like that
_TAIL = 60  # characters in which the end of a line is looked at
LONGEST_LABEL = 300  # characters; a longer line is no label, whatever its words
STEM = 6  # letters of a word that are the same in most of its forms
HAN_PER_WORD = 1.7  # a Chinese word has about this many characters


@dataclass(slots=True)
class Facts:
    """The facts about one line that is not blank. `number` counts from 1."""

    number: int
    text: str
    tokens: list[str]
    han: int
    words: int
    stops: float
    ends: bool
    cut_short: bool
    sentences: int
    bullet: str
    order: str
    plain: str
    address_share: float
    capitals: float
    seen: int = 1
    tag: str = ""
    links: float = 0.0
    heading: int = 0
    hidden: str = ""
    hint: Hint | None = None
    outside: bool = False
    stamp: str | None = None
    link: str = ""
    element: Element | None = None
    bold: int = 0  # letters in bold with which it begins
    last: int = 0
    row: bool = False
    ruled: bool = False  # a line across the page is drawn above

    @property
    def prose(self) -> bool:
        """Is this a sentence or more, told as a text and not as a label?"""
        if self.words < 6 or self.address_share > 0.3:
            return False
        if self.sentences == 1 and self.words <= 20 and self.text.endswith(("?", "？")):
            return False
        credited = 0 < self.links < 0.3 and self.sentences >= 3 and self.words >= 14
        if self.words >= 28 or (credited and _BEHIND.search(self.text[-_TAIL:])):
            told = self.stops >= 0.18 or self.sentences >= 3  # in a language that nobody knows
            if told or self.han > 30 or self.ends:
                return True
        if self.ends or self.cut_short:
            return self.words >= 9 and (self.stops >= 0.16 or self.han > 10 or self.words >= 14)
        return False


def is_cut_short(text: str) -> bool:
    """Does the text end in dots that say that more follows elsewhere?"""
    return bool(_CUT_SHORT.search(text[-_TAIL:].rstrip()))


def facts_of(number: int, text: str, language: str) -> Facts:
    """Measure one line. Cost: linear in its characters."""
    whole = text.strip()
    seen = without_addresses(whole)
    stripped, times = seen[:_SAMPLE], max(1.0, len(seen) / _SAMPLE)
    bullet = _BULLET.match(stripped)
    order = _NUMBER.match(stripped)
    folded = fold(stripped)
    tokens = _TOKEN.findall(folded)
    han = count_cjk(stripped)
    latin = [t for t in tokens if not has_cjk(t)]
    if han:
        tokens = latin + [p for t in tokens if has_cjk(t) for p in _pairs(t)]
    letters = [c for c in stripped if c.isalpha()]
    addressed = sum(len(m.group()) for m in _ADDRESS.finditer(stripped))
    marked = (order or bullet).group() if bullet or order else ""
    opening, closing = frame(stripped)
    if closing < len(stripped) and not order:
        marked, bullet = stripped[:opening], True
    return Facts(
        number=number,
        text=whole,
        tokens=tokens,
        han=han,
        words=round(times * (len(latin) + han / HAN_PER_WORD)),
        stops=stop_share(latin, language),
        ends=bool(_ENDS.search(_BRACKETS.sub("", seen[-2 * _TAIL :]))),
        cut_short=is_cut_short(seen),
        sentences=1 + len(_SENTENCE_END.findall(stripped[:-1])),
        bullet=marked if bullet and not order else "",
        order=marked if order else "",
        plain=plain_of_folded(folded),
        address_share=addressed / len(stripped) if stripped else 0.0,
        capitals=sum(c.isupper() for c in letters) / len(letters) if letters else 0.0,
    )


def _level(texts: list[str], number: int, fact: Facts) -> int:
    """Return 1 for a line that stands apart, underlined by = signs, 2 by others; 0 for others."""
    above, below = texts[number - 2 : number - 1], texts[fact.last : fact.last + 1]
    drawn = _UNDERLINE.fullmatch(below[0].strip()) if below else None
    if not drawn or not fact.plain or (above and _TOKEN.search(above[0])):
        return 0
    least, most = (share * len(fact.text) for share in _UNDERLINED)
    return (1 if drawn[1] == "=" else 2) if least <= len(drawn[0]) <= most else 0


def is_rule(text: str) -> bool:
    """Does a line hold the same mark again and again, as a rule between two parts of a text?"""
    marks = text[:_TAIL].replace(" ", "")
    return bool(_RULE.fullmatch(marks)) and len(set(marks)) <= 2


def stems(fact: Facts) -> set[str]:
    """The beginnings of a line's longer words."""
    return {token[:STEM] for token in fact.tokens if len(token) > 3 or fact.han}


def is_aside(fact: Facts) -> bool:
    """Does the whole line stand in brackets, as a note on where a text comes from?"""
    return bool(_ASIDE.match(fact.text))


def is_quoted(fact: Facts) -> bool:
    """Does the whole line stand in quotation marks, with its full stop, as a quotation shown?"""
    return bool(_QUOTED.match(fact.text))


def _pairs(run: str) -> list[str]:
    """Two neighbouring letters stand for a word in scripts without spaces."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def measure(
    texts: list[str], language: str, joined: dict[int, int], marks: Marks
) -> dict[int, Facts]:
    """Measure every paragraph, keyed by the number of its first line; count repeated ones.

    joined   lines that go on an earlier line, from paragraphs.joined_lines
    marks    what marks in the text told of its lines
    """
    found: dict[int, Facts] = {}
    parts: dict[int, list[int]] = {}
    for number, text in enumerate(texts, start=1):
        if text.strip():
            parts.setdefault(joined.get(number, number), []).append(number)
    for number, lines in parts.items():
        said = joined_text([texts[n - 1] for n in lines])
        found[number] = facts_of(number, said, language)
        found[number].last = lines[-1]
        found[number].bold = marks.bold.get(number, 0)
        found[number].row = is_row(texts[number - 1])
        found[number].heading = marks.headings.get(number) or _level(texts, number, found[number])
        linked = sum(marks.linked.get(n, 0) for n in lines)
        found[number].links = min(1.0, linked / len("".join(said.split()))) if linked else 0.0
    counts = Counter(fact.plain for fact in found.values() if fact.plain)
    for fact in found.values():
        fact.seen = counts.get(fact.plain, 1)
    return found
