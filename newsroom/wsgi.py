"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = import_string("newsroom.middleware.ReadsUTF8")(get_wsgi_application())
application = import_string("briefs.site.kept.answers.KeptAnswers")(django)
