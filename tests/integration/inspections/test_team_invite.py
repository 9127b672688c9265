"""Inviting somebody who has no account into one's own team."""

import re

import pytest
from django.core import mail

from accounts.models import Invitation, User
from accounts.roles import RoleCode
from inspections.models import TeamMember
from tests.conftest import PASSWORD
from tests.factories.inspections import join_team, make_inspection

TEAM = "/inspections/eastmarsh-2026/team/"
INVITE = f"{TEAM}invite/"
ADDRESS = "wren.hollis@example.org"


def typed(**changes):
    return {
        "person": ADDRESS,
        "name": "Wren Hollis",
        "role": "inspector",
        "organisation": "Probation Inspectorate",
    } | changes


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


@pytest.fixture
def invited(lead, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        lead.post(INVITE, typed())
    return Invitation.objects.get()


def test_unknown_address_leads_to_the_invitation_with_all_that_was_typed(lead):
    page = lead.post(TEAM, typed())

    assert page.status_code == 422
    assert "Nobody with this address has an account" in page.text
    assert f'action="{INVITE}"' in page.text
    form = page.context["form"]
    kept = {name: form[name].value() for name in ("person", "role", "organisation")}
    assert kept == {name: typed()[name] for name in kept}


def test_invited_person_is_in_the_team_and_gets_in_once_they_accept(client, lead, invited):
    person = User.objects.get(email=ADDRESS)
    assert "Invited" in lead.get(TEAM).text

    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    client.post(link, {"password": PASSWORD})

    client.post("/accounts/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    assert "eastmarsh-2026" in client.get("/").text
    assert TeamMember.objects.get(user=person).role == RoleCode.INSPECTOR


def test_mail_holds_nothing_of_the_inspection(invited):
    assert "eastmarsh" not in mail.outbox[0].body.lower()
    assert "eastmarsh" not in mail.outbox[0].subject.lower()


def test_lead_of_another_inspection_cannot_invite_here(browser, inspection, outsider):
    other = make_inspection(inspection.framework, service="northmoor")
    join_team(other, outsider, RoleCode.LEAD_INSPECTOR)

    assert browser(outsider).post(INVITE, typed()).status_code == 404
    assert not User.objects.filter(email=ADDRESS).exists()


@pytest.mark.parametrize("role", [RoleCode.SUPPORT_OFFICER, RoleCode.INSPECTOR])
def test_member_who_does_not_lead_cannot_invite(browser, member, role):
    client = browser(member(role))

    assert client.post(INVITE, typed()).status_code == 403
    client.post(TEAM, typed())
    assert not User.objects.filter(email=ADDRESS).exists()


def test_nothing_remains_of_an_invitation_that_is_refused(lead, inspector):
    page = lead.post(INVITE, typed(person=inspector.email))

    assert page.status_code == 422
    assert "already has an account" in page.text
    assert page.context["form"]["name"].value() == "Wren Hollis"
    assert Invitation.objects.count() == 0


def test_inviter_withdraws_and_the_role_ends(lead, invited):
    page = lead.post(f"/people/invitations/{invited.pk}/", {"step": "withdraw"}, follow=True)

    assert "withdrawn" in page.text
    assert TeamMember.objects.get(user=invited.user).to_date is not None


def test_inviter_sends_it_again(lead, invited, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        lead.post(f"/people/invitations/{invited.pk}/", {"step": "send"})

    assert [sent.to for sent in mail.outbox] == [[ADDRESS]] * 2
    assert mail.outbox[0].body != mail.outbox[1].body


@pytest.mark.parametrize("step", ["send", "withdraw"])
def test_colleague_of_the_inviter_changes_nothing(browser, member, invited, step):
    client = browser(member(RoleCode.DEPUTY_LEAD))

    answer = client.post(f"/people/invitations/{invited.pk}/", {"step": step})

    assert answer.status_code == 404
    invited.refresh_from_db()
    assert invited.ended_at is None
