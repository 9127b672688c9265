"""What a service prepares of drawn cases and asks for, by the real services."""

from accounts.models import User
from cases.models import Assessment, Case, ReplacementRequest
from cases.queries.preparation import prepared_of, stored_of
from cases.services.preparation import save_preparations
from cases.services.replacement_requests import request_replacement
from cases.types.preparation import PreparationChange


def prepare_case(case: Case, by: User, case_manager: str = "", *, is_ready: bool = False) -> None:
    """Note who holds a case in the service, and whether its file is ready."""
    stored = prepared_of(stored_of(Case.objects.select_related("preparation").get(pk=case.pk)))
    change = PreparationChange(case.reference, case_manager, is_ready, stored.version)
    save_preparations(inspection=case.inspection, changes=[change], by=by)


def make_replacement_request(
    assessment: Assessment, by: User, reason: str = "The file is with the court."
) -> ReplacementRequest:
    """Ask for a drawn case to be replaced."""
    case = assessment.case
    return request_replacement(
        inspection=case.inspection, reference=case.reference, reason=reason, by=by
    )
