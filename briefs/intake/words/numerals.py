"""Numbers in words: "five boats", "vingt et un ponts", "zweiunddreißig", "三十艘"."""

import re
from dataclasses import dataclass
from functools import cache

from briefs.text.fold import fold

from .lexicon import folded, rows, tokens

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_TIMES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_HAN = "".join([*_DIGITS, *_HAN_TIMES])
_HAN_DATE = re.compile(
    rf"(?P<year>[{''.join(_DIGITS)}]{{4}})(?=年)|(?<![{_HAN}])(?P<part>[一二三四五六七八九十]{{1,3}})(?=[月日号])"
)
_UNIT = r"(?:[\s\u00a0-](?:de\s|d['’])?([^\W\d_]{2,24}))?"
_THOUSAND = 1_000
_MOST_WORDS = 12  # of one number; hostile pages go on for ever


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words where it stands. unit: the word that follows, folded, "" if it says little.

    scaled   it names millions, thousands and the like
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    scaled: bool


def numerals(text: str, language: str) -> list[Numeral]:
    """Find the numbers in words of a text, in order. "One" is an article as often: it is none.

    language   one of the six that have words in data/numerals.txt; no other has any numbers
    Cost       linear
    """
    if language == "zh":
        return list(_han(text))
    if language not in _languages():
        return []
    return [n for match in _runs(language).finditer(text) for n in _of_run(match, language)]


def with_digits(text: str) -> str:
    """Write the Chinese numerals of dates in digits: 二〇二二年五月十九日 is 2022年5月19日."""
    return _HAN_DATE.sub(
        lambda match: (
            "".join(str(_DIGITS[c]) for c in match["year"])
            if match["year"]
            else str(_han_value(match["part"]))
        ),
        text,
    )


@cache
def _languages() -> frozenset[str]:
    return frozenset(row[0].split()[0] for row in rows("numerals"))


@cache
def _words(language: str) -> tuple[dict, dict, list]:
    """Return what words are worth, by what they multiply, and what joins them."""
    plain, times, links = {}, {}, []
    for kind, listed in rows("numerals"):
        code, worth = kind.split()
        if code != language:
            continue
        said = [word.strip().casefold() for word in listed.split(",")]
        if worth == "and":
            links += said
            continue
        for word in said:
            (times if worth[0] == "x" else plain)[fold(word)] = int(worth.lstrip("x"))
    return plain, times, links


@cache
def _word_pattern(language: str) -> re.Pattern:
    """One word; longer ones first. A folded word may stand with its accents."""
    plain, times, _ = _words(language)
    accents = str.maketrans(
        {"a": "[aáãâ]", "e": "[eéêè]", "i": "[ií]", "o": "[oóõö]", "u": "[uúü]", " ": "[ -]"}
    )
    said = sorted({*plain, *times}, key=len, reverse=True)
    spelled = "|".join(word.translate(accents).replace("ss", "(?:ss|ß)") for word in said)
    # German writes them in one word; elsewhere "an" in "and" is none.
    return re.compile(spelled if language == "de" else rf"\b(?:{spelled})\b", re.IGNORECASE)


@cache
def _runs(language: str) -> re.Pattern:
    """Words of numbers behind each other, and the word that follows them."""
    word = f"(?:{_word_pattern(language).pattern})"
    _, _, links = _words(language)
    link = "|".join(links)
    if language == "de":
        word = f"{word}(?:(?:{link})?{word}){{0,{_MOST_WORDS}}}"
    apart = rf"[\s\u00a0-](?:(?:{link})[\s\u00a0-])?"
    run = rf"{word}(?:{apart}{word}){{0,{_MOST_WORDS}}}"
    return re.compile(rf"(?<!\w)(?P<run>{run})(?!\w){_UNIT}", re.IGNORECASE)


def _of_run(match: re.Match, language: str):
    """Yield the numbers of a run: "two or three" are two runs, "a two-day" one run of two."""
    plain, times, _ = _words(language)
    total = group = 0
    scaled = False
    start = end = match.start("run")
    digits_before = match.string[max(0, start - 2) : start].strip()[-1:].isdigit()
    if digits_before and _word_pattern(language).match(match.string, start)[0].casefold() in times:
        return  # "3,5 mil milhões": digits say how many
    for word in _word_pattern(language).finditer(match.string, *match.span("run")):
        said = folded(word.group()).replace("-", " ")
        value, factor = plain.get(said), times.get(said)
        if factor and (group or total):
            if factor < _THOUSAND:
                group = max(group, 1) * factor
            else:
                scaled = True
                beneath = 0 < total < factor
                total = (total + group) * factor if beneath else total + max(group, 1) * factor
                group = 0
        elif value is not None and _adds(group, value, language):
            group += value
        else:
            yield from _numeral(match, start, end, total + group, "", scaled)
            start, total, group, scaled = word.start(), 0, value or 0, False
        end = word.end()
    unit = folded(match[2] or "")
    unit = "" if unit in tokens("stopwords") else unit
    yield from _numeral(match, start, match.end() if unit else end, total + group, unit, scaled)


def _numeral(match, start: int, end: int, value: float, unit: str, scaled: bool):
    if value > 1:
        yield Numeral(start, end, match.string[start:end], value, unit, scaled)


def _adds(group: int, value: int, language: str) -> bool:
    """Whether a number goes on with this one: "twenty" with "two", not "two" with "three"."""
    rest = group % 100
    if value >= 100:
        return group == 0
    if rest == 0:
        return True
    if value < 10 and rest >= 20 and rest % 10 == 0:
        return True
    if language == "fr" and rest in (60, 80):
        return value < 20
    return language == "de" and rest < 10 and value >= 20


@cache
def _han_runs() -> re.Pattern:
    (listed,) = (row[1] for row in rows("numerals") if row[0] == "zh counter")
    counters = sorted((word.strip() for word in listed.split(",")), key=len, reverse=True)
    return re.compile(rf"(?<![第\d{_HAN}])([{_HAN}]{{1,16}})多?({'|'.join(counters)})")


def _han(text: str):
    for match in _han_runs().finditer(text):
        value = _han_value(match[1])
        year = match[2] == "年" and len(match[1]) == 4 and not set(match[1]) & set(_HAN_TIMES)
        if value is None or value < 2 or year:
            continue
        scaled = bool({"万", "亿"} & set(match[1]))
        yield Numeral(match.start(), match.end(), match.group(), value, match[2], scaled)


def _han_value(said: str) -> int | None:
    """Read 三百二十 and 一万两千; None for what begins with no digit, as 千万 does."""
    if said[0] not in _DIGITS and said[0] != "十":
        return None
    if not set(said) & set(_HAN_TIMES):
        return int("".join(str(_DIGITS[c]) for c in said))
    total = group = digit = 0
    for c in said:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif _HAN_TIMES[c] < 10_000:
            group += (digit or 1) * _HAN_TIMES[c]
            digit = 0
        else:
            total = (total + group + digit) * _HAN_TIMES[c]
            group = digit = 0
    return total + group + digit
