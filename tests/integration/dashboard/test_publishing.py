"""A report leaves the house only when its ratings are agreed, where the edition has them agreed."""

import pytest

from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.services.moderation import agree_judgement
from reports.choices import CheckCode, Move, ReportStatus
from reports.errors import StepRefused
from reports.queries.checks import check_report
from reports.services.life import move_report
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import make_framework, make_moderated_framework
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.life import bring_report_to, finish_report, member_of
from tests.factories.panels import make_meeting


def stage():
    return Inspection.objects.get().stage


def make_finished(framework, lead_inspector, inspector):
    """A report that lacks nothing but, in a moderated edition, the panel's agreement."""
    inspection = make_inspection(framework, lead_inspector=lead_inspector, inspector=inspector)
    for number in range(1, 13):
        make_submitted_case(inspection, f"EM-{number:02}", inspector, {})
    bring_to_stage(inspection, Stage.DRAFTING)
    finish_report(inspection, lead_inspector)
    return inspection


def waiting(inspection):
    return [one for one in check_report(inspection).errors if one.code == CheckCode.JUDGEMENT_OPEN]


def test_rating_that_waits_to_be_agreed_keeps_the_report_from_the_service(
    db, lead_inspector, inspector
):
    inspection = make_finished(make_moderated_framework(), lead_inspector, inspector)
    reviewer = member_of(inspection, RoleCode.QUALITY_LEAD)
    move_report(inspection=inspection, move=Move.SUBMIT, by=lead_inspector)

    assert waiting(inspection)
    with pytest.raises(StepRefused, match="The checks found"):
        move_report(inspection=inspection, move=Move.SEND, by=reviewer)
    assert stage() == Stage.DRAFTING


def test_report_leaves_the_house_once_the_panel_agreed(db, lead_inspector, inspector):
    inspection = make_finished(make_moderated_framework(), lead_inspector, inspector)
    chair = member_of(inspection, RoleCode.PANEL_CHAIR)
    meeting = make_meeting(inspection, chair)
    for code in inspection.standards.values_list("code", flat=True):
        agree_judgement(inspection=inspection, standard=code, version=1, by=chair, meeting=meeting)

    bring_report_to(inspection, ReportStatus.WITH_SERVICE)

    assert stage() == Stage.WITH_SERVICE


def test_edition_in_which_nobody_agrees_is_published_as_judged(db, lead_inspector, inspector):
    inspection = make_finished(make_framework(), lead_inspector, inspector)

    bring_report_to(inspection, ReportStatus.PUBLISHED)

    assert stage() == Stage.PUBLISHED
