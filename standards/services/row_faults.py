"""Faults of a file in the user's words, each with its row and column."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from sheets.columns import check_columns
from sheets.faults import SheetError, SheetFault
from sheets.reading import read_sheet
from sheets.types import Sheet
from standards.errors import SheetRefused


def open_sheet(content: bytes, *, required: Collection[str], optional: Collection[str]) -> Sheet:
    """Return the file as a sheet with these columns and at least one row.

    Raises SheetRefused with every fault of the file's shape: first of its columns, and only then
    that no row stands under them.
    """
    try:
        sheet = read_sheet(content)
    except SheetError as error:
        raise SheetRefused([say_fault(fault) for fault in error.faults]) from error
    faults = [
        say_fault(fault) for fault in check_columns(sheet, required=required, optional=optional)
    ]
    if not (faults or sheet.rows):
        faults = [_("Row 2: the file has a header but no rows under it. Add at least one row.")]
    if faults:
        raise SheetRefused(faults)
    return sheet


def say_fault(fault: SheetFault) -> str:
    """Return one fault as a translated sentence with its place."""
    return place(fault.row, fault.column, _(fault.template) % fault.parameters)


def place(row: int | None, column: str | None, message: str) -> str:
    """Put the place in front of a message, in characters that a terminal only shows."""
    message = _printable(message)
    column = None if column is None else _printable(column)
    if row is not None and column is not None:
        return _("Row %(row)d, column %(column)s: %(message)s") % {
            "row": row,
            "column": column,
            "message": message,
        }
    if row is not None:
        return _("Row %(row)d: %(message)s") % {"row": row, "message": message}
    if column is not None:
        # A column belongs to the header, which is row 1 of the file.
        return _("Row 1, column %(column)s: %(message)s") % {"column": column, "message": message}
    return message


def _printable(text: str) -> str:
    # What a file says is repeated in its faults; it must not steer the terminal that shows them.
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
