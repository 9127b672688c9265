"""Conflicts of interest: declared, in the way of a team, lifted."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.errors import ConflictRefused, TeamRefused
from inspections.models import ConflictOfInterest, TeamMember
from inspections.services.conflicts import declare_conflict, lift_conflict
from inspections.services.team import add_team_member
from tests.factories.inspections import join_team, make_inspection, make_service

OWN = "/people/me/conflicts/"
TEAM = "/inspections/eastmarsh-2026/team/"
REASON = "My sister manages a team there."


def typed(**changes):
    return {"service": "eastmarsh", "reason": REASON} | changes


def declare(user, service="eastmarsh"):
    return declare_conflict(user=user, service=make_service(service), reason=REASON, by=user.email)


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


def join(lead, person, **changes):
    return lead.post(
        TEAM,
        {"person": person.email, "role": "inspector", "organisation": "Probation Inspectorate"}
        | changes,
    )


def test_declared_conflict_keeps_a_person_out_of_the_team(browser, lead, outsider):
    page = browser(outsider).post(OWN, typed(), follow=True)
    assert REASON in page.text

    refusal = join(lead, outsider)

    assert refusal.status_code == 422
    assert "Olu Strange has a conflict of interest with Eastmarsh" in refusal.text
    assert REASON not in refusal.text
    assert not TeamMember.objects.filter(user=outsider).exists()


def test_conflict_with_another_service_is_in_nobodys_way(lead, outsider):
    declare(outsider, "northmoor")

    join(lead, outsider)

    assert TeamMember.objects.filter(user=outsider).exists()


def test_member_of_the_team_is_told_what_has_to_happen(browser, lead, inspector):
    page = browser(inspector).post(OWN, typed(), follow=True)

    assert "You are in the team of eastmarsh-2026. Stop work on it now" in page.text
    assert "Conflict of interest: end this role" in lead.get(TEAM).text


@pytest.mark.parametrize(
    ("change", "words"),
    [({"service": ""}, "Choose a service"), ({"reason": " "}, "Enter the reason")],
)
def test_faulty_declaration_keeps_what_was_typed(browser, outsider, change, words):
    make_service("eastmarsh")

    page = browser(outsider).post(OWN, typed(**change))

    assert page.status_code == 422
    assert words in page.text
    kept = [name for name in typed() if name not in change]
    assert all(page.context["form"][name].value() == typed()[name] for name in kept)


def test_conflict_stands_once(browser, outsider):
    make_service("eastmarsh")
    declare(outsider)

    page = browser(outsider).post(OWN, typed())

    assert page.status_code == 422
    assert "on record already" in page.text


def test_looking_declares_nothing(browser, outsider):
    make_service("eastmarsh")

    browser(outsider).get(OWN, typed())

    assert not ConflictOfInterest.objects.exists()


def test_own_page_shows_nobody_elses(browser, outsider, inspector):
    declare(inspector)

    assert REASON not in browser(outsider).get(OWN).text


def test_lead_records_a_conflict_of_a_member(lead, inspection, inspector):
    member = inspection.team.get(user=inspector)

    page = lead.post(f"{TEAM}{member.pk}/conflict/", {"reason": REASON}, follow=True)

    assert "End that role there" in page.text
    conflict = ConflictOfInterest.objects.get()
    assert (conflict.user, conflict.declared_by) == (inspector, "helen.marsh@example.org")


@pytest.mark.parametrize("role", [RoleCode.SUPPORT_OFFICER, RoleCode.INSPECTOR])
def test_member_who_does_not_lead_records_none(browser, member, inspection, inspector, role):
    address = f"{TEAM}{inspection.team.get(user=inspector).pk}/conflict/"

    assert browser(member(role)).post(address, {"reason": REASON}).status_code == 403
    assert not ConflictOfInterest.objects.exists()


def test_lead_of_another_inspection_records_none_here(browser, inspection, inspector, outsider):
    other = make_inspection(inspection.framework, service="northmoor")
    join_team(other, outsider, RoleCode.LEAD_INSPECTOR)
    address = f"{TEAM}{inspection.team.get(user=inspector).pk}/conflict/"

    assert browser(outsider).post(address, {"reason": REASON}).status_code == 404


def test_administrator_records_and_lifts(browser, administrator, lead, outsider):
    client = browser(administrator)
    client.post(f"/people/{outsider.pk}/conflicts/add/", typed())
    conflict = ConflictOfInterest.objects.get()

    empty = client.post(f"/people/conflicts/{conflict.pk}/lift/", {"reason": ""})
    page = client.post(
        f"/people/conflicts/{conflict.pk}/lift/", {"reason": "She has left."}, follow=True
    )

    assert empty.status_code == 422
    assert "She has left." in page.text
    assert REASON in page.text
    join(lead, outsider)
    assert TeamMember.objects.filter(user=outsider).exists()


@pytest.mark.parametrize("who", ["outsider", "lead_inspector"])
def test_nobody_else_lifts(browser, request, inspection, inspector, who):
    conflict = declare(inspector)
    client = browser(request.getfixturevalue(who))

    answer = client.post(f"/people/conflicts/{conflict.pk}/lift/", {"reason": "x"})

    conflict.refresh_from_db()
    assert answer.status_code == 403
    assert conflict.lifted_at is None


def test_administrator_does_not_lift_their_own(browser, administrator):
    conflict = declare(administrator)

    answer = browser(administrator).post(f"/people/conflicts/{conflict.pk}/lift/", {"reason": "x"})

    conflict.refresh_from_db()
    assert answer.status_code == 403
    assert conflict.lifted_at is None


def test_lifted_conflict_is_lifted_once_and_may_be_declared_again(outsider, db):
    conflict = declare(outsider)
    lift_conflict(conflict=conflict, reason="Over.", by="tests")

    with pytest.raises(ConflictRefused):
        lift_conflict(conflict=conflict, reason="Again.", by="tests")
    declare(outsider)

    assert [one.lift_reason for one in ConflictOfInterest.objects.all()] == ["Over.", ""]


def test_reason_stays_out_of_the_record(outsider):
    declare(outsider)

    event = AuditEvent.objects.get(verb="conflict_declared")
    assert event.details == {"service": "eastmarsh"}
    assert "sister" not in str(event.content)


@pytest.mark.parametrize("organisation", ["Eastmarsh Youth Offending Team", "eastmarsh yot"])
def test_local_assessor_does_not_come_from_the_inspected_service(lead, outsider, organisation):
    page = join(lead, outsider, role="local_assessor", organisation=organisation)

    assert "A local assessor comes from another service." in page.text
    assert not TeamMember.objects.filter(user=outsider).exists()


def test_inspector_may_name_any_organisation(lead, outsider):
    join(lead, outsider, organisation="Eastmarsh Youth Offending Team")

    assert TeamMember.objects.filter(user=outsider).exists()


def test_invitation_of_a_local_assessor_of_the_service_leaves_nothing_behind(lead):
    page = lead.post(
        f"{TEAM}invite/",
        {
            "person": "wren@example.org",
            "name": "Wren",
            "role": "local_assessor",
            "organisation": "Eastmarsh YOT",
        },
    )

    assert "A local assessor comes from another service." in page.text
    assert not TeamMember.objects.filter(user__email="wren@example.org").exists()


def test_role_begins_and_ends_on_days_that_the_lead_chooses(lead, inspection, outsider):
    start = timezone.localdate() + timedelta(days=10)
    days = {"from_date_0": start.day, "from_date_1": start.month, "from_date_2": start.year}
    join(lead, outsider, **days)
    member = inspection.team.get(user=outsider)
    end = start + timedelta(days=5)
    days = {"to_date_0": end.day, "to_date_1": end.month, "to_date_2": end.year}

    page = lead.post(f"{TEAM}{member.pk}/end/", days, follow=True)

    member.refresh_from_db()
    assert (member.from_date, member.to_date) == (start, end)
    assert "The role of Olu Strange ends on" in page.text
    assert not next(row for row in page.context["rows"] if row.name == "Olu Strange").has_left


def test_role_does_not_end_in_the_past(lead, inspection, inspector):
    member = inspection.team.get(user=inspector)

    page = lead.post(
        f"{TEAM}{member.pk}/end/",
        {"to_date_0": "1", "to_date_1": "2", "to_date_2": "2026"},
        follow=True,
    )

    member.refresh_from_db()
    assert "cannot end before today" in page.text
    assert member.to_date is None


def test_planned_end_can_be_brought_forward(lead, inspection, inspector):
    member = inspection.team.get(user=inspector)
    later = timezone.localdate() + timedelta(days=30)
    days = {"to_date_0": later.day, "to_date_1": later.month, "to_date_2": later.year}
    lead.post(f"{TEAM}{member.pk}/end/", days)

    lead.post(f"{TEAM}{member.pk}/end/")

    member.refresh_from_db()
    assert member.to_date == timezone.localdate()


def test_conflict_is_found_by_the_service_itself(inspection, outsider):
    declare(outsider)

    with pytest.raises(TeamRefused, match="conflict of interest"):
        add_team_member(
            inspection=inspection,
            user=outsider,
            role=RoleCode.QUALITY_LEAD,
            organisation="Probation Inspectorate",
            by="tests",
        )


def test_administrator_gives_and_ends_a_role_in_a_service(browser, administrator, outsider):
    make_service("eastmarsh")
    client = browser(administrator)

    page = client.post(
        f"/people/{outsider.pk}/services/add/",
        {"service": "eastmarsh", "role": "manager"},
        follow=True,
    )
    place = outsider.service_memberships.get()
    assert "Service manager" in page.text
    client.post(f"/people/services/{place.pk}/end/")

    place.refresh_from_db()
    assert place.to_date == timezone.localdate()


def test_team_member_is_given_no_role_in_the_service(browser, administrator, inspection, inspector):
    page = browser(administrator).post(
        f"/people/{inspector.pk}/services/add/", {"service": "eastmarsh", "role": "manager"}
    )

    assert page.status_code == 422
    assert "is in a team that inspects this service" in page.text
    assert not inspector.service_memberships.exists()


def test_conflict_of_long_ago_still_stands(outsider, inspection):
    with time_machine.travel("2020-01-01"):
        declare(outsider)

    with pytest.raises(TeamRefused):
        join_team(inspection, outsider, RoleCode.INSPECTOR)
