"""Two who judge at the same time: one judgement stands, the other person is told."""

from collections.abc import Callable
from functools import partial

import pytest

from accounts.models import User
from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.services.stages import move_stage
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.models import ModerationDecision, ThemeJudgement
from judgements.services.judgements import record_judgement
from judgements.services.moderation import agree_judgement
from tests.at_once import at_once
from tests.factories.frameworks import make_moderated_framework
from tests.factories.inspections import bring_to_stage, join_team, make_inspection
from tests.factories.panels import make_meeting, recommend

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


def test_two_chairs_deciding_at_once_are_one_decision_and_a_warning(
    lead_inspector: User, make_user: Callable[..., User]
) -> None:
    chairs = [make_user("Ana Chair"), make_user("Bo Chair")]
    inspection = make_inspection(make_moderated_framework(), lead_inspector=lead_inspector)
    for chair in chairs:
        join_team(inspection, chair, RoleCode.PANEL_CHAIR)
    recommend(inspection, "leading", "good", lead_inspector)
    decide = partial(
        agree_judgement,
        inspection=inspection,
        standard="leading",
        version=1,
        meeting=make_meeting(inspection, chairs[0]),
    )

    outcomes = at_once(*(partial(decide, by=chair) for chair in chairs))

    assert {type(one) for one in outcomes} == {ModerationDecision, StaleJudgement}
    assert ModerationDecision.objects.count() == 1
