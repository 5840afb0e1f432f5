"""The admin as the desk: its name and its first page."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    site_title = lazystr(settings.SITE_NAME)
    index_title = _("The desk")
    enable_nav_sidebar = False

    @property
    def site_header(self):
        return _("%(site)s, the desk") % {"site": settings.SITE_NAME}


site = DeskSite(name="admin")
