"""How to cite a brief: as text, as BibTeX, as RIS, as CSL JSON."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Brief
from ...models.addresses import address_of, fixed_address
from ..kept import ledger
from ..kept.finding import find
from ..wording import dates
from ..wording.addresses import absolute, breakable
from .serving import cached_by_edition

# What BibTeX would read as markup, and what stands for it.
BRACES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def citation_of(brief, state):
    """Return how people are to cite a brief, and where programs read it."""
    edition = ledger.edition(state)
    said = {
        "filed": dates.day(brief.filed_on, dates.LONG),
        "edition": edition,
        "today": dates.day(state.today, dates.LONG),
    }
    return {
        "edition": _("edition %d") % edition,
        "where": settings.SITE_NAME,
        "when": _("filed %(filed)s, edition %(edition)d (%(today)s)") % said,
        "address": breakable(absolute(brief.get_absolute_url())),
        "bibtex": address_of("briefs:bibtex", brief.slug),
        "ris": address_of("briefs:ris", brief.slug),
        "csl": address_of("briefs:csl", brief.slug),
        "report": f"{fixed_address('briefs:report')}?brief={brief.slug}",
    }


@cached_by_edition
def bibtex(request, slug):
    return find(
        request, Brief.objects.public(), slug, lambda brief: as_bibtex(brief, request.state)
    )


def as_bibtex(brief, state):
    published = timezone.localtime(brief.first_published_at)
    fields = {
        "title": "{" + brief.headline.translate(BRACES) + "}",
        "organization": settings.SITE_NAME.translate(BRACES),
        "year": str(published.year),
        "month": str(published.month),
        "day": str(published.day),
        "url": absolute(brief.get_absolute_url()),
        "urldate": state.today.isoformat(),
        "language": brief.language,
        "note": note_of(brief, state).translate(BRACES),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    entry = f"@online{{{brief.slug},\n{lines}\n}}\n"
    return download(HttpResponse(entry, "application/x-bibtex; charset=utf-8"), f"{brief.slug}.bib")


@cached_by_edition
def ris(request, slug):
    return find(request, Brief.objects.public(), slug, lambda brief: as_ris(brief, request.state))


def as_ris(brief, state):
    """Return the form that reference managers exchange; each line is a tag and a value."""
    fields = [
        ("TY", "NEWS"),
        ("TI", brief.headline),
        ("T2", settings.SITE_NAME),
        ("PB", settings.SITE_NAME),
        ("DA", f"{timezone.localtime(brief.first_published_at):%Y/%m/%d}"),
        ("Y2", f"{state.today:%Y/%m/%d}"),
        ("LA", brief.language),
        ("UR", absolute(brief.get_absolute_url())),
        ("N1", note_of(brief, state)),
        ("ER", ""),
    ]
    text = "".join(f"{name}  - {value}\r\n" for name, value in fields)
    response = HttpResponse(text, "application/x-research-info-systems; charset=utf-8")
    return download(response, f"{brief.slug}.ris")


@cached_by_edition
def csl(request, slug):
    return find(request, Brief.objects.public(), slug, lambda brief: as_csl(brief, request.state))


def as_csl(brief, state):
    published = timezone.localtime(brief.first_published_at)
    item = {
        "id": brief.slug,
        "type": "article-newspaper",
        "title": brief.headline,
        "container-title": settings.SITE_NAME,
        "publisher": settings.SITE_NAME,
        "language": brief.language,
        "URL": absolute(brief.get_absolute_url()),
        "issued": {"date-parts": [[published.year, published.month, published.day]]},
        "accessed": {"date-parts": [[state.today.year, state.today.month, state.today.day]]},
        "version": _("edition %d") % ledger.edition(state),
    }
    if brief.event_on:
        parts = dates.machine(brief.event_on, brief.event_precision).split("-")
        item["event-date"] = {"date-parts": [list(map(int, parts))]}
    response = JsonResponse(
        [item], safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response.headers["Content-Type"] = "application/vnd.citationstyles.csl+json"
    return download(response, f"{brief.slug}.json")


def note_of(brief, state):
    said = {"day": brief.filed_on.isoformat(), "edition": ledger.edition(state)}
    return _("Filed %(day)s, edition %(edition)d") % said


def download(response, name):
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
