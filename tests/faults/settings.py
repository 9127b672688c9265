"""The settings of servers under faults: production's, with short times and ways to fail."""

import os
from pathlib import Path

os.environ.setdefault("HTTPS", "off")
# The browser's driver keeps an event loop running in the thread that also uses the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "on")

from yotinspect.settings import *  # noqa: F403
from yotinspect.settings import (
    BASE_DIR,
    DATA_DIR,
    DATABASES,
    INSTALLED_APPS,
    MIDDLEWARE,
)

SABOTAGE = os.environ.get("FAULTS_SABOTAGE", "")
# Files laid here by the driver make a server die at a marked point, once each.
FAULT_POINTS = DATA_DIR / "fault-points"
STATICFILES_DIRS = [Path(os.environ.get("FAULTS_STATIC", BASE_DIR / "static"))]

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.apps.FaultsConfig"]
MIDDLEWARE = ["tests.faults.fault_points.MarkSaves", *MIDDLEWARE]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ALLOWED_HOSTS = ["127.0.0.1"]

if "timeout" in DATABASES["default"].get("OPTIONS", {}):
    # How long SQLite waits for a lock, scaled like the client's times; the rest is production's.
    DATABASES["default"]["OPTIONS"]["timeout"] = 2
