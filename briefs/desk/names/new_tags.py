"""A new tag, made while a brief is written: never one that is there already, never unseen."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ...models import Tag, TagName
from ..changing.outcomes import Invalid, NotPossible
from .alike import mixed, tags_alike
from .naming import made_or_there, require_perm

# A country comes with its code, and so has a form of its own.
NEW_TAG_KINDS = [kind for kind in Tag.Kind if kind != Tag.Kind.COUNTRY]
NAMED = 5


class Doubtful(Invalid):
    """The new name may be one of a tag that is there. `name` is the name that was doubted."""

    def __init__(self, name, sentence):
        self.name = name
        super().__init__({"new_tag": [sentence]})


def new_tag(name, kind, *, by, sure=False):
    """Return (tag, whether it was made): the one that bears this name, else a new one.

    It is a suggestion where its maker may not change tags: an editor looks at it among the tags.

    sure    somebody saw what the name looks like, and wants it all the same
    Errors  Doubtful, Invalid, NotAllowed, NotPossible
    """
    require_perm(by, "briefs.add_tag", _("You do not have the right to add tags."))
    tag = Tag(name=name, kind=kind, suggested=not by.has_perm("briefs.change_tag"))
    try:
        tag.name = tag._meta.get_field("name").clean(name, tag)
    except ValidationError as error:
        raise Invalid({"new_tag": error.messages}) from error
    known = Tag.objects.named(tag.name).first()
    if known:
        return known, False
    if kind not in NEW_TAG_KINDS:
        raise NotPossible(_("A country comes with its ISO code: add it under Tags."))
    if not sure:
        _require_no_doubt(tag.name)
    return made_or_there(tag)


def _require_no_doubt(name):
    others = tags_alike(name, TagName.objects.values_list("name", "tag", "folded"))
    if others:
        tags = Tag.objects.in_bulk(others[:NAMED])
        # One of them may have been merged since its name was read.
        there = [tags[pk] for pk in others[:NAMED] if pk in tags]
        said = ", ".join(f"“{tag}” ({tag.get_kind_display()})" for tag in there)
        raise Doubtful(
            name,
            _("“%(name)s” may be a name that is there: %(others)s. Choose that one above instead?")
            % {"name": name, "others": said},
        )
    for strange in mixed([(name, 0)]):
        raise Doubtful(
            name,
            _("One word of “%(name)s” mixes scripts: %(letters)s is no letter of the others.")
            % {"name": name, "letters": ", ".join(strange.letters)},
        )
