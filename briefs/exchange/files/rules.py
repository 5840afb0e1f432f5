"""What must hold between the fields of one record beside the rules of its model, `models.rules`:
what nobody types, clocks, and bytes.
"""

import base64
import hashlib
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from ...text import limits

# By so much the clocks of two newsrooms may differ.
CLOCKS_APART = timedelta(hours=1)
# Where another newsroom is it may be tomorrow already.
A_DAY_APART = timedelta(days=1)


def status(fields):
    now = fields.get("status", "draft")
    withdrawn = fields.get("withdrawn_at"), fields.get("withdrawn_because", "")
    if now == "published" and not fields.get("published_at"):
        yield "published_at", _("a published brief needs its time"), _("add published_at")
    if now == "withdrawn" and not all(withdrawn):
        cure = _("add withdrawn_at and withdrawn_because")
        yield "status", _("a withdrawn brief needs time and reason"), cure
    if now == "withdrawn" and not (fields.get("published_at") or fields.get("merged_into")):
        cure = _("add published_at, or make it a draft")
        yield "published_at", _("a withdrawn brief was public once"), cure
    for name in ("published_at", "first_published_at"):
        if now == "withdrawn" and fields.get(name) and not _has_passed(fields[name]):
            cure = _("correct it, or make it a draft")
            yield name, _("what was withdrawn was public by then"), cure
    if now != "withdrawn" and any(withdrawn):
        cure = _("leave withdrawn_at and withdrawn_because out")
        yield "status", _("only a withdrawn brief has a withdrawal"), cure


def _has_passed(value, apart=timedelta()):
    return datetime.fromisoformat(value) <= timezone.now() + apart


def correction(fields):
    if not 1 <= fields["number"] <= limits.CORRECTIONS_PER_BRIEF:
        cure = _("count the corrections of a brief from 1")
        yield "number", _("no correction has this number"), cure
    if fields.get("at") and not _has_passed(fields["at"], CLOCKS_APART):
        yield "at", _("readers were not told yet"), _("write when they were told")


def filing(fields):
    by, because = fields.get("filed_by"), fields.get("filed_because", "")
    if by == "editor" and not because:
        yield "filed_because", _("it is empty"), _("say why the editor filed it there")
    if by != "editor" and because:
        yield "filed_because", _("only an editor’s filing has a reason"), _("leave it out")
    if _is_ahead(fields.get("filed_on"), fields.get("published_at")):
        yield "filed_on", _("the day has not come"), _("file it under a day until today")
    if by and not fields.get("filed_on"):
        yield "filed_by", _("there is no filing date"), _("add filed_on, or leave filed_by out")


def _is_ahead(day, published):
    """Is this day after today, and after that on which the brief comes out?"""
    last = max(timezone.now(), datetime.fromisoformat(published or str(timezone.now()))).date()
    return bool(day) and day > str(last) and date.fromisoformat(day) - A_DAY_APART > last


def rework(fields):
    if fields.get("rework_of") and (
        fields.get("slug") or fields.get("status", "draft") not in ("draft", "review")
    ):
        cure = _("make it a draft without slug, or leave rework_of out")
        yield "rework_of", _("a rework is not public"), cure
    if fields.get("rework_of") == [fields["uid"]] or fields.get("merged_into") == [fields["uid"]]:
        yield "uid", _("a brief cannot refer to itself"), _("correct rework_of or merged_into")


def document_bytes(fields):
    original, text = fields.get("original"), fields.get("text")
    if original is not None and text is None:
        yield "text", _("the bytes come without their text"), _("add text, or leave original out")
    if original is not None:
        digest = hashlib.sha256(base64.b64decode(original)).hexdigest()
        if digest != fields["sha256"]:
            cure = _("write %s, or the right bytes") % digest
            yield "sha256", _("it is not the hash of the bytes in original"), cure
    if text is not None and text.count("\n") >= limits.DOCUMENT_LINES:
        yield "text", _("it has too many lines"), _("keep it below %d") % limits.DOCUMENT_LINES
