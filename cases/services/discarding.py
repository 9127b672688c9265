"""Discarding a sample before work on it has begun, so that another can be drawn."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.errors import SampleChanged, SampleRefused
from cases.models import Case, Sample
from cases.policies.sampling import explain_kept
from cases.queries.discarding import cases_of, find_work
from cases.queries.replacing import lock_cases
from cases.queries.samples import standing_sample
from cases.services.withdrawing import take_out
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions


@transaction.atomic
def discard_sample(
    *, inspection: Inspection, reason: str, by: User, seen_version: int | None = None
) -> Sample:
    """Take the sample that stands and all its cases out of the inspection; its record stays.

    Cases that somebody was ever given are withdrawn, others deleted. `seen_version` is the one
    that whoever asks has looked at, None where nobody has. Raises NotAllowed for a role that loads
    no cases, SampleChanged where another version stands, SampleRefused where none does, without a
    reason, once work on any of its cases has begun and once the report is published.
    """
    locked = lock_inspection(inspection)
    if Permission.IMPORT_CASES not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.IMPORT_CASES))
    sample = _find_as_seen(locked, seen_version)
    reason = reason.strip()
    if not reason:
        raise SampleRefused([_("Say why the sample is discarded.")], "reason")
    cases = list(cases_of(sample))
    # What is looked at here must still hold when the cases have left.
    lock_cases(cases)
    kept = explain_kept(locked, find_work(sample))
    if kept:
        raise SampleRefused([kept])
    references = sorted(case.reference for case in cases)
    _let_go(locked, sample, cases, by)
    sample.discarded_at, sample.discarded_by = timezone.now(), by
    sample.discard_reason = reason
    sample.save(update_fields=["discarded_at", "discarded_by", "discard_reason"])
    record_event(
        stream=locked.audit_stream,
        verb="sample_discarded",
        by=by.email,
        object_label=locked.reference,
        details={
            "version": sample.version,
            "seed": sample.seed,
            "reason": reason,
            "references": references,
        },
    )
    return sample


def _find_as_seen(inspection: Inspection, seen_version: int | None) -> Sample:
    sample = standing_sample(inspection)
    if sample is None:
        raise SampleRefused([_("No sample stands, so there is none to discard.")])
    if seen_version not in (None, sample.version):
        raise SampleChanged(
            [
                _(
                    "Version %(seen)d was discarded and version %(version)d drawn since you opened "
                    "this page. Look at it before you discard it."
                )
                % {"seen": seen_version, "version": sample.version}
            ]
        )
    return sample


def _let_go(inspection: Inspection, sample: Sample, cases: list[Case], by: User) -> None:
    sample.drawn.filter(case__isnull=False).update(case=None)
    for case in cases:
        take_out(inspection, case, by)
