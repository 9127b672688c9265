"""Writes about why a service was selected: the reason, and the figures behind it."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.services import record_event
from inspections.errors import PlanRefused, StaleSave
from inspections.models import Inspection, SelectionIndicator
from inspections.policies import check_open
from inspections.queries import lock_inspection
from inspections.types import IndicatorContent

MOST_INDICATORS = 30


@transaction.atomic
def write_reason(*, inspection: Inspection, reason: str, base_version: int, by: str) -> None:
    """Replace the reason for selection; the former one stands in the record.

    Raises StaleSave where it was changed since `base_version`, and PlanRefused once published.
    """
    locked = lock_inspection(inspection)
    check_open(locked)
    if locked.reason_version != base_version:
        raise StaleSave
    before = locked.reason_for_selection
    inspection.reason_for_selection = reason
    inspection.reason_version = base_version + 1
    inspection.save(update_fields=["reason_for_selection", "reason_version"])
    _record(inspection, "reason_written", by, before=before, after=reason)


@transaction.atomic
def add_indicator(
    *, inspection: Inspection, content: IndicatorContent, by: str
) -> SelectionIndicator:
    """Add an indicator after the others; raises PlanRefused once published, or for too many."""
    locked = lock_inspection(inspection)
    check_open(locked)
    if locked.indicators.count() >= MOST_INDICATORS:
        raise PlanRefused(
            _("An inspection has %(most)d indicators at most.") % {"most": MOST_INDICATORS}
        )
    last = locked.indicators.aggregate(last=Max("position"))["last"] or 0
    indicator = SelectionIndicator.objects.create(
        inspection=inspection, position=last + 1, **vars(content)
    )
    _record(inspection, "indicator_added", by, id=indicator.pk, after=vars(content))
    return indicator


@transaction.atomic
def change_indicator(
    *, indicator: SelectionIndicator, content: IndicatorContent, base_version: int, by: str
) -> None:
    """Replace what an indicator says.

    Raises StaleSave where it was changed or removed since `base_version`, and PlanRefused once the
    report is published.
    """
    inspection = indicator.inspection
    check_open(lock_inspection(inspection))
    before = SelectionIndicator.objects.filter(pk=indicator.pk, version=base_version).first()
    if before is None:
        raise StaleSave
    for name, value in vars(content).items():
        setattr(indicator, name, value)
    indicator.version = base_version + 1
    indicator.save()
    former = {name: getattr(before, name) for name in vars(content)}
    _record(
        inspection, "indicator_changed", by, id=indicator.pk, before=former, after=vars(content)
    )


@transaction.atomic
def remove_indicator(*, indicator: SelectionIndicator, by: str) -> None:
    """Remove an indicator; raises PlanRefused once published, StaleSave where it is gone."""
    inspection = indicator.inspection
    check_open(lock_inspection(inspection))
    pk, name = indicator.pk, indicator.name
    count, _removed = SelectionIndicator.objects.filter(pk=pk).delete()
    if not count:
        raise StaleSave
    _record(inspection, "indicator_removed", by, id=pk, name=name)


def _record(inspection: Inspection, verb: str, by: str, **details: object) -> None:
    record_event(
        stream=inspection.audit_stream,
        verb=verb,
        by=by,
        object_label=inspection.reference,
        details=details,
    )
