"""People of a service who do the same at the same moment: it stands there once, or is refused."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.roles import ServiceRoleCode
from audit.models import AuditEvent
from improvement.choices import ActionStepKind, ApprovalKind, SignOffOutcome
from improvement.errors import PlanRefused
from improvement.models import ActionStep, Approval, CoverageConfirmation, ImprovementPlan, SignOff
from improvement.queries.content import plan_content, plan_digest
from improvement.services.actions import edit_action
from improvement.services.approvals import (
    approve_plan,
    confirm_coverage,
    record_oversight,
    sign_off_plan,
)
from improvement.services.closing import close_action, return_action, verify_action
from improvement.types import ApprovedElsewhere, SentFile
from reports.choices import Move
from tests.at_once import at_once
from tests.factories.plans import (
    cover_all,
    join_as,
    make_content,
    make_plan,
    release_report,
    write_recommendations,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(inspection) -> dict[ServiceRoleCode, User]:
    return {role: join_as(inspection, role) for role in ServiceRoleCode}


@pytest.fixture
def plan(inspection, lead_inspector, people) -> ImprovementPlan:
    """The plan after a published report, with an action of the owner for each recommendation."""
    write_recommendations(inspection, lead_inspector)
    release_report(inspection, lead_inspector, Move.SEND, Move.PUBLISH)
    plan = make_plan(inspection, people[ServiceRoleCode.MANAGER])
    cover_all(plan, people[ServiceRoleCode.MANAGER], people[ServiceRoleCode.ACTION_OWNER])
    return plan


def twice(call):
    return at_once(call, call)


def test_what_is_said_of_a_plan_twice_stands_there_once(plan, people, lead_inspector):
    digest = plan_digest(plan_content(plan))
    chair, manager = people[ServiceRoleCode.BOARD_CHAIR], people[ServiceRoleCode.MANAGER]
    given = ApprovedElsewhere("Cabinet", "Councillor Vale", timezone.localdate())
    file = SentFile("minutes.txt", b"Approved.")
    later = timezone.localdate() + timedelta(days=30)
    calls = [
        partial(approve_plan, plan=plan, seen=digest, note="", by=chair),
        partial(record_oversight, plan=plan, approval=given, file=file, by=manager),
        partial(
            confirm_coverage, plan=plan, is_covered=True, seen=digest, note="", by=lead_inspector
        ),
        partial(
            sign_off_plan,
            plan=plan,
            outcome=SignOffOutcome.CARRIED_ON,
            seen=digest,
            reason="More time.",
            carried_to_date=later,
            by=chair,
        ),
    ]

    for call in calls:
        first, second = twice(call)
        assert first == second

    assert [one.kind for one in Approval.objects.order_by("pk")] == list(ApprovalKind)
    assert (CoverageConfirmation.objects.count(), SignOff.objects.count()) == (1, 1)
    verbs = ("plan_approved", "plan_oversight_recorded", "plan_coverage_confirmed")
    assert AuditEvent.objects.filter(verb__in=[*verbs, "plan_signed_off"]).count() == 4


def test_another_document_is_another_approval(plan, people):
    given = ApprovedElsewhere("Cabinet", "Councillor Vale", timezone.localdate())
    files = (None, SentFile("a.txt", b"Approved."), SentFile("a.txt", b"Approved again."))

    for file in files:
        record_oversight(plan=plan, approval=given, file=file, by=people[ServiceRoleCode.MANAGER])

    assert Approval.objects.count() == 3


def test_plan_that_changes_while_it_is_approved_is_approved_as_it_was_read_or_not(plan, people):
    chair, manager = people[ServiceRoleCode.BOARD_CHAIR], people[ServiceRoleCode.MANAGER]
    action = plan.actions.first()
    digest = plan_digest(plan_content(plan))
    content = make_content("Train everybody.", action.owner, due_date=date(2027, 5, 1))

    approval, edit = at_once(
        partial(approve_plan, plan=plan, seen=digest, note="", by=chair),
        partial(
            edit_action, action=action, content=content, base_version=action.version, by=manager
        ),
    )

    if isinstance(approval, PlanRefused):
        assert edit is None
    else:
        assert approval.digest == digest
        # The date that was just approved moves for a reason alone.
        assert isinstance(edit, PlanRefused)


def test_action_is_verified_or_returned_and_never_both(plan, people):
    chair, owner = people[ServiceRoleCode.BOARD_CHAIR], people[ServiceRoleCode.ACTION_OWNER]
    approve_plan(plan=plan, seen=plan_digest(plan_content(plan)), note="", by=chair)
    action = plan.actions.first()

    closed = twice(partial(close_action, action=action, note="Done.", seen=0, by=owner))
    step = ActionStep.objects.get()
    both = at_once(
        partial(verify_action, action=action, note="", seen=step.pk, by=chair),
        partial(return_action, action=action, note="No.", seen=step.pk, by=chair),
    )

    for answers in (closed, both):
        assert sorted(isinstance(one, PlanRefused) for one in answers) == [False, True]
    kinds = [one.kind for one in ActionStep.objects.order_by("pk")]
    assert kinds[0] == ActionStepKind.CLOSED
    assert len(kinds) == 2
