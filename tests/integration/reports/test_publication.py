"""The day of a publication: embargo, press notice, recipients, and what is published by itself."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.roles import RoleCode, ServiceRoleCode
from audit.models import AuditEvent
from reports.choices import Move, ReleaseKind, ReportStatus
from reports.errors import StaleSave, StepRefused, WritingRefused
from reports.models import Publication, PublicationDates, Recipient, ReleasedFile, Report
from reports.services.publication import (
    add_recipient,
    edit_recipient,
    remove_recipient,
    set_publication_dates,
    word_withdrawal,
)
from reports.services.publication_mail import tell_of_publication
from reports.types import DatesContent, RecipientContent
from tests.factories.concerns import join_service
from tests.factories.life import (
    bring_report_to,
    make_recipient,
    member_of,
    take_step,
)

pytestmark = pytest.mark.django_db

PRESS = date(2030, 7, 16)


def in_hours(hours):
    return timezone.now() + timedelta(hours=hours)


def set_day(inspection, by, at, seen=0):
    content = DatesContent(at, PRESS)
    return set_publication_dates(inspection=inspection, content=content, base_version=seen, by=by)


def run_publish_due():
    out = StringIO()
    call_command("publish_due", stdout=out)
    return out.getvalue()


def test_report_is_not_published_before_its_moment(finished, lead_inspector):
    set_day(finished, lead_inspector, in_hours(2))
    bring_report_to(finished, ReportStatus.SIGNED_OFF)

    with pytest.raises(StepRefused, match="under embargo until"):
        take_step(finished, Move.PUBLISH, lead_inspector)

    assert run_publish_due() == "Nothing is due.\n"
    assert not Publication.objects.exists()


def test_due_report_is_published_in_the_name_of_who_set_the_day(
    finished, lead_inspector, time_machine
):
    set_day(finished, lead_inspector, in_hours(2))
    report = bring_report_to(finished, ReportStatus.SIGNED_OFF)
    time_machine.move_to(in_hours(3))

    assert run_publish_due() == f"{finished.reference}: published\n"
    report.refresh_from_db()
    assert report.status == ReportStatus.PUBLISHED
    assert report.moves.last().by == lead_inspector
    assert run_publish_due() == "Nothing is due.\n"


def test_due_report_that_is_refused_makes_the_command_fail_and_says_why(
    finished, lead_inspector, time_machine
):
    set_day(finished, lead_inspector, in_hours(2))
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    finished.team.filter(user=lead_inspector).delete()
    time_machine.move_to(in_hours(3))

    out = StringIO()
    with pytest.raises(CommandError, match="Not everything"):
        call_command("publish_due", stdout=out)

    assert "may not publish this report any more" in out.getvalue()


def test_report_signed_off_after_its_moment_waits_for_a_person(
    finished, lead_inspector, time_machine
):
    set_day(finished, lead_inspector, in_hours(2))
    time_machine.move_to(in_hours(3))
    bring_report_to(finished, ReportStatus.SIGNED_OFF)

    assert run_publish_due() == "Nothing is due.\n"
    take_step(finished, Move.PUBLISH, lead_inspector)
    assert Publication.objects.exists()


def test_moment_that_is_past_is_refused(finished, lead_inspector):
    with pytest.raises(WritingRefused, match="still to come"):
        set_day(finished, lead_inspector, in_hours(-1))


def test_day_is_set_by_who_publishes_alone(finished, inspector):
    with pytest.raises(NotAllowed):
        set_day(finished, inspector, in_hours(2))


def test_day_that_somebody_else_set_meanwhile_is_not_overwritten(finished, lead_inspector):
    chief = member_of(finished, RoleCode.ASSISTANT_CHIEF_INSPECTOR)
    first = set_day(finished, lead_inspector, in_hours(2))

    with pytest.raises(StaleSave) as stale:
        set_day(finished, chief, in_hours(5))

    assert stale.value.stored.version == first.pk
    again = set_day(finished, chief, None, seen=first.pk)
    assert again.publication_at is None
    assert PublicationDates.objects.count() == 2


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reports_publicationdates SET press_notice_date = NULL",
        "DELETE FROM reports_publicationdates",
    ],
)
def test_decisions_on_the_day_are_kept_by_the_database(finished, lead_inspector, sql):
    set_day(finished, lead_inspector, in_hours(2))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)


def test_correction_is_published_on_a_day_of_its_own(finished, lead_inspector, time_machine):
    set_day(finished, lead_inspector, in_hours(2))
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    time_machine.move_to(in_hours(3))
    run_publish_due()
    take_step(finished, Move.CORRECT, lead_inspector, note="A table.")
    set_day(finished, lead_inspector, in_hours(4))
    bring_report_to(finished, ReportStatus.SIGNED_OFF)

    with pytest.raises(StepRefused, match="under embargo"):
        take_step(finished, Move.PUBLISH, lead_inspector)


def test_page_shows_press_notice_beside_publication_and_keeps_what_was_typed(
    finished, lead_inspector, browser
):
    address = reverse("reports:publication-dates", args=[finished.reference])
    typed = {
        "publication_date_0": "16",
        "publication_date_1": "7",
        "publication_date_2": "2030",
        "publication_time": "9:3x",
        "press_notice_date_0": "15",
        "press_notice_date_1": "7",
        "press_notice_date_2": "",
        "version": "0",
    }
    wrong = browser(lead_inspector).post(address, typed)
    assert wrong.status_code == 422
    assert "Enter the time as hours and minutes" in wrong.text
    assert "Enter day, month and year of “Day of the press notice”" in wrong.text
    assert 'value="2030"' in wrong.text

    right = {**typed, "publication_time": "09:30", "press_notice_date_2": "2030"}
    page = browser(lead_inspector).post(address, right, follow=True).text
    assert "16 July 2030" in page
    assert "15 July 2030" in page
    assert "under embargo until" in page
    assert "The cover says" in page


def test_recipients_are_added_changed_and_removed(finished, lead_inspector, browser):
    address = reverse("reports:recipient-add", args=[finished.reference])
    data = {"name": "Ruth Penn", "organisation": "City", "email": "ruth@example.org", "note": ""}
    page = browser(lead_inspector).post(address, data, follow=True).text
    assert "ruth@example.org" in page
    twice = browser(lead_inspector).post(address, {**data, "email": "RUTH@example.org"})
    assert twice.status_code == 422
    assert "on the list already" in twice.text

    recipient = Recipient.objects.get()
    content = RecipientContent("Ruth Penn", "City", "penn@example.org", "")
    edit_recipient(recipient=recipient, content=content, base_version=0, by=lead_inspector)
    with pytest.raises(StaleSave):
        edit_recipient(
            recipient=Recipient.objects.get(),
            content=RecipientContent("Other", "", "other@example.org", ""),
            base_version=0,
            by=lead_inspector,
        )
    remove_recipient(recipient=recipient, by=lead_inspector)
    assert not Recipient.objects.exists()


def test_recipients_are_kept_by_who_publishes_alone(finished, inspector):
    with pytest.raises(NotAllowed):
        make_recipient(finished, inspector)


@pytest.mark.parametrize("email", ["", "nobody", "a@b\nBcc: x@example.org"])
def test_recipient_needs_an_address(finished, lead_inspector, email):
    with pytest.raises(WritingRefused, match="email address"):
        add_recipient(
            inspection=finished,
            content=RecipientContent("Ruth", "", email, ""),
            by=lead_inspector,
        )


def test_mail_says_where_to_read_and_nothing_of_what_was_found(
    finished, lead_inspector, make_user, settings, django_capture_on_commit_callbacks
):
    settings.SITE_ADDRESS = "https://inspect.example.org/"
    make_recipient(finished, lead_inspector)
    manager, member = make_user("Mo Grange"), make_user("Bo Member")
    join_service(finished, manager)
    join_service(finished, member, ServiceRoleCode.BOARD_MEMBER)
    owner = make_user("Ann Owner")
    join_service(finished, owner, ServiceRoleCode.ACTION_OWNER)
    mail.outbox.clear()
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    with django_capture_on_commit_callbacks(execute=True):
        take_step(finished, Move.PUBLISH, lead_inspector)

    sent = [one for one in mail.outbox if "is published" in one.subject]
    assert sorted(one.to for one in sent) == sorted(
        [["ruth.penn@example.org"], [manager.email], [member.email]]
    )
    number = Report.objects.get().publication_number
    for one in sent:
        assert f"https://inspect.example.org/published/{number}/" in one.body
        words = f"{one.subject} {one.body}"
        assert "Good" not in words
        assert "Work differed" not in words
    assert Recipient.objects.get().told_at
    assert AuditEvent.objects.filter(verb="publication_announced").exists()


def test_recipient_who_was_told_is_not_told_again(finished, lead_inspector):
    make_recipient(finished, lead_inspector)
    report = bring_report_to(finished, ReportStatus.PUBLISHED)
    tell_of_publication.call(report.pk)
    mail.outbox.clear()

    tell_of_publication.call(report.pk)

    assert mail.outbox == []


def test_withdrawal_is_worded_for_the_public(finished, lead_inspector, client):
    bring_report_to(finished, ReportStatus.WITHDRAWN)
    publication = Publication.objects.get()
    word_withdrawal(
        publication=publication, text="A table was wrong.", base_version=0, by=lead_inspector
    )

    number = Report.objects.get().publication_number
    page = client.get(reverse("reports:public-report", args=[number]))
    assert "A table was wrong." in page.text
    with pytest.raises(StaleSave):
        word_withdrawal(
            publication=Publication.objects.get(),
            text="Other words.",
            base_version=0,
            by=lead_inspector,
        )


def public_files():
    return list(ReleasedFile.objects.filter(release__kind=ReleaseKind.PUBLICATION))


@pytest.fixture
def people(finished, make_user):
    """Manager, chair and member of the service, by role."""
    found = {}
    for role in (
        ServiceRoleCode.MANAGER,
        ServiceRoleCode.BOARD_CHAIR,
        ServiceRoleCode.BOARD_MEMBER,
        ServiceRoleCode.ACTION_OWNER,
    ):
        found[role] = make_user(f"Service {role.value}")
        join_service(finished, found[role], role)
    return found


def test_manager_and_chair_alone_have_the_signed_off_files_under_embargo(
    finished, lead_inspector, people, browser
):
    set_day(finished, lead_inspector, in_hours(2))
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    page = reverse("reports:released-detail", args=[finished.reference])
    files = [
        reverse("reports:released-file", args=[finished.reference, one.pk])
        for one in public_files()
    ]
    assert len(files) == 7
    for role, is_let_in in (
        (ServiceRoleCode.MANAGER, True),
        (ServiceRoleCode.BOARD_CHAIR, True),
        (ServiceRoleCode.BOARD_MEMBER, False),
    ):
        reader = browser(people[role])
        assert ("Under embargo until" in reader.get(page).text) is is_let_in
        assert {reader.get(one).status_code for one in files} == {200 if is_let_in else 404}
    owner = browser(people[ServiceRoleCode.ACTION_OWNER])
    assert {owner.get(one).status_code for one in files} == {403}


def test_without_a_day_nobody_has_the_signed_off_files(finished, people, browser):
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    reader = browser(people[ServiceRoleCode.MANAGER])

    for one in public_files():
        address = reverse("reports:released-file", args=[finished.reference, one.pk])
        assert reader.get(address).status_code == 404


def test_embargoed_files_go_with_the_sign_off(finished, lead_inspector, people, browser):
    set_day(finished, lead_inspector, in_hours(2))
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    take_step(finished, Move.REOPEN, lead_inspector)
    reader = browser(people[ServiceRoleCode.MANAGER])

    for one in public_files():
        address = reverse("reports:released-file", args=[finished.reference, one.pk])
        assert reader.get(address).status_code == 404
