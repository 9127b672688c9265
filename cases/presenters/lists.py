"""The list of an inspection's cases: whose they are and how far."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from cases.choices import AssessmentStatus
from cases.models import Assessment
from cases.policies import can_answer
from cases.presenters.progress import count_progress
from cases.queries.questionnaires import Questionnaire
from inspections.queries import InspectionAccess


def show_cases(
    access: InspectionAccess,
    questionnaire: Questionnaire,
    assessments: Sequence[Assessment],
    values: Mapping[UUID, Mapping[str, str]],
    *,
    only_mine: bool,
) -> dict[str, Any]:
    """Return the context of templates/cases/case_list.html."""
    inspection = access.inspection
    mine = [one for one in assessments if one.scorer_id == access.user.pk]
    shown = mine if only_mine else assessments
    return {
        "title": _("Cases"),
        "service": inspection.service.name,
        "count": _count(assessments),
        "filters": _filters(access, only_mine, len(mine)),
        "head": [
            {"text": _("Case")},
            {"text": _("Status")},
            {"text": _("Allocated to")},
            {"text": _("Answered"), "numeric": True},
            {"text": _("Open")},
        ],
        "rows": [_row(access, questionnaire, one, values[one.pk]) for one in shown],
        "empty": _empty(access, only_mine),
    }


def _row(
    access: InspectionAccess,
    questionnaire: Questionnaire,
    assessment: Assessment,
    values: Mapping[str, str],
) -> list[dict[str, Any]]:
    case = {"inspection": access.inspection.reference, "case": assessment.case.reference}
    statuses = questionnaire.routing(assessment.case.facts).statuses(values)
    progress = count_progress(questionnaire.questions, statuses, values)
    is_mine_to_score = can_answer(assessment, access.inspection, access.user, access.permissions)
    return [
        {"text": assessment.case.reference, "href": reverse("cases:case-detail", kwargs=case)},
        {"text": _status(assessment, values)},
        {"text": assessment.scorer.name if assessment.scorer else _("Nobody yet")},
        {
            "text": _("%(answered)d of %(total)d")
            % {"answered": progress.answered, "total": progress.in_route},
            "numeric": True,
        },
        {
            "text": (_("Score %(case)s") if is_mine_to_score else _("Read %(case)s")) % case,
            "href": reverse(
                "cases:case-score" if is_mine_to_score else "cases:case-detail", kwargs=case
            ),
        },
    ]


def _status(assessment: Assessment, values: Mapping[str, str]) -> str:
    if assessment.status == AssessmentStatus.IN_PROGRESS and not values:
        return _("Not begun")
    return str(AssessmentStatus(assessment.status).label)


def _count(assessments: Sequence[Assessment]) -> str:
    submitted = sum(one.is_submitted for one in assessments)
    cases = ngettext("%(count)d case", "%(count)d cases", len(assessments)) % {
        "count": len(assessments)
    }
    return _("%(cases)s, %(submitted)d submitted") % {"cases": cases, "submitted": submitted}


def _filters(access: InspectionAccess, only_mine: bool, mine: int) -> list[dict[str, Any]]:
    """Return the two views of the list, where the person can see more than their own cases."""
    if not access.may(Permission.VIEW_ALL_CASES):
        return []
    list_url = reverse("cases:case-list", args=[access.inspection.reference])
    return [
        {"text": _("All cases"), "href": list_url, "is_current": not only_mine},
        {
            "text": _("Allocated to me (%(count)d)") % {"count": mine},
            "href": f"{list_url}?show=mine",
            "is_current": only_mine,
        },
    ]


def _empty(access: InspectionAccess, only_mine: bool) -> str:
    if only_mine or not access.may(Permission.VIEW_ALL_CASES):
        return _("No case of this inspection is allocated to you.")
    return _("The case list has not been loaded yet.")
