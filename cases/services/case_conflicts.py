"""Saying that somebody must not read a case, and lifting it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from cases.errors import CaseConflictRefused
from cases.models import Assessment, CaseConflict
from cases.policies.case_conflicts import check_declare, check_lift, check_open
from cases.queries.answering import lock_assessment
from cases.queries.case_conflicts import has_case_conflict
from cases.queries.importing import scorers_by_email
from cases.services.allocating import change_scorer
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions


@transaction.atomic
def declare_case_conflict(
    *, assessment: Assessment, user: User, reason: str, by: User
) -> CaseConflict:
    """Record that a person must not read a case; where it is theirs, it is taken from them.

    Their answers stay, its place in the timetable becomes free. The audit event says that, not why.
    Raises NotVisible and NotAllowed for who may not say so, CaseConflictRefused without a reason,
    for somebody who scores no cases here, where a conflict stands already, and once the report is
    published.
    """
    inspection = lock_inspection(assessment.case.inspection)
    locked = lock_assessment(assessment.pk, by)
    check_declare(locked.assessment, user, by, locked.permissions)
    check_open(inspection)
    _check(inspection, locked.assessment, user, reason.strip())
    conflict = CaseConflict.objects.create(
        case=locked.assessment.case,
        user=user,
        reason=reason.strip(),
        declared_at=timezone.now(),
        declared_by=by.email,
    )
    if locked.assessment.scorer == user:
        change_scorer(locked.assessment, None, inspection=inspection, by=by)
    _record("case_conflict_declared", inspection, conflict, by)
    return conflict


@transaction.atomic
def lift_case_conflict(*, conflict: CaseConflict, by: User) -> None:
    """Let a person be given the case again; it is not given to them by that.

    Raises NotAllowed for who does not lead the team and for one's own conflict,
    CaseConflictRefused where it was lifted before and once the report is published.
    """
    inspection = lock_inspection(conflict.case.inspection)
    check_lift(conflict, by, member_permissions(by, inspection))
    check_open(inspection)
    standing = CaseConflict.objects.filter(pk=conflict.pk, lifted_at__isnull=True)
    if not standing.update(lifted_at=timezone.now(), lifted_by=by.email):
        raise CaseConflictRefused(_("This conflict has been lifted already."))
    _record("case_conflict_lifted", inspection, conflict, by)


def _check(inspection: Inspection, assessment: Assessment, user: User, reason: str) -> None:
    if not reason:
        raise CaseConflictRefused(_("Say why this person must not read the case."))
    scorers = scorers_by_email(inspection).values()
    if user != assessment.scorer and user not in scorers:
        raise CaseConflictRefused(
            _("%(name)s scores no cases in this inspection's team.") % {"name": user.name}
        )
    if has_case_conflict(assessment.case, user):
        raise CaseConflictRefused(
            _("A conflict of %(name)s with this case is on record already.") % {"name": user.name}
        )


def _record(verb: str, inspection: Inspection, conflict: CaseConflict, by: User) -> None:
    record_event(
        stream=inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=conflict.case.reference,
        details={"person": conflict.user.email},
    )
