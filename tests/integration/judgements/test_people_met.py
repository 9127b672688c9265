"""How many people were met beside how many were to be met."""

import pytest

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from judgements.choices import ContactGroup
from judgements.errors import RowRefused
from judgements.models import Evidence
from judgements.queries.contacts import contacts_of, expectations_of, partners_met
from judgements.queries.fieldwork import get_fieldwork_for
from judgements.services.contacts import expect_contacts
from tests.factories.evidence import make_evidence
from tests.factories.inspections import bring_to_stage
from tests.pages import markup_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def expect(inspection, lead_inspector):
    def call(base_version=0, by=lead_inspector, **numbers):
        expect_contacts(
            inspection=inspection,
            numbers={ContactGroup(group): number for group, number in numbers.items()},
            base_version=base_version,
            by=by,
        )

    return call


@pytest.fixture
def met(inspection, inspector):
    """Four children, five partners of two bodies and one of none; a withdrawn entry of ninety."""
    make_evidence(inspection, inspector, group="child", people_count=3)
    make_evidence(inspection, inspector, group="child", people_count=1)
    for organisation, count in [("Police", 2), ("Health", 2), ("police", 1), ("", 1)]:
        make_evidence(
            inspection, inspector, group="partner", organisation=organisation, people_count=count
        )
    gone = make_evidence(inspection, inspector, group="child", people_count=90)
    Evidence.objects.filter(pk=gone.pk).update(withdrawn_at=gone.at)


def test_numbers_met_are_those_of_the_log(inspection, lead_inspector, met):
    access = get_fieldwork_for(lead_inspector, inspection.reference, Permission.VIEW_EVIDENCE)
    by_group = {one.group: one.met for one in contacts_of(access)}

    assert {group for group, count in by_group.items() if count} == {"child", "partner"}
    assert (by_group["child"], by_group["partner"]) == (4, 6)
    assert partners_met(access) == [("Health", 2), ("Police", 3), ("", 1)]


def test_page_says_the_shortfall_in_words(lead, address, expect, met):
    expect(child=6, partner=6, staff=0, manager=1)
    words = text_of(lead.get(address("contact-list")))

    assert "10 of 13 expected people met" in words
    assert "Children 6 4 2 more to meet" in words
    assert "Partners 6 6 As many as expected" in words
    assert "Staff – 0 No number is set" in words
    assert "Health 2 Police 3 No organisation named 1" in words


def test_more_than_expected_is_said_and_fills_no_other_gap(lead, address, expect, met):
    expect(child=1, victim=2)
    words = text_of(lead.get(address("contact-list")))

    assert "3 more than expected" in words
    assert "1 of 3 expected people met" in words


def test_lead_sets_the_numbers(lead, address, inspection):
    answer = lead.post(address("contacts-edit"), {"version": 0, "child": "12", "staff": ""})

    assert answer.status_code == 302
    assert expectations_of(inspection).numbers == {"child": 12}
    assert AuditEvent.objects.get(verb="contacts_expected").details["after"] == {"child": 12}


def test_same_numbers_twice_change_nothing(expect, inspection):
    expect(child=5)
    expect(child=5)

    assert expectations_of(inspection).version == 1


@pytest.mark.parametrize("typed", ["-1", "1000", "many", "1.5"])
def test_impossible_number_is_refused_and_stays_in_sight(lead, address, inspection, typed):
    answer = lead.post(address("contacts-edit"), {"version": 0, "child": typed, "staff": "7"})

    assert answer.status_code == 422
    page = markup_of(answer)
    assert f'value="{typed}"' in page
    assert 'value="7"' in page
    assert not expectations_of(inspection).numbers


def test_numbers_that_somebody_else_has_set_are_shown_beside(lead, address, expect, inspection):
    expect(child=5)
    answer = lead.post(address("contacts-edit"), {"version": 0, "child": "9"})

    assert answer.status_code == 409
    page = markup_of(answer)
    assert "Now these stand: Children 5." in page
    assert 'value="9"' in page
    assert expectations_of(inspection).numbers == {"child": 5}


def test_partner_reads_and_does_not_set(client, address, member, expect):
    partner = member(RoleCode.PARTNER_INSPECTOR)
    client.force_login(partner)

    assert client.get(address("contact-list")).status_code == 200
    assert client.get(address("contacts-edit")).status_code == 403
    with pytest.raises(NotAllowed):
        expect(child=1, by=partner)


def test_after_publication_no_number_changes(inspection, expect):
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(RowRefused, match="published"):
        expect(child=1)
