"""A section posted without script when its case is closed, given away, or its database away."""

import re
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from accounts.models import User
from accounts.roles import RoleCode
from cases.models import Answer, Assessment, LateAnswer
from cases.services.allocating import allocate_assessment
from tests.factories.cases import answer, answer_everything, submit
from tests.pages import text_of

pytestmark = pytest.mark.django_db

ASSESSMENT = "/inspections/eastmarsh-2026/cases/EM-01/score/assessment/"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def assessor(member: Callable[[RoleCode], User], assessment: Assessment, lead_inspector: User):
    """Somebody who sees their own cases alone, and scores this one."""
    person = member(RoleCode.LOCAL_ASSESSOR)
    allocate_assessment(assessment=assessment, scorer=person, by=lead_inspector)
    return person


def open_page(client: Client) -> dict[str, str]:
    return dict(HIDDEN.findall(client.get(ASSESSMENT).content.decode()))


def test_section_of_a_case_submitted_meanwhile_is_kept_and_shown(
    signed_in: Client, assessment: Assessment, inspector: User
) -> None:
    answer_everything(assessment, inspector)
    fields = open_page(signed_in)
    submit(assessment, inspector)

    page = signed_in.post(
        ASSESSMENT, {**fields, "AS01-value": "no", "AS01-note": "Typed too late."}
    )

    text = text_of(page)
    assert page.status_code == 423
    assert "Kept for the lead inspector" in text
    assert "Typed too late." in text
    assert "AS01" in LateAnswer.objects.values_list("question__code", flat=True)
    assert Answer.objects.get(question__code="AS01").value == "yes"


def test_the_same_section_sent_twice_is_kept_once(
    signed_in: Client, assessment: Assessment, inspector: User
) -> None:
    fields = open_page(signed_in)
    answer_everything(assessment, inspector)
    submit(assessment, inspector)
    typed = {**fields, "AS01-value": "no", "AS01-note": "Typed too late."}

    for _ in range(2):
        signed_in.post(ASSESSMENT, typed)

    assert LateAnswer.objects.count() == 1


def test_former_scorer_reads_their_own_words_and_nothing_of_the_case(
    client: Client,
    assessment: Assessment,
    assessor: User,
    inspector: User,
    lead_inspector: User,
) -> None:
    client.force_login(assessor)
    fields = open_page(client)
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    answer(assessment, inspector, {"AS01": "no"}, note="Of the new inspector.")

    page = client.post(ASSESSMENT, {**fields, "AS01-value": "yes", "AS01-note": "Typed before."})

    text = text_of(page)
    assert page.status_code == 403
    assert "“Typed before.”" in text
    assert "kept for the lead inspector" in text
    assert "Of the new inspector" not in text
    assert LateAnswer.objects.get().actor == assessor.email


def test_former_scorer_finds_no_page(
    client: Client, assessment: Assessment, assessor: User, lead_inspector: User
) -> None:
    client.force_login(assessor)
    fields = open_page(client)
    allocate_assessment(assessment=assessment, scorer=None, by=lead_inspector)

    assert client.get(ASSESSMENT).status_code == 404
    assert client.post(ASSESSMENT, fields).status_code == 404


def test_stranger_keeps_nothing(
    client: Client, assessment: Assessment, inspector: User, outsider: User
) -> None:
    client.force_login(inspector)
    fields = {name: value for name, value in open_page(client).items() if "AS01" in name}
    client.force_login(outsider)

    page = client.post(ASSESSMENT, {**fields, "AS01-value": "yes", "AS01-note": "Mine."})

    assert page.status_code == 404
    assert not LateAnswer.objects.exists()


def test_database_fault_keeps_the_text_and_saving_again_succeeds(
    signed_in: Client, assessment: Assessment
) -> None:
    fields = open_page(signed_in)
    typed = {"AS01-value": "no", "AS01-note": "Typed once."}
    with patch("cases.services.recording.NEW_PAYLOAD.add") as create:
        create.side_effect = OperationalError("server closed the connection")
        page = signed_in.post(ASSESSMENT, {**fields, **typed})
    stored_then = Answer.objects.exists()

    again = dict(HIDDEN.findall(page.content.decode()))
    signed_in.post(ASSESSMENT, {**again, **typed})

    assert page.status_code == 503
    assert "could not be stored just now" in text_of(page)
    assert "Typed once." in text_of(page)
    assert not stored_then
    assert Answer.objects.get().note == "Typed once."
