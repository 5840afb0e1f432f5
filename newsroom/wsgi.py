"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
# Only now, since what they import asks for Django's apps.
for around in ["newsroom.middleware.ReadsUTF8", "briefs.site.kept.answers.KeptAnswers"]:
    application = import_string(around)(application)
