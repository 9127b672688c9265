import re

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from inspections.models import Inspection, Service
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.inspections import make_service

PLAN = {
    "service": "eastmarsh",
    "framework": "fji-2015",
    "week_one": "2026-04-13",
    "lead": "helen.marsh@example.org",
}


@pytest.fixture
def ready(lead_inspector, inspector):
    make_service("eastmarsh")
    return make_framework(SHIPPED)


def test_command_plans_and_prints_the_reference(ready, capsys):
    call_command(
        "plan_inspection",
        **PLAN,
        themes="interventions, court-work",
        reason="Published data pointed to a decline.",
        member=["rosa.okafor@example.org:inspector:Probation Inspectorate"],
    )

    reference = re.search(r"Inspection reference: (\S*\d\S*)", capsys.readouterr().out)[1]
    inspection = Inspection.objects.get(reference=reference)
    assert inspection.standards.filter(code__in=["interventions", "court-work"]).count() == 2
    assert [(one.user.name, one.role, one.organisation) for one in inspection.team.all()] == [
        ("Helen Marsh", "lead_inspector", "Probation Inspectorate"),
        ("Rosa Okafor", "inspector", "Probation Inspectorate"),
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"service": "nowhere"}, "There is no service “nowhere”. Add it first"),
        ({"framework": "fji-2099"}, "There is no published framework “fji-2099”"),
        ({"week_one": "13/4/2026"}, "“13/4/2026” is no date"),
        ({"week_one": "2026-04-14"}, "begin on a Monday"),
        (
            {"themes": "weather"},
            "has no theme weather. These can be added: interventions, court-work",
        ),
        ({"lead": "nobody@example.org"}, "Create the account first"),
        ({"member": ["rosa.okafor@example.org"]}, "Write EMAIL:ROLE:ORGANISATION"),
        ({"member": ["rosa.okafor@example.org:king:Court"]}, "Write EMAIL:ROLE:ORGANISATION"),
        ({"member": ["rosa.okafor@example.org:inspector: "]}, "Write EMAIL:ROLE:ORGANISATION"),
        ({"member": ["helen.marsh@example.org:lead_inspector:X"]}, "already has this role"),
    ],
)
def test_command_plans_nothing_where_a_word_is_wrong(ready, change, words):
    with pytest.raises(CommandError, match=re.escape(words)):
        call_command("plan_inspection", **PLAN | change)

    assert not Inspection.objects.exists()
    assert not AuditEvent.objects.filter(verb="inspection_planned").exists()


def test_command_adds_a_service(db, capsys):
    call_command(
        "create_service",
        "port-ash",
        "Port Ash Youth Justice Service",
        local_authority="Port Ash Council",
        country="wales",
    )

    assert "port-ash is added" in capsys.readouterr().out
    assert Service.objects.get().country == "wales"


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("eastmarsh", "Another", "already a service"),
        ("east marsh", "Another", "hyphens"),
        ("westfen", "", "name: This field cannot be blank."),
    ],
)
def test_command_adds_no_service_that_is_wrong(db, code, name, words):
    make_service("eastmarsh")

    with pytest.raises(CommandError, match=words):
        call_command("create_service", code, name, local_authority="Fen", country="england")

    assert Service.objects.count() == 1
