"""The production settings with a bare view beside the real ones, and logs that go nowhere."""

from yotinspect.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["nowhere"]},
}
