"""A marker in all that is not released, and the search for it in all that links lead a service to.

The draft that the service has is free of it; everything written, counted and said after that draft
was sent bears it, and so does what another service is sent.
"""

import pytest
from django.db import transaction

from accounts.roles import RoleCode, ServiceRoleCode
from cases.services.answering import apply
from inspections.models import Inspection
from judgements.services.judgements import record_judgement
from reports.models import KeyFinding, Recommendation, Report
from reports.queries.versions import gather_version
from reports.services.findings import edit_finding
from reports.services.life import freeze_version
from reports.services.recommendations import edit_recommendation
from reports.services.texts import edit_foreword
from reports.types import Foreword
from tests.factories.cases import make_operation
from tests.factories.evidence import make_evidence
from tests.factories.inspections import make_inspection
from tests.factories.life import put_with_service
from tests.factories.world import make_world
from tests.pages import reach_by_links

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
CANARY = "Quetzalcanary"


@pytest.fixture
def world():
    """An inspection whose service has a draft, with the marker in all that came after it."""
    world = make_world()
    inspection = Inspection.objects.get()
    lead = world.people[RoleCode.LEAD_INSPECTOR]
    for finding in KeyFinding.objects.filter(report__inspection=inspection):
        text = f"{CANARY} is in this finding."
        edit_finding(finding=finding, text=text, base_version=finding.version, by=lead)
    for one in Recommendation.objects.filter(group__report__inspection=inspection):
        text = f"{CANARY} is in this recommendation"
        edit_recommendation(recommendation=one, text=text, base_version=one.version, by=lead)
    report = Report.objects.get(inspection=inspection)
    foreword = Foreword(f"{CANARY} opens it.", f"{CANARY} Signs", "Chief", None)
    edit_foreword(inspection=inspection, foreword=foreword, base_version=report.version, by=lead)
    record_judgement(
        inspection=inspection,
        standard="assessing",
        rating="poor",
        reason=f"{CANARY} decides.",
        base_version=0,
        by=lead,
    )
    make_evidence(inspection, lead, text=f"{CANARY} said so.")
    case = world.own_cases[RoleCode.INSPECTOR]
    note = f"{CANARY} in a note"
    apply(make_operation(case, "AS01", "yes", note=note), world.people[RoleCode.INSPECTOR])
    with transaction.atomic():
        report.refresh_from_db()
        newest = report.versions.order_by("-number").first()
        freeze_version(report, newest, gather_version(inspection), lead)
    _release_elsewhere(inspection, lead)
    return world


def _release_elsewhere(inspection, lead):
    """Send another service its draft, which says the marker."""
    other = make_inspection(inspection.framework, service="northmoor", lead_inspector=lead)
    foreword = Foreword(f"{CANARY} of Northmoor.", "Margaret Ashdown", "Chief", None)
    edit_foreword(inspection=other, foreword=foreword, base_version=0, by=lead)
    put_with_service(other, lead)


@pytest.mark.parametrize("who", [ServiceRoleCode.BOARD_CHAIR, ServiceRoleCode.ACTION_OWNER])
def test_whatever_is_reached_by_links_is_free_of_what_is_not_released(client, world, who):
    client.force_login(world.people[who])
    seen = reach_by_links(client)

    assert [path for path, content in seen.items() if CANARY.encode() in content] == []
    reads = who == ServiceRoleCode.BOARD_CHAIR
    assert any("/released/themes/" in path for path in seen) == reads


def test_marker_is_where_the_test_believes_it_to_be(client, world):
    """The search would find nothing in pages that do not show it to anybody."""
    inspection = Inspection.objects.get(service__code="eastmarsh")
    newest = Report.objects.get(inspection=inspection).versions.order_by("-number").first()
    client.force_login(world.people[RoleCode.LEAD_INSPECTOR])
    base = f"/inspections/{inspection.reference}/report/"

    assert CANARY in client.get(f"{base}preview/").text
    assert CANARY in client.get(f"{base}versions/{newest.number}/read/en/").text
