"""Checked loaders of what belongs to a report's way: versions, kept files, comments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.policies import refusal_of
from inspections.queries import InspectionAccess, get_inspection_for
from reports.choices import ReportStatus
from reports.errors import WritingRefused
from reports.models import (
    AccuracyCheck,
    CommentFile,
    OutcomeLetter,
    Release,
    ReleasedFile,
    ReportVersion,
    ServiceComment,
)
from reports.policies import check_answer, check_before_outcome, check_enter, status_of
from reports.queries.accuracy import latest_check
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


@dataclass(frozen=True)
class CheckAccess:
    """The service's check of the draft within its inspection, for the team."""

    within: InspectionAccess
    check: AccuracyCheck


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
    check = latest_check(access.inspection)
    if check is None or check.is_outcome_sent:
        raise NotAllowed(_("Comments are entered until the outcome is sent to the service."))
    return access


def get_service_comment_for(user: User, reference: str, number: int) -> CommentAccess:
    """Return a comment that the team may read to somebody who writes the report."""
    access = get_inspection_for(user, reference, Permission.WRITE_REPORT)
    rows = ServiceComment.objects.filter(report__inspection=access.inspection, number=number)
    rows = rows.select_related(
        "report__inspection__service",
        "report__inspection__framework",
        "accuracy_check__version",
        "accuracy_check__report",
    )
    comment = rows.defer("accuracy_check__version__payload").first()
    if comment is None:
        raise NotVisible
    return CommentAccess(access, comment)


def get_changeable_comment_for(user: User, reference: str, number: int) -> CommentAccess:
    """Return a comment to somebody who may change or answer it now.

    Raises as get_service_comment_for, and NotAllowed once the outcome is sent.
    """
    found = get_service_comment_for(user, reference, number)
    _refuse(check_answer, found.within, status_of(found.within.inspection))
    try:
        check_before_outcome(found.comment.accuracy_check)
    except WritingRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    return found


def get_sent_file_for(user: User, reference: str, number: int, pk: int) -> CommentFile:
    """Return a file that the service sent beside a comment, its bytes too, for the team."""
    access = get_report_for(user, reference)
    rows = CommentFile.objects.filter(
        pk=pk,
        removed_at__isnull=True,
        comment__number=number,
        comment__report__inspection=access.inspection,
    )
    file = rows.select_related("bytes").first()
    if file is None:
        raise NotVisible
    return file


def get_check_for(user: User, reference: str) -> CheckAccess:
    """Return the last check of a draft to somebody who writes the report; NotVisible for none."""
    access = get_inspection_for(user, reference, Permission.WRITE_REPORT)
    check = latest_check(access.inspection)
    if check is None:
        raise NotVisible
    return CheckAccess(access, check)


def get_sent_letter_for(user: User, reference: str, language: str) -> OutcomeLetter:
    """Return the last letter with the outcome to somebody who may read the report."""
    access = get_report_for(user, reference)
    check = latest_check(access.inspection)
    letter = check.letters.filter(language=language).first() if check else None
    if letter is None:
        raise NotVisible
    return letter


def _refuse(check: Check, access: InspectionAccess, status: ReportStatus) -> None:
    try:
        check(status, access.permissions)
    except WritingRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
