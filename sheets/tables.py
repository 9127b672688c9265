"""Records to a table: the header, the shape of the rows, and the limits of both."""

import re
from collections.abc import Iterable, Iterator

from sheets.faults import FaultCode, SheetError, SheetFault, make_fault
from sheets.letters import column_letters
from sheets.types import Limits, Record, Row, column_key

# A lone surrogate is a byte that the decoder could not place.
_UNREADABLE = re.compile("[\0\ud800-\udfff]")


def build_table(
    records: Iterable[Record], limits: Limits
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return the column names and the rows that are not blank, or raise SheetError.

    Blank cells at the end of a row do not count: spreadsheet programs leave them behind.
    """
    pending = iter(records)
    columns = _read_header(next(pending, None), limits)
    positions = {column_key(name): index for index, name in enumerate(columns)}
    rows: list[Row] = []
    faults: list[SheetFault] = []
    for record in pending:
        cells = _without_blank_end(record.cells)
        if not (cells or record.refused):
            continue
        if len(rows) == limits.rows:
            faults.append(make_fault(FaultCode.TOO_MANY_ROWS, row=record.number, limit=limits.rows))
            break
        rows.append(Row(record.number, cells, positions))
        faults += _explain_refused(record, columns)
        faults += _check_row(rows[-1], columns, limits)
        if len(faults) >= limits.faults:
            break
    if faults:
        raise SheetError(faults[: limits.faults])
    return columns, tuple(rows)


def name_column(columns: tuple[str, ...], index: int) -> str:
    """Return the name of a column by its index from 0, or its letter where it has none."""
    if index < len(columns) and columns[index]:
        return columns[index]
    return column_letters(index)


def _read_header(record: Record | None, limits: Limits) -> tuple[str, ...]:
    # A file that says its row numbers can begin below the first row.
    if record is None or record.number != 1:
        raise SheetError([make_fault(FaultCode.NO_HEADER, row=1)])
    columns = _without_blank_end(record.cells)
    refused = list(_explain_refused(record, columns))
    if refused:
        raise SheetError(refused[: limits.faults])
    if not columns:
        raise SheetError([make_fault(FaultCode.NO_HEADER, row=1)])
    if len(columns) > limits.columns:
        raise SheetError([make_fault(FaultCode.TOO_MANY_COLUMNS, row=1, limit=limits.columns)])
    faults = [*_check_cells(1, columns, columns, limits), *_check_names(columns)]
    if faults:
        raise SheetError(faults[: limits.faults])
    return columns


def _check_names(columns: tuple[str, ...]) -> Iterator[SheetFault]:
    seen: set[str] = set()
    for index, name in enumerate(columns):
        if not name:
            letter = name_column(columns, index)
            yield make_fault(FaultCode.BLANK_COLUMN_NAME, row=1, column=letter)
        elif column_key(name) in seen:
            yield make_fault(FaultCode.DUPLICATE_COLUMN, row=1, column=name)
        seen.add(column_key(name))


def _check_row(row: Row, columns: tuple[str, ...], limits: Limits) -> Iterator[SheetFault]:
    if len(row.cells) > len(columns):
        yield make_fault(
            FaultCode.TOO_MANY_CELLS,
            row=row.number,
            found=len(row.cells),
            expected=len(columns),
        )
    yield from _check_cells(row.number, row.cells, columns, limits)


def _check_cells(
    number: int, cells: tuple[str, ...], columns: tuple[str, ...], limits: Limits
) -> Iterator[SheetFault]:
    for index, cell in enumerate(cells):
        if len(cell) > limits.cell_characters:
            limit = limits.cell_characters
            place = name_column(columns, index)
            yield make_fault(FaultCode.CELL_TOO_LONG, row=number, column=place, limit=limit)
        elif _UNREADABLE.search(cell):
            place = name_column(columns, index)
            yield make_fault(FaultCode.UNREADABLE_CHARACTER, row=number, column=place)


def _explain_refused(record: Record, columns: tuple[str, ...]) -> Iterator[SheetFault]:
    for index, cell in record.refused.items():
        place = name_column(columns, index)
        yield make_fault(cell.code, row=record.number, column=place, **cell.parameters)


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]
