"""Writes of caseloads: a file that waits, its columns, its acceptance; each with its event."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from cases.errors import CaseloadRefused
from cases.models import Caseload, CaseloadDraft, CaseloadRow
from cases.policies.caseloads import check_open
from cases.queries.caseload_fields import wanted_fields
from cases.queries.caseloads import (
    draft_mark,
    draft_of,
    earlier_columns,
    is_sample_drawn,
    standing_caseload,
)
from cases.services.caseload_columns import recognise_columns
from cases.services.caseload_files import references_name_somebody
from cases.services.caseload_rows import check_draft
from cases.types.caseloads import REFERENCE, CaseloadFile, CheckedCaseload, CheckedRow
from inspections.models import Inspection
from inspections.queries import lock_inspection

_ROWS_AT_ONCE = 1000


@transaction.atomic
def keep_draft(*, inspection: Inspection, file: CaseloadFile, by: User) -> CaseloadDraft:
    """Let a checked file wait, in place of any that waited before; its columns as far as known."""
    _lock_open(inspection)
    known = recognise_columns(file.columns, wanted_fields(inspection), earlier_columns(inspection))
    fields = {at: code for code, at in known.items()}
    CaseloadDraft.objects.filter(inspection=inspection).delete()
    draft = CaseloadDraft.objects.create(
        inspection=inspection,
        file_name=file.name,
        file_sha256=file.sha256,
        columns=[
            {"name": name, "field": fields.get(at, "")} for at, name in enumerate(file.columns)
        ],
        rows=[[number, *cells] for number, cells in file.rows],
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    _record(inspection, "caseload_uploaded", by, draft, {"rows": len(draft.rows)})
    return draft


@transaction.atomic
def name_columns(
    *, inspection: Inspection, mark: str, columns: Mapping[str, int], by: User
) -> CaseloadDraft | None:
    """Say which column of the waiting file, from 0, holds which field.

    Where the column of references names people, the file is thrown away and None returned.
    """
    _lock_open(inspection)
    draft = _draft_as_shown(inspection, mark)
    references = (row[columns[REFERENCE] + 1] for row in draft.rows)
    if references_name_somebody(inspection, (one for one in references if one)):
        _throw_away(inspection, draft, by)
        return None
    fields = {at: code for code, at in columns.items()}
    draft.columns = [
        {"name": one["name"], "field": fields.get(at, "")} for at, one in enumerate(draft.columns)
    ]
    draft.save(update_fields=["columns"])
    _record(inspection, "caseload_columns_named", by, draft, {"columns": _columns_of(draft)})
    return draft


@transaction.atomic
def discard_draft(*, inspection: Inspection, by: User) -> bool:
    """Throw the waiting file away; False where none waits."""
    lock_inspection(inspection)
    draft = draft_of(inspection)
    if draft is None:
        return False
    _throw_away(inspection, draft, by)
    return True


def accept_draft(*, inspection: Inspection, mark: str, by: User) -> Caseload:
    """Take the waiting file as the inspection's caseload: all of it, or nothing.

    `mark` says what was shown. Raises CaseloadRefused where a column is unnamed or a cell must be
    mended, where the file or the dates have changed since, and where a sample is drawn.
    """
    draft = _draft_as_shown(inspection, mark)
    # Outside the transaction, so that nobody who saves an answer waits for it.
    checked = check_draft(inspection, draft) if not missing_fields(inspection, draft) else None
    if checked is None or checked.faults:
        raise CaseloadRefused(_("This file cannot be accepted yet. See below what to mend."))
    with transaction.atomic():
        current = _lock_open(inspection)
        _draft_as_shown(inspection, mark)
        if current.week_one_date != inspection.week_one_date:
            raise CaseloadRefused(_("The dates of fieldwork have just changed. Look once more."))
        return _create(current, draft, checked, by)


def missing_fields(inspection: Inspection, draft: CaseloadDraft) -> list[str]:
    """Return the labels of the fields that no column of the file holds, though one must."""
    named = {one["field"] for one in draft.columns}
    fields = wanted_fields(inspection)
    return [field.label for field in fields if field.is_required and field.code not in named]


def _create(
    inspection: Inspection, draft: CaseloadDraft, checked: CheckedCaseload, by: User
) -> Caseload:
    before = standing_caseload(inspection)
    caseload = Caseload.objects.create(
        inspection=inspection,
        version=before.version + 1 if before else 1,
        file_name=draft.file_name,
        file_sha256=draft.file_sha256,
        columns=_columns_of(draft),
        fieldwork_date=inspection.week_one_date,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    CaseloadRow.objects.bulk_create(
        [_row(caseload, one) for one in checked.rows], batch_size=_ROWS_AT_ONCE
    )
    eligible = sum(not one.excluded for one in checked.rows)
    details = {"version": caseload.version, "rows": len(checked.rows), "eligible": eligible}
    _record(inspection, "caseload_accepted", by, draft, details)
    draft.delete()
    return caseload


def _row(caseload: Caseload, row: CheckedRow) -> CaseloadRow:
    return CaseloadRow(
        caseload=caseload,
        number=row.number,
        reference=row.reference,
        stratum=row.stratum,
        start_date=row.start_date,
        facts=dict(row.facts),
        excluded=list(row.excluded),
    )


def _lock_open(inspection: Inspection) -> Inspection:
    current = lock_inspection(inspection)
    check_open(current, is_drawn=is_sample_drawn(inspection))
    return current


def _draft_as_shown(inspection: Inspection, mark: str) -> CaseloadDraft:
    draft = draft_of(inspection)
    if draft is None or draft_mark(draft) != mark:
        raise CaseloadRefused(
            _("The file that waits here has changed since you looked at it. Look once more.")
        )
    return draft


def _throw_away(inspection: Inspection, draft: CaseloadDraft, by: User) -> None:
    _record(inspection, "caseload_draft_discarded", by, draft, {})
    draft.delete()


def _columns_of(draft: CaseloadDraft) -> dict[str, str]:
    return {one["field"]: one["name"] for one in draft.columns if one["field"]}


def _record(
    inspection: Inspection,
    verb: str,
    by: User,
    draft: CaseloadDraft,
    details: Mapping[str, object],
) -> None:
    record_event(
        stream=inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=inspection.reference,
        details={"sha256": draft.file_sha256, **details},
    )
