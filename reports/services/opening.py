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
    """Lock the inspection, so that the report takes no step meanwhile, and return its report.

    Raises NotAllowed for the wrong role and WritingRefused while the texts are closed.
    """
    locked = lock_inspection(inspection)
    check_write(locked, member_permissions(by, locked))
    return report_row(locked)


def report_row(locked: Inspection) -> Report:
    """Return the report of an inspection that is locked; its row is made when first needed."""
    found: Report | None = getattr(locked, "report", None)
    return found or Report.objects.create(inspection=locked)


def chosen_standard(report: Report, code: str) -> Standard:
    """Return one of the inspection's themes; raises WritingRefused for any other."""
    standard = report.inspection.standards.filter(code=code).first()
    if standard is None:
        raise WritingRefused(_("This inspection does not cover the theme."))
    return standard
