"""The production settings with fast passwords, plain static files and tasks that run at once."""

import os
import tempfile

os.environ.setdefault("YOTINSPECT_DATA", tempfile.mkdtemp(prefix="yotinspect-test-"))
os.environ.setdefault("SECRET_KEY", "a-key-for-tests-only-" + "x" * 40)
os.environ.setdefault("HTTPS", "off")
# The browser's driver keeps an event loop running in the thread that also uses the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "on")

from yotinspect.settings import *  # noqa: F403
from yotinspect.settings import STATIC_ROOT, STORAGES

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING_CONFIG = None
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
