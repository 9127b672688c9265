"""Mails about a publication that did not go out are tried again, and nobody gets two."""

from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.errors import NotAllowed
from audit.models import AuditEvent
from reports.choices import Move
from reports.errors import WritingRefused
from reports.models import Publication, PublicationMail, Recipient, Report
from reports.queries.publication_mails import MOST_TRIES
from reports.services.opening import report_row
from reports.services.publication import edit_recipient, remove_recipient
from reports.services.publication_mail import (
    PATIENCE,
    announce_publication,
    tell_of_publication,
    tell_one_again,
)
from reports.services.publishing import follow_in_public
from reports.types import RecipientContent
from tests.factories.concerns import join_service
from tests.factories.life import make_recipient
from tests.factories.plans import note_move, release_report

pytestmark = pytest.mark.django_db

RUTH = "ruth.penn@example.org"


class Failing(EmailBackend):
    """Refuses the addresses in `refused`."""

    refused: frozenset[str] = frozenset()

    def send_messages(self, messages):
        for one in messages:
            if one.to[0] in self.refused:
                raise OSError("no way to the server")
        return super().send_messages(messages)


@pytest.fixture
def refuse(settings, monkeypatch):
    """Have mails to these addresses fail: refuse("a@example.org"); to none: refuse()."""
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    return lambda *addresses: monkeypatch.setattr(Failing, "refused", frozenset(addresses))


@pytest.fixture
def manager(sampled, make_user):
    person = make_user("Mo Grange")
    join_service(sampled, person)
    return person


@pytest.fixture
def published(sampled, lead_inspector, manager):
    """A report that is published, without files, and of which nobody is told yet."""
    report = report_row(sampled)
    make_recipient(sampled, lead_inspector)
    make_recipient(sampled, lead_inspector, "Ina Wold")
    version = release_report(sampled, lead_inspector)
    Report.objects.filter(pk=report.pk).update(publication_number="2026-0042")
    report.refresh_from_db()
    follow_in_public(report, note_move(sampled, version, Move.PUBLISH, lead_inspector))
    announce_publication(report)
    mail.outbox.clear()
    return sampled


def tell():
    tell_of_publication.call(Report.objects.get().pk)


def run_publish_due():
    out = StringIO()
    call_command("publish_due", stdout=out)
    return out.getvalue()


def told():
    found = sorted(one.to[0] for one in mail.outbox)
    mail.outbox.clear()
    return found


def test_failed_mail_is_tried_again_and_who_got_theirs_gets_no_second(
    published, manager, refuse, time_machine
):
    refuse(RUTH)
    tell()
    assert told() == sorted(["ina.wold@example.org", manager.email])

    assert run_publish_due() == "Nothing is due.\n"
    time_machine.move_to(timezone.now() + 2 * PATIENCE)
    refuse()
    assert "Mails tried again: 1 sent, 0 failed." in run_publish_due()
    assert told() == [RUTH]
    assert Recipient.objects.get(email=RUTH).told_at is not None
    time_machine.move_to(timezone.now() + 2 * PATIENCE)
    assert run_publish_due() == "Nothing is due.\n"
    tell()
    assert told() == []


def test_mail_is_tried_a_limited_number_of_times(published, refuse, time_machine):
    refuse(RUTH)
    tell()
    for _more in range(MOST_TRIES + 2):
        time_machine.move_to(timezone.now() + 2 * PATIENCE)
        run_publish_due()

    assert PublicationMail.objects.get(email=RUTH).tries == MOST_TRIES


def test_mails_that_the_worker_never_sent_are_sent_by_the_clock(published, manager, time_machine):
    assert run_publish_due() == "Nothing is due.\n"
    time_machine.move_to(timezone.now() + 2 * PATIENCE)
    run_publish_due()

    assert told() == sorted([RUTH, "ina.wold@example.org", manager.email])


def test_who_was_taken_off_the_list_is_not_written_to(
    published, lead_inspector, refuse, time_machine
):
    refuse(RUTH)
    tell()
    remove_recipient(recipient=Recipient.objects.get(email=RUTH), by=lead_inspector)
    refuse()
    told()
    time_machine.move_to(timezone.now() + 2 * PATIENCE)
    run_publish_due()

    assert told() == []


def test_withdrawn_report_is_told_to_nobody(published, refuse, time_machine):
    refuse(RUTH)
    tell()
    Publication.objects.update(withdrawn_at=timezone.now())
    refuse()
    told()
    time_machine.move_to(timezone.now() + 2 * PATIENCE)
    run_publish_due()

    assert told() == []


def test_lead_sends_it_again_beside_the_recipient(
    published, lead_inspector, manager, refuse, browser
):
    refuse(RUTH, manager.email)
    tell()
    told()
    page = reverse("reports:publication-detail", args=[published.reference])
    again = reverse("reports:publication-mail", args=[published.reference])
    lead = browser(lead_inspector)
    shown = lead.get(page).text
    assert shown.count("Send it again") == 2
    assert "could not be sent" in shown
    assert "Mo Grange, of the service" in shown

    answer = lead.post(again, {"email": RUTH}, follow=True)
    assert "The mail could not be sent. Check the address." in answer.text
    refuse()
    for address in (RUTH, manager.email):
        assert "The mail is sent." in lead.post(again, {"email": address}, follow=True).text
    assert told() == sorted([RUTH, manager.email])
    shown = lead.post(again, {"email": RUTH.upper()}, follow=True).text
    assert "told of this publication already" in shown
    assert "Send it again" not in shown
    assert "not on the list" in lead.post(again, {"email": "x@example.org"}, follow=True).text
    assert told() == []
    assert AuditEvent.objects.filter(
        verb="publication_announced", actor=lead_inspector.email
    ).exists()


def test_only_who_publishes_sends_again(published, inspector, browser):
    publication = Publication.objects.select_related("report__inspection").get()
    with pytest.raises(NotAllowed):
        tell_one_again(publication=publication, email=RUTH, by=inspector)
    page = reverse("reports:publication-detail", args=[published.reference])
    assert "Send it again" not in browser(inspector).get(page).text


def test_corrected_address_can_be_told(published, lead_inspector):
    tell()
    told()
    recipient = Recipient.objects.get(email=RUTH)
    content = RecipientContent("Ruth Penn", "", "penn@example.org", "")
    edit_recipient(
        recipient=recipient, content=content, base_version=recipient.version, by=lead_inspector
    )
    publication = Publication.objects.select_related("report__inspection").get()

    assert tell_one_again(publication=publication, email="penn@example.org", by=lead_inspector)
    with pytest.raises(WritingRefused):
        tell_one_again(publication=publication, email=RUTH, by=lead_inspector)
    assert told() == ["penn@example.org"]
