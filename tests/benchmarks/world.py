"""What is measured: a made-up edition of 150 case questions, ten inspectors, their cases."""

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.roles import RoleCode
from accounts.services import create_user
from cases.models import Assessment
from cases.queries.questionnaires import get_questionnaire
from cases.services.answering import apply_all
from cases.services.importing import import_cases
from cases.types import AnswerContent, AnswerOperation
from inspections.models import Inspection
from sheets.writing import write_csv
from standards.services.loading import load_framework
from standards.services.parsing import parse_file
from tests.factories.frameworks import SMALL
from tests.factories.inspections import join_team, make_inspection

PASSWORD = "nine-kites-above-the-estuary"
INSPECTORS = 10
CASES_EACH = 2
SECTION_SIZES = (20, 20, 20, 20, 20, 20, 20, 10)
GATES = 5
# As in a questionnaire of the field: about half of the questions hang on an answer given earlier.
ROUTED_EVERY = 2
NOTE = "Seen in the record of 12 March, in the plan and in the notes of the review meeting. "


@dataclass(frozen=True)
class World:
    """Who signs in, and which questions of which assessments each of them answers, in order."""

    inspection: Inspection
    people: list[User]
    assessments: list[Assessment]
    codes: list[str]


def make_world(inspectors: int = INSPECTORS, cases: int = CASES_EACH) -> World:
    """Plan an inspection of the made-up edition; every case is half answered already."""
    framework = load_framework(content=edition(), by="benchmark").framework
    inspection = make_inspection(framework, service="northmere")
    people = [_make_inspector(inspection, number) for number in range(inspectors)]
    _import_cases(inspection, people, cases)
    codes = [question.code for question in get_questionnaire(inspection).questions]
    rows = Assessment.objects.filter(case__inspection=inspection).select_related("case", "scorer")
    assessments = list(rows.order_by("case__reference"))
    for assessment in assessments:
        _answer_half(assessment, codes)
    return World(inspection, people, assessments, codes)


def _make_inspector(inspection: Inspection, number: int) -> User:
    user = create_user(
        email=f"inspector{number}@example.org",
        name=f"Inspector {number}",
        password=PASSWORD,
        by="benchmark",
    )
    join_team(inspection, user, RoleCode.INSPECTOR)
    return user


def _import_cases(inspection: Inspection, people: list[User], cases: int) -> None:
    rows = [
        [f"NM-{case:02}{number}", "male", "community", person.email]
        for case in range(cases)
        for number, person in enumerate(people)
    ]
    content = write_csv(["case_reference", "sex", "setting", "assigned_to"], rows)
    import_cases(inspection=inspection, content=content, by="benchmark")


@transaction.atomic
def _answer_half(assessment: Assessment, codes: list[str]) -> None:
    operations = [
        AnswerOperation(uuid.uuid4(), assessment.pk, code, 0, AnswerContent("yes", (), NOTE))
        for code in codes[: len(codes) // 2]
    ]
    apply_all(operations, assessment.scorer)


def edition() -> bytes:
    """Return the edition's file: the small one of the tests with 150 questions in 8 sections."""
    document = parse_file(SMALL.read_bytes()).document
    document |= {
        "code": "wide",
        "title": "Wide framework",
        "about": "150 questions, for measuring.",
        "standards": [one for one in document["standards"] if one["core"]],
        "routes": [_route(number) for number in range(GATES)],
        "sections": [_section(number, size) for number, size in enumerate(SECTION_SIZES)],
    }
    return json.dumps(document).encode()


def _route(number: int) -> dict[str, Any]:
    return {
        "code": f"gate{number}",
        "label": f"the case opened gate {number}",
        "otherwise": f"the case did not open gate {number}",
        "condition": {"question": _code(0, number), "in": ["yes"]},
    }


def _section(section: int, size: int) -> dict[str, Any]:
    return {
        "code": f"part-{section}",
        "title": f"Part {section + 1}",
        "questions": [_question(section, number) for number in range(size)],
    }


def _question(section: int, number: int) -> dict[str, Any]:
    question: dict[str, Any] = {
        "code": _code(section, number),
        "text": f"Was the work in part {section + 1}, number {number + 1}, done well enough?",
        "guidance": "Read the record, the plan and the reviews before you decide. " * 5,
        "provenance": "assumed",
    }
    if section == 0 and number < GATES:
        return {**question, "counts": False}
    question["standard"] = ("assessing", "planning")[section % 2]
    question["reasons_for_no"] = [
        {"code": "thin", "label": "Too thin"},
        {"code": "late", "label": "Too late"},
    ]
    if number % ROUTED_EVERY:
        return {**question, "route": [f"gate{number % GATES}"]}
    return {**question, "headline": f"Part {section + 1}, number {number + 1}"}


def _code(section: int, number: int) -> str:
    return f"{'ABCDEFGH'[section]}Q{number + 1:02}"
