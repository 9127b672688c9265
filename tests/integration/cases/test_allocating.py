"""allocate_assessment: who may give a case to whom, and what is recorded of it."""

from collections.abc import Callable

import pytest

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.errors import AllocationRefused, AnswerRefused
from cases.models import Allocation, Answer, Assessment
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from inspections.choices import Stage
from inspections.models import Inspection
from tests.factories.cases import answer, make_operation
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(member: Callable[[RoleCode], User]) -> User:
    return member(RoleCode.LOCAL_ASSESSOR)


def test_case_goes_to_its_new_scorer_with_its_answers(
    assessment: Assessment, inspector: User, lead_inspector: User, colleague: User
) -> None:
    answer(assessment, inspector, {"AS01": "yes"})

    is_new = allocate_assessment(assessment=assessment, scorer=colleague, by=lead_inspector)

    assert is_new
    apply(make_operation(assessment, "PL01", "no"), colleague)
    assert Answer.objects.get(question__code="AS01").by == inspector


def test_former_scorer_can_no_longer_change_it(
    assessment: Assessment, inspector: User, lead_inspector: User, colleague: User
) -> None:
    allocate_assessment(assessment=assessment, scorer=colleague, by=lead_inspector)

    with pytest.raises(AnswerRefused):
        apply(make_operation(assessment, "AS01", "yes"), inspector)


def test_allocation_is_on_record(
    assessment: Assessment, inspector: User, lead_inspector: User, colleague: User
) -> None:
    allocate_assessment(assessment=assessment, scorer=colleague, by=lead_inspector)
    allocate_assessment(assessment=assessment, scorer=None, by=lead_inspector)

    events = AuditEvent.objects.filter(verb="case_allocated").order_by("pk")
    assert [one.details for one in events] == [
        {"from": inspector.email, "to": colleague.email},
        {"from": colleague.email, "to": None},
    ]
    scorers = Allocation.objects.filter(assessment=assessment).values_list("scorer", flat=True)
    assert list(scorers) == [inspector.pk, colleague.pk, None]


def test_giving_it_to_its_own_scorer_changes_nothing(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    is_new = allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)

    assert not is_new
    assert Allocation.objects.count() == 1
    assert not AuditEvent.objects.filter(verb="case_allocated").exists()


def test_only_somebody_who_scores_in_the_team_can_be_given_a_case(
    assessment: Assessment,
    lead_inspector: User,
    outsider: User,
    member: Callable[[RoleCode], User],
) -> None:
    for person in (outsider, member(RoleCode.QUALITY_LEAD)):
        with pytest.raises(AllocationRefused, match="does not score"):
            allocate_assessment(assessment=assessment, scorer=person, by=lead_inspector)


def test_nothing_moves_once_the_report_is_published(
    inspection: Inspection, assessment: Assessment, lead_inspector: User, colleague: User
) -> None:
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(AllocationRefused, match="published"):
        allocate_assessment(assessment=assessment, scorer=colleague, by=lead_inspector)


def test_only_who_loads_case_lists_may_allocate(
    assessment: Assessment,
    inspector: User,
    colleague: User,
    outsider: User,
    member: Callable[[RoleCode], User],
) -> None:
    allocate_assessment(
        assessment=assessment, scorer=colleague, by=member(RoleCode.SUPPORT_OFFICER)
    )

    with pytest.raises(NotAllowed, match="Support officer"):
        allocate_assessment(assessment=assessment, scorer=inspector, by=inspector)
    with pytest.raises(NotVisible):
        allocate_assessment(assessment=assessment, scorer=outsider, by=outsider)
