"""The start of every write to a report: lock, check, and make the report's row if there is none."""

from django.utils.translation import gettext as _

from accounts.models import User
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from reports.errors import WritingRefused
from reports.models import Report
from reports.policies import check_write
from standards.models import Standard


def open_report(inspection: Inspection, by: User) -> Report:
    """Lock the inspection, so that it cannot be published meanwhile, and return its report.

    Raises NotAllowed for the wrong role and WritingRefused once the report is published.
    """
    locked = lock_inspection(inspection)
    check_write(locked, member_permissions(by, locked))
    report, _is_new = Report.objects.get_or_create(inspection=locked)
    return report


def chosen_standard(report: Report, code: str) -> Standard:
    """Return one of the inspection's themes; raises WritingRefused for any other."""
    standard = report.inspection.standards.filter(code=code).first()
    if standard is None:
        raise WritingRefused(_("This inspection does not cover the theme."))
    return standard
