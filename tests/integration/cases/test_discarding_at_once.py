"""Discarding a sample while somebody else discards, draws or answers: once, and nothing lost."""

from functools import partial

import pytest

from cases.errors import AnswerRefused, SampleRefused
from cases.models import AnswerEvent, Case, LateAnswer, Sample
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from cases.services.discarding import discard_sample
from cases.types import Receipt
from tests.at_once import at_once
from tests.factories.cases import make_operation
from tests.factories.samples import draw_cases

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def discarding(inspection, lead_inspector):
    draw_cases(inspection, lead_inspector)
    return partial(
        discard_sample, inspection=inspection, reason="Wrong caseload.", by=lead_inspector
    )


def test_one_of_two_who_discard_at_once_is_refused(discarding):
    outcomes = at_once(discarding, discarding)

    assert sorted(type(one).__name__ for one in outcomes) == ["Sample", "SampleRefused"]
    assert not Case.everything.exists()


def test_sample_that_is_drawn_meanwhile_is_not_discarded(inspection, lead_inspector, discarding):
    first, second = at_once(
        partial(discarding, seen_version=1),
        partial(discarding, seen_version=1),
    )
    draw_cases(inspection, lead_inspector)

    with pytest.raises(SampleRefused):
        discarding(seen_version=1)
    assert isinstance(first, Sample) != isinstance(second, Sample)
    assert Sample.objects.filter(discarded_at=None).count() == 1


def test_answer_and_discarding_at_once_lose_nothing(
    inspection, inspector, lead_inspector, discarding
):
    reading = inspection.cases.first().assessments.get()
    allocate_assessment(assessment=reading, scorer=inspector, by=lead_inspector)

    stored, discarded = at_once(
        partial(apply, make_operation(reading, "AS01", "yes"), inspector), discarding
    )

    case = Case.everything.get(pk=reading.case_id)
    if isinstance(stored, Receipt):
        assert isinstance(discarded, SampleRefused)
        assert not case.is_withdrawn
        assert AnswerEvent.objects.count() == 1
    else:
        assert isinstance(stored, AnswerRefused)
        assert case.is_withdrawn
        assert LateAnswer.objects.count() == 1
