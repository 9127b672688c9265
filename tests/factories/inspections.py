"""Inspections with a team, planned by the real services."""

from datetime import date

from accounts.models import User
from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.models import Inspection, SelectionIndicator, Service
from inspections.services.planning import plan_inspection
from inspections.services.selection import add_indicator
from inspections.services.stages import move_stage
from inspections.services.team import add_team_member
from inspections.services.yots import create_service
from inspections.types import IndicatorContent, Schedule
from standards.models import Framework
from tests.factories.frameworks import make_framework

JOINED = date(2026, 1, 1)


def make_service(code: str = "eastmarsh") -> Service:
    """Add a fictional service."""
    existing = Service.objects.filter(code=code).first()
    return existing or create_service(
        code=code,
        name=f"{code.title()} Youth Offending Team",
        local_authority=f"{code.title()} City Council",
        country="england",
        by="tests",
    )


def make_inspection(
    framework: Framework | None = None,
    *,
    service: str = "eastmarsh",
    themes: tuple[str, ...] = (),
    week_one_date: date = date(2026, 4, 13),
    **team: User,
) -> Inspection:
    """Plan an inspection; keywords give roles: make_inspection(lead_inspector=helen).

    Core themes are always covered; ``themes`` names optional ones.
    """
    edition = framework or make_framework()
    inspection = plan_inspection(
        service=make_service(service),
        framework=edition,
        standard_codes=themes,
        schedule=Schedule.from_week_one(week_one_date),
        reason_for_selection="Published data pointed to a decline.",
        by="tests",
    )
    for role, user in team.items():
        join_team(inspection, user, RoleCode(role))
    return inspection


def join_team(inspection: Inspection, user: User, role: RoleCode) -> None:
    """Give a person a role that holds already."""
    add_team_member(
        inspection=inspection,
        user=user,
        role=role,
        organisation="Inspectorate of Probation",
        from_date=JOINED,
        by="tests",
    )


def make_indicator(inspection: Inspection, name: str = "Children in custody") -> SelectionIndicator:
    """Note a figure behind the selection."""
    content = IndicatorContent(name, "14 in 1,000", "2025", "Yearly figures of the board")
    return add_indicator(inspection=inspection, content=content, by="tests")


def bring_to_stage(inspection: Inspection, stage: Stage) -> None:
    """Move the inspection forward, step by step, until it is at the stage."""
    order = list(Stage)
    for step in order[order.index(Stage(inspection.stage)) + 1 : order.index(stage) + 1]:
        move_stage(inspection=inspection, to=step, by="tests")
