"""Checked loaders of what belongs to a report's way: versions, kept files, comments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.policies import refusal_of
from inspections.queries import InspectionAccess, get_inspection_for
from reports.choices import ReportStatus
from reports.errors import WritingRefused
from reports.models import Release, ReleasedFile, ReportVersion, ServiceComment
from reports.policies import check_answer, check_enter, status_of
from reports.queries.loading import get_report_for

Check: TypeAlias = Callable[[ReportStatus, frozenset[Permission]], None]


@dataclass(frozen=True)
class VersionAccess:
    """A version, with its payload, within its inspection."""

    within: InspectionAccess
    version: ReportVersion


@dataclass(frozen=True)
class CommentAccess:
    """A comment of the service within its inspection."""

    within: InspectionAccess
    comment: ServiceComment


def get_version_for(user: User, reference: str, number: int) -> VersionAccess:
    """Return a version of a report for somebody who may read it."""
    access = get_report_for(user, reference)
    rows = ReportVersion.objects.filter(report__inspection=access.inspection, number=number)
    version = rows.select_related("made_by").first()
    if version is None:
        raise NotVisible
    return VersionAccess(access, version)


def get_release_for(user: User, reference: str, release_id: int) -> Release:
    """Return the making of a version's files for somebody who may ask for it again."""
    access = get_report_for(user, reference)
    if access.permissions.isdisjoint({Permission.RENDER_REPORT, Permission.SIGN_OFF_REPORT}):
        raise NotAllowed(refusal_of(Permission.RENDER_REPORT))
    rows = Release.objects.filter(pk=release_id, version__report__inspection=access.inspection)
    release = rows.select_related("version__report__inspection").first()
    if release is None:
        raise NotVisible
    return release


def get_released_file_for(user: User, reference: str, file_id: int) -> ReleasedFile:
    """Return a kept file, its bytes too, for somebody who may read the report."""
    access = get_report_for(user, reference)
    file = (
        ReleasedFile.objects.filter(
            pk=file_id, release__version__report__inspection=access.inspection
        )
        .select_related("release__version")
        .defer("release__version__payload")
        .first()
    )
    if file is None:
        raise NotVisible
    return file


def get_entering_for(user: User, reference: str) -> InspectionAccess:
    """Return the inspection for somebody who may enter a comment of the service now.

    Raises NotAllowed for other roles, and while the service has no draft.
    """
    access = get_inspection_for(user, reference, Permission.WRITE_REPORT)
    _refuse(check_enter, access, status_of(access.inspection))
    return access


def get_service_comment_for(user: User, reference: str, number: int) -> CommentAccess:
    """Return a comment of the service for somebody who may change or answer it now."""
    access = get_inspection_for(user, reference, Permission.WRITE_REPORT)
    rows = ServiceComment.objects.filter(report__inspection=access.inspection, number=number)
    comment = rows.select_related("report__inspection", "on_version").first()
    if comment is None:
        raise NotVisible
    _refuse(check_answer, access, status_of(access.inspection))
    return CommentAccess(access, comment)


def _refuse(check: Check, access: InspectionAccess, status: ReportStatus) -> None:
    try:
        check(status, access.permissions)
    except WritingRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
