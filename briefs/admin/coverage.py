"""The ledger of coverage: every clipping of every document has its fate."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..models import Clipping, Document

PER_PAGE = 100


def coverage(request):
    """List the documents with what became of their clippings."""
    from .site import site

    if not request.user.has_perm("briefs.view_document"):
        raise PermissionDenied
    pages = Paginator(Document.objects.light().order_by("-received_at", "-pk"), PER_PAGE)
    page = pages.get_page(request.GET.get("p"))
    found = fates([document.pk for document in page])
    context = {
        **site.each_context(request),
        "title": _("Coverage"),
        "page_obj": page,
        "rows": [(document, found.get(document.pk)) for document in page],
        "used": Clipping.objects.used().count(),
        "rejected": Clipping.objects.rejected().count(),
        "waiting": Clipping.objects.waiting().count(),
        "total": Clipping.objects.count(),
    }
    return TemplateResponse(request, "admin/briefs/coverage.html", context)


def fates(ids):
    """Count the clippings of these documents by what became of them, by document id."""
    used = Q(citations__isnull=False)
    rows = (
        Clipping.objects.filter(document__in=ids)
        .order_by()
        .values("document")
        .annotate(
            all=Count("pk", distinct=True),
            used=Count("pk", filter=used, distinct=True),
            rejected=Count("pk", filter=~used & ~Q(rejected_because=""), distinct=True),
            waiting=Count("pk", filter=~used & Q(rejected_because=""), distinct=True),
        )
    )
    return {row["document"]: row for row in rows}
