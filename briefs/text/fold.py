"""The one function that decides when two tags, two headlines, two sources are one."""

import re
import unicodedata

from .clean import JOINERS, clean

_MARKS = str.maketrans(
    dict.fromkeys("“”„‟«»‹›〝〞＂", '"')
    | dict.fromkeys("‘’‚‛`´ʼ′＇", "'")
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    | dict.fromkeys(JOINERS, "")
    | {"…": "...", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
)
_SPACES = re.compile(r"\s+")
_DASH_SPACES = re.compile(r" ?- ?")
_END = " .,:;!?…\"'-"


def fold(text: str) -> str:
    """Return the form under which a name or headline is compared: equal forms are one thing.

    Case, accents, width, joiners, kinds of quotation marks and dashes, runs of white space and
    closing punctuation do not count. Computed here and not in a database, since SQLite folds ASCII
    only.
    A name made of punctuation only folds to its own normalised characters, never to "".
    """
    plain = clean(text).casefold()
    decomposed = unicodedata.normalize(
        "NFKD", unicodedata.normalize("NFKC", plain.translate(_MARKS)).casefold()
    )
    # Marks are dropped where they are accents of letters; in Indic and Thai script (Mc, and Mn
    # outside the combining blocks) they are letters themselves.
    text = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
    text = unicodedata.normalize("NFC", text).translate(_MARKS)
    text = _DASH_SPACES.sub("-", _SPACES.sub(" ", text))
    return text.strip(_END) or text.strip() or plain.strip()
