"""Compare a sheet's columns with the ones an import expects."""

import difflib
from collections.abc import Collection, Iterator

from sheets.faults import FaultCode, SheetFault, make_fault
from sheets.personal import is_personal_column
from sheets.types import Sheet, column_key


def check_columns(
    sheet: Sheet,
    *,
    required: Collection[str],
    optional: Collection[str] = (),
    refused: Collection[str] = (),
) -> list[SheetFault]:
    """Return all faults of the header at once, an empty list when it is as expected.

    Columns that announce personal data are always refused; `refused` adds more of them. An
    expected column is expected, whatever its name says.
    """
    expected = {column_key(name): name for name in (*required, *optional)}
    personal = {column_key(name) for name in refused}
    faults = list(_check_unexpected(sheet, expected, personal))
    if not any(sheet.has_column(name) for name in expected.values()):
        names = ", ".join(expected.values())
        return [make_fault(FaultCode.NO_KNOWN_COLUMNS, row=1, expected=names), *faults]
    missing = (name for name in required if not sheet.has_column(name))
    return [
        *(make_fault(FaultCode.MISSING_COLUMN, row=1, column=name) for name in missing),
        *faults,
    ]


def _check_unexpected(
    sheet: Sheet, expected: dict[str, str], personal: set[str]
) -> Iterator[SheetFault]:
    for name in sheet.columns:
        key = column_key(name)
        if key in expected:
            continue
        if key in personal or is_personal_column(name):
            yield make_fault(FaultCode.PERSONAL_COLUMN, row=1, column=name)
        else:
            yield _explain_unknown(name, expected)


def _explain_unknown(name: str, expected: dict[str, str]) -> SheetFault:
    nearest = difflib.get_close_matches(column_key(name), expected, n=1)
    if not nearest:
        return make_fault(FaultCode.UNKNOWN_COLUMN, row=1, column=name)
    spelling = expected[nearest[0]]
    return make_fault(FaultCode.MISSPELT_COLUMN, row=1, column=name, nearest=spelling)
