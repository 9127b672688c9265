"""A person's cases as tasks, and what they should do next, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.permissions import Permission
from cases.choices import AssessmentStatus
from cases.models import Assessment
from dashboard.queries.work import InspectionWork
from inspections.choices import Stage
from inspections.models import Inspection

# What comes back is looked at first, then what was begun.
RETURNED, BEGUN, NOT_BEGUN, SUBMITTED = range(4)
COLOURS = {RETURNED: "red", BEGUN: "light-blue", NOT_BEGUN: "blue"}

# What whoever leads an inspection does at each stage.
STEPS_OF_LEAD: Mapping[Stage, str | Promise] = {
    Stage.PLANNED: gettext_lazy(
        "Put the team together, check the dates, then announce the inspection."
    ),
    Stage.ANNOUNCED: gettext_lazy("Load the case list before fieldwork begins on %(week_one)s."),
    Stage.WEEK_ONE: gettext_lazy("See that every case is scored and submitted this week."),
    Stage.BETWEEN_WEEKS: gettext_lazy(
        "Read the results and settle the lines of enquiry for the week of %(week_two)s."
    ),
    Stage.WEEK_TWO: gettext_lazy("Record the evidence of fieldwork and judge every theme."),
    Stage.DRAFTING: gettext_lazy("Write the report. The draft is due on %(draft_due)s."),
    Stage.WITH_SERVICE: gettext_lazy(
        "Settle what the service answers. Publication is planned for %(publication)s."
    ),
    Stage.PUBLISHED: gettext_lazy("Nothing is left to do: the report is published."),
}


def case_tasks(assessments: Sequence[Assessment]) -> list[dict[str, Any]]:
    """Return the cases as rows of components/task_list.html, what is most pressing first."""
    ordered = sorted(assessments, key=lambda one: (_place(one), one.case.reference))
    return [_task(assessment) for assessment in ordered]


def line_tasks(work: InspectionWork) -> list[dict[str, Any]]:
    """Return the lines of enquiry that the person is to answer, as rows of the same component."""
    if not work.is_member:
        return []
    return [
        {
            "text": line.question,
            "href": reverse(
                "judgements:line-detail", args=[work.inspection.reference, line.number]
            ),
            "status": _("Line %(number)d") % {"number": line.number},
        }
        for line in work.lines
    ]


def open_cases(work: InspectionWork) -> list[Assessment]:
    """Return the cases that wait for the person; none once the inspection is published."""
    if work.inspection.is_published:
        return []
    return [one for one in work.assessments if not one.is_submitted]


def next_steps(work: InspectionWork) -> list[str]:
    """Return what the person should do next in this inspection: one sentence or two."""
    steps = [_step_of_scorer(work)] if work.may(Permission.SCORE_OWN_CASES) else []
    if work.may(Permission.MOVE_STAGE):
        has_cases = bool(work.assessments)
        steps = [*(steps if has_cases else []), _step_of_lead(work.inspection)]
    if work.lines and work.is_member:
        steps.append(_step_of_enquirer(work))
    return steps or [_("Nothing is waiting for you.")]


def _step_of_scorer(work: InspectionWork) -> str:
    waiting = open_cases(work)
    returned = [one for one in waiting if _place(one) == RETURNED]
    if returned:
        return ngettext(
            "%(number)d case came back to you: read why, then change its answers.",
            "%(number)d cases came back to you: read why, then change their answers.",
            len(returned),
        ) % {"number": len(returned)}
    if waiting:
        return _going_on(waiting)
    if work.assessments:
        return _("All your cases are submitted.")
    return _("No case is allocated to you yet.")


def _step_of_enquirer(work: InspectionWork) -> str:
    return ngettext(
        "%(number)d line of enquiry waits for your conclusion.",
        "%(number)d lines of enquiry wait for your conclusion.",
        len(work.lines),
    ) % {"number": len(work.lines)}


def _going_on(waiting: Sequence[Assessment]) -> str:
    first = min(waiting, key=lambda one: (_place(one), one.case.reference))
    words = {"case": first.case.reference, "number": len(waiting)}
    if _place(first) == BEGUN:
        return (
            ngettext(
                "Go on with case %(case)s: %(number)d of your cases is still to be submitted.",
                "Go on with case %(case)s: %(number)d of your cases are still to be submitted.",
                len(waiting),
            )
            % words
        )
    return (
        ngettext(
            "Begin with case %(case)s: %(number)d of your cases is still to be scored.",
            "Begin with case %(case)s: %(number)d of your cases are still to be scored.",
            len(waiting),
        )
        % words
    )


def _step_of_lead(inspection: Inspection) -> str:
    return str(STEPS_OF_LEAD[Stage(inspection.stage)]) % {
        "week_one": date_format(inspection.week_one_date),
        "week_two": date_format(inspection.week_two_date),
        "draft_due": date_format(inspection.draft_due_date),
        "publication": date_format(inspection.publication_date),
    }


def _place(assessment: Assessment) -> int:
    if assessment.status == AssessmentStatus.RETURNED:
        return RETURNED
    if assessment.is_submitted:
        return SUBMITTED
    return BEGUN if assessment.event_count else NOT_BEGUN


def _task(assessment: Assessment) -> dict[str, Any]:
    place = _place(assessment)
    case = assessment.case
    page = "cases:case-detail" if assessment.is_submitted else "cases:case-score"
    return {
        "text": _("Case %(reference)s") % {"reference": case.reference},
        "href": reverse(page, args=[case.inspection.reference, case.reference]),
        "hint": assessment.return_reason if place == RETURNED else "",
        "status": _("Not begun")
        if place == NOT_BEGUN
        else AssessmentStatus(assessment.status).label,
        "colour": COLOURS.get(place, ""),
    }
