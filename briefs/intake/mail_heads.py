"""The head of a mail above its text: fields that are no code, and who sent it."""

import re

from .lexicon import plain, tokens
from .page import Page
from .shapes import Role

_FIELD = re.compile(r"([^\W\d_][\w-]{0,30})\s?[:：]\s*(\S.*)")
_FROM = frozenset(("from", "de", "von", "da", "van", "发件人"))
_TITLE_OR_DAY = frozenset(
    [
        "subject",
        "asunto",
        "assunto",
        "objet",
        "betreff",
        "oggetto",
        "onderwerp",
        "主题",
        "date",
        "fecha",
        "data",
        "datum",
        "日期",
    ]
)
_SENDER = re.compile(r"[\"“]?([^<>\"“”@]{3,60}?)[\"”]?\s*<\S{0,64}@([\w.-]{3,100})>")


def decide_mail_head(page: Page) -> None:
    """Drop the fields above the first blank line, but for the title and the day, and take a sender
    that bears a word of media or institutions, or the name of its own address, for the host.
    """
    fields = {}
    for place, number in enumerate(page.order):
        match = _FIELD.match(page.facts[number].text[:1_000])
        if match is None or (place and number != page.order[place - 1] + 1):
            break
        fields[number] = (plain(match[1]), match[2])
    known = {name for name, _ in fields.values()}
    if page.marked or not known & _TITLE_OR_DAY or not known & _FROM:
        return
    for number, (name, value) in fields.items():
        if name not in _TITLE_OR_DAY:
            page.set(number, Role.META, "the head of a mail")
        sender = _SENDER.match(value) if name in _FROM else None
        if sender and _is_medium(sender[1], sender[2]):
            page.masthead = page.masthead or (sender[1].strip(), "who sent the mail")


def _is_medium(name: str, domain: str) -> bool:
    said = plain(name)
    words = tokens("media-words") | tokens("organisation-words")
    return bool(set(said.split()) & words) or said.replace(" ", "") in domain.lower()
