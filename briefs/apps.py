from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class BriefsConfig(AppConfig):
    name = "briefs"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .exchange import due  # noqa: F401 registers a system check
        from .search import forget

        post_delete.connect(forget, sender="briefs.Brief", dispatch_uid="search")
