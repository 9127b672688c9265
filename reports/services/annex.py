"""The data annex as a file: one long table as CSV, or a workbook of Excel or OpenDocument."""

from collections.abc import Iterator

from reports.choices import Format
from reports.types import AnnexCell, AnnexData, AnnexTable
from sheets.workbooks import LONGEST_NAME, SheetToWrite, WorkbookKind, write_workbook
from sheets.writing import write_csv

KINDS = {Format.XLSX: WorkbookKind.XLSX, Format.ODS: WorkbookKind.ODS}
COUNTRY = "GB"


def make_annex(annex: AnnexData, format_: Format) -> bytes:
    """Return the annex as a file, from what it holds alone."""
    if format_ == Format.CSV:
        return _write_csv(annex)
    sheets = [
        SheetToWrite(one.name[:LONGEST_NAME], tuple(each.heading for each in one.columns), one.rows)
        for one in annex.tables
    ]
    language = f"{annex.language}-{COUNTRY}"
    return write_workbook(sheets, KINDS[format_], title=annex.title, language=language)


def _write_csv(annex: AnnexData) -> bytes:
    """Write every figure of every table as a row of its own."""
    columns = [annex.table, *(one.heading for one in annex.keys), annex.figure, annex.value]
    return write_csv(columns, (row for table in annex.tables for row in _melted(annex, table)))


def _melted(annex: AnnexData, table: AnnexTable) -> Iterator[list[AnnexCell]]:
    for row in table.rows:
        by_code = {one.code: cell for one, cell in zip(table.columns, row, strict=True)}
        keys = [by_code.get(one.code, "") for one in annex.keys]
        for one in table.columns:
            if one.is_figure and by_code[one.code] != "":
                yield [table.name, *keys, one.heading, by_code[one.code]]
