"""Sheets to the bytes of an Excel workbook."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from sheets.repacking import repack
from sheets.workbooks import SheetToWrite, cell_text
from sheets.writing import Cell

# A workbook says when it was made; this one says nothing, so that the same sheets make it again.
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_BOLD = Font(bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
# What Excel would read as a character that XML cannot hold.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def write_excel(sheets: Sequence[SheetToWrite], title: str, language: str) -> bytes:
    """Return an Excel workbook with these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = title
    workbook.properties.language = language
    workbook.properties.creator = None
    workbook.properties.created = _NO_TIME
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    written = io.BytesIO()
    workbook.save(written)
    # Saving has noted the time.
    workbook.properties.modified = _NO_TIME
    return repack(written.getvalue(), {ARC_CORE: tostring(workbook.properties.to_tree())})


def _fill(page: Worksheet, sheet: SheetToWrite) -> None:
    for number, row in enumerate((sheet.columns, *sheet.rows), start=1):
        for place, value in enumerate(row, start=1):
            _put(page, number, place, value)
    for place, width in enumerate(sheet.widths, start=1):
        page.cell(1, place).font = _BOLD
        page.column_dimensions[get_column_letter(place)].width = width + 2
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(page: Worksheet, row: int, column: int, value: Cell) -> None:
    if value is None:
        return
    cell = page.cell(row, column)
    cell.alignment = _WRAPPED
    if isinstance(value, str):
        cell.value = _LOOKS_ESCAPED.sub("_x005F_", cell_text(value))
        # Said to be text, or the library would take some texts for a formula or an error.
        cell.data_type = "s"
    else:
        cell.value = value
