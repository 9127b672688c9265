"""One cell's stored value to the text that its reader sees in Excel."""

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sheets.excel.formats import GENERAL, NumberFormat
from sheets.excel.strings import tidy_text
from sheets.faults import FaultCode
from sheets.letters import column_letters
from sheets.types import RefusedCell

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\S+))?", re.ASCII)
_MIDNIGHT = re.compile(r"00:00(?::00(?:\.0+)?)?Z?")
_LONGEST_VALUE = 400
_EXACT_DIGITS = 15

_BEFORE_1900 = datetime.date(1899, 12, 31)
_FIRST_OF_1904 = datetime.date(1904, 1, 1)
# Excel counts a 29 February 1900, as a program before it did; there was none.
_NO_SUCH_DAY = 60
_LAST_DAY = datetime.date.max


class StoredCell(NamedTuple):
    """A cell as the file has it; `value` is None where the file holds no value for it."""

    kind: str
    style: str
    value: str | None
    has_formula: bool


@dataclass(frozen=True)
class Workbook:
    """What the cells of all sheets share."""

    strings: Sequence[str]
    formats: Sequence[NumberFormat]
    starts_in_1904: bool

    def text_of(self, cell: StoredCell, index: int, row: int) -> str | RefusedCell:
        """Return the text of the cell in this column and row, or why it has none."""
        try:
            return self._read(cell)
        except _Refusal as refusal:
            code, details = refusal.code, refusal.details
        except (ValueError, IndexError, OverflowError):
            code, details = FaultCode.UNREADABLE_CELL, {}
        return RefusedCell(code, {"cell": f"{column_letters(index)}{row}", **details})

    def _read(self, cell: StoredCell) -> str:
        value = cell.value
        if cell.has_formula and not value and (value is None or cell.kind != "str"):
            raise _Refusal(FaultCode.FORMULA_WITHOUT_VALUE)
        if not value:
            return ""
        match cell.kind:
            case "s":
                return self.strings[_index(value)]
            case "str" | "inlineStr":
                return tidy_text(value)
            case "b":
                return {"0": "FALSE", "1": "TRUE"}.get(value.strip()) or _unreadable()
            case "e":
                raise _Refusal(FaultCode.ERROR_VALUE, error=value.strip()[:20])
            case "d":
                return _read_iso_date(value.strip())
        return self._read_number(value.strip(), self._format_of(cell.style))

    def _format_of(self, style: str) -> NumberFormat:
        # Without a style, a cell has the general format; so has one whose style is not there.
        number = _index(style) if style else 0
        return self.formats[number] if number < len(self.formats) else GENERAL

    def _read_number(self, value: str, format_: NumberFormat) -> str:
        if len(value) > _LONGEST_VALUE or not _NUMBER.fullmatch(value):
            return _unreadable()
        if format_ is GENERAL and value.isdecimal() and len(value) <= _EXACT_DIGITS:
            return str(int(value))
        number = float(value)
        if not math.isfinite(number):
            return _unreadable()
        if format_.is_date:
            return self._read_date(number)
        if format_.is_percentage:
            return f"{_write_number(number, Decimal(100))}%"
        text = _write_number(number)
        return text.zfill(format_.digits) if text.isdecimal() else text

    def _read_date(self, serial: float) -> str:
        day = math.floor(serial)
        if day != serial:
            raise _Refusal(FaultCode.TIME_OF_DAY)
        first = 0 if self.starts_in_1904 else 1
        if day < first or (day == _NO_SUCH_DAY and not self.starts_in_1904):
            raise _Refusal(FaultCode.NO_SUCH_DATE)
        if self.starts_in_1904:
            start = _FIRST_OF_1904
        else:
            start = _BEFORE_1900
            day -= day > _NO_SUCH_DAY
        if day > (_LAST_DAY - start).days:
            raise _Refusal(FaultCode.NO_SUCH_DATE)
        return (start + datetime.timedelta(days=day)).isoformat()


class _Refusal(Exception):
    """Why a cell has no text."""

    def __init__(self, code: FaultCode, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def _unreadable() -> str:
    raise _Refusal(FaultCode.UNREADABLE_CELL)


def _index(number: str) -> int:
    number = number.strip()
    return int(number) if number.isascii() and number.isdecimal() else int(_unreadable())


def _write_number(number: float, factor: Decimal = Decimal(1)) -> str:
    # Excel shows 15 digits at most; the sixteenth is what sums in binary leave behind.
    exact = (Decimal(f"{number:.15g}") * factor).normalize()
    return f"{exact:f}" if exact else "0"


def _read_iso_date(value: str) -> str:
    found = _ISO_DATE.fullmatch(value)
    if not found:
        return _unreadable()
    if found[2] and not _MIDNIGHT.fullmatch(found[2]):
        raise _Refusal(FaultCode.TIME_OF_DAY)
    try:
        return datetime.date.fromisoformat(found[1]).isoformat()
    except ValueError:
        raise _Refusal(FaultCode.NO_SUCH_DATE) from None
