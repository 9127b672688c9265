"""What every inspection of the demonstration goes through, whatever its framework."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import cycle
from typing import Any

from accounts.roles import RoleCode
from cases.services.importing import import_answers, import_cases
from dashboard.services.demo.files import answer_file, case_file
from dashboard.services.demo.people import (
    ACTOR,
    get_person,
    join_service,
    join_team,
    person_in,
    scorers,
)
from dashboard.services.demo.types import DemoAnswer, DemoCase
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.queries import find_notice_rule, find_service, timeline_of
from inspections.queries.timeline import EVENTS
from inspections.services.planning import plan_inspection
from inspections.services.stages import move_stage
from inspections.services.yots import create_service
from inspections.types import Schedule
from standards.queries.frameworks import find_framework

Report = Callable[[str], None]


def plan(planned: Mapping[str, Any]) -> Inspection:
    """Plan an inspection with its team, and create its service where there is none yet."""
    service = find_service(planned["service"]["code"])
    framework = find_framework(planned["framework"])
    rule = find_notice_rule(framework.code)
    inspection = plan_inspection(
        service=service or create_service(**planned["service"], by=ACTOR),
        framework=framework,
        standard_codes=planned["standards"],
        schedule=Schedule.from_week_one(planned["week_one"], rule),
        reason_for_selection=planned["reason_for_selection"],
        by=ACTOR,
    )
    join_team(inspection)
    join_service(inspection.service)
    return inspection


def add_cases(inspection: Inspection, cases: Sequence[DemoCase]) -> dict[str, str]:
    """Add the cases, dealt out in turn; return each one's inspector by case reference."""
    references = [case.reference for case in cases]
    allocated = dict(zip(references, cycle(scorers()), strict=False))
    import_cases(
        inspection=inspection,
        content=case_file(cases, allocated),
        by=person_in(RoleCode.SUPPORT_OFFICER).email,
    )
    return allocated


def submit_answers(
    inspection: Inspection,
    answers: Iterable[DemoAnswer],
    allocated: Mapping[str, str],
    report: Report,
) -> None:
    """Let every inspector answer their own cases and submit them."""
    for email in scorers():
        own = [one for one in answers if allocated[one.case] == email]
        report(f"{get_person(email).name} answers {len(own)} questions …")
        import_answers(
            inspection=inspection, content=answer_file(own), by=get_person(email), submit=True
        )


def move(inspection: Inspection, *stages: Stage) -> None:
    """Move the inspection through these stages, as its lead, each on its planned day."""
    planned = {EVENTS[one.code]: one.planned_date for one in timeline_of(inspection)}
    for stage in stages:
        move_stage(
            inspection=inspection,
            to=stage,
            by=person_in(RoleCode.LEAD_INSPECTOR).email,
            moved_date=planned[stage],
        )
