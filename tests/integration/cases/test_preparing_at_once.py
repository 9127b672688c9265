"""Preparing, deciding and replacing at the same moment: once, and nothing lost."""

from functools import partial

import pytest

from cases.errors import AnswerRefused, PreparationRefused, RequestDecided, SampleRefused
from cases.models import (
    AnswerEvent,
    Case,
    CasePreparation,
    LateAnswer,
    Replacement,
    ReplacementRequest,
)
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from cases.services.preparation import save_preparations
from cases.services.replacement_requests import agree_to_replacement, refuse_replacement
from cases.services.replacing import replace_case
from cases.types import Receipt
from cases.types.preparation import PreparationChange
from inspections.choices import Stage
from tests.at_once import at_once
from tests.factories.cases import make_operation
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage
from tests.factories.preparation import make_replacement_request
from tests.factories.samples import draw_cases

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def managers(make_user, inspection):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    people = [make_user("Rhona Castleby"), make_user("Edwin Farrow")]
    for person in people:
        join_service(inspection, person)
    return people


@pytest.fixture
def reading(inspection, lead_inspector, managers):
    draw_cases(inspection, lead_inspector)
    return inspection.cases.order_by("reference").first().assessments.get()


def test_one_of_two_names_for_a_case_is_stored_and_the_other_comes_back(
    inspection, reading, managers
):
    case = reading.case.reference
    outcomes = at_once(
        *(
            partial(
                save_preparations,
                inspection=inspection,
                changes=[PreparationChange(case, person.name, False, 0)],
                by=person,
            )
            for person in managers
        )
    )

    assert sorted(one.saved for one in outcomes) == [(), (case,)]
    assert sorted(one.conflicts for one in outcomes) == [(), (case,)]
    assert CasePreparation.objects.get().version == 1


def test_two_requests_about_a_case_at_once_leave_one(reading, managers):
    outcomes = at_once(*(partial(make_replacement_request, reading, person) for person in managers))

    assert {type(one) for one in outcomes} == {ReplacementRequest, PreparationRefused}
    assert ReplacementRequest.objects.count() == 1


def test_agreed_to_and_refused_at_once_is_decided_once(reading, managers, lead_inspector):
    asked = make_replacement_request(reading, managers[0])

    outcomes = at_once(
        partial(agree_to_replacement, request=asked, by=lead_inspector),
        partial(refuse_replacement, request=asked, reason="It stays.", by=lead_inspector),
    )

    assert sum(isinstance(one, RequestDecided) for one in outcomes) == 1
    asked.refresh_from_db()
    assert Replacement.objects.count() == (asked.outcome == "agreed")


@pytest.mark.parametrize("writer", ["inspector", "lead"])
def test_answer_and_replacement_at_once_lose_nothing(
    inspection, reading, inspector, lead_inspector, writer
):
    allocate_assessment(assessment=reading, scorer=inspector, by=lead_inspector)
    case = Case.objects.get(pk=reading.case_id)
    operation = make_operation(reading, "AS01", "yes")

    stored, replaced = at_once(
        partial(apply, operation, inspector if writer == "inspector" else lead_inspector),
        partial(
            replace_case,
            inspection=inspection,
            reference=case.reference,
            reason="Lost.",
            by=lead_inspector,
        ),
    )

    case.refresh_from_db()
    if isinstance(stored, Receipt):
        assert isinstance(replaced, SampleRefused)
        assert not case.is_withdrawn
        assert AnswerEvent.objects.count() == 1
    else:
        assert isinstance(stored, AnswerRefused)
        assert case.is_withdrawn
        assert LateAnswer.objects.count() == 1
        assert not AnswerEvent.objects.exists()
