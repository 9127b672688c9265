"""Submitting a case, and returning it to its inspector."""

import re

import pytest

from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.choices import AssessmentStatus
from tests.factories.cases import answer, answer_everything, submit
from tests.pages import text_of

pytestmark = pytest.mark.django_db

CASE = "/inspections/eastmarsh-2026/cases/EM-01/"
SUBMIT, RETURN = f"{CASE}submit/", f"{CASE}return/"
LIST = "/inspections/eastmarsh-2026/cases/"


def manifest_of(page):
    return re.search(r'name="manifest" value="(\w+)"', page.content.decode())[1]


@pytest.fixture
def complete(assessment, inspector):
    """A case with every answer given."""
    answer_everything(assessment, inspector)
    return assessment


def test_page_of_an_incomplete_case_links_to_what_is_missing(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AB01": "yes", "AB02": "yes", "AS01": "no"}, note="")

    page = signed_in.get(SUBMIT)

    assert "4 questions need something before you can submit" in text_of(page)
    assert f'href="{CASE}score/assessment/#q-AS01"' in page.content.decode()
    assert "Add a note with the evidence for “No”." in text_of(page)
    assert "AS02 · Is the assessment of harm to others sufficient? Answer this question." in (
        text_of(page)
    )
    assert 'name="manifest"' not in page.content.decode()


def test_complete_case_is_submitted_as_shown(signed_in, complete):
    page = signed_in.get(SUBMIT)

    reply = signed_in.post(SUBMIT, {"manifest": manifest_of(page)})

    complete.refresh_from_db()
    assert reply.url == LIST
    assert complete.status == AssessmentStatus.SUBMITTED
    assert "is submitted and counts" in text_of(signed_in.get(LIST))


def test_case_changed_after_the_page_was_opened_is_not_submitted(
    signed_in, complete, lead_inspector
):
    page = signed_in.get(SUBMIT)
    answer(complete, lead_inspector, {"AS01": "no"})

    reply = signed_in.post(SUBMIT, {"manifest": manifest_of(page)})

    complete.refresh_from_db()
    assert reply.status_code == 409
    assert "changed after you opened this page" in text_of(reply)
    assert complete.status == AssessmentStatus.IN_PROGRESS


def test_post_without_what_the_page_showed_is_refused(signed_in, complete):
    assert signed_in.post(SUBMIT).status_code == 409


def test_incomplete_case_is_not_submitted(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AB01": "yes"})

    reply = signed_in.post(SUBMIT, {"manifest": "x"})

    assessment.refresh_from_db()
    assert reply.status_code == 409
    assert assessment.status == AssessmentStatus.IN_PROGRESS


def test_second_submit_is_refused_with_the_rule(signed_in, complete, inspector):
    submit(complete, inspector)

    reply = signed_in.get(SUBMIT)

    assert reply.status_code == 403
    assert "Only the inspector of a case that is still open" in text_of(reply)


def test_team_mate_may_not_submit(client, complete, member):
    client.force_login(member(RoleCode.QUALITY_LEAD))

    assert client.get(SUBMIT).status_code == 403
    assert client.post(SUBMIT).status_code == 403


def test_lead_returns_a_case_with_a_reason(client, complete, inspector, lead_inspector):
    submit(complete, inspector)
    client.force_login(lead_inspector)

    reply = client.post(RETURN, {"reason": "Look at AS01 again."})

    complete.refresh_from_db()
    assert reply.url == LIST
    assert (complete.status, complete.return_reason) == (
        AssessmentStatus.RETURNED,
        "Look at AS01 again.",
    )
    assert AuditEvent.objects.filter(verb="case_returned").exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_return_without_a_reason_is_refused(client, complete, inspector, lead_inspector, reason):
    submit(complete, inspector)
    client.force_login(lead_inspector)

    page = client.post(RETURN, {"reason": reason})

    complete.refresh_from_db()
    assert "Say why the case is returned" in text_of(page)
    assert complete.status == AssessmentStatus.SUBMITTED


def test_case_that_is_not_submitted_cannot_be_returned(client, complete, lead_inspector):
    client.force_login(lead_inspector)

    assert client.get(RETURN).url == CASE
    assert "cannot be returned" in text_of(client.get(CASE))


def test_inspector_may_not_return_and_reads_who_may(signed_in, complete, inspector):
    submit(complete, inspector)

    reply = signed_in.post(RETURN, {"reason": "I want it back."})

    assert reply.status_code == 403
    assert "Lead inspector" in text_of(reply)


@pytest.mark.parametrize("address", [SUBMIT, RETURN])
def test_strangers_learn_nothing(client, assessment, outsider, address):
    assert client.get(address).url.startswith("/accounts/sign-in/?next=")
    client.force_login(outsider)
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("address", [SUBMIT, RETURN])
def test_other_methods_are_refused(signed_in, assessment, address):
    assert signed_in.put(address).status_code == 405
