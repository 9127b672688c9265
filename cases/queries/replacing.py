"""What stands against replacing a case, and the requests of a service for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

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


def lock_cases(cases: Iterable[Case]) -> None:
    """Keep everybody else from writing about these cases until the transaction ends."""
    keys = [one.pk for one in cases]
    list(Case.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    readings = Assessment.objects.select_for_update(of=("self",)).filter(case__in=keys)
    list(readings.order_by("pk"))


def is_any_begun(cases: QuerySet[Case]) -> bool:
    """Return whether anything was written about any case: answers, marks, concerns, late ones.

    To be asked once the cases are locked, so that it holds. One query.
    """
    of_case = {"assessment__case": OuterRef("pk")}
    submitted = Assessment.objects.filter(case=OuterRef("pk"), status=AssessmentStatus.SUBMITTED)
    begun = cases.filter(
        Exists(AnswerEvent.objects.filter(**of_case))
        | Exists(ConflictCopy.objects.filter(**of_case))
        | Exists(LateAnswer.objects.filter(**of_case))
        | Exists(UrgentConcern.objects.filter(case=OuterRef("pk")))
        | Exists(submitted)
    )
    return begun.exists()


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
