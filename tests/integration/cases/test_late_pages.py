"""The lead's list of late answers, and deciding on each: nothing counts until somebody says so."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.choices import AssessmentStatus
from cases.errors import AnswerRefused, LateRefused
from cases.models import Answer, AnswerEvent, Assessment, LateAnswer, LateDecision
from cases.queries.chain import find_broken_events
from cases.queries.late import count_late_answers
from cases.services.answering import apply
from cases.services.late import accept_late_answer, decline_late_answer
from inspections.choices import Stage
from inspections.models import Inspection
from tests.factories.cases import (
    answer_everything,
    make_operation,
    make_submitted_case,
    return_case,
    submit,
)
from tests.factories.inspections import bring_to_stage
from tests.pages import text_of

pytestmark = pytest.mark.django_db

LIST = "/inspections/eastmarsh-2026/late-answers/"


@pytest.fixture
def submitted(assessment: Assessment, inspector: User) -> Assessment:
    answer_everything(assessment, inspector)
    return submit(assessment, inspector)


@pytest.fixture
def late(submitted: Assessment, inspector: User) -> LateAnswer:
    return send_late(submitted, inspector)


def send_late(
    assessment: Assessment, by: User, value: str = "no", note: str = "Seen later."
) -> LateAnswer:
    with pytest.raises(AnswerRefused):
        apply(make_operation(assessment, "AS01", value, note=note), by)
    return LateAnswer.objects.latest("pk")


def decide(client: Client, late: LateAnswer, outcome: str, *, version: int = 1, reason: str = ""):
    sent = {"seen_version": version, "outcome": outcome, "reason": reason}
    return client.post(f"{LIST}{late.pk}/", sent)


def stored(assessment: Assessment) -> Answer:
    return Answer.objects.get(assessment=assessment, question__code="AS01")


def test_list_shows_what_came_beside_what_stands(lead: Client, late: LateAnswer) -> None:
    page = text_of(lead.get(LIST))

    assert "1 late answer to decide on" in page
    assert "EM-01, AS01" in page
    assert "Late (Rosa Okafor)" in page
    assert "“Seen later.”" in page
    assert "Stored (Rosa Okafor" in page
    assert "“Seen in the record of 12 March.”" in page
    assert "The case was closed." in page


def test_of_several_drafts_the_last_waits_with_those_before(
    lead: Client, submitted: Assessment, inspector: User
) -> None:
    for note in ("First draft.", "Second draft.", "Third draft."):
        send_late(submitted, inspector, note=note)

    page = text_of(lead.get(LIST))

    assert count_late_answers(submitted.case.inspection) == 1
    assert "1 late answer to decide on" in page
    places = [page.index(word) for word in ("Third draft.", "First draft.", "Second draft.")]
    assert places == sorted(places)


def test_accepting_stores_the_answer_in_the_leads_name_with_its_author_on_record(
    late: LateAnswer, lead_inspector: User, inspector: User
) -> None:
    accept_late_answer(late_answer=late, seen_version=1, by=lead_inspector)

    event = AnswerEvent.objects.latest("pk")
    decision = LateDecision.objects.get()
    assert stored(late.assessment).note == "Seen later."
    assert (event.cause, event.actor, event.group_id) == ("late", lead_inspector.email, late.op_id)
    assert (decision.event, decision.by) == (event, lead_inspector.email)
    assert AuditEvent.objects.get(verb="late_answer_accepted").details["author"] == inspector.email
    assert find_broken_events(late.assessment) == []


def test_accepting_returns_a_submitted_case_and_submits_it_again(
    lead: Client, late: LateAnswer
) -> None:
    page = lead.post(f"{LIST}{late.pk}/", {"seen_version": 1, "outcome": "accepted"}, follow=True)

    late.assessment.refresh_from_db()
    verbs = AuditEvent.objects.order_by("pk").values_list("verb", flat=True)
    assert "submitted again with the late answer" in text_of(page)
    assert late.assessment.is_submitted
    assert list(verbs)[-3:] == ["case_returned", "case_submitted", "late_answer_accepted"]


def test_a_case_that_is_incomplete_then_stays_returned(
    lead: Client, submitted: Assessment, inspector: User
) -> None:
    late = send_late(submitted, inspector, value="", note="")

    page = lead.post(f"{LIST}{late.pk}/", {"seen_version": 1, "outcome": "accepted"}, follow=True)

    submitted.refresh_from_db()
    assert "something is missing" in text_of(page)
    assert submitted.status == AssessmentStatus.RETURNED


def test_accepting_in_an_open_case_needs_no_return(late: LateAnswer, lead_inspector: User) -> None:
    return_case(late.assessment, lead_inspector)

    is_submitted = accept_late_answer(late_answer=late, seen_version=1, by=lead_inspector)

    late.assessment.refresh_from_db()
    assert is_submitted is None
    assert late.assessment.status == AssessmentStatus.RETURNED


def test_accepting_what_stands_already_opens_no_case(
    late: LateAnswer, lead_inspector: User
) -> None:
    return_case(late.assessment, lead_inspector)
    apply(make_operation(late.assessment, "AS01", "no", note="Seen later."), lead_inspector)
    submit(late.assessment, lead_inspector)

    accept_late_answer(late_answer=late, seen_version=2, by=lead_inspector)

    assert LateDecision.objects.get().event is None
    assert stored(late.assessment).version == 2


def test_stored_answer_that_changed_meanwhile_is_shown_and_asked_again(
    lead: Client, late: LateAnswer, lead_inspector: User
) -> None:
    return_case(late.assessment, lead_inspector)
    apply(make_operation(late.assessment, "AS01", "yes", note="Corrected."), lead_inspector)

    page = decide(lead, late, "accepted", version=1)

    assert page.status_code == 409
    assert "“Corrected.”" in text_of(page)
    assert "changed after you opened this page" in text_of(page)
    assert 'name="seen_version" value="2"' in page.content.decode()
    assert stored(late.assessment).note == "Corrected."
    assert not LateDecision.objects.exists()


def test_declining_keeps_both_and_the_reason(lead: Client, late: LateAnswer) -> None:
    decide(lead, late, "declined", reason="The record says otherwise.")

    page = text_of(lead.get(LIST))
    assert stored(late.assessment).value == "yes"
    assert "0 late answers to decide on" in page
    assert "Declined by helen.marsh@example.org" in page
    assert "The record says otherwise." in page
    assert LateAnswer.objects.get().payload.content["note"] == "Seen later."


@pytest.mark.parametrize(
    ("outcome", "words"), [("declined", "Say why"), ("", "Choose whether"), ("burn", "burn")]
)
def test_decision_without_choice_or_reason_is_asked_for_again(
    lead: Client, late: LateAnswer, outcome: str, words: str
) -> None:
    page = decide(lead, late, outcome)

    assert page.status_code == 422
    assert words in text_of(page)
    assert not LateDecision.objects.exists()


def test_a_late_answer_is_decided_once(
    lead: Client, late: LateAnswer, lead_inspector: User
) -> None:
    decline_late_answer(late_answer=late, reason="No.", by=lead_inspector)

    page = lead.post(f"{LIST}{late.pk}/", {"seen_version": 1, "outcome": "accepted"}, follow=True)

    assert "decided already" in text_of(page)
    with pytest.raises(LateRefused, match="has decided"):
        accept_late_answer(late_answer=late, seen_version=1, by=lead_inspector)
    assert stored(late.assessment).value == "yes"


def test_nothing_is_accepted_after_publication(
    lead: Client, inspection: Inspection, late: LateAnswer
) -> None:
    bring_to_stage(inspection, Stage.PUBLISHED)

    page = decide(lead, late, "accepted")

    assert page.status_code == 409
    assert "The report is published" in text_of(page)
    assert stored(late.assessment).value == "yes"
    assert decide(lead, late, "declined", reason="Too late.").status_code == 302


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.QUALITY_LEAD])
def test_only_who_leads_decides(
    late: LateAnswer, member: Callable[[RoleCode], User], role: RoleCode
) -> None:
    with pytest.raises(NotAllowed):
        accept_late_answer(late_answer=late, seen_version=1, by=member(role))
    with pytest.raises(NotAllowed):
        decline_late_answer(late_answer=late, reason="No.", by=member(RoleCode.SUPPORT_OFFICER))


def test_late_answer_of_another_inspection_is_not_found(lead: Client, late: LateAnswer) -> None:
    assert lead.get(f"{LIST}{late.pk + 1}/").status_code == 404


def test_list_costs_the_same_however_many_there_are(
    lead: Client, inspection: Inspection, inspector: User, django_assert_num_queries
) -> None:
    for number in range(2, 5):
        send_late(make_submitted_case(inspection, f"EM-0{number}", inspector), inspector)
    lead.get(LIST)

    with django_assert_num_queries(10):
        lead.get(LIST)
