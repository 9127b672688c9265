"""Opening, answering and closing a board's self-assessment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from improvement.choices import BoardView
from improvement.errors import PlanRefused, StaleRatings
from improvement.models import BoardRating, SelfAssessment
from improvement.policies.board import check_close, check_is_open
from improvement.queries.board import lock_round
from improvement.queries.board_prompts import chosen_parts
from improvement.services.board_mail import announce_round
from inspections.models import Service
from inspections.policies import service_refusal_of
from inspections.queries import service_permissions
from reports.errors import StaleSave
from reports.services.saving import save_version
from reports.types import StoredVersion
from standards.models import Framework
from standards.queries import get_content

STREAM = "services"


@dataclass(frozen=True)
class RatingContent:
    """What a member says of one prompt, and the version of it that they saw, 0 for none."""

    prompt: str
    view: BoardView
    strengths: str
    warning_signs: str
    base_version: int

    @property
    def fields(self) -> dict[str, str]:
        """What is stored of it."""
        return {
            "view": self.view.value,
            "strengths": self.strengths,
            "warning_signs": self.warning_signs,
        }


@transaction.atomic
def open_round(
    *,
    service: Service,
    framework: Framework,
    parts: Sequence[str],
    title: str,
    due_date: date,
    home: str,
    by: User,
) -> SelfAssessment:
    """Open a round and have its board told; `home` is the address of the site for the mail.

    Raises PlanRefused where a round is still open, nothing is asked, or its day has passed.
    """
    _permit(service, by, Permission.OPEN_SELF_ASSESSMENT)
    asked = [part.key for part in chosen_parts(get_content(framework), parts)]
    if not asked:
        raise PlanRefused(_("Choose what the board is to rate."), "parts")
    if due_date < timezone.localdate():
        raise PlanRefused(_("“To be answered by” cannot be a day that has passed."), "due_date")
    try:
        with transaction.atomic():
            opened = SelfAssessment.objects.create(
                service=service,
                framework=framework,
                parts=asked,
                title=title,
                due_date=due_date,
                opened_by=by,
                opened_at=timezone.now(),
            )
    except IntegrityError as error:
        raise PlanRefused(
            _("A self-assessment of this board is open. Close it before the next one.")
        ) from error
    _record(opened, "self_assessment_opened", by, edition=str(framework), due=due_date)
    announce_round(opened, home)
    return opened


@transaction.atomic
def save_ratings(*, assessment: SelfAssessment, contents: Iterable[RatingContent], by: User) -> int:
    """Store what a member says of some prompts; return how many of them changed.

    Raises PlanRefused once the round is closed, and StaleRatings, with nothing stored, where the
    same person saved another view of a prompt after the page was opened.
    """
    _permit(assessment.service, by, Permission.RATE_BOARD)
    locked = lock_round(assessment)
    check_is_open(is_closed=locked.is_closed)
    found = BoardRating.objects.filter(assessment=locked, member=by)
    stored = {row.prompt: row for row in found.select_related("edited_by")}
    stale: dict[str, StoredVersion] = {}
    changed = 0
    for content in contents:
        try:
            changed += _save(locked, stored.get(content.prompt), content, by)
        except StaleSave as refusal:
            stale[content.prompt] = refusal.stored
    if stale:
        raise StaleRatings(stale)
    if changed:
        # How many and whose, never which view: the trail is read before the round is closed.
        _record(locked, "board_rated", by, prompts=changed)
    return changed


@transaction.atomic
def close_round(*, assessment: SelfAssessment, by: User) -> None:
    """Close a round for good: from now on its members read the comparison."""
    permissions = _permit(assessment.service, by, Permission.OPEN_SELF_ASSESSMENT)
    locked = lock_round(assessment)
    check_is_open(is_closed=locked.is_closed)
    check_close(permissions, locked.due_date, timezone.localdate())
    locked.closed_by, locked.closed_at = by, timezone.now()
    locked.save(update_fields=["closed_by", "closed_at"])
    _record(locked, "self_assessment_closed", by)


def _save(
    assessment: SelfAssessment, row: BoardRating | None, content: RatingContent, by: User
) -> bool:
    if row is None:
        BoardRating.objects.create(
            assessment=assessment,
            member=by,
            prompt=content.prompt,
            version=1,
            edited_by=by,
            **content.fields,
        )
        return True
    if all(getattr(row, name) == value for name, value in content.fields.items()):
        return False
    return save_version(row, content.fields, base_version=content.base_version, by=by)


def _permit(service: Service, by: User, permission: Permission) -> frozenset[Permission]:
    permissions = service_permissions(by, service)
    if permission not in permissions:
        raise NotAllowed(service_refusal_of(permission))
    return permissions


def _record(assessment: SelfAssessment, verb: str, by: User, **details: object) -> None:
    record_event(
        stream=STREAM,
        verb=verb,
        by=by.email,
        object_label=assessment.service.code,
        details={"self_assessment": assessment.pk, **details},
    )
