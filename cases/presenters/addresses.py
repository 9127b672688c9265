"""Addresses of a case's pages."""

from django.urls import reverse

from cases.queries.loading import AssessmentAccess


def case_url(access: AssessmentAccess, name: str, **more: str) -> str:
    """Return the address of a page of this case, such as "cases:case-detail"."""
    case = {
        "inspection": access.within.inspection.reference,
        "case": access.assessment.case.reference,
    }
    return reverse(name, kwargs={**case, **more})
