"""Telling how an action goes, quarter by quarter; what was told stands for good."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from improvement.choices import Rag
from improvement.models import Action, ProgressFile, ProgressUpdate
from improvement.policies.plans import check_changeable
from improvement.policies.progress import check_report
from improvement.policies.quarters import quarter_of
from improvement.queries.progress import lock_action
from improvement.queries.standing import is_complete
from improvement.services.saving import file_fields, needed_text, plan_text, record
from improvement.types import SentFile


@dataclass(frozen=True)
class Told:
    """What somebody tells of an action in a quarter, and a file that shows it."""

    quarter: date
    rag: Rag
    text: str
    evidence: str = ""
    file: SentFile | None = None


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
    if told.file:
        ProgressFile.objects.create(update=update, **file_fields(told.file))
    record(
        locked.plan,
        "plan_progress_reported",
        by,
        id=locked.pk,
        update=update.pk,
        quarter=update.quarter,
        rag=update.rag,
        has_file=told.file is not None,
    )
    return update


def _is_same(last: ProgressUpdate, fields: dict[str, object], told: Told, by: User) -> bool:
    file = ProgressFile.objects.filter(update=last).first()
    digest = hashlib.sha256(told.file.content).hexdigest() if told.file else ""
    return (
        last.by_id == by.pk
        and all(getattr(last, name) == value for name, value in fields.items())
        and (file.sha256 if file else "") == digest
    )
