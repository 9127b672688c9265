"""What can be wrong with an uploaded table, in plain words that the caller can translate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


def gettext_noop(text: str) -> str:
    """Mark a sentence for the message catalogue, which finds it by this function's name."""
    return text


class FaultCode(StrEnum):
    """Every reason for which a file or a column is refused here."""

    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    EXCEL_FILE = "excel_file"
    OPEN_DOCUMENT_FILE = "open_document_file"
    PDF_FILE = "pdf_file"
    ZIP_FILE = "zip_file"
    OTHER_DOCUMENT = "other_document"
    PASSWORD_FILE = "password_file"  # noqa: S105
    MACRO_FILE = "macro_file"
    DAMAGED_WORKBOOK = "damaged_workbook"
    OVERSIZED_WORKBOOK = "oversized_workbook"
    UNSAFE_WORKBOOK = "unsafe_workbook"
    NESTED_FILE = "nested_file"
    NO_VISIBLE_SHEET = "no_visible_sheet"
    EMPTY_SHEET = "empty_sheet"
    MERGED_HEADER = "merged_header"
    MERGED_CELLS = "merged_cells"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_VALUE = "error_value"
    TIME_OF_DAY = "time_of_day"
    NO_SUCH_DATE = "no_such_date"
    UNREADABLE_CELL = "unreadable_cell"
    NOT_TEXT = "not_text"
    NO_HEADER = "no_header"
    BLANK_COLUMN_NAME = "blank_column_name"
    DUPLICATE_COLUMN = "duplicate_column"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_TOO_LONG = "cell_too_long"
    UNREADABLE_CHARACTER = "unreadable_character"
    UNCLOSED_QUOTE = "unclosed_quote"
    STRAY_QUOTE = "stray_quote"
    NO_KNOWN_COLUMNS = "no_known_columns"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    MISSPELT_COLUMN = "misspelt_column"
    PERSONAL_COLUMN = "personal_column"


TEMPLATES: Mapping[FaultCode, str] = {
    FaultCode.EMPTY_FILE: gettext_noop("The file is empty."),
    FaultCode.TOO_LARGE: gettext_noop("The file is larger than %(limit)s MB."),
    FaultCode.EXCEL_FILE: gettext_noop(
        "This is an Excel file of another kind. Save it as an Excel workbook (.xlsx) or as CSV "
        "and try again."
    ),
    FaultCode.OPEN_DOCUMENT_FILE: gettext_noop(
        "This is an OpenDocument spreadsheet. Save it as XLSX or CSV and try again."
    ),
    FaultCode.PDF_FILE: gettext_noop("This is a PDF. Choose an Excel workbook or a CSV file."),
    FaultCode.ZIP_FILE: gettext_noop(
        "This is a ZIP file. Choose the Excel workbook or the CSV file inside it."
    ),
    FaultCode.OTHER_DOCUMENT: gettext_noop(
        "This is a document or a presentation. Choose an Excel workbook or a CSV file."
    ),
    FaultCode.PASSWORD_FILE: gettext_noop(
        "This file is protected by a password. Take the password off and try again."
    ),
    FaultCode.MACRO_FILE: gettext_noop(
        "This workbook holds macros. Save it as an Excel workbook without macros (.xlsx) and try "
        "again."
    ),
    FaultCode.DAMAGED_WORKBOOK: gettext_noop(
        "This Excel file is damaged or incomplete. Open it in Excel, save it again and try again."
    ),
    FaultCode.OVERSIZED_WORKBOOK: gettext_noop(
        "This Excel file holds far more than a table. Copy the table alone into a new workbook "
        "and try again."
    ),
    FaultCode.UNSAFE_WORKBOOK: gettext_noop(
        "This Excel file holds parts that no spreadsheet needs, so it is not opened. Copy the "
        "table alone into a new workbook and try again."
    ),
    FaultCode.NESTED_FILE: gettext_noop(
        "Another file is embedded in this Excel file. Take it out and try again."
    ),
    FaultCode.NO_VISIBLE_SHEET: gettext_noop(
        "This Excel file has no visible sheet with cells. Show the sheet that holds the table."
    ),
    FaultCode.EMPTY_SHEET: gettext_noop(
        "The first sheet, “%(sheet)s”, is empty. Put the table on the first sheet."
    ),
    FaultCode.MERGED_HEADER: gettext_noop(
        "The cells %(range)s are merged. Unmerge them, so that each column of row 1 has one name."
    ),
    FaultCode.MERGED_CELLS: gettext_noop(
        "The cells %(range)s are merged. Unmerge them, and fill in each cell."
    ),
    FaultCode.FORMULA_WITHOUT_VALUE: gettext_noop(
        "Cell %(cell)s holds a formula without a result. Open the file in Excel and save it, or "
        "type the value."
    ),
    FaultCode.ERROR_VALUE: gettext_noop(
        "Cell %(cell)s shows the error %(error)s. Correct it, or type the value."
    ),
    FaultCode.TIME_OF_DAY: gettext_noop("Cell %(cell)s holds a time of day. Type the date alone."),
    FaultCode.NO_SUCH_DATE: gettext_noop(
        "Cell %(cell)s holds a date that is in no calendar. Type it again."
    ),
    FaultCode.UNREADABLE_CELL: gettext_noop(
        "Cell %(cell)s cannot be read. Type its value again and save the file in Excel."
    ),
    FaultCode.NOT_TEXT: gettext_noop(
        "This is not a text file. Choose an Excel workbook or a CSV file."
    ),
    FaultCode.NO_HEADER: gettext_noop("This row is blank. It must hold the column names."),
    FaultCode.BLANK_COLUMN_NAME: gettext_noop("This column has no name."),
    FaultCode.DUPLICATE_COLUMN: gettext_noop("This column name is used more than once."),
    FaultCode.TOO_MANY_COLUMNS: gettext_noop("The file has more than %(limit)s columns."),
    FaultCode.TOO_MANY_ROWS: gettext_noop("The file has more than %(limit)s rows."),
    FaultCode.TOO_MANY_CELLS: gettext_noop(
        "This row has %(found)s cells, but there are only %(expected)s columns."
    ),
    FaultCode.CELL_TOO_LONG: gettext_noop(
        "This cell is longer than %(limit)s characters. A quotation mark may be missing."
    ),
    FaultCode.UNREADABLE_CHARACTER: gettext_noop(
        "This cell holds a character that cannot be read. Save the file as CSV UTF-8."
    ),
    FaultCode.UNCLOSED_QUOTE: gettext_noop("A quotation mark is opened here and never closed."),
    FaultCode.STRAY_QUOTE: gettext_noop(
        "A quotation mark is closed in the middle of a cell. Double it if it is part of the text."
    ),
    FaultCode.NO_KNOWN_COLUMNS: gettext_noop(
        "This row does not hold the column names. Expected: %(expected)s."
    ),
    FaultCode.MISSING_COLUMN: gettext_noop("This column is missing."),
    FaultCode.UNKNOWN_COLUMN: gettext_noop("This column is not expected. Remove it."),
    FaultCode.MISSPELT_COLUMN: gettext_noop(
        "This column is not expected. Did you mean “%(nearest)s”?"
    ),
    FaultCode.PERSONAL_COLUMN: gettext_noop(
        "Remove this column: names and dates of birth are never stored."
    ),
}


@dataclass(frozen=True)
class SheetFault:
    """One fault and its place.

    `row` is the number Excel shows, the header being row 1; `column` is the name in the header, or
    the column's letter where it has none. Both are None for a fault of the whole file.
    To translate: `gettext(fault.template) % fault.parameters`. A caller may make faults of its own
    with its own code and template.
    """

    code: str
    template: str
    row: int | None = None
    column: str | None = None
    parameters: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The English sentence, without the place."""
        return self.template % self.parameters

    def __str__(self) -> str:
        """Return the English sentence behind its place, for a terminal."""
        place = ", ".join(
            [f"row {self.row}"] * (self.row is not None)
            + [f"column “{self.column}”"] * (self.column is not None)
        )
        return f"{place[:1].upper()}{place[1:]}: {self.message}" if place else self.message


class SheetError(Exception):
    """The file was refused; `faults` holds at least one reason, in the order of the file."""

    def __init__(self, faults: Sequence[SheetFault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def make_fault(
    code: FaultCode, *, row: int | None = None, column: str | None = None, **parameters: str | int
) -> SheetFault:
    """Return the fault with this package's own words for it."""
    return SheetFault(code, TEMPLATES[code], row, column, parameters)
