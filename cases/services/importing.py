"""Reading case lists and answers from files: every row is checked first, then all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from cases.models import Allocation, Assessment, Case
from cases.queries.importing import (
    CASE_REFERENCE,
    answer_versions,
    lock_named_assessments,
    scorers_by_email,
    taken_references,
)
from cases.queries.questionnaires import get_questionnaire
from cases.services.answer_rows import AnswerTargets, open_answer_sheet, read_answer_rows
from cases.services.answering import apply_all
from cases.services.case_rows import CaseRow, read_case_rows
from cases.services.submitting import return_assessment, submit_if_complete
from inspections.models import Inspection
from inspections.queries import lock_inspection
from standards.errors import SheetRefused


@dataclass(frozen=True)
class AnswerImport:
    """What reading a file of answers did; the lists hold case references."""

    answers: int
    submitted: tuple[str, ...]
    resubmitted: tuple[str, ...]
    incomplete: tuple[str, ...]


@transaction.atomic
def import_cases(*, inspection: Inspection, content: bytes, by: str) -> int:
    """Add the cases of a CSV or Excel file and return how many.

    Raises SheetRefused with every fault.

    The right to import is asked by whoever calls: a page's loader, or nobody for the operator.
    """
    if lock_inspection(inspection).is_published:
        raise SheetRefused([_("This inspection is published, so no case can be added.")])
    rows = read_case_rows(
        content,
        facts=get_questionnaire(inspection).content.facts,
        taken=taken_references(inspection),
        scorers=scorers_by_email(inspection),
    )
    create_cases(inspection, rows, by)
    record_event(
        stream=inspection.audit_stream,
        verb="cases_imported",
        by=by,
        object_label=inspection.reference,
        details={"references": [row.reference for row in rows]},
    )
    return len(rows)


def create_cases(inspection: Inspection, rows: Sequence[CaseRow], by: str) -> list[Case]:
    """Add cases with an open assessment each, on record as allocated where somebody scores them."""
    cases = Case.objects.bulk_create(
        Case(inspection=inspection, reference=row.reference, facts=row.facts) for row in rows
    )
    assessments = Assessment.objects.bulk_create(
        Assessment(case=case, scorer=row.scorer) for case, row in zip(cases, rows, strict=True)
    )
    now = timezone.now()
    Allocation.objects.bulk_create(
        Allocation(assessment=assessment, scorer=assessment.scorer, by=by, at=now)
        for assessment in assessments
        if assessment.scorer
    )
    return cases


@transaction.atomic
def import_answers(
    *, inspection: Inspection, content: bytes, by: User, submit: bool = False
) -> AnswerImport:
    """Store the answers of a CSV or Excel file through `apply`, as this person, all or nothing.

    A case that was submitted is returned first and submitted again afterwards, each step on
    record; with ``submit`` every other case of the file that is complete is submitted too.
    Raises SheetRefused with every fault and its row.
    """
    sheet = open_answer_sheet(content)
    # What is checked below must still hold when the answers are stored.
    named = lock_named_assessments(inspection, {row[CASE_REFERENCE] for row in sheet.rows})
    targets = AnswerTargets(
        get_questionnaire(inspection),
        {reference: assessment.pk for reference, assessment in named.items()},
        answer_versions(named.values()),
    )
    rows = read_answer_rows(sheet, targets)
    was_submitted = {
        reference for reference, assessment in named.items() if assessment.is_submitted
    }
    for reference in sorted(was_submitted):
        reason = _("Answers of this case were read from a file.")
        return_assessment(assessment=named[reference], reason=reason, by=by)
    apply_all([row.operation for row in rows], by)
    wanted = set(named) if submit else was_submitted
    closed = {one for one in sorted(wanted) if submit_if_complete(named[one], by)}
    return AnswerImport(
        answers=len(rows),
        submitted=tuple(sorted(closed - was_submitted)),
        resubmitted=tuple(sorted(closed & was_submitted)),
        incomplete=tuple(sorted(wanted - closed)),
    )
