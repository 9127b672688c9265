"""The service's check of its draft: which one is under way, what it holds, and who may see it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.policies import working_day_after
from inspections.queries import people_allowed
from inspections.queries.service_access import ServiceAccess, get_service_inspection_for
from judgements.choices import OperationOutcome, Subject
from judgements.models import Operation
from reports.choices import ReportStatus
from reports.models import (
    AccuracyCheck,
    CommentFile,
    CommentMessage,
    Extension,
    OutcomeLetter,
    ReportVersion,
    ServiceComment,
)
from reports.policies import (
    commenting_closed_text,
    is_commenting_open,
    sent_text,
    status_of,
)
from reports.queries.comment_changes import changes_in
from reports.queries.comment_places import CommentPlaces, comment_places
from reports.queries.released import released_steps
from reports.queries.versions import read_payload
from reports.types import PassageChange


@dataclass(frozen=True)
class AccuracyAccess:
    """A check of the draft as one person of the service may see it."""

    within: ServiceAccess
    check: AccuracyCheck
    status: ReportStatus

    @property
    def inspection(self) -> Inspection:
        return self.within.inspection

    @property
    def may_comment(self) -> bool:
        """Whether the person may write comments and send them now."""
        is_open = is_commenting_open(self.status, self.check)
        return is_open and self.within.may(Permission.COMMENT_ON_DRAFT)

    @property
    def closed_text(self) -> str:
        """Why nobody can comment now, "" where they can."""
        if is_commenting_open(self.status, self.check):
            return ""
        return commenting_closed_text(self.status, self.check)


@dataclass(frozen=True)
class OwnCommentAccess:
    """A comment of the service within its check; None for an id that no comment has yet."""

    within: AccuracyAccess
    comment: ServiceComment | None

    @property
    def closed_text(self) -> str:
        """Why the comment cannot change now, "" where it can."""
        if self.comment is not None and self.comment.is_sent:
            return sent_text()
        return self.within.closed_text


def get_accuracy_for(
    user: User, reference: str, permission: Permission | None = None
) -> AccuracyAccess:
    """Return the check of a draft to a person of the service, as long as they may read the draft,
    or the report that came of it.

    Raises NotVisible for strangers and where nothing is released, NotAllowed for other roles.
    """
    wanted = permission or Permission.READ_RELEASED
    access = get_service_inspection_for(user, reference, wanted)
    check = check_shown_to_service(access.inspection)
    if check is None:
        raise NotVisible
    return AccuracyAccess(access, check, status_of(access.inspection))


def get_commenting_for(user: User, reference: str) -> AccuracyAccess:
    """Return the check to whoever comments for the service; `may_comment` tells whether now."""
    return get_accuracy_for(user, reference, Permission.COMMENT_ON_DRAFT)


def get_comment_to_write_for(user: User, reference: str, uid: uuid.UUID) -> OwnCommentAccess:
    """Return a comment to whoever comments for the service; None for an id not used yet.

    Raises NotVisible for a comment of another check, else as get_commenting_for.
    """
    access = get_commenting_for(user, reference)
    found = _of_the_report(ServiceComment.objects.all()).filter(uid=uid).first()
    if found is not None and not _is_within(found, access):
        raise NotVisible
    return OwnCommentAccess(access, found)


def get_comment_to_read_for(user: User, reference: str, uid: uuid.UUID) -> OwnCommentAccess:
    """Return a comment of the check to a person of the service; raises NotVisible for others."""
    access = get_accuracy_for(user, reference)
    found = _of_the_report(comments_of_check(access.check)).filter(uid=uid).first()
    if found is None:
        raise NotVisible
    return OwnCommentAccess(access, found)


def get_comment_file_for(user: User, reference: str, uid: uuid.UUID, pk: int) -> CommentFile:
    """Return a file beside a comment, its bytes too, to a person of the service."""
    access = get_comment_to_read_for(user, reference, uid)
    return _standing_file(access.comment, pk)


def get_letter_for(user: User, reference: str, language: str) -> OutcomeLetter:
    """Return the letter to a person of the service; it is made once the outcome is sent."""
    access = get_accuracy_for(user, reference)
    letter = access.check.letters.filter(language=language).first()
    if letter is None:
        raise NotVisible
    return letter


def check_shown_to_service(inspection: Inspection) -> AccuracyCheck | None:
    """Return the check of the draft that is with the service, else that of the public version.

    Nothing is left to read after a draft was taken back, or what was public is withdrawn.
    """
    steps = released_steps(inspection)
    if steps.draft is not None:
        return _checks().filter(step=steps.draft).first()
    if steps.public is not None:
        earlier = _checks().filter(report__inspection=inspection, step__lt=steps.public.pk)
        return earlier.order_by("-pk").first()
    return None


def latest_check(inspection: Inspection) -> AccuracyCheck | None:
    """Return the check of the last draft that was sent: for the team."""
    return _checks().filter(report__inspection=inspection).order_by("-pk").first()


def running_check(inspection: Inspection) -> AccuracyCheck | None:
    """Return the check under way, under the lock of the inspection; None once it is over."""
    check = latest_check(inspection)
    return check if is_commenting_open(status_of(inspection), check) else None


def is_checked_now(inspection: Inspection) -> bool:
    """Return whether the service can comment on its draft now: one query, none without a draft."""
    return status_of(inspection) == ReportStatus.WITH_SERVICE and bool(running_check(inspection))


def comments_of_check(check: AccuracyCheck) -> QuerySet[ServiceComment]:
    """Return what the service reads in its check: its own comments, and what was entered for it.

    Those it has removed are left out. In the order of sending, then of writing.
    """
    rows = ServiceComment.objects.filter(accuracy_check=check, withdrawn_at__isnull=True)
    people = ("entered_by", "edited_by", "answer_edited_by")
    related = rows.select_related("on_version", "report__inspection__framework", *people)
    large = ("on_version__payload", "report__inspection__framework__document")
    return related.defer(*large).order_by("number", "pk")


def with_parts(
    comments: QuerySet[ServiceComment], *, for_service: bool
) -> QuerySet[ServiceComment]:
    """Return comments with their files and messages at hand: two queries more."""
    messages = CommentMessage.objects.select_related("by").order_by("pk")
    if for_service:
        messages = messages.filter(is_for_service=True)
    files = CommentFile.objects.filter(removed_at__isnull=True).order_by("pk")
    return comments.prefetch_related(
        Prefetch("files", files, to_attr="standing_files"),
        Prefetch("messages", messages, to_attr="shown_messages"),
    )


def content_of_comment(comment: ServiceComment) -> dict[str, Any]:
    """Return what a comment says in the shape in which it is saved."""
    return {
        "place": comment.place,
        "place_text": "" if comment.place else comment.place_text,
        "text": comment.claim,
        "proposal": comment.proposal,
        "evidence": comment.evidence,
        "withdrawn": comment.is_withdrawn,
    }


def standing_files(comment: ServiceComment) -> list[CommentFile]:
    """Return the files beside a comment, none where it was read without its parts."""
    return cast(list[CommentFile], getattr(comment, "standing_files", []))


def comment_parts(comment: ServiceComment) -> ServiceComment:
    """Return a comment anew with all that its own page shows, for the service."""
    comments = with_parts(comments_of_check(comment.accuracy_check), for_service=True)
    return comments.get(pk=comment.pk)


def shown_changes(
    access: AccuracyAccess, comments: Iterable[ServiceComment]
) -> dict[int, PassageChange]:
    """Return what changed for comments in the version that the service may read now.

    Nothing before the outcome is sent: what is written meanwhile is the team's.
    """
    if not access.check.is_outcome_sent:
        return {}
    steps = released_steps(access.inspection)
    step = steps.public or steps.draft
    if step is None or step.version_id is None:
        return {}
    return changes_in(comments, step.version_id)


def late_saves(access: AccuracyAccess) -> list[Operation]:
    """Return what people of the service saved after comments were closed, the oldest first."""
    found = Operation.objects.filter(
        inspection=access.inspection,
        subject=Subject.SERVICE_COMMENT,
        outcome=OperationOutcome.CLOSED,
    )
    return list(found.select_related("by").order_by("at", "op_id"))


def extensions_of(check: AccuracyCheck) -> list[Extension]:
    """Return what was asked for, granted and refused, in order: one query."""
    return list(check.extensions.select_related("by").order_by("pk"))


def letters_of(check: AccuracyCheck) -> list[OutcomeLetter]:
    """Return the letters that are made, without their bytes: one query."""
    return list(check.letters.defer("content").order_by("pk"))


def usual_due_date(inspection: Inspection, today: date | None = None) -> date:
    """Return the last day of a check that begins today, or on the day given."""
    start = today or timezone.localdate()
    return working_day_after(start, settings.ACCURACY_CHECK_DAYS, inspection.service.country)


def commenting_people(inspection: Inspection) -> list[User]:
    """Return who may comment on the draft for the service today and can sign in."""
    return people_allowed(inspection.service, Permission.COMMENT_ON_DRAFT)


def places_of_check(check: AccuracyCheck) -> CommentPlaces:
    """Return what can be commented on; one query, none if it was asked in this process before."""
    return _places(check.version_id, check.version.sha256)


@lru_cache(maxsize=16)
def _places(version: int, sha256: str) -> CommentPlaces:
    """Versions never change, so that what one holds is worked out once."""
    return comment_places(read_payload(ReportVersion.objects.get(pk=version, sha256=sha256)))


def _checks() -> QuerySet[AccuracyCheck]:
    related = ("report", "version", "step", "sent_by", "outcome_sent_by")
    return AccuracyCheck.objects.select_related(*related).defer("version__payload")


def _of_the_report(comments: QuerySet[ServiceComment]) -> QuerySet[ServiceComment]:
    related = ("report__inspection__service", "report__inspection__framework", "accuracy_check")
    return comments.select_related("edited_by", *related)


def _is_within(comment: ServiceComment, access: AccuracyAccess) -> bool:
    return comment.accuracy_check_id == access.check.pk


def _standing_file(comment: ServiceComment | None, pk: int) -> CommentFile:
    rows = CommentFile.objects.filter(comment=comment, pk=pk, removed_at__isnull=True)
    file = rows.select_related("comment", "bytes").first()
    if comment is None or file is None:
        raise NotVisible
    return file
