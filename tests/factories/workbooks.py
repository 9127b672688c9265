"""Excel files for tests, made when they are needed: ordinary ones, and ones that mean harm."""

import io
import random
import struct
import zipfile

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MEGABYTE = 1024 * 1024


def workbook_of(*rows, sheets=()):
    """Return a workbook with these rows; `sheets` are (name, rows) pairs behind the first one."""
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    for name, others in sheets:
        sheet = workbook.create_sheet(name)
        for row in others:
            sheet.append(row)
    return workbook


def saved(workbook):
    """Return a workbook's bytes."""
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def excel_file(*rows, sheets=()):
    """Return the bytes of a workbook with these rows."""
    return saved(workbook_of(*rows, sheets=sheets))


def parts_of(sheet_data="", *, after="", **replaced):
    """Return the parts of a small workbook, whose sheet holds this XML."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_KINDS}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="r1" '
        f'Type="{_LINK}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_LINK}"><sheets>'
        '<sheet name="Cases" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="r1" '
        f'Type="{_LINK}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
        f'Type="{_LINK}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" '
        f'Type="{_LINK}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>case</t></si></sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}</sheetData>{after}</worksheet>',
    }
    return parts | replaced


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    """Return an archive of these parts, as (name, content) pairs or a mapping."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression, compresslevel=9) as archive:
        for name, part in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, part)
    return content.getvalue()


def packed_sheet(sheet_data, *, after="", **replaced):
    """Return a workbook whose sheet holds this XML."""
    return packed(parts_of(sheet_data, after=after, **replaced))


HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>case</t></is></c></row>'


def _unlike(length):
    """Return so many characters that hardly compress, so that no ratio gives a file away."""
    return random.Random(length).randbytes(length // 2).hex()


def _with_declared_size(content, size):
    """Return the archive whose sheet is said to be of another size than it is."""
    content = bytearray(content)
    for mark, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = content.find(mark)
        while at >= 0:
            if content[at + name_at :].startswith(SHEET.encode()):
                struct.pack_into("<I", content, at + size_at, size)
            at = content.find(mark, at + 4)
    return bytes(content)


def _encrypted(content):
    content = bytearray(content)
    for mark, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags_at] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def _document_type(declaration):
    sheet = f'<?xml version="1.0"?><!DOCTYPE x [{declaration}]>' + parts_of(HEADER)[SHEET]
    return packed(parts_of() | {SHEET: sheet})


def _laughs():
    entities = ['<!ENTITY l0 "ha">']
    entities += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return _document_type("".join(entities))


def _of_old_office(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + stream.encode("utf-16-le")


def _noise():
    """Return a comment so hard to compress that the rest passes every ratio."""
    return f"<!--{_unlike(400_000)}-->"


def _tags(tag, megabytes):
    return tag * (megabytes * MEGABYTE // len(tag))


def _nested_tags():
    return packed_sheet(_noise() + "<a>" * 5 * MEGABYTE)


def _names(megabytes):
    letters = _unlike(megabytes * MEGABYTE)
    return "".join(f"<n{letters[at : at + 12]}/>" for at in range(0, len(letters), 16))


def _repeated_text():
    strings = f'<sst xmlns="{MAIN}"><si><t> {"x" * 32_000} </t></si></sst>'
    cells = (f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, 15_000))
    return packed_sheet(_noise() + HEADER + "".join(cells), **{"xl/sharedStrings.xml": strings})


def _sheets(count):
    parts = parts_of(HEADER)
    return packed(parts | {f"xl/worksheets/sheet{n}.xml": "<a/>" for n in range(2, count)})


def _inline(row, text):
    return f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def _row_of(row, width, start=""):
    cells = (f'<c t="str"><v>{start}{column}</v></c>' for column in range(width))
    return f'<row r="{row}">{"".join(cells)}</row>'


HOSTILE_FILES = {
    "million rows": lambda: packed_sheet(
        HEADER + "".join(f'<row r="{row}"/>' for row in range(2, 900_000))
    ),
    "million cells": lambda: packed_sheet(
        HEADER
        + "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(2, 380_000))
    ),
    "full of cells": lambda: packed_sheet(
        _noise() + _row_of(1, 24, "n") + "".join(_row_of(row, 24) for row in range(2, 18_000))
    ),
    "cell in the last corner": lambda: packed_sheet(
        HEADER + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "high ratio": lambda: packed(parts_of() | {"xl/theme.xml": bytes(15 * MEGABYTE)}),
    "large when unpacked": lambda: packed(
        parts_of() | {f"xl/media/{n}.xml": bytes(MEGABYTE) for n in range(21)}
    ),
    "many entries": lambda: _sheets(220),
    "many thousand entries": lambda: _sheets(30_000),
    "archive inside": lambda: packed(parts_of() | {"xl/media/1.png": packed(parts_of())}),
    "size said too small": lambda: _with_declared_size(packed_sheet(HEADER * 9), 40),
    "name that climbs": lambda: packed(parts_of() | {"../../etc/cron.d/x": "x"}),
    "name from the root": lambda: packed(parts_of() | {"/etc/passwd": "x"}),
    "name with backslashes": lambda: packed(parts_of() | {"xl\\..\\..\\x": "x"}),
    "two parts of one name": lambda: packed(parts_of() | {SHEET.upper(): "<a/>"}),
    "password in a container": lambda: _of_old_office("EncryptedPackage"),
    "password in the archive": lambda: _encrypted(packed_sheet(HEADER)),
    "old kind of workbook": lambda: _of_old_office("Workbook"),
    "macros": lambda: packed(parts_of(HEADER) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "macros by type": lambda: packed(
        parts_of(HEADER)
        | {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Override ContentType='
            '"application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
        }
    ),
    "open document": lambda: packed(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
        zipfile.ZIP_STORED,
    ),
    "word document": lambda: packed({"word/document.xml": "<a/>"}),
    "entity from a file": lambda: _document_type('<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "laughs by the billion": _laughs,
    "ten megabytes in one cell": lambda: packed_sheet(
        HEADER + _inline(2, _noise() + "ten megabytes" * (10 * MEGABYTE // 13))
    ),
    "cut short": lambda: packed_sheet(HEADER)[:-200],
    "cut in the middle": lambda: packed_sheet(HEADER)[:400],
    "broken xml": lambda: packed(parts_of() | {SHEET: "<worksheet><sheetData><row"}),
    "program": lambda: b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + bytes(500),
    "pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "picture": lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(50),
    "nothing": lambda: b"",
    "deep nesting": _nested_tags,
    "empty tags": lambda: packed_sheet(HEADER + _noise() + _tags("<a/><b/>", 19)),
    "tags of a thousand names": lambda: packed_sheet(HEADER + _names(9)),
    "one long attribute": lambda: packed_sheet(
        f'{HEADER}{_noise()}<row x="{"long" * 4 * MEGABYTE}\U0001f600"/>'
    ),
    "a text shown in every row": _repeated_text,
    "a million styles": lambda: packed(
        parts_of(HEADER)
        | {"xl/styles.xml": f"<a><cellXfs>{_noise()}{_tags('<xf/>', 19)}</cellXfs></a>"}
    ),
    "a million shared texts of their own": lambda: packed(
        parts_of(HEADER)
        | {
            "xl/sharedStrings.xml": f"<sst>{_noise()}"
            + "".join(f"<si><t>{n}é</t></si>" for n in range(600_000))
            + "</sst>"
        }
    ),
    "a million shared texts": lambda: packed(
        parts_of(HEADER) | {"xl/sharedStrings.xml": f"<sst>{_noise()}{_tags('<si/>', 19)}</sst>"}
    ),
    "lines without end": lambda: packed_sheet(_noise() + _inline(1, "\n" * 19 * MEGABYTE)),
}
