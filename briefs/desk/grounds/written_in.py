"""In which language the text of a brief is written, which may not be what its form says."""

from ...intake import language_of, stop_share
from ...text.words import blank, quoted_spans, words
from ..changing.record import TEXT

_PLAINLY = 3  # times the frequent words of the language that it is said to be in


def written_in(brief):
    """Return the code of the language that its text plainly reads as, "en" and not "en-GB".

    Else that which the brief is said to be in: Spanish and Portuguese share their frequent words.
    "2,000" is two thousand in English and two in Spanish: a draft begins with the language of its
    clipping, and is written in another. Marked quotations are in the language of who speaks.
    """
    text = "\n".join(getattr(brief, name) for name in TEXT)
    text = blank(text, [(start, end) for start, end, _words in quoted_spans(text)])
    stated, read = brief.language.partition("-")[0], language_of(text)
    folded = [word.folded for word in words(text)]
    plainly = stop_share(folded, read) > _PLAINLY * stop_share(folded, stated)
    return read if plainly else stated
