"""Bytes of an Excel workbook to a sheet: the first visible one, with what its cells show."""

from itertools import islice

from sheets.excel.contents import Contents, SheetLink, read_contents
from sheets.excel.formats import read_formats
from sheets.excel.packages import Package, open_package, refuse
from sheets.excel.parts import Attributes, Budget, Enough, read_part
from sheets.excel.strings import read_strings
from sheets.excel.values import Workbook
from sheets.excel.worksheets import WorksheetReader
from sheets.faults import FaultCode, SheetError
from sheets.tables import build_table
from sheets.types import Limits, Record, Sheet


def read_workbook(content: bytes, limits: Limits) -> Sheet:
    """Return the table on the first visible sheet, or raise SheetError with every fault.

    Cells are what Excel last stored for them: formulas are not worked out, links not followed.
    """
    budget = Budget()
    package = open_package(content, limits)
    contents = read_contents(package, budget)
    first, *others = contents.sheets
    records = _read_records(package, contents, limits, budget)
    left_out = tuple(link.name for link in others if _holds_something(package, link))
    if not records:
        raise refuse(FaultCode.EMPTY_SHEET, sheet=first.name)
    columns, rows = build_table(records, limits)
    return Sheet(columns, rows, encoding="XLSX", name=first.name, left_out=left_out)


def _read_records(
    package: Package, contents: Contents, limits: Limits, budget: Budget
) -> list[Record]:
    workbook = Workbook(
        read_strings(package, contents.strings, limits.cell_characters, budget),
        read_formats(package, contents.styles, budget),
        contents.starts_in_1904,
    )
    reader = WorksheetReader(workbook, limits)
    read_part(package.read(contents.sheets[0].part), reader, budget)
    # Merged cells are why names and values seem to be missing, so they are said alone.
    if reader.merged:
        raise SheetError(reader.merged)
    return reader.records


class _FirstValue:
    """Stops at the first value."""

    is_found = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("v", "is", "f"):
            self.is_found = True
            raise Enough

    def text(self, text: str) -> None:
        """Values are told by their elements."""

    def end(self, name: str) -> None:
        """Nothing is left open."""


def _holds_something(package: Package, link: SheetLink) -> bool:
    """Say whether a sheet that is not read has a value near its beginning, or goes on after it."""
    pieces = list(islice(package.read(link.part), 2))
    finder = _FirstValue()
    try:
        read_part(pieces[:1], finder, Budget())
    except SheetError:
        return len(pieces) > 1
    return finder.is_found
