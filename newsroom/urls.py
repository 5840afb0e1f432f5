from django.conf import settings
from django.urls import include, path

from briefs.admin import site

urlpatterns = [
    path(settings.DESK.lstrip("/"), site.urls),
    path("", include("briefs.site.urls")),
]

handler400 = "briefs.site.pages.errors.bad_request"
handler403 = "briefs.site.pages.errors.forbidden"
handler404 = "briefs.site.pages.errors.not_found"
handler500 = "briefs.site.pages.errors.server_error"
