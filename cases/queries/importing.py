"""What checking a file of cases or answers must know."""

import uuid
from collections.abc import Collection

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from cases.choices import Round
from cases.models import Answer, Assessment, Case
from inspections.models import Inspection
from inspections.queries import current_team, standing_conflicts

CASE_REFERENCE = "case_reference"
ASSIGNED_TO = "assigned_to"
ANSWER_COLUMNS = (CASE_REFERENCE, "question_code", "answer", "note", "reasons")


def scorers_by_email(inspection: Inspection) -> dict[str, User]:
    """Return the team members who may score, by e-mail address in small letters.

    Whoever has a conflict of interest with the service is not among them.
    """
    conflicts = standing_conflicts().filter(service=inspection.service)
    return {
        member.user.email.lower(): member.user
        for member in current_team(inspection).exclude(user__in=conflicts.values("user"))
        if Permission.SCORE_OWN_CASES in ROLES[RoleCode(member.role)].permissions
        and member.user.is_active
    }


def taken_references(inspection: Inspection) -> set[str]:
    """Return the references that no further case can have, those of withdrawn cases among them."""
    return set(Case.everything.filter(inspection=inspection).values_list("reference", flat=True))


def lock_named_assessments(
    inspection: Inspection, references: Collection[str]
) -> dict[str, Assessment]:
    """Lock the first readings of these cases until the transaction ends; by case reference.

    All are locked before anything is written, and in one order, so that neither two files nor a
    file and somebody's submission can wait for each other for ever.
    """
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("case")
    named = rows.filter(
        case__inspection=inspection, case__reference__in=references, round=Round.FIRST
    )
    return {one.case.reference: one for one in named.order_by("pk")}


def answer_versions(assessments: Collection[Assessment]) -> dict[tuple[uuid.UUID, str], int]:
    """Return the version of every stored answer, by assessment and question code."""
    rows = Answer.objects.filter(assessment__in=assessments).values_list(
        "assessment_id", "question__code", "version"
    )
    return {(assessment_id, code): version for assessment_id, code, version in rows}
