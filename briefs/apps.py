from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy


class BriefsConfig(AppConfig):
    name = "briefs"
    verbose_name = gettext_lazy("Newsroom")

    def ready(self):
        from .exchange.copies import due  # noqa: F401 registers a system check
        from .exchange.imports.statistics import look_again_after
        from .search import forget

        post_migrate.connect(look_again_after, sender=self, dispatch_uid="statistics")
        post_delete.connect(forget, sender="briefs.Brief", dispatch_uid="search")
