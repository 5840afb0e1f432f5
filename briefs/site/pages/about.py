"""About the house: who it is, how it works, what it is made of."""

from django.utils.translation import gettext as _

from ...models import CheckSwitch
from ...text.words import RUN_WORDS
from ..kept import ledger
from ..told import changes
from ..told.record import record
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
    return show(request, "about", context)


@cached_by_path
def standards(request):
    context = {
        "title": _("How briefs are made"),
        "record": record(request.state),
        "run": RUN_WORDS,
        "off": CheckSwitch.objects.off(),
        "description": _("How the desk writes, checks, corrects and withdraws what it publishes."),
    }
    return show(request, "standards", context)


@cached_by_path
def colophon(request):
    description = _("How these pages are set, drawn and numbered.")
    context = {"title": _("Colophon"), "description": description}
    return show(request, "colophon", context)


def show(request, name, context):
    """Show a page about the house; the others stand beside it, and what was corrected last."""
    context["changes"] = changes.lately(request.state)
    return pages.show(request, f"briefs/{name}.html", context, section=name)
