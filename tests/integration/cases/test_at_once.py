"""Two people at the same time: nothing is lost, nothing is written twice, nobody waits for ever."""

from functools import partial

import pytest

from accounts.models import User
from audit.models import AuditEvent
from cases.errors import AnswerRefused
from cases.models import Answer, Assessment, ConflictCopy
from cases.queries.chain import find_broken_events
from cases.services.answering import apply
from cases.services.importing import AnswerImport, import_answers
from cases.services.submitting import submit_assessment
from cases.types import Conflict, Receipt
from inspections.models import Inspection
from tests.at_once import at_once
from tests.factories.cases import answer_everything, make_case, make_operation

pytestmark = pytest.mark.django_db(transaction=True)


def kinds(outcomes: list[object]) -> set[type]:
    return {type(one) for one in outcomes}


def test_two_first_answers_at_once_become_an_answer_and_a_conflict(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    outcomes = at_once(
        partial(apply, make_operation(assessment, "AS01", "yes", base_version=0), inspector),
        partial(apply, make_operation(assessment, "AS01", "no", base_version=0), lead_inspector),
    )

    assert kinds(outcomes) == {Receipt, Conflict}
    assert Answer.objects.get().version == ConflictCopy.objects.get().stored_version == 1
    assert find_broken_events(assessment) == []


def test_one_answer_sent_twice_at_once_is_stored_once(
    assessment: Assessment, inspector: User
) -> None:
    send = partial(apply, make_operation(assessment, "AS01", "yes"), inspector)

    first, second = at_once(send, send)

    assert first == second
    assert assessment.events.count() == 1


def test_two_submissions_at_once_are_one(assessment: Assessment, inspector: User) -> None:
    answer_everything(assessment, inspector)
    submit = partial(submit_assessment, assessment=assessment, by=inspector)

    outcomes = at_once(submit, submit)

    assert kinds(outcomes) == {type(None), AnswerRefused}
    assert AuditEvent.objects.filter(verb="case_submitted").count() == 1


def test_an_answer_sent_while_its_case_is_submitted_counts_or_is_refused(
    assessment: Assessment, inspector: User
) -> None:
    answer_everything(assessment, inspector)
    operation = make_operation(assessment, "AS01", "no", note="Thin.")

    saved, _submitted = at_once(
        partial(apply, operation, inspector),
        partial(submit_assessment, assessment=assessment, by=inspector),
    )

    stored = Answer.objects.get(assessment=assessment, question__code="AS01")
    event = AuditEvent.objects.get(verb="case_submitted")
    assert isinstance(saved, Receipt | AnswerRefused)
    assert stored.value == ("no" if isinstance(saved, Receipt) else "yes")
    assert event.details["answer_events"] == assessment.events.count()


def test_two_files_about_the_same_cases_are_read_one_after_the_other(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    cases = [make_case(inspection, f"EM-0{number}", inspector) for number in range(1, 5)]
    for case in cases:
        answer_everything(case, inspector)
    rows = [f"{one.case.reference},AS01,no,Thin,thin" for one in cases]
    read = partial(import_answers, inspection=inspection, by=lead_inspector, submit=True)

    outcomes = at_once(
        partial(read, content=as_file(rows)),
        partial(read, content=as_file(rows[::-1])),
        partial(submit_assessment, assessment=cases[2], by=inspector),
    )

    assert kinds(outcomes[:2]) == {AnswerImport}
    assert isinstance(outcomes[2], AnswerRefused | None)
    assert set(Answer.objects.filter(question__code="AS01").values_list("value", flat=True)) == {
        "no"
    }
    assert all(find_broken_events(case) == [] for case in cases)


def as_file(rows: list[str]) -> bytes:
    return "\n".join(["case_reference,question_code,answer,note,reasons", *rows]).encode()
