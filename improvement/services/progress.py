"""Telling how an action goes, quarter by quarter; what was told stands for good."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from improvement.choices import Rag
from improvement.errors import PlanRefused
from improvement.models import Action, ProgressFile, ProgressUpdate
from improvement.policies.plans import check_changeable
from improvement.policies.progress import check_report
from improvement.policies.quarters import quarter_of
from improvement.queries.progress import lock_action
from improvement.queries.standing import is_complete
from improvement.services.saving import needed_text, plan_text, record
from judgements.errors import FieldworkRefused
from judgements.policies.attachments import check_file
from judgements.queries.attachment_rules import attachment_rules
from judgements.types.attachments import FileType


@dataclass(frozen=True)
class Told:
    """What somebody tells of an action in a quarter, and a file that shows it."""

    quarter: date
    rag: Rag
    text: str
    evidence: str = ""
    file_name: str = ""
    file_content: bytes = b""


@transaction.atomic
def report_progress(*, action: Action, told: Told, by: User) -> ProgressUpdate:
    """Add what is told of a quarter; the very same sent twice stands there once.

    Raises PlanRefused for anybody but the owner and a service manager, for a closed action, once
    the plan is signed off as complete, and for a file that may not be attached.
    """
    locked, permissions = lock_action(action, by)
    today = timezone.localdate()
    check_changeable(is_complete=is_complete(locked.plan))
    check_report(locked, by, permissions, told.quarter, today)
    fields = {
        "quarter": quarter_of(told.quarter),
        "rag": told.rag.value,
        "text": needed_text(told.text, "text", _("Enter what was done.")),
        "evidence": plan_text(told.evidence, "evidence"),
    }
    last = ProgressUpdate.objects.filter(action=locked).order_by("pk").last()
    if last is not None and _is_same(last, fields, told, by):
        return last
    update = ProgressUpdate.objects.create(action=locked, by=by, at=timezone.now(), **fields)
    if told.file_name:
        _keep_file(update, told)
    record(
        locked.plan,
        "plan_progress_reported",
        by,
        id=locked.pk,
        update=update.pk,
        quarter=update.quarter,
        rag=update.rag,
        has_file=bool(told.file_name),
    )
    return update


def _is_same(last: ProgressUpdate, fields: dict[str, object], told: Told, by: User) -> bool:
    file = ProgressFile.objects.filter(update=last).first()
    digest = hashlib.sha256(told.file_content).hexdigest() if told.file_name else ""
    return (
        last.by_id == by.pk
        and all(getattr(last, name) == value for name, value in fields.items())
        and (file.sha256 if file else "") == digest
    )


def _keep_file(update: ProgressUpdate, told: Told) -> None:
    found = _check_file(told)
    ProgressFile.objects.create(
        update=update,
        file_name=told.file_name,
        media_type=found.media_type,
        size=len(told.file_content),
        sha256=hashlib.sha256(told.file_content).hexdigest(),
        content=told.file_content,
    )


def _check_file(told: Told) -> FileType:
    try:
        return check_file(told.file_name, told.file_content, attachment_rules())
    except FieldworkRefused as refusal:
        raise PlanRefused(str(refusal), "file") from refusal
