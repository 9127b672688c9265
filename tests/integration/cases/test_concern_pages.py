"""The pages about urgent concerns, as each of the people concerned sees them."""

import re
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleCode
from accounts.services import change_phone
from cases.choices import ConcernState
from cases.models import UrgentConcern
from cases.services.concern_notices import send_notice
from cases.services.concerns import raise_concern
from govuk.dates import moment_text
from inspections.services.team import end_team_membership
from tests.factories.cases import answer_everything, submit
from tests.factories.concerns import (
    PLAN,
    TOLD_ALREADY,
    WHAT,
    WHY_NOW,
    join_service,
    make_concern,
    make_operation,
)

pytestmark = pytest.mark.django_db

TYPED = {"what": WHAT, "why_now": WHY_NOW, "told_already": ""}
TOLD = {
    "step": "service_told",
    "name": "Dr Lorna Beech",
    "role": "Head of service",
    "how": "phone",
    "told_date_0": "13",
    "told_date_1": "4",
    "told_date_2": "2026",
    "told_time": "10:40",
    "plan_due_date_0": "15",
    "plan_due_date_1": "4",
    "plan_due_date_2": "2026",
}


@pytest.fixture
def manager(make_user, inspection):
    person = make_user("Hugh Calloway")
    join_service(inspection, person)
    return person


@pytest.fixture
def raise_address(assessment):
    inspection = assessment.case.inspection.reference
    return reverse("cases:concern-raise", args=[inspection, assessment.case.reference])


def address_of(concern):
    return reverse("cases:concern-detail", args=[concern.case.inspection.reference, concern.pk])


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def as_person(client, person):
    client.force_login(person)
    return client


def test_form_raises_a_concern_and_the_next_page_says_so(
    signed_in, raise_address, assessment, django_capture_on_commit_callbacks
):
    page = signed_in.get(raise_address)
    assert "NOT SENT until the next page says so." in text_of(page)
    op_id = page.context["form"].initial["op_id"]

    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in.post(raise_address, {**TYPED, "op_id": op_id}, follow=True)

    concern = UrgentConcern.objects.get()
    assert (concern.pk, concern.case) == (op_id, assessment.case)
    assert re.search(r"Sent \d\d:\d\d\. Helen Marsh is told by e-mail", text_of(answer))
    assert len(mail.outbox) == 1
    assert "E-mail sent" in text_of(signed_in.get(address_of(concern)))


def test_form_sent_twice_raises_one_concern_and_changed_words_ask(signed_in, raise_address):
    typed = {**TYPED, "op_id": str(uuid.uuid4())}
    for _ in range(2):
        signed_in.post(raise_address, typed)
    assert UrgentConcern.objects.count() == 1

    page = signed_in.post(raise_address, {**typed, "what": "Somebody else."})
    assert "Send again if this is another one" in text_of(page)
    fresh = page.context["form"]["op_id"].value()
    assert str(fresh) != typed["op_id"]

    signed_in.post(raise_address, {**typed, "what": "Somebody else.", "op_id": fresh})
    assert UrgentConcern.objects.count() == 2


def test_empty_form_is_refused_with_what_was_typed(signed_in, raise_address):
    page = signed_in.post(raise_address, {**TYPED, "why_now": " ", "op_id": str(uuid.uuid4())})

    assert "Say why this cannot wait." in text_of(page)
    assert WHAT in page.content.decode()
    assert not UrgentConcern.objects.exists()


@pytest.mark.parametrize(
    ("lead", "deputy", "said"),
    [
        ("01632 960 114", "01632 960 127", ["Phone Helen Marsh: 01632 960 114", "If nobody"]),
        ("", "01632 960 127", ["Phone Member deputy lead: 01632 960 127", "No telephone number"]),
        ("", "", ["No telephone number of Helen Marsh, who leads"]),
    ],
)
def test_page_names_whom_to_phone(
    signed_in, raise_address, member, lead_inspector, lead, deputy, said
):
    for person, phone in ((lead_inspector, lead), (member(RoleCode.DEPUTY_LEAD), deputy)):
        change_phone(user=person, phone=phone, by="tests")

    page = text_of(signed_in.get(raise_address))

    assert all(sentence in page for sentence in said)


def test_page_says_that_nobody_leads(signed_in, raise_address, inspection, lead_inspector):
    end_team_membership(member=inspection.team.get(user=lead_inspector), by="tests")

    assert "nobody leads this inspection now" in text_of(signed_in.get(raise_address))


@pytest.mark.parametrize("is_submitted", [False, True])
def test_every_page_of_a_case_leads_there(signed_in, assessment, inspector, is_submitted):
    if is_submitted:
        answer_everything(assessment, inspector)
        submit(assessment, inspector)
    case = [assessment.case.inspection.reference, assessment.case.reference]

    for page in (
        signed_in.get(reverse("cases:section-edit", args=[*case, "assessment"])),
        signed_in.get(reverse("cases:case-detail", args=case)),
    ):
        html = page.content.decode()
        assert f'href="{reverse("cases:concern-raise", args=case)}" data-concern-open' in html
        assert 'id="concern-dialog"' in html


def test_lead_takes_it_from_open_to_closed(client, assessment, inspector, lead_inspector):
    concern = make_concern(assessment, inspector)
    address = address_of(concern)
    as_person(client, lead_inspector)
    assert "waits to be acknowledged by Helen Marsh" in text_of(client.get(address))

    for typed, state in (
        ({"step": "acknowledged"}, "Acknowledged"),
        (TOLD, "Service told"),
        ({"step": "plan_received", "text": "By phone: moved."}, "Plan received"),
        ({"step": "closed", "text": "Seen safe."}, "Closed"),
    ):
        if typed["step"] == "plan_received":
            assert "Record a plan" in text_of(client.get(f"{address}?step=plan_received"))
        page = client.post(address, typed, follow=True)
        assert page.context["page"]["state"] == state

    page = text_of(page)
    assert "Dr Lorna Beech, Head of service: by phone, 13 April 2026, 10:40" in page
    assert "By phone: moved." in page
    assert "Seen safe." in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Enter the name of whoever was told."),
        ({"how": "pigeon"}, "pigeon"),
        ({"told_time": "soon"}, "hours and minutes"),
        ({"told_date_2": "2126"}, "yet to come"),
        ({"plan_due_date_0": "12"}, "cannot be due before"),
    ],
)
def test_telling_is_refused_for_what_makes_no_sense(
    client, assessment, lead_inspector, wrong, said
):
    concern = make_concern(assessment, lead_inspector, ConcernState.ACKNOWLEDGED)

    page = as_person(client, lead_inspector).post(address_of(concern), {**TOLD, **wrong})

    assert said in text_of(page)
    concern.refresh_from_db()
    assert concern.state == ConcernState.ACKNOWLEDGED


def test_step_from_an_old_page_changes_nothing(client, assessment, lead_inspector):
    concern = make_concern(assessment, lead_inspector, ConcernState.CLOSED)

    page = as_person(client, lead_inspector).post(
        address_of(concern), {"step": "acknowledged"}, follow=True
    )

    assert "somebody was faster" in text_of(page)
    concern.refresh_from_db()
    assert concern.state == ConcernState.CLOSED


def test_readers_see_it_and_take_no_step(client, assessment, inspector, member):
    concern = make_concern(assessment, inspector)

    for reader in (inspector, member(RoleCode.QUALITY_LEAD)):
        as_person(client, reader)
        page = client.get(f"{address_of(concern)}?step=acknowledged")
        assert TOLD_ALREADY in text_of(page)
        assert page.context["page"]["step"] == ""
        assert client.post(address_of(concern), {"step": "acknowledged"}).status_code == 403


def test_colleague_who_did_not_raise_it_finds_nothing(client, assessment, inspector, member):
    concern = make_concern(assessment, inspector)

    answer = as_person(client, member(RoleCode.INSPECTOR)).get(address_of(concern))

    assert answer.status_code == 404


def test_failed_mail_is_told(client, assessment, inspector, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    concern = make_concern(assessment, inspector)
    send_notice.call(str(concern.pk), "raised")

    page = text_of(as_person(client, inspector).get(address_of(concern)))

    assert "The e-mail to Helen Marsh could not be sent. Phone." in page


def test_concern_written_offline_says_when(signed_in, assessment, inspector):
    written_at = timezone.now() - timedelta(hours=2)
    operation = replace(make_operation(assessment), client_at=written_at)
    raise_concern(operation, inspector)

    page = text_of(signed_in.get(address_of(UrgentConcern.objects.get())))

    assert f"Written {moment_text(written_at)}, by the clock of the laptop" in page


def test_list_begins_with_what_waits(client, assessment, lead_inspector):
    for state in (ConcernState.CLOSED, ConcernState.SERVICE_TOLD, ConcernState.OPEN):
        concern = make_concern(assessment, lead_inspector, state)
    address = reverse("cases:concern-list", args=[concern.case.inspection.reference])

    rows = as_person(client, lead_inspector).get(address).context["page"]["rows"]

    assert [row[1]["text"] for row in rows] == ["Open", "Service told – plan overdue", "Closed"]


def test_empty_list_says_so(client, inspection, lead_inspector):
    address = reverse("cases:concern-list", args=[inspection.reference])

    page = as_person(client, lead_inspector).get(address)

    assert "No urgent concern has been raised" in text_of(page)


def test_manager_sees_it_once_told_and_nothing_else(client, assessment, lead_inspector, manager):
    concern = make_concern(assessment, lead_inspector, ConcernState.ACKNOWLEDGED)
    address = reverse("cases:service-concern", args=[concern.pk])
    as_person(client, manager)
    assert client.get(address).status_code == 404
    assert concern.case.reference not in text_of(client.get("/"))

    as_person(client, lead_inspector).post(address_of(concern), TOLD)
    as_person(client, manager)

    assert "Plan overdue" in text_of(client.get("/"))
    page = client.get(address)
    shown = text_of(page)
    assert all(word in shown for word in (WHAT, WHY_NOW, "Helen Marsh", "EM-01"))
    assert TOLD_ALREADY not in shown
    assert "/inspections/" not in page.content.decode()
    assert client.get(address_of(concern)).status_code == 404


def test_manager_answers_and_the_lead_reads_it(client, assessment, lead_inspector, manager):
    concern = make_concern(assessment, lead_inspector, ConcernState.SERVICE_TOLD)
    address = reverse("cases:service-concern", args=[concern.pk])
    as_person(client, manager)
    assert "Write what the plan is." in text_of(client.post(address, {"text": " "}))

    page = client.post(address, {"text": PLAN}, follow=True)
    assert "Your plan is with the inspectorate." in text_of(page)
    assert not page.context["page"]["can_answer"]
    again = client.post(address, {"text": "Another."}, follow=True)
    assert "Nothing was changed" in text_of(again)

    lead_page = text_of(as_person(client, lead_inspector).get(address_of(concern)))
    assert PLAN in lead_page
    assert "From the service’s manager" in lead_page


def test_lead_s_own_words_about_the_plan_stay_with_the_team(
    client, assessment, lead_inspector, manager
):
    concern = make_concern(assessment, lead_inspector, ConcernState.PLAN_RECEIVED)

    page = as_person(client, manager).get(reverse("cases:service-concern", args=[concern.pk]))

    assert PLAN not in text_of(page)


def test_banner_stands_on_every_page_until_acknowledged(
    client, assessment, inspector, lead_inspector
):
    concern = make_concern(assessment, inspector)
    as_person(client, lead_inspector)
    sentence = f"urgent concern in inspection {assessment.case.inspection.reference}"

    for address in ("/", "/cases/", "/frameworks/", address_of(concern)):
        assert sentence in text_of(client.get(address))
    client.post(address_of(concern), {"step": "acknowledged"})
    assert sentence not in text_of(client.get("/"))


def test_date_in_time_is_not_overdue(client, assessment, lead_inspector):
    concern = make_concern(assessment, lead_inspector, ConcernState.SERVICE_TOLD)
    in_time = timezone.localdate() + timedelta(days=1)
    UrgentConcern.objects.filter(pk=concern.pk).update(plan_due_date=in_time)

    page = as_person(client, lead_inspector).get(address_of(concern))

    assert page.context["page"]["overdue"] == ""
