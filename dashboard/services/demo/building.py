"""Builds both inspections of the demonstration through the calls that its people would make."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import cycle
from typing import Any

from django.db import transaction

from accounts.roles import RoleCode
from cases.models import Assessment
from cases.queries.questionnaires import get_questionnaire
from cases.services.importing import import_answers, import_cases
from cases.services.submitting import return_assessment
from dashboard.services.demo.answers import answer_sample
from dashboard.services.demo.data import read_data
from dashboard.services.demo.files import answer_file, case_file
from dashboard.services.demo.judging import judge_themes
from dashboard.services.demo.people import (
    ACTOR,
    create_people,
    get_person,
    join_service,
    join_team,
    person_in,
    scorers,
)
from dashboard.services.demo.practice import answer_practice, practice_cases
from dashboard.services.demo.report import write_report
from dashboard.services.demo.sample import draw_sample
from dashboard.services.demo.types import DemoCase
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.queries import find_inspection, find_service
from inspections.services.planning import create_service, plan_inspection
from inspections.services.stages import move_stage
from inspections.types import Timetable
from standards.queries.frameworks import find_framework

FRAMEWORK = "fji-2015@2"
Report = Callable[[str], None]


def main_reference() -> str:
    """Return the reference of the inspection whose report is written."""
    return _reference("main")


def practice_reference() -> str:
    """Return the reference of the inspection in which visitors score."""
    return _reference("practice")


def is_built() -> bool:
    """Return whether the demonstration stands; it is built whole or not at all."""
    return find_inspection(main_reference()) is not None


@transaction.atomic
def build_demo(*, report: Report) -> None:
    """Build the whole demonstration, telling `report` what is being done.

    Everything stands in one transaction, so that an interrupted run leaves nothing behind. Raises
    UnknownFrameworkError before the framework is loaded.
    """
    find_framework(FRAMEWORK)
    report("Inviting the people …")
    create_people()
    _build_main(report)
    _build_practice(report)


def _build_main(report: Report) -> None:
    plan = read_data("inspections")["main"]
    inspection = _plan(plan)
    cases = draw_sample(size=plan["cases"], prefix=plan["case_prefix"], fieldwork=plan["week_one"])
    _move(inspection, Stage.ANNOUNCED, Stage.WEEK_ONE)
    allocated = _add_cases(inspection, cases)
    answers = answer_sample(get_questionnaire(inspection), cases)
    for email in scorers():
        own = [one for one in answers if allocated[one.case] == email]
        report(f"{get_person(email).name} answers {len(own)} questions …")
        import_answers(
            inspection=inspection, content=answer_file(own), by=get_person(email), submit=True
        )
    _move(inspection, Stage.BETWEEN_WEEKS, Stage.WEEK_TWO, Stage.DRAFTING)
    report("The lead inspector judges the themes and writes the report …")
    lead = person_in(RoleCode.LEAD_INSPECTOR)
    judge_themes(inspection, by=lead)
    write_report(inspection, by=lead)


def _build_practice(report: Report) -> None:
    report("A second inspection is begun, to try out scoring …")
    plan = read_data("inspections")["practice"]
    inspection = _plan(plan)
    cases = practice_cases(plan["week_one"])
    _move(inspection, Stage.ANNOUNCED, Stage.WEEK_ONE)
    allocated = _add_cases(inspection, cases)
    answers = answer_practice(get_questionnaire(inspection), cases)
    returned = read_data("practice")["returned"]
    for case in dict.fromkeys(one.case for one in answers):
        own = [one for one in answers if one.case == case]
        import_answers(
            inspection=inspection,
            content=answer_file(own),
            by=get_person(allocated[case]),
            submit=case == returned["case"],
        )
    return_assessment(
        assessment=Assessment.objects.get(
            case__inspection=inspection, case__reference=returned["case"]
        ),
        reason=returned["reason"],
        by=person_in(RoleCode.LEAD_INSPECTOR),
    )


def _plan(plan: dict[str, Any]) -> Inspection:
    service = find_service(plan["service"]["code"])
    inspection = plan_inspection(
        service=service or create_service(**plan["service"], by=ACTOR),
        framework=find_framework(FRAMEWORK),
        standard_codes=plan["standards"],
        timetable=Timetable.from_week_one(plan["week_one"]),
        reason_for_selection=plan["reason_for_selection"],
        by=ACTOR,
    )
    join_team(inspection)
    join_service(inspection.service)
    return inspection


def _add_cases(inspection: Inspection, cases: Sequence[DemoCase]) -> dict[str, str]:
    """Add the cases, dealt out in turn; return each one's inspector by case reference."""
    references = [case.reference for case in cases]
    allocated = dict(zip(references, cycle(scorers()), strict=False))
    import_cases(
        inspection=inspection,
        content=case_file(cases, allocated),
        by=person_in(RoleCode.SUPPORT_OFFICER).email,
    )
    return allocated


def _move(inspection: Inspection, *stages: Stage) -> None:
    for stage in stages:
        move_stage(inspection=inspection, to=stage, by=person_in(RoleCode.LEAD_INSPECTOR).email)


def _reference(name: str) -> str:
    plan = read_data("inspections")[name]
    week_one: date = plan["week_one"]
    return f"{plan['service']['code']}-{week_one.year}"
