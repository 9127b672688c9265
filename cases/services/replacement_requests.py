"""A service's requests to replace drawn cases, and what the team decides on them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.choices import RequestOutcome
from cases.errors import PreparationRefused, RequestDecided
from cases.models import Replacement, ReplacementRequest
from cases.policies.preparation import check_prepare
from cases.queries.preparation import may_prepare
from cases.queries.replacing import find_open_request, reread_request
from cases.queries.samples import find_sampled, standing_sample
from cases.services.replacing import replace_case
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions


@transaction.atomic
def request_replacement(
    *, inspection: Inspection, reference: str, reason: str, by: User
) -> ReplacementRequest:
    """Ask for a drawn case to be replaced; the team decides.

    Raises NotVisible for whoever does not belong to the service and for a case that is not in the
    sample, PreparationRefused without a reason, while another request about the case is open, and
    once the report is published.
    """
    locked = lock_inspection(inspection)
    if not may_prepare(by, locked):
        raise NotVisible
    sample = standing_sample(locked)
    sampled = find_sampled(sample, reference) if sample else None
    if sampled is None or sampled.case is None:
        raise NotVisible
    check_prepare(locked)
    reason = reason.strip()
    if not reason:
        raise PreparationRefused(_("Say why the case cannot be read."))
    standing = find_open_request(sampled)
    if standing is not None:
        raise PreparationRefused(
            _("%(name)s has asked for this already. The inspection team has yet to decide.")
            % {"name": standing.by.name}
        )
    request = ReplacementRequest.objects.create(
        sampled=sampled, reason=reason, by=by, at=timezone.now()
    )
    _record(locked, "replacement_requested", reference, by, reason)
    return request


@transaction.atomic
def agree_to_replacement(*, request: ReplacementRequest, by: User) -> Replacement:
    """Replace the case for the reason that the service gave.

    Raises RequestDecided where somebody was quicker, SampleRefused where the case cannot be
    replaced; the request stays open then. NotAllowed for a role that loads no cases.
    """
    inspection, standing = _lock(request, by)
    replacement = replace_case(
        inspection=inspection,
        reference=standing.sampled.row.reference,
        reason=standing.reason,
        by=by,
    )
    _record(inspection, "replacement_agreed", standing.sampled.row.reference, by)
    return replacement


@transaction.atomic
def refuse_replacement(*, request: ReplacementRequest, reason: str, by: User) -> None:
    """Leave the case in the sample and tell the service why. Raises as agreeing."""
    inspection, standing = _lock(request, by)
    reason = reason.strip()
    if not reason:
        raise PreparationRefused(_("Say why the case stays in the sample."))
    standing.outcome, standing.outcome_reason = RequestOutcome.REFUSED, reason
    standing.decided_by, standing.decided_at = by, timezone.now()
    standing.save(update_fields=["outcome", "outcome_reason", "decided_by", "decided_at"])
    _record(inspection, "replacement_refused", standing.sampled.row.reference, by, reason)


def _lock(request: ReplacementRequest, by: User) -> tuple[Inspection, ReplacementRequest]:
    inspection = lock_inspection(request.sampled.sample.inspection)
    if Permission.IMPORT_CASES not in member_permissions(by, inspection):
        raise NotAllowed(refusal_of(Permission.IMPORT_CASES))
    standing = reread_request(request)
    if standing.outcome and standing.decided_by:
        raise RequestDecided(
            _("%(name)s has decided on this already.") % {"name": standing.decided_by.name}
        )
    check_prepare(inspection)
    return inspection, standing


def _record(inspection: Inspection, verb: str, reference: str, by: User, reason: str = "") -> None:
    record_event(
        stream=inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=reference,
        details={"reason": reason} if reason else {},
    )
