"""The signed-off copy of a report that its service may have before the day of publication."""

from dataclasses import dataclass
from datetime import datetime

from accounts.permissions import Permission
from inspections.queries import ServiceAccess
from reports.choices import Move, ReleaseKind, ReleaseStatus, ReportStatus
from reports.models import ReleasedFile
from reports.queries.publications import dates_of, standing_dates
from reports.queries.versions import moves_of


@dataclass(frozen=True)
class EmbargoedCopy:
    """The files for the public of the signed-off version, and until when nobody passes them on."""

    until: datetime
    files: list[ReleasedFile]


def embargoed_copy(access: ServiceAccess, status: str) -> EmbargoedCopy | None:
    """Return the copy for whoever comments for the service; None for everybody else.

    `status` is the report's. There is a copy from the sign-off until the publication, once its
    moment is set and all files are kept; without bytes. Costs queries only where the report is
    signed off.
    """
    if status != ReportStatus.SIGNED_OFF or not access.may(Permission.COMMENT_ON_DRAFT):
        return None
    moves = moves_of(access.inspection)
    standing = standing_dates(dates_of(access.inspection), moves)
    signed = [one.version_id for one in moves if one.move == Move.SIGN_OFF]
    if standing is None or standing.publication_at is None or not signed:
        return None
    rows = ReleasedFile.objects.filter(
        release__version=signed[-1],
        release__kind=ReleaseKind.PUBLICATION,
        release__status=ReleaseStatus.READY,
    )
    files = list(rows.defer("content").order_by("pk"))
    return EmbargoedCopy(standing.publication_at, files) if files else None
