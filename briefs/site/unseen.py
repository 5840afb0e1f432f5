"""What a preview shows that readers have no page of yet: words there, and no links."""

from ..models import Brief, Source, Tag


def unseen(brief):
    """Return {"tags": ids, "sources": ids} of what only this brief bears, and if it is itself."""
    return {
        "itself": not Brief.objects.public().filter(pk=brief.pk).exists(),
        "tags": without_page(Tag, {tie.tag_id for tie in brief.tagged.all()}),
        "sources": without_page(Source, {cited.source_id for cited in brief.citations.all()}),
    }


def without_page(model, ids):
    return ids - set(model.objects.public().filter(pk__in=ids).values_list("pk", flat=True))
