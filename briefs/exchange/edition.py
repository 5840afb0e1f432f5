"""The edition after an import."""

from ..models import Correction, Edition


def advance():
    """Raise the edition, beyond those that imported corrections name."""
    Edition.objects.advance()
    newest = Correction.objects.order_by("-edition").values_list("edition", flat=True).first() or 0
    Edition.objects.filter(pk=1, number__lt=newest).update(number=newest)
