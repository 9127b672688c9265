from datetime import date

import pytest
import time_machine

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.errors import TeamRefused
from inspections.models import TeamMember
from inspections.queries import current_team
from inspections.services.team import add_team_member, end_team_membership
from tests.factories.inspections import join_team, make_inspection

ADDRESS = "/inspections/eastmarsh-2026/team/"


def typed(**changes):
    return {
        "person": "olu.strange@example.org",
        "role": "local_assessor",
        "organisation": "Northmoor Youth Offending Team",
    } | changes


def end_address(member):
    return f"{ADDRESS}{member.pk}/end/"


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


@pytest.fixture
def rosa(inspection, inspector):
    return inspection.team.get(user=inspector)


def test_page_lists_everybody_with_role_and_organisation(lead):
    page = lead.get(ADDRESS)

    for words in ("Helen Marsh", "Lead inspector", "Rosa Okafor", "Inspectorate of Probation"):
        assert words in page.text


def test_person_with_an_account_joins_and_gets_in_at_once(lead, browser, inspection, outsider):
    answer = lead.post(ADDRESS, typed(person="OLU.strange@example.org"), follow=True)

    assert "Olu Strange is in the team." in answer.text
    assert browser(outsider).get("/inspections/").text.count("eastmarsh-2026")
    event = AuditEvent.objects.get(verb="team_member_added", object_label=outsider.email)
    assert event.actor == "helen.marsh@example.org"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"person": "nobody@example.org"}, "Nobody with this address has an account."),
        ({"person": "no address"}, "Enter a valid email address."),
        ({"role": ""}, "Choose a role"),
        ({"organisation": ""}, "Enter the person’s organisation"),
    ],
)
def test_person_is_refused_in_words_and_nothing_typed_is_lost(lead, outsider, change, words):
    page = lead.post(ADDRESS, typed(**change))

    assert words in page.text
    for name, value in typed(**change).items():
        assert page.context["form"][name].value() == value
    assert not TeamMember.objects.filter(user=outsider).exists()


def test_role_is_held_once_at_a_time(lead, inspector):
    page = lead.post(ADDRESS, typed(person=inspector.email, role="inspector"))

    assert "Rosa Okafor already has this role in the team." in page.text


def test_ending_asks_first_and_changes_nothing_by_asking(lead, rosa):
    page = lead.get(end_address(rosa))

    rosa.refresh_from_db()
    assert "End the role of Rosa Okafor, Inspector?" in page.text
    assert rosa.to_date is None


def test_ending_takes_access_away_with_the_next_request(lead, browser, rosa, inspector):
    client = browser(inspector)
    assert "eastmarsh-2026" in client.get("/inspections/").text

    lead.post(end_address(rosa))

    assert "eastmarsh-2026" not in client.get("/inspections/").text
    assert client.get(ADDRESS).status_code == 404


def test_ending_works_on_the_day_of_joining(lead, browser, inspection, outsider):
    lead.post(ADDRESS, typed())
    member = inspection.team.get(user=outsider)

    lead.post(end_address(member))

    member.refresh_from_db()
    assert member.to_date == member.from_date
    assert browser(outsider).get(f"{ADDRESS}").status_code == 404


@time_machine.travel("2026-04-15 10:00")
def test_membership_that_begins_later_ends_before_it_begins(inspection, outsider):
    member = add_team_member(
        inspection=inspection,
        user=outsider,
        role=RoleCode.PARTNER_INSPECTOR,
        organisation="Care Inspectorate",
        from_date=date(2026, 4, 27),
        by="tests",
    )
    end_team_membership(member=member, by="tests")

    with time_machine.travel("2026-04-27 10:00"):
        assert outsider not in [one.user for one in current_team(inspection)]


def test_whoever_left_may_join_again(lead, rosa, inspector):
    lead.post(end_address(rosa))

    lead.post(ADDRESS, typed(person=inspector.email, role="inspector"))

    assert [row.has_left for row in lead.get(ADDRESS).context["rows"]] == [False, False, True]


def test_ending_twice_is_refused_plainly(lead, rosa):
    lead.post(end_address(rosa))

    answer = lead.post(end_address(rosa), follow=True)

    assert "Rosa Okafor has already left this role." in answer.text
    assert AuditEvent.objects.filter(verb="team_member_left").count() == 1


def test_ending_an_ended_membership_keeps_its_day(rosa):
    with time_machine.travel("2026-05-01 10:00"):
        end_team_membership(member=rosa, by="tests")
    with pytest.raises(TeamRefused):
        end_team_membership(member=TeamMember.objects.get(pk=rosa.pk), by="tests")

    assert TeamMember.objects.get(pk=rosa.pk).to_date == date(2026, 5, 1)


def test_lead_who_ends_their_own_role_is_sent_home(lead, inspection, lead_inspector):
    own = inspection.team.get(user=lead_inspector)
    assert "You end your own role" in lead.get(end_address(own)).text

    assert lead.post(end_address(own)).url == "/"


def test_support_officer_adds_inspectors_but_no_lead(browser, member, inspection, outsider):
    client = browser(member(RoleCode.SUPPORT_OFFICER))

    page = client.post(ADDRESS, typed(role="lead_inspector"))
    assert "Select a valid choice" in page.text
    assert not inspection.team.filter(user=outsider).exists()

    client.post(ADDRESS, typed(role="inspector"))
    assert inspection.team.filter(user=outsider).exists()


def test_support_officer_cannot_end_the_lead(browser, member, inspection, lead_inspector):
    client = browser(member(RoleCode.SUPPORT_OFFICER))
    own = inspection.team.get(user=lead_inspector)

    answer = client.post(end_address(own))

    own.refresh_from_db()
    assert answer.status_code == 403
    assert "decides who leads the team" in answer.text
    assert own.to_date is None


def test_administrator_names_the_lead(browser, inspection, administrator, outsider):
    browser(administrator).post(ADDRESS, typed(role="lead_inspector"))

    assert inspection.team.filter(user=outsider, role=RoleCode.LEAD_INSPECTOR).exists()


def test_member_of_another_team_is_not_found(lead, inspection, outsider):
    other = make_inspection(inspection.framework, service="northmoor")
    join_team(other, outsider, RoleCode.INSPECTOR)

    assert lead.post(end_address(other.team.get())).status_code == 404
    assert other.team.get().to_date is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_team_does_not_exist_for_a_stranger(browser, rosa, outsider, method):
    client = browser(outsider)

    assert getattr(client, method)(ADDRESS, typed()).status_code == 404
    assert getattr(client, method)(end_address(rosa)).status_code == 404


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.LOCAL_ASSESSOR, RoleCode.USER_VOICE])
def test_member_without_the_right_is_refused(browser, member, rosa, role):
    client = browser(member(role))

    assert client.post(ADDRESS, typed()).status_code == 403
    assert client.post(end_address(rosa)).status_code == 403


@pytest.mark.parametrize("others", [0, 4])
def test_page_takes_eight_queries_however_large_the_team(
    lead, inspection, make_user, django_assert_num_queries, others
):
    for number in range(others):
        join_team(inspection, make_user(f"Member {number}"), RoleCode.INSPECTOR)

    with django_assert_num_queries(8):  # two of them for the team and its invitations
        lead.get(ADDRESS)


def test_number_of_a_member_is_noted_and_shown(lead, rosa):
    page = lead.post(f"{ADDRESS}{rosa.pk}/phone/", {"phone": " 01632 960 131 "}, follow=True)

    assert "The number of Rosa Okafor is saved." in page.content.decode()
    assert "01632 960 131" in lead.get("/inspections/eastmarsh-2026/").content.decode()
    assert "01632" not in str(list(AuditEvent.objects.values_list("details", flat=True)))


def test_words_are_no_number(lead, rosa):
    page = lead.post(f"{ADDRESS}{rosa.pk}/phone/", {"phone": "ask me"})

    assert "Enter a telephone number in digits" in page.content.decode()
