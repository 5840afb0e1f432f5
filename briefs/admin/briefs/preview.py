"""A brief as readers will see it: for staff, and for whoever is given a link that expires."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ...models import Brief
from .page import brief_of

SALT = "briefs.admin.preview"
DAYS = 3


@require_safe
def preview(request, pk):
    """Show the draft, with a link that can be given to somebody outside the desk."""
    brief = brief_of(request, pk)
    token = signing.dumps(brief.pk, salt=SALT)
    link = settings.SITE_URL + reverse("admin:briefs_brief_shown", args=[token])
    expires = timezone.now() + timedelta(days=DAYS)
    return draft_page(request, brief, link=link, expires=expires)


@never_cache
@require_safe
def shown(request, token):
    """Show the draft to whoever holds the link. A wrong, old or withdrawn one is not found."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
    except signing.BadSignature as error:
        raise Http404 from error
    brief = Brief.objects.filter(pk=pk).exclude(status=Brief.Status.WITHDRAWN).first()
    if brief is None:
        raise Http404
    return draft_page(request, brief)


def draft_page(request, brief, **context):
    """Render the preview: never indexed, and, as all of the admin, never stored by a cache."""
    context |= {"brief": brief, "shown": Brief.objects.filter(pk=brief.pk)}
    response = TemplateResponse(request, "admin/briefs/preview.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
