"""Replacing a case of the sample that cannot be read."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.errors import SampleRefused
from cases.models import AnswerEvent, Case, Replacement, SampledCase
from cases.queries.caseloads import eligible_rows
from cases.queries.samples import (
    find_sampled,
    repeat_draw,
    replaced_references,
    standing_sample,
)
from cases.queries.sampling_rules import sampling_rules
from cases.services.case_rows import CaseRow
from cases.services.importing import create_cases
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from sampling.reserves import next_reserve


@transaction.atomic
def replace_case(*, inspection: Inspection, reference: str, reason: str, by: User) -> Replacement:
    """Take a case out of the sample and the first fitting reserve in, with the reason.

    Raises NotAllowed for a role that loads no cases, NotVisible for a case outside the sample,
    SampleRefused without a reason, for a case that somebody has begun or was given, and where no
    reserve is left that keeps the quotas.
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
    draws = repeat_draw(
        sample, sampling_rules(locked.framework.code), eligible_rows(sample.caseload)
    )
    draw = next(one.draw for one in draws if reference in one.draw.places)
    used = replaced_references(sample)
    found = next_reserve(
        draw, reference, {new: old for new, old in used.items() if new in draw.places}
    )
    if found.reference is None:
        raise SampleRefused([_("No case is left in reserve that would keep the quotas.")])
    entering = sample.drawn.select_related("row").get(row__reference=found.reference)
    _exchange(locked, leaving, entering, by)
    replacement = Replacement.objects.create(
        sample=sample,
        leaving=leaving,
        entering=entering,
        how=found.code.value,
        reason=reason,
        by=by,
        at=timezone.now(),
    )
    record_event(
        stream=locked.audit_stream,
        verb="case_replaced",
        by=by.email,
        object_label=reference,
        details={"by": found.reference, "how": found.code.value, "reason": reason},
    )
    return replacement


def _check(inspection: Inspection, case: Case, reason: str) -> None:
    if inspection.is_published:
        raise SampleRefused([_("This inspection is published, so its sample stays as it is.")])
    if not reason:
        raise SampleRefused([_("Say why the case cannot be read.")], "reason")
    is_given = case.assessments.filter(allocations__isnull=False).exists()
    if is_given or AnswerEvent.objects.filter(assessment__case=case).exists():
        raise SampleRefused(
            [_("Case %(case)s is with an inspector already.") % {"case": case.reference}]
        )


def _exchange(
    inspection: Inspection, leaving: SampledCase, entering: SampledCase, by: User
) -> None:
    gone = leaving.case
    leaving.case = None
    leaving.save(update_fields=["case"])
    if gone is not None:
        gone.delete()
    (entering.case,) = create_cases(
        inspection, [CaseRow(entering.row.reference, entering.row.facts, None)], by.email
    )
    entering.save(update_fields=["case"])
