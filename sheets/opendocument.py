"""Sheets to the bytes of an OpenDocument spreadsheet."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from odfdo import Cell as OpenCell
from odfdo import Column, Document, Element, Paragraph, Style, XmlPart

from sheets.repacking import repack
from sheets.workbooks import SheetToWrite, cell_text
from sheets.writing import Cell

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_CENTIMETRES_PER_CHARACTER = 0.2
_TEXT, _HEAD = "text", "head"
_CONTENT = "content.xml"
_EMPTY_BODY = b"<office:spreadsheet/>"
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
    tables = [_write_table(document, number, one) for number, one in enumerate(sheets, start=1)]
    _freeze_headers(document, sheets)
    for part in _LEFT_OUT:
        document.del_part(part)
        document.manifest.del_full_path(part)
    written = io.BytesIO()
    document.save(written)
    return repack(written.getvalue(), {_CONTENT: _fill(document, "".join(tables))})


def _fill(document: Document, tables: str) -> bytes:
    """Return the content with these tables; appended to the library's tree they take far longer."""
    content = _part(document, _CONTENT).serialize()
    before, body, after = content.partition(_EMPTY_BODY)
    if not body:
        raise ValueError("The body of the document is not empty.")
    return b"".join(
        (before, b"<office:spreadsheet>", tables.encode(), b"</office:spreadsheet>", after)
    )


def _describe(document: Document, title: str, language: str) -> None:
    meta = document.meta
    meta.title = title
    meta.language = language
    meta.creation_date = _NO_TIME
    meta.date = _NO_TIME
    meta.generator = "YOT Inspect"
    tongue, _, country = language.partition("-")
    for properties in _part(document, "styles.xml").root.get_elements("//style:text-properties"):
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


def _write_table(document: Document, number: int, sheet: SheetToWrite) -> str:
    """Return a table as XML, and give the document the styles of its columns."""
    columns = []
    for place, width in enumerate(sheet.widths):
        centimetres = f"{_CENTIMETRES_PER_CHARACTER * width + 0.4:.2f}cm"
        style = Style("table-column", name=f"sheet{number}column{place}", width=centimetres)
        document.insert_style(style, automatic=True)
        columns.append(Column(style=style.name).serialize())
    cells = _Cells()
    return (
        f"<table:table table:name={quoteattr(sheet.name)}>"
        + "".join(columns)
        + f"<table:table-header-rows>{cells.row(sheet.columns, _HEAD)}</table:table-header-rows>"
        + "".join(cells.row(row, _TEXT) for row in sheet.rows)
        + "</table:table>"
    )


class _Cells:
    """Writes rows, and of equal cells each once, as a table has many of them."""

    def __init__(self) -> None:
        self.made: dict[tuple[type, Cell, str], str] = {}

    def row(self, values: Sequence[Cell], style: str) -> str:
        """Return a row with these cells."""
        cells = "".join(self._written(value, style) for value in values)
        return f"<table:table-row>{cells}</table:table-row>"

    def _written(self, value: Cell, style: str) -> str:
        key = (type(value), value, style)
        if key not in self.made:
            self.made[key] = _cell(value, style).serialize()
        return self.made[key]


def _cell(value: Cell, style: str) -> OpenCell:
    if not isinstance(value, str):
        return OpenCell(value, style=style)
    cell = OpenCell(style=style)
    cell.set_attribute("office:value-type", "string")
    for line in cell_text(value).split("\n"):
        cell.append(Paragraph(line))
    return cell


def _freeze_headers(document: Document, sheets: Sequence[SheetToWrite]) -> None:
    views = _setting(document, "config:config-item-map-named", "Tables")
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
    _setting(document, "config:config-item", "ActiveTable").text = sheets[0].name


def _setting(document: Document, tag: str, name: str) -> Element:
    """Return a setting of the library's template by its name."""
    found = _part(document, "settings.xml").root.get_elements(f'//{tag}[@config:name="{name}"]')
    return found[0]


def _part(document: Document, name: str) -> XmlPart:
    """Return a part of the library's template that is XML."""
    part = document.get_part(name)
    if not isinstance(part, XmlPart):
        raise TypeError(f"{name} is no XML.")
    return part
