"""Lines told by a label of the word lists: alone, at their beginning, or with a colon."""

import re

from ..days.dates import dates_in
from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, phrases, plain

# The sections of the word lists that decide a line, in the order in which they are asked, with the
# longest line (in words) that an opening or an inner phrase may decide.
_DECIDERS = (
    ("cookie-notice", Role.COOKIE_NOTICE, "a cookie notice", 60),
    ("paywall", Role.PAYWALL, "asks to pay or log in", 40),
    ("legal", Role.LEGAL, "a notice about rights", 60),
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
_NEEDS_NO_PROSE = (
    "sponsor", "search-page", "end-matter", "advertisement", "related", "share-bar", "navigation",
    "newsletter", "error-page", "comment-form", "pager",
)  # fmt: skip
_HEADS = ("related", "comments", "comment-form", "end-matter")  # of foreign lists
_LABEL_COLON = re.compile(r"\W{0,6}([^\W\d][^:：\n]{1,24}?)\s*[:：](?!//)")
_STATUS = r"(?:40[0-589]|410|418|42[2-9]|451|50[0-4]|52\d)"  # of an answer that is no page
_FAILED = re.compile(
    rf"\W*(?:(?:http|error|erro|erreur|fehler|错误)[\s:：]*){{1,2}}{_STATUS}(?:\D{{0,40}})$",
    re.IGNORECASE,
)
_TITLED_FAILED = re.compile(rf"\s*{_STATUS}\s*(?:[–—|:·]|\s-|$)")
_COUNTED = re.compile(r"^\d{1,5} | \d{1,5}$")  # "Comments (12)", "评论 12"
_COUNTS = 3  # counts of comments on one page that are of items
_NUMBERED = re.compile(r" \d{1,3}$")  # "Figure 4: …" is a caption, as "Figure: …" is
_INNER_CAPTION = 25  # words of a caption with such a word inside
_CAPTION, _TITLE_WORDS = 45, 24  # words of a caption, of a title
_ABOUT = re.compile(r"(?:About|Acerca de|Sobre|À propos d[e’']|Über)\s?[A-ZÀ-Þ]")
_OWN_TITLE = re.compile(r"[:：]\s*\S.{11}")  # "Read also: a title" is a list of one


def says_error(text: str, *, titles: bool = False) -> str | None:
    """Say how a text meets the labels of error pages, or names the status of such an answer. In a
    title the number may stand without a word: "503 – …".
    """
    if _FAILED.match(text):
        return "whole"
    return meets("error-page", plain(text)) or (
        "opening" if titles and _TITLED_FAILED.match(text) else None
    )


def decide_by_label(page: Page, fact: Facts) -> bool:
    """Set the role of a line that a label of the word lists fills or opens; note list heads."""
    for section, role, reason, longest in _DECIDERS:
        how = _how(page, fact, section) if fact.words <= longest else None
        if how:
            whole = f"{reason} (“{fact.text[:40]}”)"
            page.set(fact.number, role, whole if how == "whole" else reason)
            _note_head(page, fact, section, how)
            return True
    return False


def _how(page: Page, fact: Facts, section: str) -> str | None:
    """Say how a line meets a section; None where it does not, or reads as something else."""
    how = says_error(fact.text) if section == "error-page" else meets(section, fact.plain)
    if section == "comments":
        how = how or meets(section, _COUNTED.sub("", fact.plain))
    if how is None:
        about = section == "end-matter" and _ABOUT.match(fact.text) and not fact.ends
        return "opening" if about else None
    if how != "whole" and section in _NEEDS_NO_PROSE and _reads_as_text(fact):
        return None
    if how == "anywhere" and section == "caption" and fact.words > _INNER_CAPTION:
        return None
    if section == "comments" and dates_in(fact.text, page.language):
        return None  # "3 May 2024, no comments" says when
    return how


def _note_head(page: Page, fact: Facts, section: str, how: str) -> None:
    """Note a line that opens a sponsor's block or a foreign list; with a title it is one itself."""
    if section == "sponsor":
        page.sponsors.add(fact.number)
    of_one = how == "opening" and _OWN_TITLE.search(fact.text)
    if section in _HEADS and how != "anywhere" and not of_one:
        page.openers.add(fact.number)


def decide_counts(page: Page) -> None:
    """Counts of comments that stand several times tell of items, and head no comments."""
    counts = [n for n in page.openers if page.role(n) is Role.COMMENT]
    counts = [n for n in counts if _COUNTED.search(page.facts[n].plain)]
    if len(counts) >= _COUNTS:
        page.set_all(counts, Role.META, "how often the readers answered an item")
        page.openers.difference_update(counts)


def decide_by_colon(page: Page, fact: Facts) -> bool:
    """A label with its colon: "Photo: …", "See also: …". Without the colon the words prove nothing.

    A longer text after "Video:" is a text; a title after "See also:" is that of another story.
    """
    if fact.heading:
        return False
    label = _LABEL_COLON.match(fact.text)
    if not label:
        return False
    said = plain(label[1])
    if _NUMBERED.sub("", said) in phrases("caption-label") and fact.words <= _CAPTION:
        page.set(fact.number, Role.CAPTION, f"labelled “{label[1]}:”")
    elif "whole" in (meets("advertisement", said), meets("sponsor", said)):
        page.set(fact.number, Role.ADVERTISEMENT, f"labelled “{label[1]}:”")
    elif said in phrases("related-label") and fact.words <= _TITLE_WORDS:
        page.set(fact.number, Role.RELATED, f"labelled “{label[1]}:”")
    else:
        return False
    return True


def _reads_as_text(fact: Facts) -> bool:
    """Is the line a sentence about the world, though it begins like a label?"""
    return fact.prose and fact.words >= 14 and fact.links < 0.5
