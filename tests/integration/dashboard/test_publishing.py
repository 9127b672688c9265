"""A report is published only when its ratings are agreed, where the edition has somebody agree."""

import pytest

from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.services.moderation import agree_judgement
from tests.factories.frameworks import make_framework, make_moderated_framework
from tests.factories.inspections import bring_to_stage, join_team, make_inspection
from tests.factories.panels import make_meeting, recommend

ADDRESS = "/inspections/eastmarsh-2026/stage/"
PUBLISH = {"seen": Stage.WITH_SERVICE, "to": Stage.PUBLISHED}


def stage():
    return Inspection.objects.get().stage


@pytest.fixture
def lead(browser, lead_inspector):
    return browser(lead_inspector)


def make_recommended(framework, lead_inspector):
    inspection = make_inspection(framework, lead_inspector=lead_inspector)
    bring_to_stage(inspection, Stage.WITH_SERVICE)
    return inspection, recommend(inspection, "leading", "good", lead_inspector)


def test_rating_that_waits_to_be_agreed_keeps_the_report_from_publication(db, lead, lead_inspector):
    make_recommended(make_moderated_framework(), lead_inspector)

    answer = lead.post(ADDRESS, PUBLISH, follow=True)

    assert "recommended and not yet agreed: Leading." in answer.text
    assert stage() == Stage.WITH_SERVICE


def test_report_is_published_once_the_panel_agreed(db, lead, lead_inspector, make_user):
    inspection, judgement = make_recommended(make_moderated_framework(), lead_inspector)
    chair = make_user("Ada Quill")
    join_team(inspection, chair, RoleCode.PANEL_CHAIR)
    agree_judgement(
        inspection=inspection,
        standard="leading",
        version=judgement.version,
        by=chair,
        meeting=make_meeting(inspection, chair),
    )

    lead.post(ADDRESS, PUBLISH)

    assert stage() == Stage.PUBLISHED


def test_edition_in_which_nobody_agrees_is_published_as_judged(db, lead, lead_inspector):
    make_recommended(make_framework(), lead_inspector)

    lead.post(ADDRESS, PUBLISH)

    assert stage() == Stage.PUBLISHED
