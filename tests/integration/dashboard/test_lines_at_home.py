"""The lines of enquiry that wait for a person, where everybody begins."""

import pytest

from accounts.roles import RoleCode
from tests.factories.enquiry import conclude, make_line
from tests.factories.inspections import make_inspection
from tests.pages import markup_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(lead_inspector):
    return make_inspection(lead_inspector=lead_inspector)


def test_partner_finds_their_open_lines_at_home(client, inspection, member, lead_inspector):
    partner = member(RoleCode.PARTNER_INSPECTOR)
    make_line(inspection, lead_inspector, "Who chairs?", assigned_to=partner)
    make_line(inspection, lead_inspector, "Who plans?", assigned_to=lead_inspector)
    client.force_login(partner)
    page = client.get("/")

    assert "1 line of enquiry waits for your conclusion." in text_of(page)
    assert f'href="/inspections/{inspection.reference}/fieldwork/lines/1/"' in markup_of(page)
    assert "Who plans?" not in markup_of(page)


def test_closed_line_waits_for_nobody(client, inspection, lead_inspector):
    line = make_line(inspection, lead_inspector, "Who chairs?", assigned_to=lead_inspector)
    conclude(line, lead_inspector)
    client.force_login(lead_inspector)

    assert "Who chairs?" not in markup_of(client.get("/"))
