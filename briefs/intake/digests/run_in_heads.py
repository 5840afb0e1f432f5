"""Headlines and labels that run into their text, whatever parts them from it."""

import re

from briefs.text.scripts import count_cjk

from ..lines.facts import Facts
from .bold_heads import bold_title
from .run_in_labels import first_sentence
from .titled import title_of

_COUNT = re.compile(r"[(\[]?\d{1,2}(?:/\d{0,2}[)\]]?|\])\s+")  # "2/ ", "2/5 ", "[2] "
_LABELLED = (
    re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{2,40})[)\]】〕]\s*[:：–—-]?\s*(?=\S)"),
    re.compile(r"#([^\W\d_]\w{1,30})[:：]?\s+(?=\S)"),
    re.compile(r"(?=[^\W\d_])([^:：|·•.!?…\n]{2,40}?)\s*(?:[:：]|\s[–—-]{1,2}\s|[—|·•])\s*(?=\S)"),
    re.compile(r"(?=[^\W\d_]{2})([^:：|·.!?\na-zß-öø-ÿ]{3,40})\.\s+(?=\S)"),  # in capitals
)
_LABEL, _HEADLINE = 9, 4  # words of a label at most; of one that is a headline
_HAN_HEADLINE = 6  # letters of a label that is a headline; countries and subjects have fewer
_OPENING = 120  # characters


def run_in_head(fact: Facts) -> tuple[str, bool]:
    """The headline with which a text begins, and whether it had to be derived from its words."""
    title = bold_title(fact)[0] or title_of(fact)[0]
    if title:
        return title, False
    label, end = label_of(fact)
    if len(label.split()) >= _HEADLINE or count_cjk(label) >= _HAN_HEADLINE:
        return label, False
    return first_sentence(fact.text[end:]), True


def label_of(fact: Facts) -> tuple[str, int]:
    """The label that opens a text, behind its mark or number, and where the text itself begins."""
    count = _COUNT.match(fact.text)
    start = len(fact.order or fact.bullet or (count.group() if count else ""))
    opening = fact.text[start:][:_OPENING]
    found = (form.match(opening) for form in _LABELLED)
    match = next((one for one in found if one and len(one[1].split()) <= _LABEL), None)
    return (match[1], start + match.end()) if match else ("", start)
