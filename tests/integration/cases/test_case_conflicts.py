"""Conflicts with a case: who declares and lifts them, and what follows."""

import pytest

from accounts.errors import NotAllowed, NotVisible
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.errors import AllocationRefused
from cases.models import CaseConflict, ReadingSlot
from cases.services.allocating import allocate_assessment
from cases.services.case_conflicts import declare_case_conflict, lift_case_conflict
from cases.services.timetable import plan_timetable
from tests.factories.cases import answer, make_case
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "/inspections/eastmarsh-2026/cases/EM-01/conflict/"


def test_inspector_gives_back_a_case_of_their_own_with_its_answers(
    signed_in, inspection, assessment, inspector, lead_inspector
):
    answer(assessment, inspector, {"AS01": "yes"})
    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)

    page = signed_in.post(PAGE, {"reason": "Has worked with this family."}, follow=True)

    assessment.refresh_from_db()
    assert assessment.scorer is None
    assert assessment.answers.count() == 1
    assert not ReadingSlot.objects.exists()
    assert "Case EM-01 is with nobody now and needs a new inspector." in text_of(page)


def test_person_with_a_conflict_is_neither_given_nor_offered_the_case(
    client, inspection, assessment, inspector, lead_inspector
):
    declare_case_conflict(assessment=assessment, user=inspector, reason="Kin.", by=lead_inspector)

    with pytest.raises(AllocationRefused, match="Rosa Okafor has a conflict with case EM-01"):
        allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    client.force_login(lead_inspector)
    for page in ("cases/EM-01/allocate/", "timetable/EM-01/"):
        found = client.get(f"/inspections/eastmarsh-2026/{page}").content.decode()
        assert f'value="{inspector.pk}"' not in found
    plan = plan_timetable(inspection=inspection, keep=False, by=lead_inspector)
    assert plan.by_case["EM-01"].reader == lead_inspector.pk


def test_lead_declares_for_others_and_lifts_it_but_not_their_own(
    client, assessment, inspector, lead_inspector
):
    client.force_login(lead_inspector)
    client.post(PAGE, {"person": inspector.pk, "reason": "Lives next door."})
    client.post(PAGE, {"person": lead_inspector.pk, "reason": "Kin."})
    others, own = CaseConflict.objects.order_by("pk")

    page = text_of(client.get(PAGE))
    client.post(PAGE, {"lift": others.pk})

    assert "Lift the conflict of Rosa Okafor" in page
    assert "Lift the conflict of Helen Marsh" not in page
    others.refresh_from_db()
    assert others.lifted_by == lead_inspector.email
    assert client.post(PAGE, {"lift": own.pk}).status_code == 403


def test_audit_tells_who_and_not_why(assessment, inspector, lead_inspector):
    conflict = declare_case_conflict(
        assessment=assessment, user=inspector, reason="Kin.", by=lead_inspector
    )
    lift_case_conflict(conflict=conflict, by=lead_inspector)

    events = AuditEvent.objects.filter(verb__startswith="case_conflict")
    assert [one.details for one in events] == [{"person": inspector.email}] * 2


def test_same_conflict_twice_and_none_without_a_reason(
    client, assessment, inspector, lead_inspector
):
    client.force_login(lead_inspector)

    assert client.post(PAGE, {"person": inspector.pk, "reason": " "}).status_code == 422
    client.post(PAGE, {"person": inspector.pk, "reason": "Kin."})
    again = client.post(PAGE, {"person": inspector.pk, "reason": "Kin."})
    assert again.status_code == 422
    assert CaseConflict.objects.count() == 1


def test_nobody_speaks_for_others_but_the_lead(
    inspection, assessment, inspector, lead_inspector, member, outsider
):
    lead_case = make_case(inspection, "EM-02", lead_inspector)
    refused = [(member(RoleCode.SUPPORT_OFFICER), assessment, inspector, NotAllowed)]
    refused += [(inspector, lead_case, lead_inspector, NotAllowed)]
    refused += [(inspector, lead_case, inspector, NotAllowed)]
    refused += [(outsider, assessment, outsider, NotVisible)]

    for by, case, user, error in refused:
        with pytest.raises(error):
            declare_case_conflict(assessment=case, user=user, reason="Kin.", by=by)
