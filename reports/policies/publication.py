"""Who may set the day of a publication, keep its recipients and word a withdrawal, and when."""

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from inspections.policies import refusal_of
from reports.choices import ReportStatus
from reports.errors import WritingRefused

# The day is past, or there is none to set.
DATED = frozenset({ReportStatus.PUBLISHED, ReportStatus.WITHDRAWN})


def check_publisher(permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed unless the person's roles publish the report."""
    if Permission.PUBLISH_REPORT not in permissions:
        raise NotAllowed(refusal_of(Permission.PUBLISH_REPORT))


def check_dates(status: ReportStatus, permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed or WritingRefused unless the person may set the dates now."""
    check_publisher(permissions)
    if status in DATED:
        raise WritingRefused(
            _("The report is at “%(status)s”, so no day of publication can be set.")
            % {"status": status.label}
        )


def can_publish(permissions: frozenset[Permission]) -> bool:
    """Return whether the person's roles publish the report."""
    return Permission.PUBLISH_REPORT in permissions


def can_date(status: ReportStatus, permissions: frozenset[Permission]) -> bool:
    """Return whether the person may set the dates now."""
    return can_publish(permissions) and status not in DATED
