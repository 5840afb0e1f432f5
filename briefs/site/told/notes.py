"""Corrections as readers see them: what stood before struck, what stands after underlined."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...text.differences import word_differences
from ..wording import dates
from .reading import changed_label


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field: pieces (op, text) of the words before and of those after."""

    label: str
    before: list
    after: list


@dataclass(frozen=True, slots=True)
class Note:
    """One correction with its anchor on the brief's page."""

    correction: object
    kind: str
    day: str
    machine: str
    changes: list
    short: str

    @property
    def anchor(self):
        return f"correction-{self.correction.number}"


def note_of(correction):
    return Note(
        correction=correction,
        kind=correction.get_kind_display().capitalize(),
        day=dates.local_day(correction.at),
        machine=correction.at.isoformat(timespec="seconds"),
        changes=[change_of(change) for change in correction.changes],
        short=changed_label(correction),
    )


def notes_of(brief):
    """Return the corrections of a brief, newest first."""
    return [note_of(correction) for correction in brief.corrections.all()]


def change_of(change):
    before, after = change.get("before") or "", change.get("after") or ""
    pieces = word_differences(before, after)
    return Change(
        label=label_of(change.get("field")),
        before=[piece for piece in pieces if piece[0] != "in"],
        after=[piece for piece in pieces if piece[0] != "out"],
    )


def sides_of(correction):
    """Return [(word, text)] of what stood before and what stands after, of each changed field."""
    sides = []
    for change in correction.changes:
        before, after = change.get("before") or "", change.get("after") or ""
        words = _("before") if after else _("taken out"), _("after") if before else _("added")
        label = label_of(change.get("field"))
        for word, text in zip(words, (before, after), strict=True):
            if text:
                sides.append((f"{word} · {label}" if label else word, text))
    return sides


def label_of(field):
    """Name a field; the text itself needs no name."""
    return {
        "headline": _("headline"),
        "kind": _("kind"),
        "happened": _("date"),
        "filed": _("filing date"),
        "tags": _("tags"),
        "citations": _("sources"),
    }.get(field, "")
