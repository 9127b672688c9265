"""The cells of one sheet, hidden rows and columns too, to records."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from sheets.excel.packages import refuse
from sheets.excel.parts import Attributes, Enough
from sheets.excel.strings import GatheredText
from sheets.excel.values import StoredCell, Workbook
from sheets.faults import FaultCode, SheetError, SheetFault, make_fault
from sheets.letters import column_index, column_letters
from sheets.types import Limits, Record, RefusedCell

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384


@dataclass
class _RowInProgress:
    """The cells of a row so far; `last` is the index of the last one, blank or not."""

    number: int
    last: int = -1
    cells: list[str] = field(default_factory=list)
    refused: dict[int, RefusedCell] = field(default_factory=dict)

    def put(self, index: int, text: str) -> None:
        self.cells += [""] * (index - len(self.cells))
        self.cells.append(text)

    def finish(self) -> Record:
        return Record(self.number, tuple(self.cells), self.refused)


class WorksheetReader:
    """Takes a sheet's elements; afterwards `records` are its rows that hold something.

    It stops at one row more than the limit, from which the caller sees that there are too many.
    """

    def __init__(self, workbook: Workbook, limits: Limits) -> None:
        self.workbook = workbook
        self.limits = limits
        self.records: list[Record] = []
        self.merged: list[SheetFault] = []
        self._characters_left = limits.unpacked_bytes
        self._rows_left = limits.lines
        self._row = _RowInProgress(0)
        self._gathered = GatheredText(limits.cell_characters)
        self._cell: Attributes | None = None
        self._is_value = self._is_within = self._has_value = self._has_formula = False
        self._is_pronunciation = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of a row, a cell, or one of a cell's parts."""
        if self._cell is not None:
            self._start_part(name)
        elif name == "c" and self._is_within:
            self._cell = attributes
            self._gathered.clear()
            self._has_value = self._has_formula = self._is_pronunciation = False
        elif name == "row" and self._is_within:
            self._row = _RowInProgress(self._next_row(attributes.get("r", "")))
        elif name == "mergeCell":
            self._note_merged(attributes.get("ref", ""))
        elif name == "sheetData":
            self._is_within = True

    def _start_part(self, name: str) -> None:
        if name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._is_pronunciation = True
        self._is_value = name == "v" or (name == "t" and not self._is_pronunciation)
        self._has_value = self._has_value or self._is_value

    def text(self, text: str) -> None:
        """Take a piece of a cell's value."""
        if self._is_value:
            self._gathered.add(text)

    def end(self, name: str) -> None:
        """Take the end of a row, a cell, or one of a cell's parts."""
        self._is_value = False
        if name == "c" and self._cell is not None:
            self._keep_cell(self._cell)
            self._cell = None
        elif name == "row" and self._is_within:
            self._keep_row()
        elif name == "rPh":
            self._is_pronunciation = False
        elif name == "sheetData":
            self._is_within = False

    def _next_row(self, number: str) -> int:
        row = self._row.number + 1
        if number:
            row = int(number) if number.isascii() and number.isdecimal() else 0
        if not self._row.number < row <= _LAST_ROW:
            raise refuse(FaultCode.DAMAGED_WORKBOOK)
        self._rows_left -= 1
        if self._rows_left < 0:
            limit = self.limits.lines
            raise SheetError([make_fault(FaultCode.TOO_MANY_ROWS, row=row, limit=limit)])
        return row

    def _keep_cell(self, attributes: Attributes) -> None:
        index = self._next_column(attributes.get("r", ""))
        if not (self._has_value or self._has_formula):
            return
        cell = StoredCell(
            kind=attributes.get("t", "n"),
            style=attributes.get("s", ""),
            value=self._gathered.joined() if self._has_value else None,
            has_formula=self._has_formula,
        )
        content = self.workbook.text_of(cell, index, self._row.number)
        if content:
            self._put(index, content)

    def _next_column(self, place: str) -> int:
        index = self._row.last + 1
        if place:
            found = _PLACE.fullmatch(place)
            if not found or int(found[2]) != self._row.number:
                raise refuse(FaultCode.DAMAGED_WORKBOOK)
            index = column_index(found[1])
        if not self._row.last < index < _LAST_COLUMN:
            raise refuse(FaultCode.DAMAGED_WORKBOOK)
        self._row.last = index
        return index

    def _put(self, index: int, content: str | RefusedCell) -> None:
        if index >= self.limits.columns:
            raise SheetError([self._too_far_right(index)])
        if isinstance(content, RefusedCell):
            self._row.refused[index] = content
            return
        self._characters_left -= len(content)
        if self._characters_left < 0:
            raise refuse(FaultCode.OVERSIZED_WORKBOOK)
        self._row.put(index, content)

    def _too_far_right(self, index: int) -> SheetFault:
        return make_fault(
            FaultCode.TOO_MANY_COLUMNS,
            row=self._row.number,
            column=column_letters(index),
            limit=self.limits.columns,
        )

    def _keep_row(self) -> None:
        row, self._row = self._row, _RowInProgress(self._row.number)
        if row.cells or row.refused:
            self.records.append(row.finish())
            if len(self.records) > self.limits.rows + 1:
                raise Enough

    def _note_merged(self, cells: str) -> None:
        first, _colon, last = cells.partition(":")
        start, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if not start or not end or len(self.merged) >= self.limits.faults:
            return
        row = int(start[2])
        # Merged cells without content, such as those of a frame beside the table, say nothing.
        if not self._has_content(row, column_index(start[1])):
            return
        code = FaultCode.MERGED_HEADER if row == 1 else FaultCode.MERGED_CELLS
        self.merged.append(make_fault(code, row=row, range=cells))

    def _has_content(self, row: int, index: int) -> bool:
        at = bisect_left(self.records, row, key=lambda record: record.number)
        if at == len(self.records) or self.records[at].number != row:
            return False
        record = self.records[at]
        return index in record.refused or "".join(record.cells[index : index + 1]) != ""
