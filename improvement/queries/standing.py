"""How a plan stands: when it may start, who approved it and whether it is still that plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from improvement.choices import ApprovalKind, SignOffOutcome
from improvement.models import Approval, CoverageConfirmation, ImprovementPlan, SignOff
from improvement.policies.dates import months_after
from inspections.models import Inspection
from judgements.models import FeedbackSession
from reports.choices import Move
from reports.models import ReportMove
from reports.queries.versions import public_version

# How long a service has, from publication, to sign its plan off.
MONTHS = 12


@dataclass(frozen=True)
class PlanStanding:
    """What was said of a plan, the oldest first; all lists are empty before it is started.

    `published_date` is the day on which the report was first published, None before; `is_public`
    is false again once it is withdrawn.
    """

    published_date: date | None
    is_public: bool
    approvals: tuple[Approval, ...] = ()
    confirmations: tuple[CoverageConfirmation, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    @property
    def board(self) -> Approval | None:
        """The last approval by the board."""
        return self._last(ApprovalKind.BOARD)

    @property
    def oversight(self) -> Approval | None:
        """The last approval by an oversight body."""
        return self._last(ApprovalKind.OVERSIGHT)

    @property
    def confirmation(self) -> CoverageConfirmation | None:
        """What the lead inspector said last of its coverage."""
        return self.confirmations[-1] if self.confirmations else None

    @property
    def sign_off(self) -> SignOff | None:
        """What the chair said last of its end."""
        return self.sign_offs[-1] if self.sign_offs else None

    @property
    def is_complete(self) -> bool:
        """Whether the plan is signed off, and so a record."""
        return self.sign_off is not None and self.sign_off.outcome == SignOffOutcome.COMPLETE

    @property
    def due_date(self) -> date | None:
        """By when it is to be signed off: twelve months from publication, or the day it is carried
        on to.
        """
        if self.sign_off is not None and self.sign_off.carried_to_date is not None:
            return self.sign_off.carried_to_date
        return months_after(self.published_date, MONTHS) if self.published_date else None

    def is_overdue(self, today: date) -> bool:
        """Return whether it should have been signed off."""
        return not self.is_complete and self.due_date is not None and self.due_date < today

    def _last(self, kind: ApprovalKind) -> Approval | None:
        return next((one for one in reversed(self.approvals) if one.kind == kind), None)


def plan_standing(plan: ImprovementPlan) -> PlanStanding:
    """Return how a plan stands: a fixed number of queries."""
    return plan_standings([plan])[plan.pk]


def plan_standings(plans: Sequence[ImprovementPlan]) -> dict[int, PlanStanding]:
    """Return how each plan stands, by its key: as many queries as for one."""
    keys = [one.pk for one in plans]
    moves = _moves_of([one.inspection_id for one in plans])
    approvals = Approval.objects.filter(plan__in=keys).select_related("by", "document")
    confirmations = CoverageConfirmation.objects.filter(plan__in=keys).select_related("by")
    sign_offs = SignOff.objects.filter(plan__in=keys).select_related("by")
    by_plan: dict[int, list[list[Any]]] = {key: [[], [], []] for key in keys}
    said: tuple[QuerySet[Any], ...] = (
        approvals.defer("document__content"),
        confirmations,
        sign_offs,
    )
    for place, rows in enumerate(said):
        for row in rows.order_by("pk"):
            by_plan[row.plan_id][place].append(row)
    return {
        one.pk: PlanStanding(
            _first_publication(moves[one.inspection_id]),
            public_version(moves[one.inspection_id]) is not None,
            *(tuple(rows) for rows in by_plan[one.pk]),
        )
        for one in plans
    }


def is_complete(plan: ImprovementPlan) -> bool:
    """Return whether the plan is signed off: one query."""
    last = plan.sign_offs.order_by("-pk").first()
    return last is not None and last.outcome == SignOffOutcome.COMPLETE


def approved_content(plan: ImprovementPlan) -> str:
    """Return the content that the board approved last, "" where it approved none: one query."""
    last = plan.approvals.filter(kind=ApprovalKind.BOARD).order_by("-pk").first()
    return "" if last is None else last.content


def has_feedback(inspection: Inspection) -> bool:
    """Return whether a feedback session of the inspection was held by today."""
    rows = FeedbackSession.objects.filter(
        inspection=inspection, withdrawn_at__isnull=True, held_date__lte=timezone.localdate()
    )
    return rows.exists()


def _first_publication(moves: Sequence[ReportMove]) -> date | None:
    days = (timezone.localdate(one.at) for one in moves if one.move == Move.PUBLISH)
    return next(days, None)


def _moves_of(inspections: Sequence[int]) -> dict[int, list[ReportMove]]:
    """Return the steps of several reports in their order, by inspection: one query."""
    rows = ReportMove.objects.filter(report__inspection__in=inspections)
    found: dict[int, list[ReportMove]] = {key: [] for key in inspections}
    related = rows.select_related("report", "version").defer("version__payload")
    for one in related.order_by("pk"):
        found[one.report.inspection_id].append(one)
    return found
