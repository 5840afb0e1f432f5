"""The head of a mail above its text: fields that are no code, and who sent it."""

import re

from ..lines.page import Page
from ..naming.persons import is_function
from ..shapes import Role
from ..words.lexicon import plain, tokens

_FIELD = re.compile(r"([^\W\d_][\w-]{0,30}(?: [\w-]{1,12})?)\s?[:：]\s*(\S.*)")
_FROM = frozenset(("from", "de", "von", "da", "van", "发件人"))
_TITLE_OR_DAY = frozenset((
    "subject", "asunto", "assunto", "objet", "betreff", "oggetto", "onderwerp", "主题", "date",
    "fecha", "data", "datum", "日期", "sent", "gesendet", "envoye", "enviado", "enviada", "inviato",
    "verzonden", "enviado el", "enviado em", "enviada em", "发送时间",
))  # fmt: skip
_TOP = 40  # lines in which the head of a mail stands
_NOTE = 60  # words of the note, and of its own head, with which a mail is sent on
_SENDER = re.compile(
    r"[\"“]?([^<>\"“”@]{3,60}?)[\"”]?\s*[<\[](?:mailto:)?\S{0,64}@([\w.-]{3,100})[>\]]"
)


def decide_mail_head(page: Page) -> None:
    """Drop the fields above a mail's text, but for the title and the day, and take a sender that
    bears a word of media or institutions, or the name of its own address, for the host.

    Where a mail was sent on with a short note, its own head counts, and all above is the note.
    """
    heads = [] if page.marked else _heads(page)
    _drop_note(page, heads)
    sent_on = [head for head in heads if 0 < _words_above(page, head) <= _NOTE]
    at_top = [head for head in heads if page.place[min(head)] == 0]
    own = next(iter([*sent_on[-1:], *at_top]), None)
    if own is None:
        return
    if own in sent_on:
        above = page.order[: page.place[min(own)]]
        page.set_all(above, Role.META, "above the mail that was sent on")
        page.metas = {n: meta for n, meta in page.metas.items() if n not in above}
    for number, (name, value) in own.items():
        if name in _TITLE_OR_DAY:
            page.mail_head.add(number)
            continue
        page.set(number, Role.META, "the head of a mail")
        sender = _SENDER.match(value) if name in _FROM else None
        if sender and (_is_medium(sender[1], sender[2]) or _stands_alone(page, sender[1])):
            page.masthead = page.masthead or (sender[1].strip(), "who sent the mail")


def _drop_note(page: Page, heads: list[dict[int, tuple[str, str]]]) -> None:
    """Drop the short note above a mail that was sent on in marks of quoting."""
    fields = {number for head in heads for number in head}
    above = [n for n in page.order if n < page.witness.sent_on and n not in fields]
    if sum(page.facts[n].words for n in above) <= _NOTE:
        page.set_all(above, Role.META, "above the mail that was sent on")


def _heads(page: Page) -> list[dict[int, tuple[str, str]]]:
    """The runs of fields in the first lines that tell from whom, and a title or a day."""
    runs: list[dict[int, tuple[str, str]]] = []
    last = None
    for number in page.order[:_TOP]:
        match = _FIELD.match(page.facts[number].text[:1_000])
        if match is None:
            continue
        if last is None or number != last + 1:
            runs.append({})
        runs[-1][number] = (plain(match[1]), match[2])
        last = number
    named = [({name for name, _ in run.values()}, run) for run in runs]
    return [run for names, run in named if names & _TITLE_OR_DAY and names & _FROM]


def _words_above(page: Page, head: dict[int, tuple[str, str]]) -> int:
    return sum(page.facts[n].words for n in page.order[: page.place[min(head)]])


def _stands_alone(page: Page, name: str) -> bool:
    """Does the name of the sender come again above the text, in a line of its own?"""
    said = plain(name)
    above = [n for n in page.order[:_TOP] if page.open(n) and page.facts[n].plain == said]
    page.set_all(above[:1], Role.SITE_NAME, "the name of the sender")
    return bool(above) and len(said.split()) >= 2


def _is_medium(name: str, domain: str) -> bool:
    """Does a sender bear a name with a word of media, or that of its address? "Press Office" alone
    names nobody.
    """
    said = plain(name)
    words = tokens("media-words") | tokens("organisation-words")
    named = set(said.split()) - words - tokens("staff-words")
    own = bool(named) and len(named) < len(said.split())
    return not is_function(name) and (own or said.replace(" ", "") in domain.lower())
