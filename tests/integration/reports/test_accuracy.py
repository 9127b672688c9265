"""The service's check of its draft: written unseen, sent once, answered, told; who may do what."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.errors import NotAllowed, NotVisible
from accounts.roles import RoleCode, ServiceRoleCode
from inspections.models import Inspection, ServiceMember
from inspections.policies import count_working_days
from judgements.errors import FieldworkRefused
from judgements.models import Operation
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict
from reports.choices import CommentDecision, Move, ReportStatus
from reports.errors import StaleComments, StepRefused, WritingRefused
from reports.models import (
    AccuracyCheck,
    CommentAnswer,
    CommentMessage,
    Extension,
    OutcomeLetter,
    Report,
    ReportMove,
    ServiceComment,
)
from reports.queries.accuracy import latest_check
from reports.services.accuracy import (
    ask_extension,
    comments_digest,
    grant_extension,
    refuse_extension,
    send_comments,
    send_outcome,
)
from reports.services.accuracy_notices import remind_of_checks, send_notice
from reports.services.comment_files import add_comment_file
from reports.services.comment_messages import write_as_service, write_as_team
from reports.services.outcome_letters import make_letters
from reports.services.service_comments import answer_service_comment
from reports.services.texts import edit_foreword
from reports.types import AnswerContent, Foreword, Sender
from tests.factories.accuracy import (
    SENDER,
    comment_content,
    comment_operation,
    send_all,
    write_comment,
)
from tests.factories.concerns import join_service
from tests.factories.life import bring_report_to, finish_report, member_of, take_step

pytestmark = pytest.mark.django_db
CANARY = "Quernstone said so."


@pytest.fixture
def manager(make_user):
    return make_user("Ffion Manager")


@pytest.fixture
def chair(make_user):
    return make_user("Greta Chair")


@pytest.fixture
def draft(sampled, lead_inspector, manager, chair) -> Inspection:
    """A report whose draft is with its service, which has a manager and a chair."""
    finish_report(sampled, lead_inspector)
    join_service(sampled, manager)
    join_service(sampled, chair, ServiceRoleCode.BOARD_CHAIR)
    bring_report_to(sampled, ReportStatus.WITH_SERVICE)
    return Inspection.objects.get(pk=sampled.pk)


@pytest.fixture
def address(draft):
    """Return an address of the service's pages or the team's: address("list")."""

    def find(name, *args):
        own = f"reports:released-comment-{name}"
        return reverse(own if ":" not in name else name, args=[draft.reference, *args])

    return find


def answer(comment, by, decision=CommentDecision.REFUSED, **more):
    content = AnswerContent(decision.value, **{"reason": "Nobody saw it.", **more})
    answer_service_comment(comment=comment, content=content, base_version=0, by=by)


def test_sending_the_draft_opens_a_check_of_ten_working_days(draft):
    check = latest_check(draft)

    today, due = timezone.localdate(), check.due_date
    day = timedelta(days=1)
    assert count_working_days(today + day, due + day, draft.service.country) == 10
    assert check.version == ReportMove.objects.get(move=Move.SEND).version


def test_comment_is_saved_as_it_is_typed_and_hidden_from_the_team_until_sent(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager, text=CANARY)

    assert (comment.place_text, comment.number, comment.version) == ("Foreword", None, 1)
    team = browser(lead_inspector)
    for name in ("reports:service-comment-list", "reports:life-detail", "reports:accuracy-outcome"):
        assert CANARY not in team.get(address(name)).text
    assert CANARY in browser(manager).get(address("list")).text

    send_all(draft, manager)

    page = team.get(address("reports:service-comment-list")).text
    assert CANARY in page
    assert "Rowan Tamsin, Head of Service" in page


def test_conflict_on_one_comment_shows_both_and_keeps_both(draft, manager, chair):
    comment = write_comment(draft, manager)

    met = save_operation(
        operation=comment_operation(draft, comment.uid, text="The other text."), by=chair
    )

    assert isinstance(met, FieldworkConflict)
    assert met.stored.content["text"] == "The Chair was there."
    assert [one.outcome for one in Operation.objects.order_by("at")] == ["saved", "conflict"]
    assert Operation.objects.get(outcome="conflict").content["text"] == "The other text."


def test_sending_happens_once_under_a_name_and_takes_the_reports_step(draft, manager, chair):
    write_comment(draft, manager)
    check = send_all(draft, manager)

    check.refresh_from_db()
    assert (check.sender_name, check.sent_by) == ("Rowan Tamsin", manager)
    assert Report.objects.get().status == ReportStatus.SERVICE_ANSWERED
    assert ReportMove.objects.last().by == manager
    with pytest.raises(WritingRefused, match="sent"):
        send_comments(check=check, sender=SENDER, seen=comments_digest([]), by=chair)
    assert ReportMove.objects.filter(move=Move.ANSWER).count() == 1


@pytest.mark.parametrize("sender", [Sender("", "Head"), Sender("Rowan", " ")])
def test_sending_needs_a_name_and_an_office(draft, manager, sender):
    with pytest.raises(WritingRefused):
        send_comments(
            check=latest_check(draft), sender=sender, seen=comments_digest([]), by=manager
        )


def test_sending_what_the_page_did_not_show_is_refused(draft, manager, chair, browser, address):
    seen = comments_digest([write_comment(draft, manager)])
    write_comment(draft, chair, text="Added meanwhile.")

    with pytest.raises(StaleComments):
        send_comments(check=latest_check(draft), sender=SENDER, seen=seen, by=manager)
    sent = {"name": "Rowan", "office": "Head", "seen": seen}
    page = browser(manager).post(address("send"), sent)

    assert page.status_code == 409
    assert "Added meanwhile." in page.text
    assert 'value="Rowan"' in page.text


def test_what_is_typed_after_the_sending_is_kept_as_late(draft, manager, chair, browser, address):
    comment = write_comment(draft, manager)
    send_all(draft, manager)

    with pytest.raises(FieldworkRefused) as refused:
        save_operation(
            operation=comment_operation(draft, comment.uid, base=1, text="Too late."), by=chair
        )

    assert refused.value.kept
    comment.refresh_from_db()
    assert comment.claim == "The Chair was there."
    assert "Too late." in browser(manager).get(address("list")).text


@pytest.mark.parametrize("role", [ServiceRoleCode.BOARD_MEMBER, ServiceRoleCode.ACTION_OWNER])
def test_other_roles_of_the_service_do_not_comment(draft, make_user, role):
    person = make_user("Other Role")
    join_service(draft, person, role)

    with pytest.raises(FieldworkRefused, match="Your role in this service"):
        save_operation(operation=comment_operation(draft), by=person)
    with pytest.raises(NotAllowed):
        send_comments(check=latest_check(draft), sender=SENDER, seen=comments_digest([]), by=person)


def test_team_does_not_write_for_the_service_in_its_place(draft, lead_inspector, outsider):
    with pytest.raises(FieldworkRefused, match="Your role in this service"):
        save_operation(operation=comment_operation(draft), by=lead_inspector)
    with pytest.raises(NotVisible):
        save_operation(operation=comment_operation(draft), by=outsider)


def test_manager_of_another_service_sees_no_comment(draft, manager, make_user, browser, address):
    comment = write_comment(draft, manager)
    stranger = make_user("Stranger")

    for name, args in (("list", ()), ("edit", (comment.uid,)), ("send", ())):
        assert browser(stranger).get(address(name, *args)).status_code == 404


def test_comment_of_another_inspection_is_no_comment_here(draft, manager):
    comment = write_comment(draft, manager)
    ServiceMember.objects.all().delete()

    with pytest.raises(NotVisible):
        save_operation(operation=comment_operation(draft, comment.uid, base=1), by=manager)


def test_place_that_the_draft_has_not_is_refused(draft, manager):
    with pytest.raises(FieldworkRefused, match="not in the draft"):
        save_operation(operation=comment_operation(draft, place="finding:nothing"), by=manager)
    with pytest.raises(FieldworkRefused, match="say where it is"):
        save_operation(operation=comment_operation(draft, place=""), by=manager)


@pytest.mark.parametrize("place", ["rating:overall", "rating:assessing", "figure:AS01"])
def test_ratings_and_figures_can_be_commented_on(draft, manager, place):
    comment = write_comment(draft, manager, place=place)

    assert comment.place == place
    assert comment.place_text


def test_page_works_without_scripts_and_keeps_what_was_typed(draft, manager, browser, address):
    client = browser(manager)
    page = client.get(address("add"), {"place": "foreword"}, follow=True)
    assert '<option value="foreword" selected>' in page.text
    path = page.redirect_chain[0][0].partition("?")[0]
    sent = {**comment_content(), "op_id": uuid.uuid4(), "base_version": 0}
    del sent["withdrawn"]

    empty = client.post(path, {**sent, "text": ""})
    assert empty.status_code == 422
    assert "Say what is not accurate." in empty.text
    assert "Minutes of 4 May." in empty.text

    assert client.post(path, sent).status_code == 302
    again = {**sent, "op_id": uuid.uuid4(), "text": "From an old page."}
    conflict = client.post(path, again)
    assert conflict.status_code == 409
    assert "The Chair was there." in conflict.text
    assert "From an old page." in conflict.text


def test_comment_is_removed_and_not_sent(draft, manager, browser, address):
    comment = write_comment(draft, manager)
    sent = {"withdrawn": "yes", "base_version": 1, "op_id": uuid.uuid4()}

    browser(manager).post(address("remove", comment.uid), sent)
    send_all(draft, manager)

    comment.refresh_from_db()
    assert comment.is_withdrawn
    assert comment.number is None


def test_more_time_is_asked_for_and_granted(draft, manager, lead_inspector, browser, address):
    check = latest_check(draft)
    wanted = check.due_date + timedelta(days=7)
    with pytest.raises(WritingRefused, match="after the due date"):
        ask_extension(check=check, day=check.due_date, note="Leave.", by=manager)
    ask_extension(check=check, day=wanted, note="Our lead is on leave.", by=manager)
    with pytest.raises(WritingRefused, match="already"):
        ask_extension(check=check, day=wanted, note="Again.", by=manager)
    assert (
        "asks for more time"
        in browser(lead_inspector).get(address("reports:service-comment-list")).text
    )

    grant_extension(check=check, day=wanted, note="", by=lead_inspector)

    check.refresh_from_db()
    assert check.due_date == wanted
    assert [one.kind for one in Extension.objects.all()] == ["asked", "granted"]
    assert "granted more time" in browser(manager).get(address("list")).text


def test_more_time_is_refused_for_a_reason(draft, manager, lead_inspector):
    check = latest_check(draft)
    with pytest.raises(WritingRefused, match="Nobody has asked"):
        refuse_extension(check=check, note="No.", by=lead_inspector)
    ask_extension(check=check, day=check.due_date + timedelta(days=7), note="Leave.", by=manager)
    with pytest.raises(WritingRefused, match="Say why"):
        refuse_extension(check=check, note="", by=lead_inspector)

    refuse_extension(check=check, note="The panel meets.", by=lead_inspector)

    assert Extension.objects.last().kind == "refused"
    with pytest.raises(NotAllowed):
        grant_extension(check=check, day=check.due_date + timedelta(days=7), note="", by=manager)


def test_overdue_check_is_said_to_be_and_closes_nothing(draft, manager, browser, address):
    passed = timezone.localdate() - timedelta(days=2)
    AccuracyCheck.objects.update(first_due_date=passed, due_date=passed)

    page = browser(manager).get(address("list")).text
    assert "2 days ago" in page
    assert "You can still write comments and send them" in page
    write_comment(draft, manager)
    send_all(draft, manager)
    assert "after the due date" in browser(manager).get(address("list")).text


def test_lead_reads_that_it_is_overdue_and_can_extend_or_close_it(draft, lead_inspector, browser):
    passed = timezone.localdate() - timedelta(days=2)
    AccuracyCheck.objects.update(first_due_date=passed, due_date=passed)
    page = reverse("reports:service-comment-list", args=[draft.reference])
    extend = reverse("reports:accuracy-extend", args=[draft.reference])
    close = reverse("reports:step-take", args=[draft.reference, Move.ANSWER.value])
    lead = browser(lead_inspector)

    shown = lead.get(page).text
    assert "2 days ago" in shown
    assert "the service can still send its comments" in shown
    assert extend in shown
    assert close in shown
    later = timezone.localdate() + timedelta(days=3)
    grant_extension(check=latest_check(draft), day=later, note="", by=lead_inspector)
    assert "days ago" not in lead.get(page).text
    take_step(draft, Move.ANSWER, lead_inspector)
    shown = lead.get(page).text
    assert extend not in shown
    assert close not in shown


def test_outcome_waits_for_every_answer_and_the_sign_off_for_the_outcome(
    draft, manager, lead_inspector
):
    comment = write_comment(draft, manager)
    send_all(draft, manager)
    chief = member_of(draft, RoleCode.ASSISTANT_CHIEF_INSPECTOR)
    with pytest.raises(WritingRefused, match="no answer yet"):
        send_outcome(inspection=draft, by=lead_inspector)

    comment.refresh_from_db()
    answer(comment, lead_inspector)
    with pytest.raises(StepRefused, match="the outcome of its comments"):
        take_step(draft, Move.SIGN_OFF, chief)
    send_outcome(inspection=draft, by=lead_inspector)

    take_step(draft, Move.SIGN_OFF, chief)
    with pytest.raises(WritingRefused):
        send_outcome(inspection=draft, by=lead_inspector)


def test_answers_are_the_teams_until_the_outcome_and_final_after_it(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager)
    send_all(draft, manager)
    comment.refresh_from_db()
    answer(comment, lead_inspector, reason=CANARY)
    client = browser(manager)
    pages = [address("list"), address("read", comment.uid)]
    assert not any(CANARY in client.get(page).text for page in pages)
    assert not any("Not accepted" in client.get(page).text for page in pages)

    send_outcome(inspection=draft, by=lead_inspector)

    assert all(CANARY in client.get(page).text for page in pages)
    comment.accuracy_check.refresh_from_db()
    with pytest.raises(WritingRefused, match="stay as they are"):
        answer_service_comment(
            comment=comment,
            content=AnswerContent("partly", reason="Other."),
            base_version=1,
            by=lead_inspector,
        )
    assert CommentAnswer.objects.get().reason == CANARY


def test_accepted_comment_shows_its_change_once_the_new_version_is_public(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager)
    send_all(draft, manager)
    comment.refresh_from_db()
    report = Report.objects.get()
    edit_foreword(
        inspection=Inspection.objects.get(pk=draft.pk),
        foreword=Foreword(
            "What we saw in this inspection. The Chair came.",
            report.signatory_name,
            report.signatory_office,
            report.signed_month,
        ),
        base_version=report.version,
        by=lead_inspector,
    )
    answer(comment, lead_inspector, CommentDecision.ACCEPTED, reason="", change_place="foreword")
    send_outcome(inspection=draft, by=lead_inspector)
    assert "The Chair came.</ins>" not in browser(manager).get(address("list")).text

    bring_report_to(draft, ReportStatus.PUBLISHED)

    page = browser(manager).get(address("list")).text
    assert "<ins>" in page
    assert "The Chair came.</ins>" in page
    team = browser(lead_inspector).get(address("reports:service-comment-list")).text
    assert "in version 2" in team


def test_letter_is_made_once_kept_and_handed_out_after_the_outcome(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager)
    send_all(draft, manager)
    comment.refresh_from_db()
    answer(comment, lead_inspector)
    check = send_outcome(inspection=draft, by=lead_inspector)
    make_letters.call(check.pk)
    make_letters.call(check.pk)

    letter = OutcomeLetter.objects.get()
    answered = browser(manager).get(address("letter", "en"))
    assert answered.content == bytes(letter.content)
    assert answered.content.startswith(b"%PDF")
    assert answered["X-Content-SHA256"] == letter.sha256
    assert "the outcome letter in English" in browser(manager).get(address("list")).text


def test_conversation_keeps_what_is_for_the_team_from_the_service(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager)
    with pytest.raises(WritingRefused):
        write_as_team(comment=comment, text="Early.", is_for_service=True, by=lead_inspector)
    send_all(draft, manager)
    comment.refresh_from_db()
    write_as_team(comment=comment, text=CANARY, is_for_service=False, by=lead_inspector)
    write_as_team(comment=comment, text="Which day?", is_for_service=True, by=lead_inspector)
    for _sent_twice in range(2):
        write_as_service(comment=comment, text="The fourth.", by=manager)

    assert CommentMessage.objects.filter(text="The fourth.").count() == 1
    page = browser(manager).get(address("read", comment.uid)).text
    assert "Which day?" in page
    assert CANARY not in page
    team = browser(lead_inspector).get(address("reports:service-comment-talk", 1)).text
    assert CANARY in team
    assert "The fourth." in team


def test_file_beside_a_comment_is_handed_out_to_both_sides_once_sent(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager)
    upload = {"file": SimpleUploadedFile("minutes.txt", b"The Chair came.")}
    assert browser(manager).post(address("attach", comment.uid), upload).status_code == 302
    file = comment.files.get()
    from_team = address("reports:service-comment-file", 1, file.pk)
    assert browser(lead_inspector).get(from_team).status_code == 404

    send_all(draft, manager)

    own = address("file", comment.uid, file.pk)
    for person, page in (
        (lead_inspector, from_team),
        (manager, own),
    ):
        answered = browser(person).get(page)
        assert answered.content == b"The Chair came."
        assert answered["Content-Disposition"] == 'attachment; filename="minutes.txt"'
    with pytest.raises(WritingRefused):
        add_comment_file(comment=comment, name="late.txt", content=b"Late.", by=manager)


def test_program_is_no_file_to_attach(draft, manager, browser, address):
    comment = write_comment(draft, manager)

    upload = {"file": SimpleUploadedFile("minutes.txt", b"MZ\x00\x01")}
    page = browser(manager).post(address("attach", comment.uid), upload)

    assert page.status_code == 422
    assert not comment.files.exists()


def test_draft_taken_back_takes_its_pages_along_and_brings_unsent_comments_back(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager)
    take_step(draft, Move.TAKE_BACK, lead_inspector)
    client = browser(manager)
    for page in (address("list"), address("edit", comment.uid), address("send")):
        assert client.get(page).status_code == 404

    bring_report_to(draft, ReportStatus.WITH_SERVICE)

    assert "The Chair was there." in client.get(address("list")).text
    comment.refresh_from_db()
    assert comment.accuracy_check == latest_check(draft)


def test_withdrawal_takes_comments_and_letter_from_the_service(
    draft, manager, lead_inspector, browser, address
):
    comment = write_comment(draft, manager)
    send_all(draft, manager)
    comment.refresh_from_db()
    answer(comment, lead_inspector)
    check = send_outcome(inspection=draft, by=lead_inspector)
    make_letters.call(check.pk)
    bring_report_to(draft, ReportStatus.PUBLISHED)
    assert browser(manager).get(address("letter", "en")).status_code == 200

    bring_report_to(draft, ReportStatus.WITHDRAWN)

    for page in (address("list"), address("letter", "en"), address("read", comment.uid)):
        assert browser(manager).get(page).status_code == 404


def test_role_that_has_ended_loses_the_comments_at_once(draft, manager, browser, address):
    write_comment(draft, manager)
    ServiceMember.objects.filter(user=manager).update(to_date=timezone.localdate())

    assert browser(manager).get(address("list")).status_code == 404


def test_mails_say_only_that_something_waits(
    draft, manager, chair, lead_inspector, django_capture_on_commit_callbacks
):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        write_comment(draft, manager, text=CANARY)
        AccuracyCheck.objects.update(
            first_due_date=timezone.localdate(), due_date=timezone.localdate()
        )
        assert remind_of_checks() == 1
        assert remind_of_checks() == 0
    with django_capture_on_commit_callbacks(execute=True):
        send_all(draft, manager)
    for notice in ("due_soon", "sent", "released", "outcome"):
        send_notice.call(latest_check(draft).pk, notice)

    to_service = [one for one in mail.outbox if one.to == [chair.email]]
    assert to_service
    assert [one for one in mail.outbox if one.to == [lead_inspector.email]]
    assert all("Sign in to read it." in one.body for one in mail.outbox)
    forbidden = (CANARY, "Foreword", "EM-0", "http", "%")
    assert not any(word in one.subject + one.body for one in mail.outbox for word in forbidden)


def test_records_of_the_check_cannot_be_changed(draft, manager, lead_inspector):
    comment = write_comment(draft, manager)
    check = latest_check(draft)
    ask_extension(check=check, day=check.due_date + timedelta(days=3), note="Leave.", by=manager)
    send_all(draft, manager)
    comment.refresh_from_db()
    answer(comment, lead_inspector)
    write_as_service(comment=comment, text="The fourth.", by=manager)

    for rows, change in (
        (Extension.objects.all(), {"note": "Else."}),
        (CommentAnswer.objects.all(), {"reason": "Else."}),
        (CommentMessage.objects.all(), {"text": "Else."}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete(rows.db)
    assert ServiceComment.objects.get().reason == "Nobody saw it."
