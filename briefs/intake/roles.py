"""What single lines are, told by themselves and their neighbours: the first round of decisions."""

import re

from .dates import dates_in
from .facts import Facts, is_cut_short
from .lexicon import meets, phrases, plain, tokens
from .metas import Meta, person_before_function, read_meta
from .page import Page
from .shapes import Cut, Role
from .spam import honest_phrases, spam_cuts, spam_reason

# The sections of the word lists that decide a line, in the order in which they are asked, with the
# longest line (in words) that an opening or an inner phrase may decide.
_DECIDERS = (
    ("cookie-notice", Role.COOKIE_NOTICE, "a cookie notice", 60),
    ("paywall", Role.PAYWALL, "asks to pay or log in", 40),
    ("legal", Role.LEGAL, "a notice about rights", 120),
    ("comment-form", Role.COMMENT_FORM, "part of a comment form", 30),
    ("newsletter", Role.NEWSLETTER, "asks to subscribe or to support", 44),
    ("sponsor", Role.ADVERTISEMENT, "opens a sponsor's block", 12),
    ("advertisement", Role.ADVERTISEMENT, "marks an advertisement", 12),
    ("share-bar", Role.SHARE_BAR, "offers to share or print", 12),
    ("readmore", Role.READ_MORE, "a link to the rest", 8),
    ("pager", Role.PAGER, "leads to other pages of the list", 10),
    ("related", Role.RELATED, "heads or holds a list of other stories", 14),
    ("comments", Role.COMMENT, "heads the comments", 6),
    ("credit", Role.CREDIT, "credits an editor", 16),
    ("caption", Role.CAPTION, "a picture's caption or credit", 40),
    ("error-page", Role.ERROR_PAGE, "says that the page is missing", 25),
    ("search-page", Role.ERROR_PAGE, "heads the results of a search", 12),
    ("end-matter", Role.END_MATTER, "heads what follows the story: notes, contacts, about", 7),
    ("transcript-notice", Role.NOTICE, "a notice about the transcript", 40),
    ("subtitle-credit", Role.CREDIT, "credits who made the subtitles", 14),
    ("sound", Role.SOUND, "a note about sound", 4),
    ("transcript", Role.META, "says that a transcript follows", 4),
    ("navigation", Role.NAVIGATION, "a label of the site's navigation", 24),
)
_CONSENT = 3  # words of consent in one line that make it a cookie notice
_NEEDS_NO_PROSE = {
    "sponsor",
    "search-page",
    "end-matter",
    "advertisement",
    "related",
    "share-bar",
    "navigation",
    "newsletter",
    "error-page",
    "comment-form",
    "pager",
}

_TIME_CODE = re.compile(
    r"^\W*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\s*(?:-{0,2}>|–|—|-|to)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?\W*"
)
_WEATHER = re.compile(
    r"^\W*-?\d{1,3}(?:[.,]\d)?\s*(?:°|º)?\s*[CF]?\W*$|^[^\d\n]{0,30}-?\d{1,2}(?:[.,]\d)?\s*(?:°|º|℃)\s*[CF]?\b.{0,30}$"
)
_CRUMBS = re.compile(r"\S\s*(?:>|›|»|→|/|::|≫|＞)\s*\S")
_PAGER = re.compile(
    r"^\W*(?:\D{0,12}\s)?\W*\d{1,4}(?:\W+(?:\d{1,4}|…|\.\.\.)){2,}(?:\W+\D{0,14})?\W*$|^\W*\d{1,4}\s*/\s*\d{1,4}\W*$|^(?:«|‹|<<?|←)\s.{1,30}$|^.{1,30}\s(?:»|›|>>?|→)$"
)
_EMAIL = re.compile(r"^\W*(?:\S{0,12}:\s*)?(?:\S+@\S+\.\w+|\[email[\s\xa0]protected\])\W*$")
_ROW = re.compile(r"[】\]]\s*[【\[]|\u3000+|\s+[|·•¦/]\s+|\s{2,}|\s[–—]\s")
_CODE = re.compile(
    r"[{};]\s*[\w.$#]+\s*[:=({]|[{}]\s*$|\)\s*;\s*$|function\s*\(|\bvar \w+\s*="
    r"|=>\s*\{|</?\w{1,20}[^<>]{0,300}>|\$\(|\.push\(|@media|@import|document\.\w+"
    r"|window\.\w+"
)
_LABEL_COLON = re.compile(r"\W{0,3}([^\W\d][^:：\n]{1,24}?)\s*[:：](?!//)")
_NUMBERED = re.compile(r" \d{1,3}$")  # "Figure 4: …" is a caption, as "Figure: …" is
_PHOTO_COLON = re.compile(r"\b(?:photos?|fotos?|bild|imagen|imagem)\s?:\s?\S", re.IGNORECASE)
_CAPTION, _TITLE_WORDS, _CREDIT = 45, 24, 25  # words of a caption, a title, a caption with credit
_CODE_MARKS = frozenset("{}[]<>=;|\\$_")
_TAIL = re.compile(r"([.!?…»”\"\])])\s+(?=\S)|(\.\.\.|…)(?=\w)")
_TAIL_SIZE = 60
_GLUED = re.compile(
    r"(?<=[.!?…»”\"\])])\s?([^\W\d_][^.!?…\d]{2,30}?)\s*(?:\.{2,3}|…|»|→|›|>>?|\+)?\s*(?:\([\d-]{6,10}\))?$"
)
_BRACKETS = re.compile(r"\([^)]*\)")
_CREDITED = re.compile(
    r"©\s?[^\W\d_][^.!?\n]{1,40}$|"
    r"(?:©|\(c\)|\bvia\s)\s*[^\W\d_a-zà-öø-ÿ][\w.'’ -]{2,40}$"
    r"|\s(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+\s+){2,6}(?:/|POUR|FOR|PARA|FÜR|VIA)\s+\S.{1,40}$"
    r"|\s(?:AFP|REUTERS|Reuters|EFE|AP|EPA|Xinhua|VCG|Getty)(?:\s?/\s?\w+)?[)\]]?$"
)
_ABOUT = re.compile(r"(?:About|Acerca de|Sobre|À propos d[e’']|Über)\s?[A-ZÀ-Þ]")
_OWN_TITLE = re.compile(r"[:：]\s*\S.{11}")  # "Read also: a title" is a list of one
_PICTURE = re.compile(
    r"[(\[（](?:[^()\[\]]{0,40}/[^()\[\]]{2,40}"
    r"|(?:photo|foto|image|imagen|bild|credit|picture)\b[^()\[\]]{0,50})[)\]）]\.?$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^\s*(?:©|\(c\)|copyright\b)|©\s*\d{4}|copyright\s*©?\s*\d{4}", re.IGNORECASE)
_DATE_PREFIX = re.compile(r"^(?:date\s+)?\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z-]{4,20})?\s+(?=[^\W\d_])")
_CONSENT_CORE = {
    "cookies",
    "cookie",
    "consent",
    "tracking",
    "einwilligung",
    "consentimiento",
    "consentimento",
    "consentement",
    "traceurs",
}
_ADDRESS_ONLY = re.compile(
    r"^(?:https?://\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/?)$", re.IGNORECASE
)
_LABELS = 5_000  # characters; a longer line is text or code, and no label
_SHORT = 300  # characters; longer lines are no labels, whatever their words
_RESULTS = re.compile(r"\b\d+\s*[-–—]\s*\d+\s+\w{1,4}\s+\d+\b")


def decide_lines(page: Page) -> None:
    """Give a role to each line that tells by itself what it is. Cost: linear."""
    facts = [page.facts[n] for n in page.order]
    honest = honest_phrases(facts)
    for fact in facts:
        if fact.hidden:
            page.set(fact.number, Role.HIDDEN, fact.hidden)
            continue
        if fact.hint and not _outranks_hint(page, fact):
            page.set(fact.number, fact.hint.role, fact.hint.reason)
            if fact.hint.role in (Role.CAPTION, Role.META, Role.SHARE_BAR) or not fact.hint.sure:
                _note_meta(page, fact)
            continue
        reason = spam_reason(fact)
        if reason:
            page.set(fact.number, Role.SPAM, reason)
            continue
        _decide(page, fact)
        if page.open(fact.number) and _sells(fact):
            page.set(fact.number, Role.ADVERTISEMENT, "speaks to the reader and sells")
        if page.open(fact.number):
            cuts = (*page.cuts.get(fact.number, ()), *spam_cuts(fact, honest), *_tail_cuts(fact))
            if cuts:
                page.cuts[fact.number] = cuts
                if cuts[-1].end == len(fact.text):
                    fact.ends, fact.cut_short = True, is_cut_short(fact.text[: cuts[-1].start])
                    page.tails += 1
    _decide_weather(page)
    _decide_label_and_name(page)
    _decide_running_heads(page)
    _take_in_lead(page)
    for number in page.order:
        if page.open(number) and page.facts[number].outside and page.facts[number].heading != 1:
            page.set(number, Role.LEFTOVER, "outside the element that holds the page's text")


def _take_in_lead(page: Page) -> None:
    """A lead between the page's title and the element that holds its text belongs to the text."""
    title = None
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number):
            continue
        if fact.heading == 1:
            title = number
        elif not fact.outside:
            break
    else:
        return
    if title is None:
        return
    for number in page.order[page.place[title] + 1 :]:
        fact = page.facts[number]
        if page.open(number) and not fact.outside:
            break
        if page.open(number) and fact.prose and fact.links < 0.3 and not fact.cut_short:
            fact.outside = False


def _decide_label_and_name(page: Page) -> None:
    """A label alone ("Author") is completed by the short line below it."""
    for number in page.order:
        fact = page.facts[number]
        if (
            fact.words > 4
            or not (page.open(number) or page.role(number) is Role.META)
            or number in page.metas
        ):
            continue
        if meets("byline", fact.plain) != "whole":
            continue
        below = page.after(number, 1)
        if below and page.open(below[0].number) and below[0].words <= 10:
            name = person_before_function(below[0].text)
            if name:
                page.set(number, Role.META, "a label above a name")
                page.set(below[0].number, Role.BYLINE, f"the name under “{fact.text}”")
                page.metas[below[0].number] = Meta(byline=name, labelled=True, understood=1.0)


def _decide_running_heads(page: Page) -> None:
    """A short line that comes again between paragraphs is the head or foot of a printed page."""
    again: dict[str, list[int]] = {}
    for number in page.order:
        fact = page.facts[number]
        if (
            fact.seen > 1
            and page.open(number)
            and 1 <= fact.words <= 8
            and not fact.ends
            and page.texts[number - 1].startswith("   ")
        ):
            again.setdefault(fact.plain, []).append(number)
    for numbers in again.values():
        if len(numbers) > 1:
            page.set_all(numbers, Role.NAVIGATION, "the head or foot of a printed page")
    for number in page.order:
        if (
            page.open(number)
            and page.facts[number].text.isdigit()
            and len(page.facts[number].text) <= 4
        ):
            page.set(number, Role.PAGER, "a number by itself")


def _tail_cuts(fact: Facts) -> tuple[Cut, ...]:
    """Cut "Read more »" and "Download PDF (2 MB)" off the end of an honest line."""
    if fact.words < 8:
        return ()
    glued = _GLUED.search(fact.text)
    if glued and meets("readmore", plain(glued[1])) == "whole":
        return (Cut(glued.start(1), len(fact.text), "a link to the rest at the end of the line"),)
    for match in _TAIL.finditer(fact.text[-_TAIL_SIZE:]):
        start = max(0, len(fact.text) - _TAIL_SIZE) + match.end(match.lastindex)
        tail = plain(_BRACKETS.sub("", fact.text[start:]))
        if tail and (
            meets("readmore", tail) == "whole"
            or (meets("navigation", tail) == "opening" and len(tail) < 30)
        ):
            return (Cut(start, len(fact.text), "a link to the rest at the end of the line"),)
    return ()


def _sells(fact: Facts) -> bool:
    """Does a short text sell: two words of trade, said to the reader, nobody quoted?"""
    if not 5 <= fact.words <= 45 or fact.heading or any(c in fact.text for c in '“”«»"'):
        return False
    said = set(fact.tokens)
    trade = len(said & tokens("promo-words"))
    if fact.han:
        trade = sum(
            word in fact.text for word in phrases("promo-words") if word and not word.isascii()
        )
        return trade >= 2
    return (
        trade >= 2
        and (bool(said & tokens("you")) or fact.text.endswith("!"))
        and not said & tokens("said")
    )


def _outranks_hint(page: Page, fact: Facts) -> bool:
    """The page's own title stands against any class name."""
    return fact.heading == 1 or bool(
        fact.heading and fact.plain in {plain(t) for t in page.witness.titles}
    )


def _note_meta(page: Page, fact: Facts) -> None:
    """Dates and bylines are read off a line even where the markup already says what it is."""
    if fact.hint.role is Role.META:
        meta = read_meta(fact, page.language, day_first=page.day_first)
        if meta is not None and meta.understood >= 0.45:
            page.metas[fact.number] = meta


def _decide(page: Page, fact: Facts) -> None:
    number, text = fact.number, fact.text
    if len(text) > _LABELS:
        if _is_code(text[:_LABELS], fact) and fact.stops < 0.12:
            page.set(number, Role.CODE, "program code, not text")
        return
    if _is_code(text, fact) and (fact.stops < 0.12 or not fact.ends):
        page.set(number, Role.CODE, "program code, not text")
    elif not fact.plain:
        page.set(number, Role.NAVIGATION, "marks without words")
    elif len(text) <= _SHORT and _EMAIL.match(text):
        page.set(number, Role.META, "an e-mail address")
    elif _is_pager(fact):
        page.set(number, Role.PAGER, "leads to other pages of the list")
    elif _RIGHTS.search(text) and fact.words < 60:
        page.set(number, Role.LEGAL, "a copyright line")
    elif _is_consent(fact):
        page.set(number, Role.COOKIE_NOTICE, "speaks of consent, partners and data")
    elif _decide_by_label(page, fact) or _decide_by_colon(page, fact):
        return
    elif fact.words <= 50 and _PICTURE.search(text) and not any(c in text for c in '“"'):
        page.set(number, Role.CAPTION, "ends in a picture's credit in brackets")
    elif fact.words <= 12 and _is_byline(page, fact):
        return
    elif _CREDITED.search(text) and fact.words <= 45 and (not fact.ends or text[-1] in "»)]"):
        page.set(number, Role.CAPTION, "ends in a picture's credit")
    elif len(text) <= _SHORT and _ADDRESS_ONLY.match(text):
        role = Role.SOURCE_LINE if page.place[number] == 0 else Role.NAVIGATION
        page.set(number, role, "an address by itself")
    elif (
        _decide_meta(page, fact)
        or fact.row
        or (page.place[number] == 0 and _decide_date_prefix(page, fact))
    ):
        return
    elif _is_crumbs(fact):
        page.set(number, Role.NAVIGATION, "a path of places in the site")
    elif fact.words <= 20 and meets("newsletter", _last_sentence(fact)) == "whole":
        page.set(number, Role.NEWSLETTER, "ends with a call to subscribe")
    elif _is_share_bar(fact):
        page.set(number, Role.SHARE_BAR, "a row of buttons to share or print")
    elif _is_row(fact):
        page.set(number, Role.NAVIGATION, "a row of labels")


def _is_code(text: str, fact: Facts) -> bool:
    """Does a line read as program code: a sign of it, and in longer texts many of its marks?"""
    if not _CODE.search(text):
        return False
    return fact.words < 12 or sum(c in _CODE_MARKS for c in text) >= 0.03 * len(text)


def _decide_by_label(page: Page, fact: Facts) -> bool:
    if not fact.plain or fact.words > 60:
        return False
    for section, role, reason, longest in _DECIDERS:
        if fact.words > longest:
            continue
        how = meets(section, fact.plain)
        if section == "end-matter" and how is None and _ABOUT.match(fact.text) and not fact.ends:
            how = "opening"
        if how is None and fact.bullet:
            continue
        if how is None:
            continue
        if how != "whole" and section in _NEEDS_NO_PROSE and _reads_as_text(fact):
            continue
        if how == "anywhere" and section == "caption" and fact.words > 25:
            continue
        page.set(fact.number, role, f"{reason} (“{fact.text[:40]}”)" if how == "whole" else reason)
        if section == "sponsor":
            page.sponsors.add(fact.number)
        if how == "opening" and _OWN_TITLE.search(fact.text):
            return True
        if section in ("related", "comments", "comment-form", "end-matter") and how in (
            "whole",
            "opening",
        ):
            page.openers.add(fact.number)
        return True
    return False


def _decide_by_colon(page: Page, fact: Facts) -> bool:
    """A label with its colon: "Photo: …", "See also: …". Without the colon the words prove nothing.

    A longer text after "Video:" is a text; a title after "See also:" is that of another story.
    """
    if fact.heading:
        return False
    if fact.words <= _CREDIT and _PHOTO_COLON.search(fact.text):
        page.set(fact.number, Role.CAPTION, "names the source of a picture")
        return True
    label = _LABEL_COLON.match(fact.text)
    if not label:
        return False
    said = plain(label[1])
    if _NUMBERED.sub("", said) in phrases("caption-label") and fact.words <= _CAPTION:
        page.set(fact.number, Role.CAPTION, f"labelled “{label[1]}:”")
    elif said in phrases("related-label") and fact.words <= _TITLE_WORDS:
        page.set(fact.number, Role.RELATED, f"labelled “{label[1]}:”")
    else:
        return False
    return True


def _reads_as_text(fact: Facts) -> bool:
    """Is the line a sentence about the world, though it begins like a label?"""
    return fact.prose and fact.words >= 14 and fact.ends and not fact.cut_short and fact.links < 0.5


def _decide_meta(page: Page, fact: Facts) -> bool:
    code = _TIME_CODE.match(fact.text)
    meta = read_meta(fact, page.language, day_first=page.day_first)
    if meta is None or (fact.prose and meta.understood < 0.5):
        return False
    if meta.understood >= 0.45 or (meta.labelled and meta.understood > 0.3):
        page.metas[fact.number] = meta
        role = Role.META
        if meta.byline and not meta.dates:
            role = Role.BYLINE
        elif meta.source and not meta.dates and not meta.byline:
            role = Role.SOURCE_LINE
        elif meta.dates and not meta.byline:
            role = Role.DATELINE
        page.set(fact.number, role, "says who and when, not what")
        return True
    return bool(code) and False


def _decide_date_prefix(page: Page, fact: Facts) -> bool:
    """A dump of pages may put the date before the title in the first line: it is cut off."""
    match = _DATE_PREFIX.match(fact.text)
    if not match:
        return False
    meta = Meta(dates=dates_in(match.group(), page.language), labelled=True, understood=1.0)
    if meta.dates:
        page.metas[fact.number] = meta
        page.cuts[fact.number] = (Cut(0, match.end(), "a date before the title"),)
    return False


def _is_byline(page: Page, fact: Facts) -> bool:
    """A byline may end in an agency, as a picture's credit does."""
    meta = read_meta(fact, page.language, day_first=page.day_first)
    if meta is None or not meta.byline or not meta.labelled or meta.understood < 0.5:
        return False
    page.metas[fact.number] = meta
    page.set(fact.number, Role.BYLINE, "says who and when, not what")
    return True


def _is_consent(fact: Facts) -> bool:
    said = set(fact.tokens)
    found = said & tokens("consent-words")
    return len(found) >= _CONSENT and bool(said & _CONSENT_CORE) and fact.words <= 160


def _is_pager(fact: Facts) -> bool:
    if fact.words > 8 or len(fact.text) > _SHORT:
        return False
    if dates_in(fact.text, "und"):
        return False
    if _PAGER.match(fact.text) and not any(c in fact.text for c in "$€£%"):
        marked = fact.text[0] in "«‹<←" or fact.text[-1] in "»›>→"
        return (
            not marked
            or meets("pager", fact.plain) is not None
            or fact.words <= 4
            or fact.plain.replace(" ", "").isdigit()
        )
    return bool(_RESULTS.search(fact.text)) and fact.words <= 6


def _is_crumbs(fact: Facts) -> bool:
    first = plain(re.split(r"\s*(?:>|›|»|→|::|＞|≫)\s*", fact.text)[0])
    if (
        len(re.findall(r"\s(?:>|›|»|→)\s", fact.text)) >= 2
        and meets("navigation", first) == "whole"
    ):
        return True
    marks = len(re.findall(r"\s(?:>|›|»|→|::|＞)\s|›|≫|＞", fact.text))
    return fact.words <= 25 and not fact.ends and marks >= 1 and fact.stops < 0.35


def _is_row(fact: Facts) -> bool:
    """Is this a row of three or more short labels with marks between them?"""
    parts = [part for part in _ROW.split(fact.text) if part.strip()]
    if fact.ends and fact.stops > 0.2:
        return False
    if len(parts) >= 2 and fact.words <= 16 and all(_is_label(part) for part in parts):
        return True
    if len(parts) >= 4:
        return all(len(part.split()) <= 5 for part in parts)
    return (
        len(parts) >= 2
        and fact.words <= 8
        and all(
            meets("navigation", plain(p)) == "whole"
            or meets("related", plain(p)) == "whole"
            or len(p.split()) <= 1
            for p in parts
        )
        and bool(re.search(r"[|·•¦]", fact.text))
    )


def _last_sentence(fact: Facts) -> str:
    """The plain words after the last full stop, empty where the line is one sentence."""
    before, _, after = fact.text.rstrip(" .!?").rpartition(". ")
    return plain(after) if before else ""


def _is_share_bar(fact: Facts) -> bool:
    """Is every word of a short line a button that shares, prints or saves?"""
    words = fact.plain.split()
    return 2 <= len(words) <= 10 and all(meets("share-bar", word) == "whole" for word in words)


def _is_label(part: str) -> bool:
    said = plain(part)
    return any(
        meets(s, said) == "whole"
        for s in ("navigation", "related", "share-bar", "pager", "comments")
    )


def _decide_weather(page: Page) -> None:
    """A temperature drags the place and the clock beside it along."""
    for number in page.order:
        fact = page.facts[number]
        if (
            fact.words > 8
            or len(fact.text) > _SHORT
            or not _WEATHER.match(fact.text)
            or not re.search(r"[°º℃CF]", fact.text)
        ):
            continue
        page.set(number, Role.WEATHER, "a temperature by itself")
        for near in page.after(number, 3):
            if near.words <= 3 and page.open(near.number) and not near.ends:
                page.set(near.number, Role.WEATHER, "the place of the weather")
            elif near.number in page.metas and page.metas[near.number].dates:
                page.set(
                    near.number,
                    Role.PAGE_CLOCK,
                    "the date beside the weather is the reader's clock",
                )
                del page.metas[near.number]
                break
            else:
                break
        for near in reversed(page.before(number, 2)):
            if near.number in page.metas and page.metas[near.number].dates and near.words <= 8:
                page.set(
                    near.number,
                    Role.PAGE_CLOCK,
                    "the date beside the weather is the reader's clock",
                )
                del page.metas[near.number]
            elif near.words <= 2 and page.open(near.number):
                page.set(near.number, Role.WEATHER, "the place of the weather")
            else:
                break
