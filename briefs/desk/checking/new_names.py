"""Names that intake or a reporter suggested: whoever lets a brief pass keeps or drops each."""

from django.utils.translation import gettext as _

from ...models import CheckSwitch, Tag
from ..changing.outcomes import NotPossible
from .check import LOOK, MET

CHECK = "new-names"


def new_names(case):
    """The check of the publishing list: which names nobody has looked at yet."""
    found = [tag for tag in case.tags if tag.suggested]
    if not found:
        return MET, _("Somebody has looked at every name.")
    said = _("Nobody has looked at these yet: %s. Beside “Publish” you say which of them stay.")
    return LOOK, said % said_of(found)


def said_of(tags):
    return ", ".join(f"{tag} ({tag.get_kind_display()})" for tag in tags)


def settle_names(brief, looked_at):
    """Keep or drop the suggested names of a brief that is let pass; kept ones are settled.

    looked_at  {id of a tag: whether it stays}, as somebody said who saw them, or ()
    To leave out what was only suggested does not count as writing. Errors: NotPossible where one
    was not looked at.
    """
    if CHECK in CheckSwitch.objects.off():
        return
    held = Tag.objects.select_for_update(of=("self",)).order_by("pk")
    tags = list(held.filter(tagged__content_object=brief, suggested=True))
    if unseen := [tag for tag in tags if tag.pk not in looked_at]:
        raise NotPossible(
            _(
                "“%(brief)s” bears names that nobody has looked at: %(names)s. "
                "Look at them on its page."
            )
            % {"brief": brief, "names": said_of(unseen)}
        )
    stay = {tag.pk for tag in tags if looked_at[tag.pk]}
    brief.tagged.filter(tag__in={tag.pk for tag in tags} - stay).delete()
    keep_names(stay)


def keep_names(tags):
    """Settle suggested names, by their ids: somebody who may wants readers to see them."""
    Tag.objects.filter(pk__in=tags, suggested=True).update(suggested=False)
