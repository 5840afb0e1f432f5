"""After a stale save: who saved meanwhile, and field by field whose text may stand."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ... import desk
from ...desk.changing.record import TEXT
from ...text.both import both, is_marked
from ...text.clean import clean
from ...text.fold import fold

MINE, THEIRS, BOTH = "mine", "theirs", "both"


def saved_by(brief, read, user):
    """Return who saved a brief since a version was read, in words, and whether it was `user` alone.

    read  the number of that version, or None
    """
    rows = brief.revisions.filter(number__gt=read or 0).order_by("number")
    people = list(rows.values_list("by", "by_name"))
    others = dict.fromkeys(name or _("Somebody") for by, name in people if by != user.pk)
    mine = any(by == user.pk for by, _name in people)
    names = [*others, *([_("you, in another window,")] if mine else [])]
    return get_text_list(names or [_("Somebody")], _("and")), mine and not others


def written_by(brief):
    """Return the names of all who wrote in the text as it stands, who began it first."""
    wrote = get_user_model().objects.filter(pk__in=desk.writers(brief) - {brief.importer_id})
    people = sorted(wrote, key=lambda one: (one.pk != brief.author_id, one.get_username()))
    return get_text_list([one.get_username() for one in people], _("and"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One field that was typed otherwise than it stands now.

    field   the `desk` Field of what stands now against what was typed
    whose   who changed it since it was read: "mine", "theirs" or "both"
    answer  whose text was chosen; None where that has still to be said
    joined  where both changed it: what holds both, a text or the names of tags, else None
    """

    field: object
    whose: str
    answer: str | None
    joined: str | list | None

    @property
    def name(self):
        return self.field.name

    @property
    def address(self):
        """The id of the element to which a sentence about the choice leads."""
        return f"both-{self.name}" if self.answer == BOTH else f"take-{self.name}-{THEIRS}"

    @property
    def is_text(self):
        return self.name in TEXT

    def is_marked(self, typed):
        """Say whether marks of both stand in the text that would be written."""
        return self.is_text and is_marked(self.content(typed).get(self.name) or "", *marks())

    def content(self, typed):
        """Return the part of a content record that the answer writes over the newer text."""
        if self.answer == BOTH:
            return {self.name: self.joined}
        names = desk.UNITS[self.name] if self.answer == MINE else ()
        return {name: typed[name] for name in names if name in typed}


def marks():
    """Return the words before a newer and before a typed text where both stand in one field."""
    return _("newer"), _("mine")


def choices(base, now, typed, posted, *, by):
    """Return the Choices of a stale save: what both changed first, what they alone changed last.

    base    the record that was read; now, the one that stands
    typed   what was typed, of the content record
    posted  the answers that were given already, for this very `now`, as the form sends them
    by      who typed, and is shown them
    """
    mine = now | {name: value for name, value in typed.items() if name in now}
    found = [
        choice(field, base, now, mine, typed, posted)
        for field in desk.differences(now, mine, by=by)
        if field.changed
    ]
    return sorted(found, key=lambda one: (BOTH, MINE, THEIRS).index(one.whose))


def choice(field, base, now, mine, typed, posted):
    names = [name for name in desk.UNITS[field.name] if name in typed]
    by_me = any(typed[name] != base.get(name) for name in names)
    by_them = any(now[name] != base.get(name) for name in names)
    whose = BOTH if by_me and by_them else MINE if by_me else THEIRS
    joined = as_one(field.name, base, now, mine) if whose == BOTH else None
    answer = posted.get(f"take-{field.name}")
    if answer not in (MINE, THEIRS) and (answer != BOTH or joined is None):
        answer = None if whose == BOTH else whose
    if joined is not None and field.name in TEXT:
        joined = clean(posted.get(f"both-{field.name}", joined))
    return Choice(field, whose, answer, joined)


def as_one(name, base, now, mine):
    """Return what holds both texts, or the tags of both; None where a field has no such."""
    if name in TEXT:
        newer_mark, mine_mark = marks()
        texts = (record.get(name) or "" for record in (base, now, mine))
        return both(*texts, newer_mark=newer_mark, mine_mark=mine_mark)
    if name == "tags":
        were, are, typed = (set(record.get(name) or ()) for record in (base, now, mine))
        return sorted((are & typed) | (are - were) | (typed - were), key=fold)
    return None
