"""A marker in every score, note and judgement, and the search for it in all a service can get."""

import json

import pytest
from django.utils import timezone

from accounts.roles import RoleCode
from cases.models import Assessment, Sample
from cases.services.answering import apply
from cases.services.case_conflicts import declare_case_conflict
from cases.services.phrases import add_phrase
from cases.services.submitting import return_assessment, submit_assessment
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.services.judgements import record_judgement
from reports.choices import Move, ReportStatus
from reports.models import RecommendationGroup, Report, ReportMove
from reports.services.recommendations import add_recommendation
from standards.choices import JudgedFrom
from standards.services.loading import load_framework
from standards.services.parsing import parse_file
from tests.architecture.routes import walk_routes
from tests.factories.cases import make_operation
from tests.factories.frameworks import SMALL
from tests.factories.inspections import bring_to_stage
from tests.factories.reports import write_theme
from tests.factories.world import MANAGER, OF_SERVICE, make_world
from tests.pages import bytes_of, reach_by_links

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.long]
CANARY = "Quetzalcanary"
# What an edition says of questions, standards and ratings; its facts are the service's own words.
INSPECTORS_PARTS = ("answer_words", "ratings", "standards", "sections", "routes", "report")
WORDS = {"title", "short_title", "expectation", "label", "text", "guidance", "headline", "aim"}


def marked(part):
    """Return a part of an edition with the marker in each of its texts."""
    if isinstance(part, list):
        return [marked(one) for one in part]
    if isinstance(part, dict):
        return {
            key: f"{value} {CANARY}" if key in WORDS and isinstance(value, str) else marked(value)
            for key, value in part.items()
        }
    return part


def marked_edition():
    document = parse_file(SMALL.read_bytes()).document
    document |= {key: marked(document[key]) for key in INSPECTORS_PARTS}
    # Boards rate themselves against what an edition says of standards without cases.
    document["standards"] = [
        own if own["judged_from"] == JudgedFrom.FIELDWORK else marked(own)
        for own in parse_file(SMALL.read_bytes()).document["standards"]
    ]
    document["answer_words"] = {
        key: f"{word} {CANARY}" for key, word in document["answer_words"].items()
    }
    return load_framework(content=json.dumps(document).encode(), by="tests").framework


@pytest.fixture
def world():
    """An inspection with the marker wherever an inspector can have written or counted."""
    world = make_world(marked_edition())
    inspection = Inspection.objects.get()
    lead = world.people[RoleCode.LEAD_INSPECTOR]
    answer_all(world.own_cases[RoleCode.INSPECTOR], world.people[RoleCode.INSPECTOR])
    returned = world.own_cases[RoleCode.LOCAL_ASSESSOR]
    answer_all(returned, world.people[RoleCode.LOCAL_ASSESSOR])
    return_assessment(assessment=returned, reason=f"{CANARY} once more.", by=lead)
    add_phrase(text=f"{CANARY} is a phrase.", by=lead)
    record_judgement(
        inspection=inspection,
        standard="assessing",
        rating="poor",
        reason=f"{CANARY} decides.",
        base_version=0,
        by=lead,
    )
    write_theme(inspection, "planning", lead)
    group = RecommendationGroup.objects.get()
    add_recommendation(group=group, text=f"{CANARY} should change.", by=lead)
    declare_case_conflict(
        assessment=world.nobodys_case, user=lead, reason=f"{CANARY} is a neighbour.", by=lead
    )
    Sample.objects.update(reason=f"{CANARY} needed more cases.")
    Inspection.objects.update(reason_for_selection=f"{CANARY} was seen in the figures.")
    _take_back(inspection, lead)
    return world


def _take_back(inspection, lead):
    """Take the draft back that the service had: what it holds is not released any more."""
    report = Report.objects.get(inspection=inspection)
    ReportMove.objects.create(
        report=report,
        move=Move.TAKE_BACK,
        from_status=report.status,
        to_status=ReportStatus.DRAFT,
        by=lead,
        at=timezone.now(),
    )
    Report.objects.filter(pk=report.pk).update(status=ReportStatus.DRAFT)


def answer_all(assessment, by):
    codes = ["AB01", "AB02", "AS01", "AS02", "AS03", "PL01"]
    for code in codes:
        apply(make_operation(assessment, code, "yes", note=f"{CANARY} in {code}"), by)
    submit_assessment(assessment=Assessment.objects.get(pk=assessment.pk), by=by)


@pytest.mark.parametrize("who", OF_SERVICE)
@pytest.mark.parametrize("stage", [Stage.ANNOUNCED, Stage.WITH_SERVICE])
def test_no_door_shows_the_marker_to_the_service(client, world, stage, who):
    bring_to_stage(Inspection.objects.get(), stage)
    client.force_login(world.people[who])
    telling = [
        (method, route.name)
        for route in walk_routes()
        if ":" in route.name
        for method in ("get", "post")
        for assessment in (world.own_cases[RoleCode.INSPECTOR], world.nobodys_case)
        if CANARY.encode() in bytes_of(getattr(client, method)(world.address(route, assessment)))
    ]

    assert telling == []


def test_marker_is_where_the_test_believes_it_to_be(client, world):
    """The search would find nothing in pages that do not show it to anybody."""
    client.force_login(world.people[RoleCode.LEAD_INSPECTOR])
    reference = Inspection.objects.get().reference
    showing = [
        path
        for path in ("", "themes/assessing/", "cases/EM-03/", "report/", "setup/reason/")
        if CANARY in client.get(f"/inspections/{reference}/{path}").text
    ]

    assert showing == ["", "themes/assessing/", "cases/EM-03/", "report/", "setup/reason/"]


def test_whatever_the_service_can_reach_by_links_is_free_of_the_marker(client, world):
    client.force_login(world.people[MANAGER])
    seen = reach_by_links(client)

    assert [path for path, content in seen.items() if CANARY.encode() in content] == []
    for page in ("notice", "caseload", "documents", "preparation"):
        assert any(path.endswith(f"/{page}/") for path in seen), page
