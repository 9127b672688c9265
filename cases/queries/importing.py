"""What checking a file of cases or answers must know."""

import uuid

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from cases.choices import Round
from cases.models import Answer, Assessment
from inspections.models import Inspection
from inspections.queries import current_team

CASE_REFERENCE = "case_reference"
ASSIGNED_TO = "assigned_to"
ANSWER_COLUMNS = (CASE_REFERENCE, "question_code", "answer", "note", "reasons")


def scorers_by_email(inspection: Inspection) -> dict[str, User]:
    """Return the team members who may score, by e-mail address in small letters."""
    return {
        member.user.email.lower(): member.user
        for member in current_team(inspection)
        if Permission.SCORE_OWN_CASES in ROLES[RoleCode(member.role)].permissions
        and member.user.is_active
    }


def assessments_by_reference(inspection: Inspection) -> dict[str, Assessment]:
    """Return the first readings of an inspection by case reference."""
    rows = Assessment.objects.filter(case__inspection=inspection, round=Round.FIRST)
    return {one.case.reference: one for one in rows.select_related("case")}


def answer_versions(inspection: Inspection) -> dict[tuple[uuid.UUID, str], int]:
    """Return the version of every stored answer, by assessment and question code."""
    rows = Answer.objects.filter(assessment__case__inspection=inspection).values_list(
        "assessment_id", "question__code", "version"
    )
    return {(assessment_id, code): version for assessment_id, code, version in rows}
