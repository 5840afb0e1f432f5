from django.conf import settings
from django.urls import include, path

from briefs.admin import site

urlpatterns = [
    path(settings.DESK.lstrip("/"), site.urls),
    path("", include("briefs.site.urls")),
]

handler400 = "briefs.site.errors.bad_request"
handler403 = "briefs.site.errors.forbidden"
handler404 = "briefs.site.errors.not_found"
handler500 = "briefs.site.errors.server_error"
