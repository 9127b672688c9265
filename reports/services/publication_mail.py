"""Mails that say that a report is published, and where: never what it found."""

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.services.mailing import send_or_log
from audit.services import record_event
from reports.models import Publication, Recipient, Report
from reports.queries.languages import due_languages
from reports.queries.publications import readers_in_service


def announce_publication(report: Report) -> None:
    """Have everybody told once the transaction has been committed.

    Whatever goes wrong with that must not look as if the report had not been published.
    """
    transaction.on_commit(partial(tell_of_publication.enqueue, report.pk), robust=True)


@task()
def tell_of_publication(report_id: int) -> None:
    """Write to the recipients who were not told of this publication yet, and to the service."""
    related = ("report__inspection__service",)
    publication = Publication.objects.select_related(*related).get(report=report_id)
    if publication.is_withdrawn:
        return
    inspection = publication.report.inspection
    told, failed = 0, 0
    for address in _addresses(publication):
        if _send(publication, address):
            told += 1
            _note(publication, address)
        else:
            failed += 1
    with transaction.atomic():
        record_event(
            stream=inspection.audit_stream,
            verb="publication_announced",
            by="mail",
            object_label=inspection.reference,
            details={"told": told, "failed": failed},
        )


def _addresses(publication: Publication) -> Iterator[str]:
    """Yield each address once, whatever its capitals: people of the service may be recipients."""
    recipients = Recipient.objects.filter(report=publication.report).exclude(
        told_at__gte=publication.published_at
    )
    people = readers_in_service(publication.report.inspection)
    addresses = [*(one.email for one in recipients), *(one.email for one in people)]
    yield from {one.lower(): one for one in reversed(addresses)}.values()


def _send(publication: Publication, address: str) -> bool:
    subject, text = _words(publication)
    return send_or_log(address, subject, text, about=f"publication {publication.pk}")


@transaction.atomic
def _note(publication: Publication, address: str) -> None:
    rows = Recipient.objects.filter(report=publication.report, email__iexact=address)
    rows.update(told_at=timezone.now())


def _words(publication: Publication) -> tuple[str, str]:
    """Return subject and text, in each language that the report is published in."""
    inspection = publication.report.inspection
    number = publication.report.publication_number
    address = settings.SITE_ADDRESS.rstrip("/") + reverse("reports:public-report", args=[number])
    subjects, texts = [], []
    for language in due_languages(inspection):
        with translation.override(language.value):
            subject = _("The inspection report on %(service)s is published") % {
                "service": inspection.service.name
            }
            read = _("You can read it at %(address)s") % {
                "address": f"{address}?language={language.value}"
            }
        subjects.append(subject)
        texts.append(f"{subject}.\n\n{read}\n")
    return " / ".join(subjects), "\n".join(texts)
