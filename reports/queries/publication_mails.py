"""Who is told of a publication by mail, and whom the mail has not reached yet."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Q

from reports.models import Publication, PublicationMail, Recipient
from reports.queries.publications import readers_in_service

# How often a mail is tried without anybody's doing; after that somebody has to look at the address.
MOST_TRIES = 5


def addresses_of(publication: Publication) -> list[str]:
    """Return each address once, whatever its capitals: people of the service may be recipients."""
    recipients = Recipient.objects.filter(report=publication.report)
    people = readers_in_service(publication.report.inspection)
    addresses = [*(one.email for one in recipients), *(one.email for one in people)]
    return list({one.lower(): one for one in reversed(addresses)}.values())


def waiting_addresses(publication: Publication) -> list[str]:
    """Return those to whom no mail about this publication went out yet: three queries."""
    told = {one.email for one in mails_of(publication) if one.sent_at is not None}
    recipients = Recipient.objects.filter(
        report=publication.report, told_at__gte=publication.published_at
    )
    told |= {one.email.lower() for one in recipients}
    return [one for one in addresses_of(publication) if one.lower() not in told]


def mails_of(publication: Publication) -> list[PublicationMail]:
    """Return the mails about the publication that counts, not about earlier ones: one query."""
    rows = PublicationMail.objects.filter(
        publication=publication, published_at=publication.published_at
    )
    return list(rows)


def mails_to_repeat(before: datetime) -> Iterator[tuple[Publication, list[str]]]:
    """Yield public reports with the addresses whose mail is to be tried once more.

    Left out are those that were tried, or written down, after `before`, or often enough.
    """
    waiting = PublicationMail.objects.filter(
        Q(tried_at__lt=before) | Q(tried_at=None, published_at__lt=before),
        published_at=F("publication__published_at"),
        sent_at=None,
        tries__lt=MOST_TRIES,
    )
    found = Publication.objects.filter(mails__in=waiting, withdrawn_at=None).distinct()
    for publication in found.select_related("report__inspection__service").order_by("pk"):
        due = {one.email for one in waiting if one.publication_id == publication.pk}
        addresses = [one for one in waiting_addresses(publication) if one.lower() in due]
        if addresses:
            yield publication, addresses
