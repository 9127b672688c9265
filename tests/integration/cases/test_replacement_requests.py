"""A service asks for a case to be replaced, and the team decides."""

import pytest

from accounts.errors import NotAllowed, NotVisible
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.choices import RequestOutcome
from cases.errors import PreparationRefused, RequestDecided, SampleRefused
from cases.models import Replacement, ReplacementRequest
from cases.queries.preparation import preparation_progress
from cases.services.allocating import allocate_assessment
from cases.services.replacement_requests import (
    agree_to_replacement,
    refuse_replacement,
    request_replacement,
)
from cases.services.replacing import replace_case
from inspections.choices import Stage
from tests.factories.cases import answer
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.preparation import make_replacement_request
from tests.factories.samples import draw_cases
from tests.pages import markup_of, text_of

pytestmark = pytest.mark.django_db

HOME = "/inspections/eastmarsh-2026/"
REASON = "The file is with the court."


@pytest.fixture
def manager(make_user, inspection):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    user = make_user("Rhona Castleby")
    join_service(inspection, user)
    return user


@pytest.fixture
def case(inspection, sample):
    return inspection.cases.order_by("reference").first()


@pytest.fixture
def ask(case):
    return f"{HOME}preparation/{case.reference}/replace/"


@pytest.fixture
def service(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def asked(case, manager):
    return make_replacement_request(case.assessments.get(), manager, REASON)


@pytest.fixture
def decide(asked):
    return f"{HOME}replacement-requests/{asked.pk}/"


@pytest.fixture
def lead(client, asked, lead_inspector):
    client.force_login(lead_inspector)
    return client


def test_service_asks_with_a_reason(service, ask, case):
    page = service.get(ask)
    assert "The name of a child does not belong here." in text_of(page)

    answered = service.post(ask, {"reason": REASON}, follow=True)

    assert f"Your request about case {case.reference} is with the inspection team." in text_of(
        answered
    )
    assert "Request open" in text_of(answered)
    event = AuditEvent.objects.get(verb="replacement_requested")
    assert (event.object_label, event.details) == (case.reference, {"reason": REASON})


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        ("  ", "Say why the case cannot be read."),
        ("x" * 2001, "Ensure this value has at most 2000 characters"),
        ("lost\x00", "Null characters are not allowed."),
    ],
)
def test_faulty_reason_is_explained_and_kept(service, ask, reason, message):
    answered = service.post(ask, {"reason": reason})

    assert answered.status_code == 422
    assert message in text_of(answered)
    assert reason.strip() in answered.content.decode()
    assert not ReplacementRequest.objects.exists()


def test_one_request_about_a_case_is_open_at_a_time(service, ask, asked):
    assert "You have asked for this already." in text_of(service.get(ask))

    answered = service.post(ask, {"reason": "Really."})

    assert answered.status_code == 422
    assert "Rhona Castleby has asked for this already." in text_of(answered)


def test_published_inspection_takes_no_request(service, inspection, ask, case, manager):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "is published" in text_of(service.get(ask))
    assert service.post(ask, {"reason": REASON}).status_code == 422


@pytest.mark.parametrize("role", [RoleCode.LEAD_INSPECTOR, RoleCode.INSPECTOR])
def test_team_does_not_ask_for_the_service(client, ask, member, role, manager):
    client.force_login(member(role))

    assert client.get(ask).status_code == 404


def test_request_is_refused_at_the_service_too(case, lead_inspector, manager):
    with pytest.raises(NotVisible):
        make_replacement_request(case.assessments.get(), lead_inspector)


def test_case_in_reserve_cannot_be_asked_about(inspection, sample, manager):
    reserve = sample.drawn.filter(is_reserve=True).first().row.reference

    with pytest.raises(NotVisible):
        request_replacement(inspection=inspection, reference=reserve, reason=REASON, by=manager)


def test_open_request_stands_on_the_page_of_the_sample(lead, decide, case):
    page = lead.get(f"{HOME}sample/")

    assert f'href="{decide}"' in markup_of(page)
    assert REASON in text_of(page)


def test_lead_agrees_and_the_record_tells_who_asked(lead, decide, case, inspection):
    answered = lead.post(decide, {"outcome": "agree"}, follow=True)

    (replacement,) = Replacement.objects.all()
    assert replacement.reason == REASON
    assert not inspection.cases.filter(reference=case.reference).exists()
    assert ReplacementRequest.objects.get().outcome == RequestOutcome.AGREED
    text = text_of(answered)
    assert f"stands in for {case.reference}: {REASON} (Helen Marsh," in text
    assert "The service had asked for this: Rhona Castleby," in text
    asked_by = AuditEvent.objects.get(verb="case_replaced").details["asked_by"]
    assert asked_by == "rhona.castleby@example.org"
    assert AuditEvent.objects.filter(verb="replacement_agreed").exists()


def test_service_reads_which_case_is_read_instead(client, manager, asked, lead_inspector):
    replacement = agree_to_replacement(request=asked, by=lead_inspector)
    client.force_login(manager)

    text = text_of(client.get(f"{HOME}preparation/"))

    assert f"Agreed: {replacement.entering.row.reference} is read instead." in text


def test_refusing_needs_a_reason_which_the_service_reads(client, lead, decide, manager, case):
    refused = lead.post(decide, {"outcome": "refuse", "reason": " "})
    assert refused.status_code == 422
    assert "Say why the case stays in the sample." in text_of(refused)

    lead.post(decide, {"outcome": "refuse", "reason": "The court has a copy."})

    client.force_login(manager)
    text = text_of(client.get(f"{HOME}preparation/"))
    assert "Refused: The court has a copy." in text
    assert "Ask to replace" in text
    assert AuditEvent.objects.get(verb="replacement_refused").object_label == case.reference


def test_choice_is_needed(lead, decide):
    answered = lead.post(decide, {})

    assert answered.status_code == 422
    assert "Choose whether the case is replaced." in text_of(answered)


def test_request_stays_open_where_no_reserve_is_left(client, inspection, lead_inspector, manager):
    draw_cases(inspection, lead_inspector, 4, of=4)
    asked = make_replacement_request(inspection.cases.first().assessments.get(), manager)
    client.force_login(lead_inspector)

    answered = client.post(f"{HOME}replacement-requests/{asked.pk}/", {"outcome": "agree"})

    assert answered.status_code == 422
    assert "No case is left in reserve" in text_of(answered)
    asked.refresh_from_db()
    assert asked.outcome == ""


def test_case_that_is_answered_is_not_replaced_on_request(
    lead, decide, case, inspector, lead_inspector
):
    assessment = case.assessments.get()
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    answer(assessment, inspector, {"AS01": "yes"})

    answered = lead.post(decide, {"outcome": "agree"})

    assert answered.status_code == 422
    assert f"Case {case.reference} is with an inspector already" in text_of(answered)
    assert ReplacementRequest.objects.get().outcome == ""


def test_second_decision_changes_nothing(lead, decide, asked, lead_inspector):
    refuse_replacement(request=asked, reason="It stays.", by=lead_inspector)

    with pytest.raises(RequestDecided, match="Helen Marsh has decided on this"):
        agree_to_replacement(request=asked, by=lead_inspector)
    page = lead.post(decide, {"outcome": "agree"}, follow=True)

    assert "Helen Marsh has decided on this already." in text_of(page)
    assert not Replacement.objects.exists()


def test_case_that_the_lead_replaces_settles_the_request(asked, case, inspection, lead_inspector):
    replace_case(inspection=inspection, reference=case.reference, reason="Lost.", by=lead_inspector)

    asked.refresh_from_db()
    assert (asked.outcome, asked.decided_by) == (RequestOutcome.AGREED, lead_inspector)
    assert preparation_progress(inspection).open_requests == 0


def test_published_inspection_decides_nothing(asked, inspection, lead_inspector):
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(PreparationRefused, match="is published"):
        refuse_replacement(request=asked, reason="No.", by=lead_inspector)
    with pytest.raises((PreparationRefused, SampleRefused), match="is published"):
        agree_to_replacement(request=asked, by=lead_inspector)


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.QUALITY_LEAD])
def test_others_do_not_decide(asked, member, role):
    with pytest.raises(NotAllowed):
        agree_to_replacement(request=asked, by=member(role))


def test_request_of_another_inspection_is_not_found(client, asked, lead_inspector):
    other = make_inspection(service="saltmere", lead_inspector=lead_inspector)
    client.force_login(lead_inspector)

    page = client.get(f"/inspections/{other.reference}/replacement-requests/{asked.pk}/")

    assert page.status_code == 404
