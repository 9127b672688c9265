import pytest
from django.core.management import CommandError, call_command

from accounts.permissions import Permission
from accounts.roles import RoleCode, ServiceRoleCode
from audit.models import AuditEvent
from inspections.errors import TeamRefused
from inspections.queries import services_where
from inspections.services.service_members import add_service_member
from tests.factories.inspections import join_team, make_inspection, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(make_user):
    return make_user("Isla Fairweather")


def join(person, *more):
    call_command("join_service", person.email, "eastmarsh", "--role", "manager", *more)


def answers_for(person):
    return [member.service.code for member in services_where(person, Permission.ANSWER_CONCERN)]


def test_manager_joins_one_service_and_leaves_it(person, capsys):
    make_service("eastmarsh")
    join(person)
    joined = answers_for(person)

    join(person, "--leave")

    assert (joined, answers_for(person)) == (["eastmarsh"], [])
    assert "no longer Service manager of Eastmarsh" in capsys.readouterr().out
    verbs = AuditEvent.objects.filter(stream__name="services").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["service_member_added", "service_member_left"]


@pytest.mark.parametrize("twice", [(), ("--leave",)])
def test_command_says_what_is_already_so(person, twice):
    make_service("eastmarsh")
    join(person)
    if twice:
        join(person, *twice)

    with pytest.raises(CommandError, match=r"already has this role|is not Service manager"):
        join(person, *twice)


def test_unknown_service_is_named(person):
    with pytest.raises(CommandError, match="eastmarsh"):
        join(person)


def test_nobody_sits_on_both_sides(person, make_user):
    inspection = make_inspection(inspector=person)
    manager = make_user("Hugh Calloway")
    add_service_member(
        service=inspection.service, user=manager, role=ServiceRoleCode.MANAGER, by="tests"
    )

    with pytest.raises(TeamRefused, match="inspects this service"):
        add_service_member(
            service=inspection.service, user=person, role=ServiceRoleCode.MANAGER, by="tests"
        )
    with pytest.raises(TeamRefused, match="speaks for the inspected service"):
        join_team(inspection, manager, RoleCode.INSPECTOR)


def test_manager_may_assess_another_service(make_user):
    manager = make_user("Hugh Calloway")
    home = make_service("norhaven")
    add_service_member(service=home, user=manager, role=ServiceRoleCode.MANAGER, by="tests")

    inspection = make_inspection(local_assessor=manager)

    assert inspection.team.filter(user=manager).exists()
