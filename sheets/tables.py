"""Records to a table: the header, the shape of the rows, and the limits of both."""

from collections.abc import Iterable, Iterator

from sheets.delimited import Record
from sheets.faults import FaultCode, SheetError, SheetFault, make_fault
from sheets.types import Limits, Row, column_key

_LETTERS = 26


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
    for number, cells in pending:
        row = Row(number, _without_blank_end(cells), positions)
        if not row.cells:
            continue
        if len(rows) == limits.rows:
            faults.append(make_fault(FaultCode.TOO_MANY_ROWS, row=number, limit=limits.rows))
            break
        rows.append(row)
        faults += _check_row(row, columns, limits)
        if len(faults) >= limits.faults:
            break
    if faults:
        raise SheetError(faults[: limits.faults])
    return columns, tuple(rows)


def name_column(columns: tuple[str, ...], index: int) -> str:
    """Return the name of a column by its index from 0, or its letter where it has none."""
    if index < len(columns) and columns[index]:
        return columns[index]
    letters = ""
    remaining = index + 1
    while remaining:
        remaining, letter = divmod(remaining - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def _read_header(record: Record | None, limits: Limits) -> tuple[str, ...]:
    columns = _without_blank_end(record[1]) if record else ()
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
        elif not _is_readable(cell):
            place = name_column(columns, index)
            yield make_fault(FaultCode.UNREADABLE_CHARACTER, row=number, column=place)


def _is_readable(cell: str) -> bool:
    # A lone surrogate is a byte that the decoder could not place.
    return "\0" not in cell and not any("\ud800" <= char <= "\udfff" for char in cell)


def _without_blank_end(cells: list[str]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])
