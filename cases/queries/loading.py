"""Checked loaders: the only way to a case or an assessment for a person."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.choices import Round
from cases.models import Assessment
from cases.policies import can_answer, can_return
from cases.types import natural_order
from inspections.queries import InspectionAccess, get_inspection_for, member_permissions


@dataclass(frozen=True)
class AssessmentAccess:
    """An assessment as one person may see it; case, inspection and edition are at hand."""

    assessment: Assessment
    within: InspectionAccess

    @property
    def can_answer(self) -> bool:
        """Whether the person may change answers now."""
        return can_answer(
            self.assessment, self.within.inspection, self.within.user, self.within.permissions
        )

    @property
    def can_allocate(self) -> bool:
        """Whether the person may give the case to an inspector now."""
        return can_allocate_cases(self.within)

    @property
    def can_return(self) -> bool:
        """Whether the person may return the case to its inspector now."""
        return self.within.may(Permission.RETURN_CASE) and can_return(
            self.assessment, self.within.inspection
        )


def can_allocate_cases(access: InspectionAccess) -> bool:
    """Return whether the person may say who scores the cases of this inspection."""
    return access.may(Permission.IMPORT_CASES) and not access.inspection.is_published


def by_reference(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Return readings in the order of their cases' references; the cases must be at hand."""
    return sorted(assessments, key=lambda one: natural_order(one.case.reference))


def visible_assessments(access: InspectionAccess) -> QuerySet[Assessment]:
    """Return the first readings this person may see: all of the team's, or only their own."""
    rows = Assessment.objects.filter(
        case__inspection=access.inspection, round=Round.FIRST
    ).select_related("case", "scorer")
    if access.may(Permission.VIEW_ALL_CASES):
        return rows
    if access.may(Permission.VIEW_OWN_CASES):
        return rows.filter(scorer=access.user)
    return rows.none()


def get_assessment_for(
    user: User, inspection_reference: str, case_reference: str
) -> AssessmentAccess:
    """Return the first reading of a case; raises NotVisible for what is not this person's."""
    access = get_inspection_for(user, inspection_reference)
    assessment = visible_assessments(access).filter(case__reference=case_reference).first()
    if assessment is None:
        raise NotVisible
    assessment.case.inspection = access.inspection
    return AssessmentAccess(assessment, access)


def get_assessment_by_id_for(user: User, assessment_id: uuid.UUID) -> Assessment:
    """Return a reading to whoever may see it now; raises NotVisible for everybody else."""
    rows = Assessment.objects.select_related("case__inspection")
    assessment = rows.filter(pk=assessment_id).order_by().first()
    if assessment is None:
        raise NotVisible
    permissions = member_permissions(user, assessment.case.inspection)
    is_own = assessment.scorer_id == user.pk and Permission.VIEW_OWN_CASES in permissions
    if not is_own and Permission.VIEW_ALL_CASES not in permissions:
        raise NotVisible
    return assessment


def allocated_assessments(user: User) -> list[Assessment]:
    """Return the readings allocated to this person, in the order of their references.

    Those of inspections that the person may no longer enter are among them: show none of a case
    whose inspection a checked loader has not let the person into.
    """
    rows = Assessment.objects.filter(scorer=user).select_related("case__inspection__service")
    return by_reference(rows)
