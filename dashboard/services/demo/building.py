"""Builds the inspections of the demonstration through the calls that its people would make."""

from datetime import date

from django.db import transaction

from dashboard.services.demo.data import read_data
from dashboard.services.demo.documents import ask_for_documents, has_documents
from dashboard.services.demo.evidence import lacks_evidence, record_evidence
from dashboard.services.demo.fji.inspections import build_main, build_practice
from dashboard.services.demo.people import create_people
from dashboard.services.demo.steps import Report
from dashboard.services.demo.weighing import lacks_weighing, weigh_statements
from dashboard.services.demo.yos.inspections import build_standards
from inspections.models import Inspection
from inspections.queries import find_inspection
from standards.queries.frameworks import find_framework

BUILDERS = {"main": build_main, "practice": build_practice, "standards": build_standards}


def main_reference() -> str:
    """Return the reference of the inspection whose report is written."""
    return _reference("main")


def practice_reference() -> str:
    """Return the reference of the inspection in which visitors score."""
    return _reference("practice")


def standards_reference() -> str:
    """Return the reference of the inspection under the standards of 2018."""
    return _reference("standards")


def is_built() -> bool:
    """Return whether every inspection stands, with its documents, evidence and weighing."""
    lacking = (_missing, _without_documents, _without_evidence, _without_weighing)
    return not any(find() for find in lacking)


@transaction.atomic
def build_demo(*, report: Report) -> None:
    """Build what is missing of the demonstration, telling `report` what is being done.

    Everything stands in one transaction, so that an interrupted run leaves nothing behind. Raises
    UnknownFrameworkError before the frameworks are loaded.
    """
    for plan in read_data("inspections").values():
        find_framework(plan["framework"])
    report("Inviting the people …")
    create_people()
    for name in _missing():
        BUILDERS[name](report)
    for inspection in _without_documents():
        ask_for_documents(inspection)
    for inspection in _without_evidence():
        record_evidence(inspection)
    for inspection in _without_weighing():
        weigh_statements(inspection)


def _missing() -> list[str]:
    return [name for name in BUILDERS if find_inspection(_reference(name)) is None]


def _without_documents() -> list[Inspection]:
    found = [find_inspection(_reference(name)) for name in BUILDERS]
    return [one for one in found if one is not None and not has_documents(one)]


def _without_evidence() -> list[Inspection]:
    found = [find_inspection(_reference(name)) for name in BUILDERS]
    return [one for one in found if one is not None and lacks_evidence(one)]


def _without_weighing() -> list[Inspection]:
    found = [find_inspection(_reference(name)) for name in BUILDERS]
    return [one for one in found if one is not None and lacks_weighing(one)]


def _reference(name: str) -> str:
    plan = read_data("inspections")[name]
    week_one: date = plan["week_one"]
    return f"{plan['service']['code']}-{week_one.year}"
