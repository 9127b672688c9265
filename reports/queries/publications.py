"""When a report is to be published, who is told, and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.queries import InspectionAccess, get_inspection_for, people_allowed
from reports.choices import Language, Move, ReleaseKind, ReportStatus
from reports.errors import WritingRefused
from reports.models import Publication, PublicationDates, Recipient, ReleasedFile, ReportMove
from reports.policies import check_dates, status_of
from reports.queries.versions import moves_of


@dataclass(frozen=True)
class RecipientAccess:
    """A recipient within the inspection whose report they are told of."""

    within: InspectionAccess
    recipient: Recipient


@dataclass(frozen=True)
class DuePublication:
    """A report whose day has come, with who set that day."""

    inspection: Inspection
    by: User


def get_publishing_for(user: User, reference: str) -> InspectionAccess:
    """Return the inspection for somebody who may publish its report."""
    return get_inspection_for(user, reference, Permission.PUBLISH_REPORT)


def get_dating_for(user: User, reference: str) -> InspectionAccess:
    """Return the inspection for somebody who may set the day of publication now."""
    access = get_publishing_for(user, reference)
    try:
        check_dates(status_of(access.inspection), access.permissions)
    except WritingRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    return access


def get_recipient_for(user: User, reference: str, pk: int) -> RecipientAccess:
    """Return a recipient for somebody who may publish the report."""
    access = get_publishing_for(user, reference)
    rows = Recipient.objects.filter(pk=pk, report__inspection=access.inspection)
    recipient = rows.select_related("report__inspection").first()
    if recipient is None:
        raise NotVisible
    return RecipientAccess(access, recipient)


def get_published_for(user: User, reference: str) -> Publication:
    """Return what the public finds of a report to somebody who may publish it."""
    access = get_publishing_for(user, reference)
    publication = publication_of(access.inspection)
    if publication is None:
        raise NotVisible
    return publication


def get_withdrawn_for(user: User, reference: str) -> tuple[InspectionAccess, Publication]:
    """Return a withdrawn publication for somebody who may say what the public reads instead."""
    access = get_publishing_for(user, reference)
    publication = publication_of(access.inspection)
    if publication is None or not publication.is_withdrawn:
        raise NotVisible
    return access, publication


def publication_of(inspection: Inspection) -> Publication | None:
    """Return what the public finds of a report; None while it was never published."""
    rows = Publication.objects.filter(report__inspection=inspection)
    related = rows.select_related("report__inspection", "public_version")
    return related.defer("words", "public_version__payload").first()


def recipients_of(inspection: Inspection) -> list[Recipient]:
    """Return who is told of the publication, in the order in which they were added: one query."""
    return list(Recipient.objects.filter(report__inspection=inspection))


def dates_of(inspection: Inspection) -> list[PublicationDates]:
    """Return every decision on the dates, the newest first, with who took it: one query."""
    rows = PublicationDates.objects.filter(report__inspection=inspection)
    return list(rows.select_related("by").order_by("-pk"))


def standing_dates(
    decisions: Iterable[PublicationDates], moves: Iterable[ReportMove]
) -> PublicationDates | None:
    """Return the decision that counts: the newest, unless the report was published since.

    A correction is published on a day of its own.
    """
    newest = next(iter(decisions), None)
    published = [one.at for one in moves if one.move == Move.PUBLISH]
    if newest is None or (published and newest.at <= published[-1]):
        return None
    return newest


def embargo_end(inspection: Inspection, moves: list[ReportMove], now: datetime) -> datetime | None:
    """Return when the embargo ends, None where there is none or it is over: one query."""
    standing = standing_dates(dates_of(inspection), moves)
    if standing is None or standing.publication_at is None or standing.publication_at <= now:
        return None
    return standing.publication_at


def due_publications(now: datetime) -> list[DuePublication]:
    """Return the signed-off reports whose moment has come since they were signed off.

    One that was signed off after its moment waits for somebody to publish it by hand.
    """
    waiting = PublicationDates.objects.filter(
        report__status=ReportStatus.SIGNED_OFF, publication_at__lte=now
    ).select_related("report__inspection__service", "report__inspection__framework")
    inspections = {one.report.inspection_id: one.report.inspection for one in waiting}
    found = (_due(one, now) for one in inspections.values())
    return [one for one in found if one is not None]


def _due(inspection: Inspection, now: datetime) -> DuePublication | None:
    moves = moves_of(inspection)
    standing = standing_dates(dates_of(inspection), moves)
    if standing is None or standing.publication_at is None:
        return None
    signed = [one.at for one in moves if one.move == Move.SIGN_OFF]
    is_due = signed and signed[-1] <= standing.publication_at <= now
    return DuePublication(inspection, standing.by) if is_due else None


def publication_files(version_id: int) -> list[ReleasedFile]:
    """Return the files for the public of a version, without their bytes: one query."""
    rows = ReleasedFile.objects.filter(
        release__version=version_id, release__kind=ReleaseKind.PUBLICATION
    )
    return list(rows.defer("content").order_by("pk"))


def language_choices(files: Iterable[ReleasedFile]) -> list[Language]:
    """Return the languages of files, in their order."""
    return list(dict.fromkeys(Language(one.language) for one in files))


def readers_in_service(inspection: Inspection) -> list[User]:
    """Return the people of the service who read its released report today: one query."""
    return people_allowed(inspection.service, Permission.READ_RELEASED)
