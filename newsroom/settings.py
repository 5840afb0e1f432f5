"""Settings: production unless NEWSROOM_LOCAL says otherwise. .env.example tells each variable."""

import os
from pathlib import Path
from urllib.parse import quote, urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from newsroom.environment import Environment, as_host, read_env_file
from newsroom.languages import translated
from newsroom.logs import without_blame
from newsroom.stores import cache, database, memory

BASE_DIR = Path(__file__).resolve().parent.parent
ENV_FILE = BASE_DIR / (os.environ.get("NEWSROOM_ENV_FILE") or ".env")
env = Environment(read_env_file(ENV_FILE) | os.environ)

# Where it runs

LOCAL = env.flag("NEWSROOM_LOCAL")
DEBUG = env.flag("DEBUG")
if DEBUG and not LOCAL:
    raise ImproperlyConfigured("DEBUG must stay 0 unless NEWSROOM_LOCAL is 1.")
SECRET_KEY = env.secret("SECRET_KEY")
PORT = env.number("PORT", 8000, low=1, high=65535)
SITE_URL = env.origin("SITE_URL", f"http://127.0.0.1:{PORT}", local=LOCAL)
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", as_host(urlsplit(SITE_URL).hostname), local=LOCAL)

# What it is called

SITE_NAME = env.text("SITE_NAME", "Newsroom")
SITE_TAGLINE = env.text("SITE_TAGLINE", "News briefs with their sources")
SITE_CONTACT = env.text("SITE_CONTACT")
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGES = translated(LOCALE_PATHS[0])
LANGUAGE_CODE = env.choice(
    "LANGUAGE_CODE", "en", dict(LANGUAGES), "en, en-gb or a language with a catalogue in locale/"
)
TIME_ZONE = env.choice(
    "TIME_ZONE", "UTC", available_timezones(), "a time zone such as America/Santiago"
)
FORMAT_MODULE_PATH = "newsroom.formats"

# What it is made of

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "django_filters",
    "briefs.apps.BriefsConfig",
    "newsroom.apps.NewsroomConfig",
]
MIDDLEWARE = [
    # Whatever sets a header stands above WhiteNoise and above what may refuse a request.
    "newsroom.middleware.SecurityHeaders",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.TrustedProxy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.middleware.NoCookieForReaders",
    "newsroom.middleware.Accounts",
    # Before any view, and so before the tokens of forms are looked for in bodies.
    "newsroom.middleware.RequestLimits",
    "newsroom.middleware.Messages",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context_processors.site",
            ],
        },
    },
]

# What it keeps

DATA_DIR = BASE_DIR / env.text("DATA_DIR", "var")
DATABASES = {
    "default": database(
        env.text("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR))}/newsroom.sqlite3"),
        base=BASE_DIR,
    )
}
CACHES = {
    "default": cache(env.text("CACHE_URL", "locmem://")),
    "answers": memory("answers", 32),
}
KEEP_PAGES = env.flag("KEEP_PAGES", default=True)
PAGE_SECONDS = env.number("PAGE_SECONDS", 0, low=0, high=3600)
STATIC_ROOT = BASE_DIR / "staticfiles"
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MAILERS = {"default": {"BACKEND": "newsroom.mail.NoMail"}}

# Who may log in

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
DESK = "/admin/"
CSRF_FAILURE_VIEW = "briefs.admin.common.refusals.stale_form"
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# What leaves and enters the house

SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else env.number("HSTS_SECONDS", 31536000, low=0, high=63072000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD")
# No preloading is no fault: a host leaves the browsers' lists only after months.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
TRUSTED_PROXY = env.flag("TRUSTED_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
REQUEST_QUERY_MAX = 4_000  # characters
REQUEST_BODY_MAX = 72 * 1024 * 1024  # bytes; the largest fixture is 64 MiB
REQUEST_BODY_MAX_ANONYMOUS = 64 * 1024  # bytes
# The page that takes files in names its own, lower limit; above this stands an error page.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000

# What it says

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "newsroom.logs.LineFormatter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": [without_blame],
        }
    },
    "root": {
        "handlers": ["console"],
        "level": env.choice(
            "LOG_LEVEL",
            "INFO",
            ["DEBUG", "INFO", "WARNING", "ERROR"],
            "DEBUG, INFO, WARNING or ERROR",
        ),
    },
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
