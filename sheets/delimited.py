"""Text to records: quoting, line ends and the delimiter of a CSV file."""

import csv
import io
from collections.abc import Iterator

from sheets.escaping import restore_formula
from sheets.faults import FaultCode, SheetError, SheetFault, make_fault
from sheets.types import Limits, Record

# In order of preference where a header shows none of them.
_DELIMITERS = (",", ";", "\t")
_LONGEST_HEADER = 128 * 1024


def read_records(text: str, limits: Limits) -> Iterator[Record]:
    """Yield each record, blank ones too, with the row number Excel shows; cells are trimmed.

    A quoted line break belongs to its cell and starts no new row.
    """
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=_find_delimiter(text),
        skipinitialspace=True,
        strict=True,
    )
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > limits.lines:
                fault = make_fault(FaultCode.TOO_MANY_ROWS, row=number, limit=limits.lines)
                raise SheetError([fault])
            yield Record(number, tuple(map(_tidy, cells)))
    except csv.Error as error:
        raise SheetError([_explain(error, number + 1, limits)]) from error


def _tidy(cell: str) -> str:
    return restore_formula(cell).strip() if cell else ""


def _find_delimiter(text: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _count_header_cells(text, delimiter))


def _count_header_cells(text: str, delimiter: str) -> int:
    lines = io.StringIO(text[:_LONGEST_HEADER], newline="")
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    try:
        return len(next(reader, []))
    except csv.Error:
        return 0


def _explain(error: csv.Error, row: int, limits: Limits) -> SheetFault:
    # The csv module tells its errors apart by their words alone.
    words = str(error)
    if "unexpected end of data" in words:
        return make_fault(FaultCode.UNCLOSED_QUOTE, row=row)
    if "field limit" in words:
        return make_fault(FaultCode.CELL_TOO_LONG, row=row, limit=limits.cell_characters)
    return make_fault(FaultCode.STRAY_QUOTE, row=row)
