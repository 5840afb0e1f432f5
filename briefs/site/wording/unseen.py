"""What a preview shows that readers have no page of yet: words there, and no links."""

from typing import NamedTuple

from ...models import Brief, Source, Tag


class Unseen(NamedTuple):
    """Whether a brief has no page itself, and the ids of what only such a brief bears."""

    itself: bool = False
    tags: frozenset = frozenset()
    sources: frozenset = frozenset()


def unseen(brief):
    return Unseen(
        not Brief.objects.public().filter(pk=brief.pk).exists(),
        without_page(Tag, {tie.tag_id for tie in brief.tagged.all()}),
        without_page(Source, {cited.source_id for cited in brief.citations.all()}),
    )


def without_page(model, ids):
    public = model.objects.public().filter(pk__in=ids).values_list("pk", flat=True)
    return frozenset(ids).difference(public)
