"""The write that changes an inspection's dates."""

from django.db import transaction

from audit.services import record_event
from inspections.errors import StaleSave
from inspections.models import Inspection
from inspections.policies import (
    check_change_reason,
    check_holiday_mondays,
    check_open,
    check_schedule,
)
from inspections.queries import lock_inspection
from inspections.types import Schedule


@transaction.atomic
def change_dates(
    *,
    inspection: Inspection,
    schedule: Schedule,
    base_version: int,
    by: str,
    reason: str = "",
    begins_on_holiday: bool = False,
) -> None:
    """Replace the dates; both sets and the reason stand in the record.

    Raises StaleSave where they were changed since `base_version`, BankHolidayMonday unless
    `begins_on_holiday` says that it is meant, and PlanRefused for dates out of order, after
    publication, and without a reason once the inspection is announced.
    """
    locked = lock_inspection(inspection)
    check_open(locked)
    check_schedule(schedule)
    if locked.dates_version != base_version:
        raise StaleSave
    if not begins_on_holiday:
        check_holiday_mondays(schedule, locked.service.country)
    check_change_reason(locked, schedule, reason)
    values = {**vars(schedule), "dates_version": locked.dates_version + 1}
    for name, value in values.items():
        setattr(inspection, name, value)
    inspection.save(update_fields=list(values))
    record_event(
        stream=inspection.audit_stream,
        verb="dates_changed",
        by=by,
        object_label=inspection.reference,
        details={"before": vars(locked.schedule), "after": vars(schedule), "reason": reason},
    )
