"""Sheets to the bytes of an OpenDocument spreadsheet."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from odfdo import Cell as OpenCell
from odfdo import Column, Document, Element, HeaderRows, Paragraph, Row, Style, Table

from sheets.repacking import repack
from sheets.workbooks import SheetToWrite, cell_text
from sheets.writing import Cell

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_CENTIMETRES_PER_CHARACTER = 0.2
_TEXT, _HEAD = "text", "head"
# The header stays in view: a split below row 1 that does not move.
_FROZEN = (
    ("VerticalSplitMode", "short", "2"),
    ("VerticalSplitPosition", "int", "1"),
    ("ActiveSplitRange", "short", "2"),
    ("PositionTop", "int", "0"),
    ("PositionBottom", "int", "1"),
)
# What the library's template brings along and no table needs.
_LEFT_OUT = ("Thumbnails/thumbnail.png",)


def write_opendocument(sheets: Sequence[SheetToWrite], title: str, language: str) -> bytes:
    """Return an OpenDocument spreadsheet with these sheets."""
    document = Document("spreadsheet")
    document.body.clear()
    _describe(document, title, language)
    for style in _cell_styles():
        document.insert_style(style, automatic=True)
    for number, sheet in enumerate(sheets, start=1):
        document.body.append(_table(document, number, sheet))
    _freeze_headers(document, sheets)
    for part in _LEFT_OUT:
        document.del_part(part)
        document.manifest.del_full_path(part)
    written = io.BytesIO()
    document.save(written)
    return repack(written.getvalue())


def _describe(document: Document, title: str, language: str) -> None:
    meta = document.meta
    meta.title = title
    meta.language = language
    meta.creation_date = _NO_TIME
    meta.date = _NO_TIME
    meta.generator = "YOT Inspect"
    tongue, _, country = language.partition("-")
    for properties in document.get_part("styles.xml").root.get_elements("//style:text-properties"):
        if properties.get_attribute("fo:language"):
            properties.set_attribute("fo:language", tongue)
            properties.set_attribute("fo:country", country or "none")


def _cell_styles() -> list[Style]:
    styles = []
    for name, is_bold in ((_TEXT, False), (_HEAD, True)):
        style = Style("table-cell", name=name, bold=is_bold)
        style.set_properties(
            {"fo:wrap-option": "wrap", "style:vertical-align": "top"}, area="table-cell"
        )
        styles.append(style)
    return styles


def _table(document: Document, number: int, sheet: SheetToWrite) -> Table:
    cells = _Cells()
    table = Table(sheet.name)
    for place, width in enumerate(sheet.widths):
        centimetres = f"{_CENTIMETRES_PER_CHARACTER * width + 0.4:.2f}cm"
        style = Style("table-column", name=f"sheet{number}column{place}", width=centimetres)
        document.insert_style(style, automatic=True)
        Element.append(table, Column(style=style.name))
    header = HeaderRows()
    header.append(cells.row(sheet.columns, _HEAD))
    Element.append(table, header)
    for row in sheet.rows:
        Element.append(table, cells.row(row, _TEXT))
    return table


class _Cells:
    """Makes cells, of equal ones all but the first as copies, which is quicker."""

    def __init__(self) -> None:
        self.made: dict[tuple[type, Cell, str], Element] = {}

    def row(self, values: Sequence[Cell], style: str) -> Row:
        row = Row()
        for value in values:
            key = (type(value), value, style)
            if key not in self.made:
                self.made[key] = _cell(value, style)
            Element.append(row, self.made[key].clone)
        return row


def _cell(value: Cell, style: str) -> OpenCell:
    if not isinstance(value, str):
        return OpenCell(value, style=style)
    cell = OpenCell(style=style)
    cell.set_attribute("office:value-type", "string")
    for line in cell_text(value).split("\n"):
        cell.append(Paragraph(line))
    return cell


def _freeze_headers(document: Document, sheets: Sequence[SheetToWrite]) -> None:
    settings = document.get_part("settings.xml").root
    views = settings.get_element('//config:config-item-map-named[@config:name="Tables"]')
    views.clear()
    views.set_attribute("config:name", "Tables")
    for sheet in sheets:
        entry = Element.from_tag("config:config-item-map-entry")
        entry.set_attribute("config:name", sheet.name)
        for name, kind, value in _FROZEN:
            item = Element.from_tag("config:config-item")
            item.set_attribute("config:name", name)
            item.set_attribute("config:type", kind)
            item.text = value
            entry.append(item)
        views.append(entry)
    active = settings.get_element('//config:config-item[@config:name="ActiveTable"]')
    active.text = sheets[0].name
