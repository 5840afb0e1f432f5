"""A document is read: bytes in, lines with roles and clippings out. docs/intake.md tells the
order.
"""

import uuid

from . import html
from .clipping import clippings_of
from .closing import close, lines_of
from .days.dates import proves_day_first
from .decoding.encoding import decode, repair, sha256_of
from .decoding.mails import opened, unquoted
from .decoding.markdown import unmarked
from .digests.messages import unstamped
from .flags import flags_of
from .kinds import Kind, kind_of, kind_of_short_lines
from .lines.facts import measure
from .lines.inline import joined_pieces
from .lines.page import Page
from .lines.paragraphs import joined_lines
from .markup import placing
from .markup.witness import Witness
from .results import Reading
from .roles import roles
from .seconding import hear_second
from .who import own_credits, titles, who
from .words.language import UNKNOWN, language_of
from .words.lexicon import TOLD_APART, plain

_LONGEST = 100_000  # characters in which the order of day and month is looked for
_NAMESPACE = uuid.UUID("7d0f5a8e-6f0b-5c51-9a43-2f1d1c7e5b90")


def uid_of(sha256: str, first_line: int) -> uuid.UUID:
    """Return the uid of the draft made from the clipping that starts in this line of this
    document.
    """
    return uuid.uuid5(_NAMESPACE, f"{sha256}:{first_line}")


def read(data: bytes, name: str) -> Reading:
    """Read one document.

    data    its bytes, plain text or HTML, in any encoding
    Errors  RefusedDocument, one clear sentence
    Cost    linear in the size of the document
    """
    body, told_type = opened(data, name)
    text, encoding = decode(body, name)
    text, repaired, destroyed = repair(text)
    if html.is_html(text, name, told_type):
        blocks, witness = html.blocks_of(text, name)
        text = "\n".join(block.text for block in blocks)
    else:
        blocks, witness = None, Witness()
        text, witness.sent_on = unquoted(text)
        channel = unstamped(text)
        witness.stamps, witness.site = channel.days, channel.sender
        witness.chat = channel.chat
        text, witness.marks = unmarked(channel.text)
    page, kind = _page_and_kind(text, blocks, witness)
    kind = hear_second(page, kind)
    item_credits = own_credits.credits_of(page, kind.items) if kind.name == "digest" else []
    credited = frozenset(plain(credit.origin) for credit in item_credits if credit.origin)
    told = who.who_of(page, kind.name, kind.items, credited)
    if kind.name == "article":
        who.drop_author(page, kind.items, told.byline)
        titles.cut_site(page, kind.items, told)
    close(page, kind)
    stated = own_credits.Credit(told.origin if told.origin != told.host else None)
    clippings = clippings_of(page, kind, told.published, item_credits or [stated] * len(kind.items))
    flags = flags_of(page, kind, clippings, told.published, repaired, destroyed)
    return Reading(
        document=name,
        sha256=sha256_of(data),
        kind=kind.name,
        why=kind.why,
        language=page.language,
        encoding=encoding,
        text=text,
        lines=lines_of(page, kind),
        clippings=clippings,
        flags=flags,
        address=witness.address,
        **told.as_fields(),
    )


# What a page that tells nothing is forgiven, in this order, and what its kind then says of it.
_SECOND_LOOKS = (
    (lambda blocks, titles, kind: placing.mistrust(blocks, titles, kind.paywall), ""),
    (
        lambda blocks, titles, _kind: placing.unhide(blocks, titles),
        ", which the page hides until a script shows it",
    ),
    (lambda blocks, _titles, _kind: placing.take_captions(blocks), ", told below its pictures"),
)


def _page_and_kind(text: str, blocks, witness: Witness) -> tuple[Page, Kind]:
    page, kind = _first_kind(text, blocks, witness)
    if not blocks:
        return page, kind
    for forgives, told in _SECOND_LOOKS:
        if kind.empty and forgives(blocks, witness.titles, kind):
            page, kind = _first_kind(text, blocks, witness)
            kind.why += told if kind.items else ""
    return page, kind_of_short_lines(page, kind) if kind.empty else kind


def _first_kind(text: str, blocks, witness: Witness) -> tuple[Page, Kind]:
    """The page with a role for each line that tells by itself what it is, and its kind."""
    page = _page(text, blocks, witness)
    roles.decide_lines(page)
    return page, kind_of(page)


def _page(text: str, blocks, witness: Witness) -> Page:
    texts = text.split("\n")
    language = language_of(text)
    if language == UNKNOWN and witness.language:
        language = witness.language
    joined = {}
    if not blocks:
        ways = joined_lines(texts, witness.marks), joined_pieces(texts, language)
        joined = max(ways, key=len)
    facts = measure(texts, language, joined, witness.marks)
    if blocks:
        for number, fact in facts.items():
            html.mark(fact, blocks[number - 1])
    day_first = is_day_first(text, language)
    return Page(texts, language, facts, day_first, witness, joined=joined, marked=bool(blocks))


def is_day_first(text: str, language: str) -> bool | None:
    """Is 3/4/2024 a day of April? None where neither the text nor its language says."""
    proved = proves_day_first(text[:_LONGEST])
    if proved is None and language in ("es", "pt", "fr", "de", *TOLD_APART):
        return True
    return proved
