from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self):
        """Register the system checks."""
        from . import checks  # noqa: F401
