"""Reading a caseload to draw a sample from: any characteristics, nothing stored."""

from django.utils.translation import gettext as _

from cases.services.case_rows import explain_reference
from sampling.caseload import Case
from sheets.columns import check_columns
from sheets.faults import SheetError
from sheets.personal import is_personal_column
from sheets.reading import read_sheet
from sheets.types import Row, Sheet, column_key
from standards.errors import SheetRefused
from standards.services.row_faults import place, say_fault

REFERENCE = "reference"


def read_caseload(content: bytes) -> list[Case]:
    """Return the cases of a CSV file: a column `reference`, every other one a characteristic.

    Characteristics are named by the column's key: "Age group" is age_group. Raises SheetRefused
    with every fault and its row; columns and references that name a child are refused.
    """
    sheet = _open(content)
    characteristics = [column_key(name) for name in sheet.columns if column_key(name) != REFERENCE]
    faults: list[str] = []
    seen: dict[str, int] = {}
    cases = [_read_case(row, characteristics, seen, faults) for row in sheet.rows]
    if not cases:
        faults.append(place(2, None, _("The file has a header but no rows under it.")))
    if faults:
        raise SheetRefused(faults)
    return cases


def _open(content: bytes) -> Sheet:
    try:
        sheet = read_sheet(content)
    except SheetError as error:
        raise SheetRefused([say_fault(fault) for fault in error.faults]) from error
    free = [name for name in sheet.columns if not is_personal_column(name)]
    faults = check_columns(sheet, required=[REFERENCE], optional=free)
    if faults:
        raise SheetRefused([say_fault(fault) for fault in faults])
    return sheet


def _read_case(
    row: Row, characteristics: list[str], seen: dict[str, int], faults: list[str]
) -> Case:
    reference = row[REFERENCE]
    message = explain_reference(reference)
    if message is None and reference.casefold() in seen:
        message = _("Row %(row)d has this case already.") % {"row": seen[reference.casefold()]}
    if message:
        faults.append(place(row.number, REFERENCE, message))
    seen.setdefault(reference.casefold(), row.number)
    return Case(reference, {name: row[name] for name in characteristics})
