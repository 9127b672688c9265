"""Two who judge at the same time: one judgement stands, the other person is told."""

from functools import partial

import pytest

from accounts.models import User
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.services.stages import move_stage
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.models import ThemeJudgement
from judgements.services.judgements import record_judgement
from tests.at_once import at_once
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_judgements_at_once_are_one_and_a_warning(
    inspection: Inspection, lead_inspector: User
) -> None:
    judge = partial(
        record_judgement,
        inspection=inspection,
        standard="assessing",
        reason="Seen in fieldwork.",
        base_version=0,
        by=lead_inspector,
    )

    outcomes = at_once(partial(judge, rating="good"), partial(judge, rating="poor"))

    assert {type(one) for one in outcomes} == {ThemeJudgement, StaleJudgement}
    assert ThemeJudgement.objects.get().version == 1


def test_no_judgement_stands_that_was_recorded_after_publication(
    inspection: Inspection, lead_inspector: User
) -> None:
    bring_to_stage(inspection, Stage.WITH_SERVICE)
    judge = partial(
        record_judgement,
        inspection=Inspection.objects.get(pk=inspection.pk),
        standard="assessing",
        rating="good",
        reason="Seen in fieldwork.",
        base_version=0,
        by=lead_inspector,
    )

    judged, published = at_once(
        judge, partial(move_stage, inspection=inspection, to=Stage.PUBLISHED, by="tests")
    )

    events = AuditEvent.objects.filter(stream__name=inspection.audit_stream)
    assert published is None
    assert isinstance(judged, ThemeJudgement | JudgementRefused)
    assert events.order_by("sequence").last().verb == "stage_moved"
