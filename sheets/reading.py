"""Bytes of an uploaded file to a sheet; a new file format joins here, unseen by the callers."""

from sheets.decoding import decode_text
from sheets.delimited import read_records
from sheets.excel.reading import read_workbook
from sheets.faults import FaultCode, SheetError, make_fault
from sheets.signatures import is_zip, recognise_other_file
from sheets.tables import build_table
from sheets.types import Limits, Sheet

STANDARD_LIMITS = Limits()

_BYTES_IN_A_MEGABYTE = 1024 * 1024


def read_sheet(content: bytes, limits: Limits = STANDARD_LIMITS) -> Sheet:
    """Return the table in a file, or raise SheetError with every fault of its shape.

    Row 1 must hold the column names. A sheet without further rows is no fault: the caller knows
    whether that makes sense. The kind of file, CSV or an Excel workbook, is told by its content,
    never by its name.
    """
    _check_file(content, limits)
    if is_zip(content):
        return read_workbook(content, limits)
    decoded = decode_text(content)
    columns, rows = build_table(read_records(decoded.text, limits), limits)
    return Sheet(columns, rows, decoded.encoding, decoded.is_assumed)


def _check_file(content: bytes, limits: Limits) -> None:
    if len(content) > limits.bytes:
        limit = f"{limits.bytes / _BYTES_IN_A_MEGABYTE:.3g}"
        raise SheetError([make_fault(FaultCode.TOO_LARGE, limit=limit)])
    if not content.strip():
        raise SheetError([make_fault(FaultCode.EMPTY_FILE)])
    other_file = recognise_other_file(content)
    if other_file:
        raise SheetError([make_fault(other_file)])
