"""Readers report errors: a form without account, cookie or outside help."""

from ipaddress import IPv6Address, ip_address, ip_network

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ...models import Brief, ReaderReport
from ...text import limits
from ..kept.finding import is_slug
from ..kept.state import public_state
from . import pages
from .serving import cached_by_edition

# A reader may send this many reports in this many seconds; the desk's queue is not for floods.
MOST, WITHIN = 5, 60 * 60
# Everybody together; beyond it only the log of the server in front can help.
MOST_OF_ALL = 200
# One line has all addresses of an IPv6 network of this length.
LINE_BITS = 64


class ReportForm(forms.Form):
    """What is wrong. `website` is a trap: people do not see it, programs fill it in."""

    brief = forms.SlugField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        help_text=gettext_lazy("Which sentence, and how you know."),
        max_length=limits.NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Say what is wrong; a sentence is enough.")},
    )
    contact = forms.CharField(
        label=gettext_lazy("How to reach you"),
        help_text=gettext_lazy("Only if you want an answer. Readers never see it."),
        max_length=limits.NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    """Show the form, or take a report in. It borrows nobody's authority, so it needs no token."""
    return take_in(request) if request.method == "POST" else ask(request)


@cached_by_edition
def ask(request):
    slug = request.GET.get("brief", "")
    return show(request, ReportForm(initial={"brief": slug}), find_brief(slug))


def take_in(request):
    if is_from_elsewhere(request):
        raise PermissionDenied
    form = ReportForm(request.POST)
    slug = request.POST.get("brief", "")
    if not form.is_valid():
        return fresh(request, form, slug, status=422)
    if form.cleaned_data["website"]:
        return sent(slug)
    if too_many(request):
        form.add_error(None, _("Too many reports came from your connection. Try again in an hour."))
        return fresh(request, form, slug, status=429)
    keep(slug, text=form.cleaned_data["text"], contact=form.cleaned_data["contact"])
    return sent(slug)


@transaction.atomic
def keep(slug, **said):
    """Keep a report. One that waits already, word for word, is the same one sent again."""
    if brief := find_brief(slug):
        # Two presses on one button come at once: the second waits and finds the first.
        Brief.objects.public().select_for_update(no_key=True).filter(pk=brief.pk).first()
    same = ReaderReport.objects.open().filter(brief=brief, **said)
    if not same.update(times=F("times") + 1):
        ReaderReport.objects.create(brief=brief, **said)


def fresh(request, form, slug, status):
    """Show the form again with what was typed; such an answer is nobody else's."""
    request.state = public_state()
    response = show(request, form, find_brief(slug), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def sent(slug):
    """Lead on to the thanks, which lead back to a brief that is public."""
    query = f"?brief={slug}" if find_brief(slug) else ""
    response = HttpResponseRedirect(f"{reverse('briefs:report_sent')}{query}")
    response.status_code = 303
    return response


@cached_by_edition
def report_sent(request):
    context = {"title": _("Thank you"), "brief": find_brief(request.GET.get("brief", ""))}
    return pages.show(request, "briefs/report_sent.html", context, section="report", exact=False)


def show(request, form, brief, status=200):
    context = {"title": _("Report an error"), "form": form, "brief": brief}
    return pages.show(request, "briefs/report.html", context, section="report", status=status)


def find_brief(slug):
    """Return the public brief with this slug, or None; hidden and missing ones are alike."""
    return Brief.objects.public().filter(slug=slug).first() if is_slug(slug) else None


def is_from_elsewhere(request):
    """Say whether a browser tells that another site's page sent the form."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    # The name under which a machine of one's own was asked (localhost, 127.0.0.1) is ours too.
    ours = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    return request.headers.get("Origin", settings.SITE_URL) not in ours


def too_many(request):
    """Count this report, and say whether its sender or everybody together sent too many.

    The address is kept as a keyed hash for the hour and no longer.
    """
    line = line_of(request.META.get("REMOTE_ADDR", ""))
    sender = salted_hmac("report", line, algorithm="sha256").hexdigest()[:32]
    return counted(f"report:{sender}") > MOST or counted("report:all") > MOST_OF_ALL


def line_of(address):
    """Return an address, or of IPv6 the network of which one line has every address."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    if known.ipv4_mapped:
        # As a socket of both kinds writes it; all of these stand in one network.
        return str(known.ipv4_mapped)
    return str(ip_network((int(known), LINE_BITS), strict=False))


def counted(key):
    cache.add(key, 0, WITHIN)
    try:
        return cache.incr(key)
    except ValueError:
        # It expired in between.
        return 1
