"""Replacing a case of the sample that cannot be read."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.choices import RequestOutcome
from cases.errors import SampleRefused
from cases.models import Case, Replacement, ReplacementRequest, Sample, SampledCase
from cases.queries.caseloads import eligible_rows
from cases.queries.replacing import find_open_request, is_any_begun, lock_cases
from cases.queries.samples import (
    find_sampled,
    repeat_draw,
    replaced_references,
    standing_sample,
)
from cases.queries.sampling_rules import sampling_rules
from cases.services.drawn_cases import add_drawn_cases
from cases.services.withdrawing import hand_over, take_out
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from sampling.reserves import Replacement as Reserve
from sampling.reserves import next_reserve


@transaction.atomic
def replace_case(*, inspection: Inspection, reference: str, reason: str, by: User) -> Replacement:
    """Take a case out of the sample and the first fitting reserve in, with the reason.

    The reserve goes to the inspector and the half day of the case that leaves. A case that was
    ever given to somebody is withdrawn, any other deleted. Where the service had asked for this,
    its request is agreed to. Raises NotAllowed for a role that loads no cases, NotVisible for a
    case outside the sample, SampleRefused without a reason, for a case that somebody has begun to
    work on, and where no reserve is left that keeps the quotas.
    """
    locked = lock_inspection(inspection)
    if Permission.IMPORT_CASES not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.IMPORT_CASES))
    sample = standing_sample(locked)
    if sample is None:
        raise NotVisible
    leaving = find_sampled(sample, reference)
    if leaving is None or leaving.case is None:
        raise NotVisible
    reason = reason.strip()
    _check(locked, leaving.case, reason)
    reserve = _find_reserve(locked, sample, reference)
    entering = sample.drawn.select_related("row").get(row__reference=reserve.reference)
    _exchange(locked, leaving, entering, by)
    request = _settle_request(leaving, by)
    replacement = Replacement.objects.create(
        sample=sample,
        leaving=leaving,
        entering=entering,
        how=reserve.code.value,
        reason=reason,
        by=by,
        at=timezone.now(),
    )
    record_event(
        stream=locked.audit_stream,
        verb="case_replaced",
        by=by.email,
        object_label=reference,
        details={
            "by": reserve.reference,
            "how": reserve.code.value,
            "reason": reason,
            "asked_by": request.by.email if request else None,
        },
    )
    return replacement


def _check(inspection: Inspection, case: Case, reason: str) -> None:
    if inspection.is_published:
        raise SampleRefused([_("This inspection is published, so its sample stays as it is.")])
    if not reason:
        raise SampleRefused([_("Say why the case cannot be read.")], "reason")
    # What is looked at here must still hold when the case has left.
    lock_cases([case])
    if is_any_begun(Case.objects.filter(pk=case.pk)):
        # Not what was written: whoever loads cases may not know of a concern.
        raise SampleRefused(
            [
                _("Case %(case)s is with an inspector already, who has begun to work on it.")
                % {"case": case.reference}
            ]
        )


def _find_reserve(inspection: Inspection, sample: Sample, reference: str) -> Reserve:
    draws = repeat_draw(
        sample, sampling_rules(inspection.framework.code), eligible_rows(sample.caseload)
    )
    draw = next(one.draw for one in draws if reference in one.draw.places)
    used = replaced_references(sample)
    found = next_reserve(
        draw, reference, {new: old for new, old in used.items() if new in draw.places}
    )
    if found.reference is None:
        raise SampleRefused([_("No case is left in reserve that would keep the quotas.")])
    return found


def _exchange(
    inspection: Inspection, leaving: SampledCase, entering: SampledCase, by: User
) -> None:
    gone = leaving.case
    leaving.case = None
    leaving.save(update_fields=["case"])
    plan = take_out(inspection, gone, by) if gone else None
    (entering.case,) = add_drawn_cases(inspection, [entering.row], by)
    entering.save(update_fields=["case"])
    if plan and plan.scorer:
        hand_over(entering.case, plan, by)


def _settle_request(leaving: SampledCase, by: User) -> ReplacementRequest | None:
    """Agree to what the service has asked for about this case, if it has."""
    request = find_open_request(leaving)
    if request is not None:
        request.outcome = RequestOutcome.AGREED
        request.decided_by, request.decided_at = by, timezone.now()
        request.save(update_fields=["outcome", "decided_by", "decided_at"])
    return request
