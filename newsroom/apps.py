from django.apps import AppConfig
from django.conf import settings

from .stores import make_folder


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self):
        """Register the system checks, and let SQLite find the folder of its database."""
        from . import checks  # noqa: F401

        make_folder(settings.DATABASES["default"])
