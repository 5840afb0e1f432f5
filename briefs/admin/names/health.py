"""What has come in from a source: its last documents, what became of their clippings, its flags."""

from collections import Counter
from itertools import chain

from django.db.models import Count

from ...models import Clipping, Document, fates

# So many of the newest documents are looked at, and so many of anything are shown.
NEWEST, SHOWN = 200, 5


def health(source):
    """Return what the page of a source shows, in four queries; None where nothing came in."""
    documents = Document.objects.filter(host=source).light().order_by("-received_at", "-pk")
    newest = list(documents.with_first_headline()[:NEWEST])
    if not newest:
        return None
    clippings = Clipping.objects.filter(document__in=[document.pk for document in newest])
    numbers = {fate: Count("pk", filter=those) for fate, those in fates().items()}
    counted = clippings.order_by().aggregate(all=Count("pk"), **numbers)
    flags = Counter(chain.from_iterable(document.flags for document in newest))
    flags.update(chain.from_iterable(clippings.exclude(flags=[]).values_list("flags", flat=True)))
    rejected = clippings.rejected().with_documents()
    return {
        "newest": newest[:SHOWN],
        "all_of_them": len(newest) < NEWEST,
        "documents": len(newest),
        "waiting": counted["waiting"],
        "fates": counted,
        "flags": flags.most_common(),
        "rejected": rejected.order_by("-document__received_at", "-pk")[:SHOWN],
    }
