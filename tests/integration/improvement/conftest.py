from collections.abc import Callable

import pytest

from accounts.models import User
from accounts.roles import ServiceRoleCode
from improvement.models import ImprovementPlan
from inspections.models import Inspection
from reports.choices import Move
from tests.factories.inspections import make_inspection
from tests.factories.plans import join_as, make_plan, release_report, write_recommendations


@pytest.fixture
def inspection(lead_inspector: User) -> Inspection:
    """An inspection of Eastmarsh, led by Helen Marsh."""
    return make_inspection(lead_inspector=lead_inspector)


@pytest.fixture
def joined(inspection: Inspection) -> Callable[[ServiceRoleCode], User]:
    """Add a person to the inspected service by role."""
    return lambda role: join_as(inspection, role)


@pytest.fixture
def manager(joined: Callable[[ServiceRoleCode], User]) -> User:
    """The service's manager, who edits the plan."""
    return joined(ServiceRoleCode.MANAGER)


@pytest.fixture
def chair(joined: Callable[[ServiceRoleCode], User]) -> User:
    """The chair of the board, who approves the plan and signs it off."""
    return joined(ServiceRoleCode.BOARD_CHAIR)


@pytest.fixture
def board_member(joined: Callable[[ServiceRoleCode], User]) -> User:
    """A member of the board."""
    return joined(ServiceRoleCode.BOARD_MEMBER)


@pytest.fixture
def owner(joined: Callable[[ServiceRoleCode], User]) -> User:
    """Somebody who owns actions and reads no more."""
    return joined(ServiceRoleCode.ACTION_OWNER)


@pytest.fixture
def plan(inspection: Inspection, manager: User) -> ImprovementPlan:
    """A plan that was started after the fieldwork; no report is released."""
    return make_plan(inspection, manager)


@pytest.fixture
def released(plan: ImprovementPlan, lead_inspector: User) -> ImprovementPlan:
    """The same plan once the report, with two recommendations, is published."""
    write_recommendations(plan.inspection, lead_inspector)
    release_report(plan.inspection, lead_inspector, Move.SEND, Move.PUBLISH)
    return plan
