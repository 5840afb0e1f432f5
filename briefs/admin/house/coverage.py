"""The ledger of coverage: every clipping of every document has its fate."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ... import desk
from ...models import Citation, Clipping, Document
from ..site import site

PER_PAGE = 50


def coverage(request):
    """List the documents with what became of their clippings, and the lines that none holds."""
    if not request.user.has_perm("briefs.view_document"):
        raise PermissionDenied
    pages = Paginator(
        Document.objects.light().with_first_headline().order_by("-received_at", "-pk"), PER_PAGE
    )
    page = pages.get_page(request.GET.get("p"))
    shown = Document.objects.filter(pk__in=[document.pk for document in page])
    covered = {found.document.pk: found for found in desk.coverage(shown)}
    context = {
        **site.each_context(request),
        "title": _("Coverage"),
        "page_obj": page,
        "rows": [(document, covered[document.pk]) for document in page],
        **fates(),
    }
    return TemplateResponse(request, "admin/briefs/coverage.html", context)


def fates():
    """Count all clippings by what became of them, in two queries. What is cited is used."""
    clippings = Clipping.objects.order_by().aggregate(
        total=Count("pk"), rejected=Count("pk", filter=~Q(rejected_because=""))
    )
    cited = (
        Citation.objects.exclude(clipping=None)
        .order_by()
        .aggregate(
            used=Count("clipping", distinct=True),
            both=Count("clipping", distinct=True, filter=~Q(clipping__rejected_because="")),
        )
    )
    used, rejected = cited["used"], clippings["rejected"] - cited["both"]
    waiting = clippings["total"] - used - rejected
    return {"total": clippings["total"], "used": used, "rejected": rejected, "waiting": waiting}
