"""Checking the rows of a file of answers against the questionnaire."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cases.choices import Cause
from cases.errors import AnswerRefused
from cases.queries.importing import ANSWER_COLUMNS, CASE_REFERENCE
from cases.queries.questionnaires import Questionnaire
from cases.types import AnswerOperation
from sheets.types import Row, Sheet
from standards.errors import SheetRefused
from standards.services.row_faults import open_sheet, place
from standards.types import NO, QuestionContent

QUESTION, ANSWER, NOTE, REASONS = ANSWER_COLUMNS[1:]


@dataclass(frozen=True)
class AnswerTargets:
    """Where the answers of a file can go: the cases, and what is stored for them already."""

    questionnaire: Questionnaire
    assessments: Mapping[str, uuid.UUID]
    versions: Mapping[tuple[uuid.UUID, str], int]
    group_id: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class AnswerRow:
    """One answer of a checked file, ready to be applied."""

    case_reference: str
    operation: AnswerOperation


def open_answer_sheet(content: bytes) -> Sheet:
    """Return the CSV or Excel file as a table of the expected columns, or raise SheetRefused."""
    return open_sheet(
        content, required=[CASE_REFERENCE, QUESTION, ANSWER], optional=[NOTE, REASONS]
    )


def read_answer_rows(sheet: Sheet, targets: AnswerTargets) -> list[AnswerRow]:
    """Return the answers of the table, or raise SheetRefused with every fault and its row."""
    faults: list[str] = []
    read = [(row.number, _read_row(row, targets, faults)) for row in sheet.rows]
    rows = [(number, row) for number, row in read if row is not None]
    _check_repeats(rows, faults)
    if faults:
        raise SheetRefused(faults)
    return [row for _number, row in rows]


def _check_repeats(rows: list[tuple[int, AnswerRow]], faults: list[str]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for number, row in rows:
        key = (row.case_reference, row.operation.question)
        if key in seen:
            message = _("Row %(row)d answers %(question)s for this case already.")
            parameters = {"row": seen[key], "question": row.operation.question}
            faults.append(place(number, QUESTION, message % parameters))
        seen.setdefault(key, number)


def _read_row(row: Row, targets: AnswerTargets, faults: list[str]) -> AnswerRow | None:
    before = len(faults)
    reference, code = row[CASE_REFERENCE], row[QUESTION].upper()
    assessment_id = targets.assessments.get(reference)
    if assessment_id is None:
        message = _("There is no case “%(reference)s” in this inspection.")
        faults.append(place(row.number, CASE_REFERENCE, message % {"reference": reference}))
    question = targets.questionnaire.question_by_code.get(code)
    if question is None:
        message = _("There is no question “%(code)s” in this inspection.")
        faults.append(place(row.number, QUESTION, message % {"code": row[QUESTION]}))
        return None
    data = {
        "op_id": uuid.uuid4(),
        "assessment_id": assessment_id,
        "question": code,
        "base_version": targets.versions.get((assessment_id or uuid.UUID(int=0), code), 0),
        "value": _read_value(row, question, faults),
        "reasons": _read_reasons(row, question, faults),
        "note": row.get(NOTE),
        "group_id": targets.group_id,
    }
    if len(faults) > before:
        return None
    try:
        return AnswerRow(reference, AnswerOperation.parse(data, cause=Cause.IMPORT))
    except AnswerRefused as refusal:
        faults.append(place(row.number, NOTE, str(refusal)))
        return None


def _read_value(row: Row, question: QuestionContent, faults: list[str]) -> str:
    written = row[ANSWER]
    value = written.lower()
    if value in question.values:
        return value
    allowed = ", ".join(question.values)
    message = (
        _("“%(written)s” is not an answer to %(code)s. Use one of: %(allowed)s.")
        if written
        else _("The answer to %(code)s is empty. Use one of: %(allowed)s.")
    )
    parameters = {"written": written, "code": question.code, "allowed": allowed}
    faults.append(place(row.number, ANSWER, message % parameters))
    return ""


def _read_reasons(row: Row, question: QuestionContent, faults: list[str]) -> tuple[str, ...]:
    given = {part.strip() for part in row.get(REASONS).split("|") if part.strip()}
    allowed = {reason.code for reason in question.reasons_for_no}
    unknown = given - allowed
    if unknown:
        message = _("“%(unknown)s” is not a reason listed for %(code)s. Listed are: %(allowed)s.")
        parameters = {
            "unknown": ", ".join(sorted(unknown)),
            "code": question.code,
            "allowed": ", ".join(sorted(allowed)) or _("none"),
        }
        faults.append(place(row.number, REASONS, message % parameters))
    elif given and row[ANSWER].lower() != NO:
        message = _("Reasons say why an answer is no. Leave this cell empty for other answers.")
        faults.append(place(row.number, REASONS, message))
    return tuple(sorted(given & allowed))
