"""Headlines that run into their text, whatever parts them from it."""

from ..lines.facts import Facts
from .bold_heads import bold_title
from .openings import opening_of
from .run_in_labels import first_sentence
from .titled import title_of

_HEADLINE = 4  # words of a label that is a headline


def run_in_head(fact: Facts) -> tuple[str, bool]:
    """The headline with which a text begins, and whether it had to be derived from its words."""
    title = bold_title(fact) or title_of(fact)[0]
    if not title:
        one = opening_of(fact)
        if len(one.label.split()) >= _HEADLINE:
            title = one.label
        else:
            return first_sentence(fact.text[one.end :]), True
    return title, False
