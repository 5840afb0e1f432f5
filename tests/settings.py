"""The settings, as the tests run them: nothing from .env, plain static files, fast passwords."""

import os

os.environ.setdefault("NEWSROOM_ENV_FILE", os.devnull)
os.environ.setdefault("NEWSROOM_LOCAL", "1")
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "0123456789" * 4)

from newsroom.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
