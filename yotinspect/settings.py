"""All settings, read from the environment; docs/reference/settings.md lists every name."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from yotinspect.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent


DATA_DIR = Path(os.environ.get("YOTINSPECT_DATA") or BASE_DIR / "var").resolve()
env = Environment(DATA_DIR / "settings.env")

SECRET_KEY = env.text(
    "SECRET_KEY",
    hint="Run bin/run --setup-only, which makes one, or set it to 50 or more random characters.",
)
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", default="")
DEBUG = env.flag("DEBUG", default=False)
HTTPS = env.flag("HTTPS", default=True)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")
DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "yotinspect",
    "dashboard",
    "improvement",
    "reports",
    "judgements",
    "cases",
    "inspections",
    "standards",
    "accounts",
    "audit",
    "background",
    "govuk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_forms_gds",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "accounts.middleware.PublicMiddleware",
    "accounts.middleware.NoStoreMiddleware",
    "accounts.middleware.SessionMiddleware",
    "accounts.middleware.SessionLengthMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignInMiddleware",
    "dashboard.middleware.StandingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "yotinspect.urls"
WSGI_APPLICATION = "yotinspect.wsgi.application"

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
                "dashboard.presenters.navigation.main_navigation",
                "cases.presenters.outbox.outbox_of_reader",
                "reports.presenters.public.public_frame",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["gds"]
CRISPY_TEMPLATE_PACK = "gds"

# Accounts: people are invited; nobody signs themselves up.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard:landing"
ACCOUNT_ADAPTER = "accounts.services.signing_in.SigningIn"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # hard on memory, so hard to guess at
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
EMAIL_BACKEND = env.text("EMAIL_BACKEND", default="django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", default="yot-inspect@localhost")

EMAIL_HOST = env.text("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.whole_number("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
INVITATION_DAYS = env.whole_number("INVITATION_DAYS", default=7)
ACCOUNT_RATE_LIMITS = {
    "accept_invitation": "10/m/ip",
    "ask_for_new_link": "10/m/ip,3/h/key",
    "invite_person": "60/h/user",
}

# Sessions and cookies
SESSION_IDLE_MINUTES = env.whole_number("SESSION_IDLE_MINUTES", default=120)
SESSION_LONGEST_MINUTES = env.whole_number("SESSION_LONGEST_MINUTES", default=720)
SESSION_COOKIE_AGE = 60 * SESSION_IDLE_MINUTES
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_FAILURE_VIEW = "accounts.views.csrf_failed"
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", default="")

# What browsers are told
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# The API: signed-in sessions only, refused in JSON
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.api.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.api.SignedInWithCheckedLoaders"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "accounts.api.answer_exception",
    "UNAUTHENTICATED_USER": None,
}

# Background work and the cache that sign-in limits count in: both in the database, so that
# several processes share them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    },
}

# Urgent concerns: how long whoever leads has to acknowledge one before it goes to the deputy
CONCERN_MINUTES = env.whole_number("CONCERN_MINUTES", default=60)

# How many working days a service has to check its draft report for factual accuracy
ACCURACY_CHECK_DAYS = env.whole_number("ACCURACY_CHECK_DAYS", default=10)

# How many days a file of a draft report is kept after a newer one of its kind was made
DRAFT_FILES_DAYS = env.whole_number("DRAFT_FILES_DAYS", default=30)

# What a report may print: counts of the whole sample with their base from so many cases up, below
# that in words; counts of children by their characteristics from so many up
PUBLISH_BASE_FROM = env.whole_number("PUBLISH_BASE_FROM", default=10)
SUPPRESS_BELOW = env.whole_number("SUPPRESS_BELOW", default=5)

# What is public: addresses under this path know nobody, whoever is signed in; mails lead there
PUBLIC_PATH = "/published/"
SITE_ADDRESS = env.text("SITE_ADDRESS", default="http://localhost:8000")

# Who publishes reports and where to write, at their end; lines are separated by "|"
PUBLISHER_NAME = env.text("PUBLISHER_NAME", default="")
PUBLISHER_CONTACT = env.text("PUBLISHER_CONTACT", default="")

# What laying out one PDF may take at most, in a process of its own
RENDERING_SECONDS = env.whole_number("RENDERING_SECONDS", default=90)
RENDERING_MEGABYTES = env.whole_number("RENDERING_MEGABYTES", default=1024)

# Language, dates, numbers
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "yotinspect.formats"
TIME_ZONE = "Europe/London"
USE_TZ = True

# Static files
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "govuk.storage.StaticFiles"},
}
# Fonts are compressed already, or for the PDF alone.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "ico", "woff", "woff2", "ttf", "gz", "br"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Both tell every step of laying out a page.
        "weasyprint": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        # A refusal is an answer, not a fault; with its traceback it would hide the faults.
        "django.request": {"level": "ERROR"},
    },
}

# A file with names in it must never touch the disk, so that files are read in memory alone; what
# is larger than the largest that is read is left out.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
