"""What stands against replacing a case, and the requests of a service for it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.choices import AssessmentStatus, RequestOutcome
from cases.models import (
    AnswerEvent,
    Assessment,
    Case,
    ConflictCopy,
    LateAnswer,
    ReplacementRequest,
    Sample,
    SampledCase,
    UrgentConcern,
)
from inspections.queries import InspectionAccess, get_inspection_for


@dataclass(frozen=True)
class RequestAccess:
    """A request for a replacement as somebody may see it who decides on it."""

    request: ReplacementRequest
    within: InspectionAccess


def lock_case(case: Case) -> None:
    """Keep everybody else from writing about this case until the transaction ends."""
    Case.objects.select_for_update().get(pk=case.pk)
    list(Assessment.objects.select_for_update(of=("self",)).filter(case=case).order_by("pk"))


def is_begun(case: Case) -> bool:
    """Return whether anything was written about a case: an answer, a mark, a concern, late ones.

    To be asked once the case is locked, so that it holds.
    """
    of_case = {"assessment__case": case}
    return (
        AnswerEvent.objects.filter(**of_case).exists()
        or ConflictCopy.objects.filter(**of_case).exists()
        or LateAnswer.objects.filter(**of_case).exists()
        or UrgentConcern.objects.filter(case=case).exists()
        or Assessment.objects.filter(case=case, status=AssessmentStatus.SUBMITTED).exists()
    )


def requests_of(sample: Sample) -> list[ReplacementRequest]:
    """Return what the service has asked for about cases of a sample, in that order: one query."""
    return list(_requests().filter(sampled__sample=sample).order_by("pk"))


def count_replaced_on_request(sample: Sample) -> int:
    """Return how many cases were replaced because the service asked for it: one query."""
    rows = ReplacementRequest.objects.filter(sampled__sample=sample, outcome=RequestOutcome.AGREED)
    return rows.count()


def get_request_for(user: User, reference: str, pk: int) -> RequestAccess:
    """Return a request to somebody of the team who may decide on it.

    Raises NotVisible for one of another inspection, else as get_inspection_for.
    """
    access = get_inspection_for(user, reference, Permission.IMPORT_CASES)
    found = _requests().filter(pk=pk, sampled__sample__inspection=access.inspection).first()
    if found is None:
        raise NotVisible
    return RequestAccess(found, access)


def find_open_request(sampled: SampledCase) -> ReplacementRequest | None:
    """Return the request about a case that waits for a decision, or None."""
    return _requests().filter(sampled=sampled, outcome="").first()


def reread_request(request: ReplacementRequest) -> ReplacementRequest:
    """Return the request as it stands now; to be asked once its inspection is locked."""
    return _requests().get(pk=request.pk)


def _requests() -> QuerySet[ReplacementRequest]:
    return ReplacementRequest.objects.select_related(
        "sampled__row", "sampled__sample__inspection", "by", "decided_by"
    )
