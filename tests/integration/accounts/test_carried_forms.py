"""A form that meets the end of its session (F41, F42): carried, sealed, applied for its author."""

import random
import re
import string
import uuid

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.http import HttpResponseRedirect
from django.test import override_settings

from accounts.queries.carried_forms import CarriedForm, author_token
from accounts.services.signing_in import SigningIn
from cases.models import Answer, AnswerEvent
from cases.services import answering
from reports.models import Report, TeamComment
from tests.factories.cases import answer, answer_everything, submit
from tests.integration.accounts.conftest import SECTION, Browser
from tests.pages import text_of
from tests.plugins.append_only import triggers_lifted

pytestmark = pytest.mark.django_db

NOTE = "He told his worker <b>everything</b>."
COMMENTS = "/inspections/eastmarsh-2026/report/comments/"
TEXTS = "/inspections/eastmarsh-2026/report/recommendations/"


@pytest.fixture
def carried(browser):
    """The sign-in page that came instead of the section, after two answers were typed."""
    browser.lose_session().send(AS01_value="no", AS01_note=NOTE, AS03_value="yes")
    return browser


def test_expired_session_answers_with_a_sign_in_page_that_holds_the_form(carried):
    page = carried.page

    assert page.status_code == 401
    assert page["Cache-Control"] == "private, no-store"
    assert "Still in this page: 2 answers of case EM-01." in text_of(page)
    assert "everything" not in page.content.decode()
    assert not Answer.objects.exists()


def test_same_person_signs_in_and_the_answers_are_saved(carried, inspector):
    answered = carried.sign_in(inspector)

    assert (answered.status_code, answered["Location"]) == (302, SECTION)
    assert "2 answers saved at" in text_of(carried.client.get(SECTION))
    assert Answer.objects.get(question__code="AS01").note == NOTE


def test_wrong_password_keeps_the_form(carried, inspector):
    first = carried.sign_in(inspector, password="wrong")
    assert first.status_code == 401
    assert "not correct" in text_of(first)

    carried.sign_in(inspector)

    assert Answer.objects.count() == 2


def test_too_many_tries_keep_the_form(carried, inspector):
    statuses = [carried.sign_in(inspector, password="wrong").status_code for _ in range(31)]
    assert statuses[-1] in (401, 429)
    cache.clear()

    carried.sign_in(inspector)

    assert Answer.objects.count() == 2


def test_closed_account_keeps_the_form_and_says_so(carried, inspector):
    inspector.is_active = False
    inspector.save()

    page = carried.sign_in(inspector)

    assert page.status_code == 401
    assert "Still in this page: 2 answers" in text_of(page)
    assert not Answer.objects.exists()


def test_further_step_of_a_sign_in_keeps_the_form(carried, inspector, monkeypatch):
    with monkeypatch.context() as patch:
        elsewhere = HttpResponseRedirect("/accounts/second-factor/")
        patch.setattr(SigningIn, "pre_login", lambda *arguments, **options: elsewhere)
        page = carried.sign_in(inspector)
    assert page.status_code == 401
    assert "Finish signing in in another tab" in text_of(page)
    carried.client.force_login(inspector)

    carried.send()

    assert Answer.objects.count() == 2


def test_somebody_else_saves_nothing_and_reads_nothing(carried, lead_inspector):
    page = carried.sign_in(lead_inspector)

    assert page.status_code == 403
    assert "This page was filled in by Rosa Okafor" in text_of(page)
    assert "2 answers of case EM-01" in text_of(page)
    assert "everything" not in page.content.decode()
    assert not Answer.objects.exists()


def test_author_takes_over_from_somebody_else_and_saves(carried, inspector, lead_inspector):
    carried.sign_in(lead_inspector)
    sign_in_page = carried.send(carried_switch="yes")
    assert sign_in_page.status_code == 401

    carried.sign_in(inspector)

    assert Answer.objects.get(question__code="AS01").by == inspector


def test_somebody_else_cannot_take_the_text_as_a_file(carried, lead_inspector):
    carried.sign_in(lead_inspector)

    page = carried.send(carried_download="yes")

    assert page.status_code == 403
    assert "everything" not in page.content.decode()


def test_form_filled_in_by_somebody_else_who_signed_out_is_not_applied(browser, lead_inspector):
    browser.client.force_login(lead_inspector)

    page = browser.send(AS01_value="no", AS01_note=NOTE)

    assert page.status_code == 403
    assert "filled in by Rosa Okafor" in text_of(page)
    assert not Answer.objects.exists()


def test_form_with_a_made_up_author_needs_a_click(browser, lead_inspector):
    browser.client.force_login(lead_inspector)

    page = browser.send(AS01_value="no", author="somebody")

    assert "You are signed in: send it once more" in text_of(page)
    assert not Answer.objects.exists()


def test_form_without_an_author_needs_a_click_after_the_sign_in(assessment, inspector):
    browser = Browser().start(inspector)
    fields = {name: value for name, value in browser.hidden().items() if name != "author"}
    browser.lose_session()
    browser.page = browser.client.post(SECTION, {**fields, "AS01-value": "yes"})

    page = browser.sign_in(inspector)
    assert "send it once more" in text_of(page)
    assert not Answer.objects.exists()
    browser.send()

    assert Answer.objects.get().value == "yes"


def test_signing_in_twice_from_the_same_page_saves_once(carried, inspector):
    fields = {**carried.hidden(), "login": inspector.email, "password": "correct-horse-battery"}

    first, second = (carried.client.post(SECTION, fields) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert AnswerEvent.objects.count() == 2


def test_conflict_met_after_the_sign_in_keeps_the_text(
    carried, assessment, inspector, lead_inspector
):
    answer(assessment, lead_inspector, {"AS01": "yes"}, note="Theirs.")

    page = carried.sign_in(inspector)

    assert page.status_code == 412
    assert "Theirs." in text_of(page)
    assert "He told his worker" in page.content.decode()
    assert Answer.objects.get(question__code="AS01").note == "Theirs."


def test_case_submitted_meanwhile_changes_nothing_and_keeps_the_text(
    carried, assessment, inspector
):
    answer_everything(assessment, inspector)
    submit(assessment, inspector)

    page = carried.sign_in(inspector)

    assert page.status_code == 423
    assert "kept for the lead inspector" in text_of(page)
    assert "He told his worker" in page.content.decode()
    assert Answer.objects.get(question__code="AS01").value == "yes"


def test_case_that_has_gone_to_somebody_else_keeps_the_text_for_the_lead(
    carried, assessment, inspector
):
    assessment.case.inspection.team.all().delete()

    page = carried.sign_in(inspector)

    assert page.status_code == 403
    assert "kept for the lead inspector" in text_of(page)
    assert "He told his worker" in text_of(page)


def test_case_that_is_gone_gives_the_text_back_to_its_author(carried, assessment, inspector):
    assessment.case.inspection.team.all().delete()
    with triggers_lifted():
        assessment.allocations.all().delete()

    page = carried.sign_in(inspector)

    assert page.status_code == 404
    assert "He told his worker" in text_of(page)
    file = carried.send(carried_download="yes")
    assert file["Content-Type"].startswith("text/plain")
    assert NOTE in file.content.decode()


def test_fault_of_the_server_after_the_sign_in_keeps_the_text(carried, inspector, monkeypatch):
    def fail(*arguments):
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr(answering, "apply", fail)
        page = carried.sign_in(inspector)
    assert page.status_code == 500
    assert "He told his worker" in text_of(page)

    carried.send()
    carried.sign_in(inspector)

    assert Answer.objects.count() == 2


def test_ordinary_form_is_carried_and_applied(assessment, lead_inspector):
    browser = Browser().start(lead_inspector, TEXTS)
    browser.lose_session().send(COMMENTS, passage="lead-in", text="Too long?")
    assert "Still in this page: 5 fields." in text_of(browser.page)

    browser.sign_in(lead_inspector, COMMENTS)

    assert TeamComment.objects.get().text == "Too long?"


def test_text_of_a_report_is_carried_and_saved(assessment, lead_inspector):
    browser = Browser().start(lead_inspector, TEXTS)
    sent = {"passage": "lead-in", "base_version": "0", "op_id": str(uuid.uuid4())}
    browser.lose_session().send(TEXTS, **sent, text="To improve:")
    assert "A text of the report on eastmarsh-2026" in text_of(browser.page)

    browser.sign_in(lead_inspector, TEXTS)

    assert Report.objects.get().lead_in == "To improve:"


def test_file_must_be_chosen_again_and_the_page_says_so(assessment, lead_inspector):
    browser = Browser().start(lead_inspector, TEXTS)
    file = SimpleUploadedFile("cases.csv", b"a,b")
    page = browser.lose_session().send(COMMENTS, text="Beside it.", file=file)
    assert "The file cases.csv cannot be kept" in text_of(page)

    page = browser.sign_in(lead_inspector, COMMENTS)

    assert "Beside it." in text_of(page)
    assert not TeamComment.objects.exists()


def test_password_is_never_carried(browser):
    browser.lose_session().send(AS01_note=NOTE, old_password="secret", New_Password1="secret")

    form = CarriedForm.open(browser.hidden()["carried-form"], SECTION)

    assert not any("password" in name.lower() for name, _values in form.fields)


def test_what_is_not_a_form_is_sent_to_the_sign_in_page(client):
    answered = client.post(SECTION, "{}", content_type="application/json")

    assert answered["Location"] == f"/accounts/sign-in/?next={SECTION}"


# What an attacker would try


@pytest.mark.parametrize(
    "broken",
    ["", "x", "ä" * 40, "AAAA" * 40, "%00", "\x00\x01"],
    ids=["empty", "short", "not ascii", "other bytes", "per cent", "binary"],
)
def test_broken_seal_is_refused_in_words(carried, inspector, broken):
    page = carried.send(
        carried_form=broken, login=inspector.email, password="correct-horse-battery"
    )

    assert page.status_code == 400
    assert "We could not understand the request" in text_of(page)
    assert "_auth_user_id" not in carried.client.session


def test_tampered_form_is_refused(carried, inspector):
    sealed = carried.hidden()["carried-form"]
    changed = sealed[:60] + ("A" if sealed[60] != "A" else "B") + sealed[61:]

    assert carried.send(carried_form=changed, login=inspector.email).status_code == 400
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "target",
    [
        "/inspections/eastmarsh-2026/cases/EM-01/submit/",
        "/inspections/eastmarsh-2026/cases/EM-01/score/planning/",
        SECTION + "?next=//elsewhere.example.org/",
    ],
)
def test_form_opens_at_no_other_address_than_its_own(carried, inspector, target):
    page = carried.sign_in(inspector, target)

    assert page.status_code == 400
    assert not Answer.objects.exists()


def test_form_is_not_taken_from_the_address_of_a_link(carried, inspector):
    sealed = carried.hidden()["carried-form"]

    page = carried.client.get(SECTION, {"carried-form": sealed, "login": inspector.email})

    assert page.status_code == 302
    assert not Answer.objects.exists()


def test_next_in_a_carried_form_leads_to_no_other_host(browser, inspector):
    browser.lose_session().send(AS01_value="yes", next="https://elsewhere.example.org/")

    answered = browser.sign_in(inspector)

    assert answered["Location"].startswith("/inspections/")


def test_form_planted_by_another_person_is_not_applied(carried, lead_inspector, assessment):
    # Somebody with an account seals a form of their own and gives it to another one's browser.
    planted = carried.hidden()["carried-form"]
    victim = Browser().start(lead_inspector)

    page = victim.send(carried_form=planted)

    assert page.status_code == 403
    assert not Answer.objects.exists()


def test_author_cannot_be_made_without_the_secret(browser, lead_inspector):
    browser.lose_session()
    with override_settings(SECRET_KEY="another secret " * 5):
        forged = author_token(lead_inspector.pk)
    browser.send(AS01_value="yes", author=forged)

    page = browser.sign_in(lead_inspector)

    assert "send it once more" in text_of(page)
    assert not Answer.objects.exists()


def test_former_secret_still_opens(carried, inspector, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a fresh secret " * 5

    carried.sign_in(inspector)

    assert Answer.objects.count() == 2


def test_text_too_long_to_be_carried_is_told_so(browser):
    noise = "".join(random.Random(1).choices(string.printable, k=2_500_000))

    page = browser.lose_session().send(AS01_note=noise)

    assert page.status_code == 413
    assert "Press the Back button" in text_of(page)


def test_body_over_the_limit_is_refused_in_words(browser):
    page = browser.lose_session().send(AS01_note="x" * 3_000_000)

    assert page.status_code in (400, 413)
    assert "could not understand" in text_of(page)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x00\xff\xfe%zz=\x80&&&=;", "application/x-www-form-urlencoded"),
        (b"\x00\xff--x\r\nrubbish", "multipart/form-data; boundary=x"),
        (b"rubbish", "multipart/form-data"),
    ],
)
def test_binary_junk_is_never_a_fault(browser, body, content_type):
    browser.lose_session()

    page = browser.client.post(SECTION, body, content_type=content_type)

    assert page.status_code in (400, 401)


# Tokens (F42)


def test_stale_token_of_somebody_signed_in_needs_one_click(checking_browser):
    page = checking_browser.lose_token().send(AS01_value="no", AS01_note=NOTE)
    assert page.status_code == 403
    assert "Still in this page: 1 answer of case EM-01." in text_of(page)
    assert not Answer.objects.exists()

    checking_browser.send(csrfmiddlewaretoken=checking_browser.hidden()["csrfmiddlewaretoken"])

    assert Answer.objects.get().note == NOTE


def test_stale_token_of_somebody_signed_out_leads_through_the_sign_in(checking_browser, inspector):
    page = checking_browser.lose_session().lose_token().send(AS01_value="no", AS01_note=NOTE)
    assert page.status_code == 401

    checking_browser.sign_in(inspector)

    assert Answer.objects.get().note == NOTE


def test_stale_token_of_the_sign_in_page_keeps_the_form_and_signs_nobody_in(
    checking_browser, inspector
):
    checking_browser.lose_session().send(AS01_value="no", AS01_note=NOTE)
    page = checking_browser.lose_token().sign_in(inspector)
    assert page.status_code == 401
    assert "_auth_user_id" not in checking_browser.client.session

    checking_browser.sign_in(inspector)

    assert Answer.objects.get().note == NOTE


def test_stale_token_beside_somebody_elses_sign_in_applies_nothing(
    checking_browser, lead_inspector
):
    checking_browser.client.force_login(lead_inspector)

    page = checking_browser.lose_token().send(AS01_value="no", AS01_note=NOTE)

    assert page.status_code == 403
    assert "filled in by Rosa Okafor" in text_of(page)
    assert "everything" not in page.content.decode()


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example.org"}, {"Sec-Fetch-Site": "cross-site"}],
)
@pytest.mark.parametrize("is_signed_in", [True, False])
def test_nothing_is_carried_for_another_site(assessment, inspector, headers, is_signed_in):
    browser = Browser(checks_csrf=True)
    if is_signed_in:
        browser.client.force_login(inspector)

    page = browser.client.post(SECTION, {"AS01-note": "Planted."}, headers=headers)

    assert page.status_code == 403
    assert "Another site tried to send something in your name" in text_of(page)
    assert not re.search("carried-form|Planted", page.content.decode())
