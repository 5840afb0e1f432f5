"""The edition after an import."""

from ...models import Correction, Edition


def advance(before):
    """Raise the edition, beyond those that imported corrections name.

    before  the number when the import began: what came out by its minute since the edition was
            kept may have been overwritten, and is counted all the same
    """
    Edition.objects.advance()
    newest = Correction.objects.order_by("-edition").values_list("edition", flat=True).first() or 0
    least = max(newest, before + 1)
    Edition.objects.filter(pk=1, number__lt=least).update(number=least)
