"""Adding the cases of a sample to an inspection, where some may have been before."""

from collections.abc import Sequence

from accounts.models import User
from audit.services import record_event
from cases.models import Case, CaseConflict, CaseloadRow
from cases.services.case_rows import CaseRow
from cases.services.importing import create_cases
from inspections.models import Inspection


def add_drawn_cases(inspection: Inspection, rows: Sequence[CaseloadRow], by: User) -> list[Case]:
    """Return the cases of these rows: new ones, and those withdrawn earlier, which come back.

    The caller holds the lock of the inspection and has seen that no case of them is read now.
    """
    references = [row.reference for row in rows]
    earlier = Case.everything.filter(
        inspection=inspection, reference__in=references, withdrawn_at__isnull=False
    )
    withdrawn = {case.reference: case for case in earlier}
    added = create_cases(
        inspection,
        [CaseRow(row.reference, row.facts, None) for row in rows if row.reference not in withdrawn],
        by.email,
    )
    returned = [
        _bring_back(inspection, withdrawn[row.reference], row, by)
        for row in rows
        if row.reference in withdrawn
    ]
    return [*added, *returned]


def _bring_back(inspection: Inspection, case: Case, row: CaseloadRow, by: User) -> Case:
    # Whoever was not to read the case when it left is not to read it now either.
    ended = CaseConflict.objects.filter(case=case, lifted_at=case.withdrawn_at)
    ended.update(lifted_at=None, lifted_by="")
    case.facts = row.facts
    case.withdrawn_at = None
    case.save(update_fields=["facts", "withdrawn_at"])
    record_event(
        stream=inspection.audit_stream,
        verb="case_brought_back",
        by=by.email,
        object_label=case.reference,
        details={},
    )
    return case
