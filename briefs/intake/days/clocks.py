"""Hours, zones and the small words that stand around a date."""

import re

from briefs.text.scripts import HAN

from .months import weekday_names

CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|hs?\.?|uhr|hrs?\.?)?\b\.?|\b\d{1,2}\s*(?:[ap]\.?m\.?|uhr)(?!\w)",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"\b(?:gmt|utc|est|edt|cst|cet|cest|bst|pst|pdt|ist|sgt|hkt|brt|art|beijing time"
    r"|local time)\b(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}\b|北京时间",
    re.IGNORECASE,
)
LUNAR_DAY = re.compile(
    rf"[农夏]历[{HAN}]{{0,3}}年?闰?[正一二三四五六七八九十冬腊]{{1,2}}月[初廿一二三四五六七八九十]{{1,3}}"
)
_WEEKDAY_OR_SMALL = {
    "at", "on", "to", "a", "las", "el", "le", "am", "um", "as", "às", "à", "of", "de", "du", "vom",
    "den", "em", "en", "the", "ago",
}  # fmt: skip


def is_date_word(word: str, language: str) -> bool:
    return (
        word in weekday_names(language)
        or word in _WEEKDAY_OR_SMALL
        or (word.isdigit() and len(word) < 3)
        or word in {"feira", "hs", "h", "hrs", "uhr", "gmt", "utc", "am", "pm"}
        or (word[:3] in {"mon", "tue", "wed", "thu", "fri", "sat", "sun"} and len(word) <= 5)
        or word in {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"}
    )
