"""Saving in fieldwork and reports: the one path from an operation to a stored, recorded change.

The lock on the inspection orders all writers; the version decides; the receipt is given out after
the commit. How each subject is read and written is said in judgements.services.writers.
"""

import uuid
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotVisible
from accounts.models import User
from audit.services import record_event
from cases.errors import RefusalCode
from inspections.models import Inspection
from inspections.queries import find_inspection, lock_inspection
from judgements.choices import OperationOutcome
from judgements.errors import FieldworkRefused
from judgements.models import Operation
from judgements.policies.subjects import permission_to_save, refusal_to_save
from judgements.queries.operations import count_closed, find_operation
from judgements.queries.rights import rights_to_save
from judgements.services.writers import Writer, writer_of
from judgements.types import FieldworkConflict, FieldworkOperation, FieldworkReceipt, Standing

# More than one entry in the writing makes, and a bound to what can be stored after the end.
MOST_CLOSED = 100


def save_operation(
    *, operation: FieldworkOperation, by: User
) -> FieldworkReceipt | FieldworkConflict:
    """Save one thing and return its receipt after the commit, or the conflict it met.

    The same operation sent twice is answered alike. Raises FieldworkRefused for content that is
    none, a missing right, an operation id used for something else, and for an inspection that is
    closed, then with what was sent kept; NotVisible for what the person may not know of.
    """
    try:
        return _save_once(operation, by)
    except IntegrityError:
        # The same id came for another inspection at the same moment; by now it can be found.
        return _save_once(operation, by)


def save_from_page(
    *, operation: FieldworkOperation, by: User
) -> FieldworkReceipt | FieldworkConflict:
    """Save what a form sent; a page come back to and changed after its save meets its own text.

    Such a page carries an operation id that is used up. Under a new one, on the version it was made
    from, what it sends becomes a conflict that the person settles in view of both. Raises as
    `save_operation`.
    """
    try:
        return save_operation(operation=operation, by=by)
    except FieldworkRefused as refusal:
        if refusal.code is not RefusalCode.OPERATION_REUSED:
            raise
    return save_operation(operation=replace(operation, op_id=uuid.uuid4()), by=by)


def save_within(*, operation: FieldworkOperation, by: User) -> FieldworkReceipt:
    """Save one thing inside the caller's transaction, who may speak of it only after the commit.

    Raises as `save_operation` but keeps nothing, and RuntimeError for a stale version: nobody is
    there to settle the conflict.
    """
    outcome = _save_locked(operation, by)
    if isinstance(outcome, FieldworkRefused):
        raise outcome
    if isinstance(outcome, FieldworkConflict):
        raise RuntimeError(f"{operation.key} was read before its inspection was locked.")
    return outcome


@dataclass(frozen=True)
class _Save:
    """One save under the lock: what it is, whose, and what stands before it."""

    operation: FieldworkOperation
    inspection: Inspection
    writer: Writer
    standing: Standing | None
    content: dict[str, object]
    by: User

    @property
    def version(self) -> int:
        return self.standing.version if self.standing else 0


def _save_once(operation: FieldworkOperation, by: User) -> FieldworkReceipt | FieldworkConflict:
    with transaction.atomic(durable=True):
        outcome = _save_locked(operation, by)
    if isinstance(outcome, FieldworkRefused):
        raise outcome
    return outcome


def _save_locked(
    operation: FieldworkOperation, by: User
) -> FieldworkReceipt | FieldworkConflict | FieldworkRefused:
    """Hand a refusal back where something was kept: raised here, it would undo the keeping."""
    inspection = find_inspection(operation.inspection)
    if inspection is None:
        raise NotVisible
    locked = lock_inspection(inspection)
    seen = find_operation(operation.op_id)
    if seen is not None:
        _check_same(seen, operation, locked, by)
        if seen.outcome in (OperationOutcome.SAVED, OperationOutcome.UNCHANGED):
            return _receipt(seen)
        if seen.outcome == OperationOutcome.CLOSED:
            return _closed_refusal(locked, operation)
    save = _prepare(locked, operation, by)
    if seen is not None:
        # One that met a conflict once meets it for good.
        return FieldworkConflict(operation.op_id, operation.key, save.standing)
    return _decide(save)


def _prepare(locked: Inspection, operation: FieldworkOperation, by: User) -> _Save:
    permissions = rights_to_save(by, locked, operation.subject)
    writer = writer_of(operation.subject)
    if permission_to_save(operation.subject) not in permissions:
        raise FieldworkRefused(RefusalCode.RIGHT, refusal_to_save(operation.subject))
    standing = writer.find(locked, operation.key)
    if standing is not None:
        writer.check(standing, by, permissions)
    content = writer.clean(locked, operation.key, operation.content)
    return _Save(operation, locked, writer, standing, content, by)


def _decide(save: _Save) -> FieldworkReceipt | FieldworkConflict | FieldworkRefused:
    if save.standing is not None and save.content == save.standing.content:
        return _receipt(_record(save, OperationOutcome.UNCHANGED, save.version))
    if not save.writer.is_open(save.inspection):
        return _keep_closed(save)
    if save.operation.base_version != save.version:
        _record(save, OperationOutcome.CONFLICT, save.version)
        return FieldworkConflict(save.operation.op_id, save.operation.key, save.standing)
    return _receipt(_store(save))


def _store(save: _Save) -> Operation:
    row = _record(save, OperationOutcome.SAVED, save.version + 1)
    save.writer.write(
        save.inspection,
        save.operation.key,
        save.content,
        version=row.version,
        by=save.by,
        at=row.at,
    )
    return row


def _keep_closed(save: _Save) -> FieldworkRefused:
    is_kept = count_closed(save.inspection, save.by) < MOST_CLOSED
    if is_kept:
        _record(save, OperationOutcome.CLOSED, save.version)
    return _closed_refusal(save.inspection, save.operation, is_kept=is_kept)


def _closed_refusal(
    inspection: Inspection, operation: FieldworkOperation, *, is_kept: bool = True
) -> FieldworkRefused:
    why = writer_of(operation.subject).closed_text(inspection)
    return FieldworkRefused(RefusalCode.LOCKED, why, kept=operation.digest if is_kept else "")


def _record(save: _Save, outcome: OperationOutcome, version: int) -> Operation:
    """Keep the save and, unless it brought nothing new, record it in the inspection's stream."""
    operation = save.operation
    row = Operation.objects.create(
        op_id=operation.op_id,
        inspection=save.inspection,
        subject=operation.subject,
        key=operation.key,
        base_version=operation.base_version,
        version=version,
        outcome=outcome,
        content=save.content,
        digest=operation.digest,
        by=save.by,
        at=timezone.now(),
    )
    if outcome != OperationOutcome.UNCHANGED:
        record_event(
            stream=save.inspection.audit_stream,
            verb=f"{operation.subject.value}_{outcome.value}",
            by=save.by.email,
            object_label=operation.key,
            details={"op_id": operation.op_id, "version": version, "digest": operation.digest},
        )
    return row


def _receipt(row: Operation) -> FieldworkReceipt:
    return FieldworkReceipt(row.op_id, row.key, row.version, row.digest, row.at)


def _check_same(
    seen: Operation, operation: FieldworkOperation, locked: Inspection, by: User
) -> None:
    sent = (operation.inspection, operation.subject, operation.key, operation.digest, by.pk)
    known = (seen.inspection.reference, seen.subject, seen.key, seen.digest, seen.by_id)
    if sent != known:
        # Under a used id a stranger must not learn either that the inspection exists.
        rights_to_save(by, locked, operation.subject)
        raise FieldworkRefused(
            RefusalCode.OPERATION_REUSED,
            _("This was sent before with something else. Reload the page and save it again."),
        )
