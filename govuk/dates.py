"""Moments in words, the same on every page; how a date is written is set once per language."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_noop

# The Welsh that Django brings has this month misspelt; named here, our own catalogue has it too,
# and goes before.
gettext_noop("July")


def moment_text(at: datetime) -> str:
    """Return local date and time, for what is printed or read later."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def clock_text(at: datetime) -> str:
    """Return the time of day of today's moments, and the date before it of all others."""
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        return date_format(local, "TIME_FORMAT")
    return moment_text(at)
