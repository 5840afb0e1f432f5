"""About the house: who it is, how it works, what it is made of."""

from django.db.models import Count
from django.utils.translation import gettext as _

from ...models import Brief, CheckSwitch, Correction
from ...models.revision import count_taken_back
from ...text.words import RUN_WORDS
from ..kept import ledger
from ..kept.caching import counted_once
from ..wording.addresses import contact_address
from . import pages
from .serving import cached_by_path


@cached_by_path
def about(request):
    description = _(
        "This site publishes news briefs: short accounts of what happened, in the desk’s own words,"
        " each with the sources that it rests on."
    )
    context = {
        "title": _("About"),
        "description": description,
        "figures": pages.figures(ledger.house(request.state)),
        "contact": contact_address(),
    }
    return pages.show(request, "briefs/about.html", context)


@cached_by_path
def standards(request):
    context = {
        "title": _("How briefs are made"),
        "record": counted_once(request.state, "record", count_record),
        "run": RUN_WORDS,
        "off": CheckSwitch.objects.off(),
        "description": _("How the desk writes, checks, corrects and withdraws what it publishes."),
    }
    return pages.show(request, "briefs/standards.html", context)


def count_record():
    """Count what readers were told of mistakes: {kind of note: number}, and withdrawals.

    "back" has how many of these were taken back.
    """
    notes = Correction.objects.on_record()
    kinds = notes.order_by().values_list("kind").annotate(n=Count("pk"))
    back = count_taken_back()
    return {**dict(kinds), "withdrawn": Brief.objects.stones().count() + back, "back": back}


@cached_by_path
def colophon(request):
    description = _("How these pages are set, drawn and numbered.")
    context = {"title": _("Colophon"), "description": description}
    return pages.show(request, "briefs/colophon.html", context)
