"""What a service notes about the drawn cases: who holds each, and whether its file is ready."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.models import User
from audit.services import record_event
from cases.models import Case, CasePreparation
from cases.policies.preparation import check_prepare
from cases.queries.preparation import may_prepare, prepared_of, stored_of
from cases.types.preparation import PreparationChange, SavedPreparations
from inspections.models import Inspection
from inspections.queries import lock_inspection


@transaction.atomic
def save_preparations(
    *, inspection: Inspection, changes: Sequence[PreparationChange], by: User
) -> SavedPreparations:
    """Save what was typed about several cases, each by itself.

    Nothing is saved of a case that somebody else has changed since the page was opened, or that is
    not read any more. Raises NotVisible for whoever does not belong to the service, and
    PreparationRefused once the report is published.
    """
    locked = lock_inspection(inspection)
    if not may_prepare(by, locked):
        raise NotVisible
    check_prepare(locked)
    rows = Case.objects.filter(
        inspection=locked, reference__in=[one.reference for one in changes]
    ).select_related("preparation")
    cases = {one.reference: one for one in rows}
    saved: list[str] = []
    conflicts: list[str] = []
    gone: list[str] = []
    for change in changes:
        case = cases.get(change.reference)
        if case is None:
            gone.append(change.reference)
        elif not prepared_of(stored_of(case)).is_like(change.wanted):
            is_saved = _save(case, change, by)
            (saved if is_saved else conflicts).append(change.reference)
    if saved:
        _record(locked, saved, changes, by)
    return SavedPreparations(tuple(saved), tuple(conflicts), tuple(gone))


def _save(case: Case, change: PreparationChange, by: User) -> bool:
    stored = stored_of(case) or CasePreparation(case=case, version=0)
    if stored.version != change.seen_version:
        return False
    stored.case_manager, stored.is_ready = change.case_manager, change.is_ready
    stored.version += 1
    stored.by, stored.at = by, timezone.now()
    stored.save()
    return True


def _record(
    inspection: Inspection, saved: Sequence[str], changes: Sequence[PreparationChange], by: User
) -> None:
    """Keep what was done without the names of the service's staff: events can never be deleted."""
    record_event(
        stream=inspection.audit_stream,
        verb="cases_prepared",
        by=by.email,
        object_label=inspection.reference,
        details={
            "cases": {
                one.reference: {"has_manager": bool(one.case_manager), "is_ready": one.is_ready}
                for one in changes
                if one.reference in saved
            }
        },
    )
