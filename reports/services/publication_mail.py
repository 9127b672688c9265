"""Mails that say that a report is published, and where: never what it found."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.models import User
from accounts.services.mailing import send_or_log
from audit.services import record_event
from inspections.policies.languages import in_mail_languages
from inspections.queries import member_permissions
from reports.errors import WritingRefused
from reports.models import Publication, PublicationMail, Recipient, Report
from reports.policies import check_publisher
from reports.queries.publication_mails import addresses_of, mails_to_repeat, waiting_addresses

# How long the worker may take before the clock sends what it has not sent, and between two tries.
PATIENCE = timedelta(minutes=5)
RELATED = ("report__inspection__service",)
SENT, FAILED = "sent", "failed"


def announce_publication(report: Report) -> None:
    """Have everybody told once the transaction has been committed.

    Whom it concerns is written down with the publication, so that a mail that does not go out is
    tried again. Whatever goes wrong with it must not look as if the report had not been published.
    """
    publication = Publication.objects.select_related(*RELATED).get(report=report)
    for address in waiting_addresses(publication):
        _row(publication, address)
    transaction.on_commit(partial(tell_of_publication.enqueue, report.pk), robust=True)


@task()
def tell_of_publication(report_id: int) -> None:
    """Write to the recipients who were not told of this publication yet, and to the service."""
    publication = Publication.objects.select_related(*RELATED).get(report=report_id)
    if not publication.is_withdrawn:
        _tell(publication, waiting_addresses(publication))


def tell_again() -> tuple[int, int]:
    """Try again every mail that did not go out, a limited number of times: for the clock.

    Return how many went out and how many did not. What the worker is still to send is left to it.
    """
    told = failed = 0
    for publication, addresses in mails_to_repeat(timezone.now() - PATIENCE):
        some_told, some_failed = _tell(publication, addresses)
        told, failed = told + some_told, failed + some_failed
    return told, failed


def tell_one_again(*, publication: Publication, email: str, by: User) -> bool:
    """Send the mail to one address that it did not reach; return whether it went out.

    Raises NotAllowed for a role that does not publish, and WritingRefused for a report that is not
    public, an address that is not to be told, and one that was told already.
    """
    check_publisher(member_permissions(by, publication.report.inspection))
    if publication.is_withdrawn:
        raise WritingRefused(_("The report is no longer public, so nobody is told of it."))
    known = {one.lower(): one for one in addresses_of(publication)}
    address = known.get(email.strip().lower())
    if address is None:
        raise WritingRefused(_("This address is not on the list of who is told."))
    if address not in waiting_addresses(publication):
        raise WritingRefused(_("They were told of this publication already."))
    told, _failed = _tell(publication, [address], by=by.email)
    return bool(told)


def _tell(publication: Publication, addresses: Iterable[str], by: str = "mail") -> tuple[int, int]:
    outcomes = [one for one in (_try(publication, address) for address in addresses) if one]
    told = outcomes.count(SENT)
    failed = len(outcomes) - told
    if outcomes:
        _record(publication, by, told, failed)
    return told, failed


@transaction.atomic
def _record(publication: Publication, by: str, told: int, failed: int) -> None:
    inspection = publication.report.inspection
    record_event(
        stream=inspection.audit_stream,
        verb="publication_announced",
        by=by,
        object_label=inspection.reference,
        details={"told": told, "failed": failed},
    )


@transaction.atomic
def _try(publication: Publication, address: str) -> str:
    """Send one mail unless it went out before; the row is locked, so that it goes out once."""
    found = _row(publication, address)
    row = PublicationMail.objects.select_for_update().get(pk=found.pk)
    if row.sent_at is not None:
        return ""
    now = timezone.now()
    is_sent = _send(publication, address)
    row.tries, row.tried_at, row.sent_at = row.tries + 1, now, now if is_sent else None
    row.save(update_fields=["tries", "tried_at", "sent_at"])
    if is_sent:
        rows = Recipient.objects.filter(report=publication.report, email__iexact=address)
        rows.update(told_at=now)
    return SENT if is_sent else FAILED


def _row(publication: Publication, address: str) -> PublicationMail:
    row, _is_new = PublicationMail.objects.get_or_create(
        publication=publication,
        published_at=publication.published_at,
        email=address.lower(),
    )
    return row


def _send(publication: Publication, address: str) -> bool:
    service = publication.report.inspection.service
    subject, text = in_mail_languages(service, lambda: _words(publication))
    return send_or_log(address, subject, text, about=f"publication {publication.pk}")


def _words(publication: Publication) -> tuple[str, str]:
    """Return subject and text in the language that is active, with the page in that language."""
    number = publication.report.publication_number
    page = settings.SITE_ADDRESS.rstrip("/") + reverse("reports:public-report", args=[number])
    subject = _("The inspection report on %(service)s is published") % {
        "service": publication.report.inspection.service.name
    }
    address = f"{page}?language={translation.get_language()}"
    read = _("You can read it at %(address)s") % {"address": address}
    return subject, f"{subject}.\n\n{read}\n"
