"""Settling what the checks warn of, with a reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from inspections.models import Inspection
from reports.errors import AlreadyRemoved, WritingRefused
from reports.models import SettledWarning
from reports.queries.checks import check_report
from reports.services.opening import open_report
from reports.services.saving import record, required_text


@transaction.atomic
def settle_warning(
    *, inspection: Inspection, fingerprint: str, reason: str, by: User
) -> SettledWarning:
    """Say why what a check found can stand.

    Raises WritingRefused for what must be mended instead, and for what is no longer found.
    """
    report = open_report(inspection, by)
    given = required_text(reason)
    result = check_report(report.inspection)
    found = next(
        (one for one in (*result.errors, *result.warnings_open) if one.fingerprint == fingerprint),
        None,
    )
    if found is None:
        raise WritingRefused(
            _("The checks no longer find this: it was mended or settled meanwhile.")
        )
    if not found.can_be_settled:
        raise WritingRefused(_("This must be mended; no reason can settle it."))
    settled = SettledWarning.objects.create(
        report=report, fingerprint=fingerprint, reason=given, by=by, at=timezone.now()
    )
    record(
        report,
        "warning_settled",
        by,
        found.place,
        id=settled.pk,
        code=found.code.value,
        fingerprint=fingerprint,
        length=len(given),
    )
    return settled


@transaction.atomic
def reopen_warning(*, settled: SettledWarning, by: User) -> None:
    """Take back a settlement, so that the check warns again."""
    report = open_report(settled.report.inspection, by)
    pk, fingerprint = settled.pk, settled.fingerprint
    count, _removed = settled.delete()
    if not count:
        raise AlreadyRemoved
    record(
        report, "warning_reopened", by, report.inspection.reference, id=pk, fingerprint=fingerprint
    )
