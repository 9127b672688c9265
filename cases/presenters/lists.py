"""The list of an inspection's cases: whose they are, how far, and what needs somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from cases.choices import AssessmentStatus
from cases.models import Assessment
from cases.policies import can_answer
from cases.presenters.progress import Progress, count_progress
from cases.presenters.signs import Flag, at_work, flags_of, saved_line, unsaved_lines
from cases.presenters.workload import show_workload
from cases.queries.loading import can_allocate_cases
from cases.queries.overview import CaseSigns
from cases.queries.questionnaires import Questionnaire
from inspections.queries import InspectionAccess
from scoring.routing import RouteStatus

NOT_BEGUN = "not_begun"
COLOURS = {
    NOT_BEGUN: "grey",
    AssessmentStatus.IN_PROGRESS.value: "blue",
    AssessmentStatus.RETURNED.value: "yellow",
    AssessmentStatus.SUBMITTED.value: "green",
}


@dataclass(frozen=True)
class ListChoice:
    """What of the list is wanted: the reader's own cases alone, and those of one state."""

    only_mine: bool = False
    state: str = ""

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> "ListChoice":
        """Read it from an address; a state that there is not means all."""
        state = sent.get("status", "")
        return cls(sent.get("show") == "mine", state if state in COLOURS else "")

    def address(self, list_url: str) -> str:
        """Return the list's address with this choice."""
        words = ["show=mine"] * self.only_mine + [f"status={self.state}"] * bool(self.state)
        return f"{list_url}?{'&'.join(words)}" if words else list_url


@dataclass(frozen=True)
class CaseRow:
    """One case in the list."""

    assessment: UUID
    reference: str
    href: str
    state: str
    scorer: str
    progress: Progress
    saved: str
    at_work: str
    unsaved: list[str]
    flags: list[Flag]
    action: str
    action_url: str
    allocate_url: str
    is_mine: bool

    @property
    def state_text(self) -> str:
        """The state in words."""
        return state_word(self.state)

    @property
    def colour(self) -> str:
        """The colour of the state's tag."""
        return COLOURS[self.state]


def show_cases(
    access: InspectionAccess,
    questionnaire: Questionnaire,
    assessments: Sequence[Assessment],
    signs: Mapping[UUID, CaseSigns],
    choice: ListChoice,
) -> dict[str, Any]:
    """Return the context of templates/cases/case_list.html."""
    rows = [_row(access, questionnaire, one, signs[one.pk]) for one in assessments]
    owned = [row for row in rows if row.is_mine or not choice.only_mine]
    sees_all = access.may(Permission.VIEW_ALL_CASES)
    return {
        "title": _("Cases"),
        "service": access.inspection.service.name,
        "count": _count(rows),
        "whose": _whose(access, choice, rows) if sees_all else [],
        "states": _states(access, choice, owned),
        "rows": [row for row in owned if choice.state in ("", row.state)],
        "empty": _empty(choice, owned, sees_all=sees_all),
        "workload": show_workload(rows) if sees_all and rows else None,
    }


def state_word(state: str) -> str:
    """Return a state of the list in words."""
    return _("Not begun") if state == NOT_BEGUN else str(AssessmentStatus(state).label)


def _row(
    access: InspectionAccess,
    questionnaire: Questionnaire,
    assessment: Assessment,
    signs: CaseSigns,
) -> CaseRow:
    reference = assessment.case.reference
    statuses = questionnaire.routing(assessment.case.facts).statuses(signs.values)
    marked = [code for code in signs.marked if statuses.get(code) is RouteStatus.IN_ROUTE]
    is_to_score = can_answer(assessment, access.inspection, access.user, access.permissions)
    return CaseRow(
        assessment=assessment.pk,
        reference=reference,
        href=_url(access, "cases:case-detail", reference),
        state=_state(assessment, signs),
        scorer=assessment.scorer.name if assessment.scorer else "",
        progress=count_progress(questionnaire.questions, statuses, signs.values),
        saved=saved_line(assessment, signs.saved),
        at_work=at_work(access.user, signs.pages),
        unsaved=unsaved_lines(access.user, signs.pages),
        flags=flags_of(access, reference, signs, len(marked)),
        action=_("Score") if is_to_score else _("Read"),
        action_url=_url(
            access, "cases:case-score" if is_to_score else "cases:case-detail", reference
        ),
        allocate_url=_url(access, "cases:case-allocate", reference)
        if can_allocate_cases(access)
        else "",
        is_mine=assessment.scorer_id == access.user.pk,
    )


def _url(access: InspectionAccess, name: str, reference: str) -> str:
    return reverse(name, args=[access.inspection.reference, reference])


def _state(assessment: Assessment, signs: CaseSigns) -> str:
    if assessment.status == AssessmentStatus.IN_PROGRESS and not signs.values:
        return NOT_BEGUN
    return assessment.status


def _count(rows: Sequence[CaseRow]) -> str:
    submitted = sum(row.state == AssessmentStatus.SUBMITTED for row in rows)
    cases = ngettext("%(count)d case", "%(count)d cases", len(rows)) % {"count": len(rows)}
    return _("%(cases)s, %(submitted)d submitted") % {"cases": cases, "submitted": submitted}


def _whose(
    access: InspectionAccess, choice: ListChoice, rows: Sequence[CaseRow]
) -> list[dict[str, Any]]:
    """Return the two views of the list, for whoever can see more than their own cases."""
    mine = sum(row.is_mine for row in rows)
    return [
        _link(access, choice, ListChoice(False, choice.state), _("All cases")),
        _link(
            access,
            choice,
            ListChoice(True, choice.state),
            _("Allocated to me (%(count)d)") % {"count": mine},
        ),
    ]


def _states(
    access: InspectionAccess, choice: ListChoice, rows: Sequence[CaseRow]
) -> list[dict[str, Any]]:
    """Return the ways to see cases of one state alone, where that leaves some out."""
    found = {state: sum(row.state == state for row in rows) for state in COLOURS}
    links = [
        _link(
            access,
            choice,
            ListChoice(choice.only_mine, state),
            _("%(state)s (%(count)d)") % {"state": state_word(state), "count": count},
        )
        for state, count in found.items()
        if count or state == choice.state
    ]
    if len(links) < 2 and not choice.state:
        return []
    return [_link(access, choice, ListChoice(choice.only_mine), _("Any status")), *links]


def _link(
    access: InspectionAccess, now: ListChoice, wanted: ListChoice, text: str
) -> dict[str, Any]:
    list_url = reverse("cases:case-list", args=[access.inspection.reference])
    return {"text": text, "href": wanted.address(list_url), "is_current": wanted == now}


def _empty(choice: ListChoice, owned: Sequence[CaseRow], *, sees_all: bool) -> str:
    if owned:
        return _("No case is in this status.")
    if choice.only_mine or not sees_all:
        return _("No case of this inspection is allocated to you.")
    return _("The case list has not been loaded yet.")
