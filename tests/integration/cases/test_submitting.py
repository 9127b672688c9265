"""Submitting a case and returning it."""

import pytest

from accounts.errors import NotAllowed
from accounts.models import User
from audit.queries import find_broken_events
from cases.errors import ReturnRefused, SubmissionRefused
from cases.models import Assessment
from cases.queries.answering import stored_answers
from cases.queries.submitting import manifest_of
from cases.services.submitting import return_assessment, submit_assessment
from tests.factories.cases import answer, answer_everything, submit

pytestmark = pytest.mark.django_db


def test_submit_names_every_question_without_answer(
    assessment: Assessment, inspector: User
) -> None:
    answer(assessment, inspector, {"AB01": "no", "AS01": "yes"})

    with pytest.raises(SubmissionRefused) as refusal:
        submit_assessment(assessment=assessment, by=inspector)

    assert list(refusal.value.problems) == ["AB02", "AS03", "PL01"]


def test_submit_wants_the_note_the_framework_asks_for(
    assessment: Assessment, inspector: User
) -> None:
    answer_everything(assessment, inspector)
    answer(assessment, inspector, {"AS01": "no"}, note=" ")

    with pytest.raises(SubmissionRefused) as refusal:
        submit_assessment(assessment=assessment, by=inspector)

    assert list(refusal.value.problems) == ["AS01"]
    assert "note" in refusal.value.problems["AS01"]


def test_submit_refuses_when_answers_moved_on_since_the_page(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    answer_everything(assessment, inspector)
    shown = manifest_of(stored_answers(assessment))
    answer(assessment, lead_inspector, {"AS01": "no"})

    with pytest.raises(SubmissionRefused, match="changed after you opened"):
        submit_assessment(assessment=assessment, by=inspector, manifest=shown)


def test_return_reopens_with_reason_and_both_steps_are_on_record(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    answer_everything(assessment, inspector)
    submit(assessment, inspector)

    return_assessment(assessment=assessment, reason="PL01 needs evidence.", by=lead_inspector)

    assessment.refresh_from_db()
    stream = assessment.case.inspection.audit_stream
    assert (assessment.status, assessment.return_reason) == ("returned", "PL01 needs evidence.")
    assert find_broken_events(stream) == []


def test_return_needs_the_lead_a_reason_and_a_submitted_case(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    with pytest.raises(ReturnRefused):
        return_assessment(assessment=assessment, reason="Early.", by=lead_inspector)
    answer_everything(assessment, inspector)
    submit(assessment, inspector)

    with pytest.raises(NotAllowed):
        return_assessment(assessment=assessment, reason="Mine.", by=inspector)
    with pytest.raises(ReturnRefused):
        return_assessment(assessment=assessment, reason="  ", by=lead_inspector)
