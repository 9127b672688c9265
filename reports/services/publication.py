"""Setting the day of a publication, keeping who is told of it, and wording a withdrawal."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from govuk.dates import moment_text
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from reports.choices import ReportStatus
from reports.errors import AlreadyRemoved, StaleSave, WritingRefused
from reports.models import Publication, PublicationDates, Recipient, Report
from reports.policies import check_dates, check_publisher
from reports.queries.publications import dates_of, standing_dates
from reports.queries.versions import moves_of
from reports.services.opening import report_row
from reports.services.saving import clean_line, clean_text, record, save_version
from reports.types import DatesContent, RecipientContent, StoredVersion

LONGEST_LINES = {"name": 120, "organisation": 160, "note": 300}
LONGEST_EMAIL = 254


@transaction.atomic
def set_publication_dates(
    *, inspection: Inspection, content: DatesContent, base_version: int, by: User
) -> PublicationDates:
    """Set when the report may be published, and the day of its press notice.

    `base_version` names the decision that the page showed, 0 for none. Raises StaleSave where
    somebody decided otherwise since, and WritingRefused for a moment that is past.
    """
    report, permissions = _locked(inspection, by)
    check_dates(ReportStatus(report.status), permissions)
    standing = standing_dates(dates_of(inspection), moves_of(inspection))
    if standing is not None and standing.pk != base_version:
        if _content_of(standing) == content:
            return standing
        raise StaleSave(_stored(standing))
    if content.publication_at and content.publication_at <= timezone.now():
        raise WritingRefused(
            _("Choose a moment that is still to come. To publish at once, leave the day open."),
            "publication_date",
        )
    decision = PublicationDates.objects.create(
        report=report,
        publication_at=content.publication_at,
        press_notice_date=content.press_notice_date,
        by=by,
        at=timezone.now(),
    )
    record(
        report,
        "publication_dates_set",
        by,
        inspection.reference,
        publication_at=_iso(content.publication_at),
        press_notice_date=_iso(content.press_notice_date),
    )
    return decision


@transaction.atomic
def add_recipient(*, inspection: Inspection, content: RecipientContent, by: User) -> Recipient:
    """Add somebody who is told when the report is published."""
    report, permissions = _locked(inspection, by)
    check_publisher(permissions)
    fields = _recipient_fields(report, content, but=None)
    recipient = Recipient.objects.create(report=report, edited_by=by, **fields)
    record(report, "recipient_added", by, inspection.reference, id=recipient.pk)
    return recipient


@transaction.atomic
def edit_recipient(
    *, recipient: Recipient, content: RecipientContent, base_version: int, by: User
) -> None:
    """Change who is told, or where."""
    report, permissions = _locked(recipient.report.inspection, by)
    check_publisher(permissions)
    fields: dict[str, Any] = {**_recipient_fields(report, content, but=recipient)}
    if fields["email"].lower() != recipient.email.lower():
        # Nobody at the new address was told.
        fields["told_at"] = None
    if save_version(recipient, fields, base_version=base_version, by=by):
        record(report, "recipient_edited", by, _label(report), id=recipient.pk)


@transaction.atomic
def remove_recipient(*, recipient: Recipient, by: User) -> None:
    """Take somebody off the list; the trail keeps that they were on it."""
    report, permissions = _locked(recipient.report.inspection, by)
    check_publisher(permissions)
    pk = recipient.pk
    count, _removed = recipient.delete()
    if not count:
        raise AlreadyRemoved
    record(report, "recipient_removed", by, _label(report), id=pk)


@transaction.atomic
def word_withdrawal(*, publication: Publication, text: str, base_version: int, by: User) -> None:
    """Say what the public reads in place of a report that was withdrawn."""
    report, permissions = _locked(publication.report.inspection, by)
    check_publisher(permissions)
    if not Publication.objects.filter(pk=publication.pk, withdrawn_at__isnull=False).exists():
        raise WritingRefused(_("The report is public again."))
    fields = {"withdrawal_notice": clean_text(text)}
    if save_version(publication, fields, base_version=base_version, by=by):
        length = len(publication.withdrawal_notice)
        record(report, "withdrawal_worded", by, _label(report), length=length)


def _locked(inspection: Inspection, by: User) -> tuple[Report, frozenset[Permission]]:
    """Lock the inspection; return its report and what the person's roles allow."""
    locked = lock_inspection(inspection)
    return report_row(locked), member_permissions(by, locked)


def _recipient_fields(
    report: Report, content: RecipientContent, *, but: Recipient | None
) -> dict[str, str]:
    """Return the fields as they are stored; raises WritingRefused for what cannot be written to."""
    fields = {
        name: clean_line(getattr(content, name), longest, name)
        for name, longest in LONGEST_LINES.items()
    }
    if not fields["name"]:
        raise WritingRefused(_("Enter the name."), "name")
    fields["email"] = _address(content.email)
    others = report.recipients.filter(email__iexact=fields["email"])
    if any(one != but for one in others):
        raise WritingRefused(_("Somebody with this address is on the list already."), "email")
    return fields


def _address(typed: str) -> str:
    address = typed.strip()
    try:
        validate_email(address)
    except ValidationError:
        address = ""
    if not address or len(address) > LONGEST_EMAIL:
        raise WritingRefused(
            _("Enter an email address, such as name@example.org."),
            "email",
        )
    return address


def _content_of(dates: PublicationDates) -> DatesContent:
    return DatesContent(dates.publication_at, dates.press_notice_date)


def _stored(dates: PublicationDates) -> StoredVersion:
    """Return what somebody else decided, to be compared with what was typed."""
    moment, day = dates.publication_at, dates.press_notice_date
    fields = {
        "publication": _("Publication: %(at)s")
        % {"at": moment_text(moment) if moment else _("no day set")},
        "press_notice": _("Press notice: %(day)s")
        % {"day": date_format(day) if day else _("no day set")},
    }
    return StoredVersion(version=dates.pk, fields=fields, by=dates.by.name, at=dates.at)


def _iso(value: date | None) -> str:
    """Return a day or moment for the trail; a moment is a day too."""
    return value.isoformat() if value else ""


def _label(report: Report) -> str:
    return str(report.inspection.reference)
