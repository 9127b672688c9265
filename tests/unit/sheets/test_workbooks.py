"""Workbooks that are written: the same texts as were given, safe to open, with their header."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document
from openpyxl import load_workbook

from sheets.escaping import restore_formula
from sheets.reading import read_sheet
from sheets.workbooks import SheetToWrite, WorkbookKind, write_workbook

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "  =1+1",
    "\t=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "\u200b=1",
    '=HYPERLINK("http://example.org")',
    "#N/A",
]
TEXTS = ["plain", "a=b", "'quoted'", '<&>"', "_x0041_", "Siân", "two\nlines", "1", "2026-01-01"]

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc", "Cn"]))


def write(kind, *rows, columns=("note",), **others):
    sheet = SheetToWrite("Results", columns, tuple(tuple(row) for row in rows))
    return write_workbook([sheet], kind, **{"title": "Figures", "language": "en-GB", **others})


def excel_cells(content):
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()]


def open_cells(content):
    table = Document(io.BytesIO(content)).body.get_tables()[0]
    return [row.get_cells() for row in table.get_rows()]


def open_text(cell):
    return "\n".join(one.inner_text for one in cell.get_elements("text:p"))


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_stays_text_in_excel(text):
    ((_header,), (cell,)) = excel_cells(write(WorkbookKind.XLSX, [text]))

    assert cell.data_type == "s"
    assert not str(cell.value).strip().startswith(tuple("=+-@＝＋－＠"))
    assert restore_formula(cell.value) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_stays_text_in_opendocument(text):
    ((_header,), (cell,)) = open_cells(write(WorkbookKind.ODS, [text]))

    assert cell.type == "string"
    assert cell.formula is None
    assert not open_text(cell).strip().startswith(tuple("=+-@＝＋－＠"))
    assert restore_formula(open_text(cell)) == text


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_the_same_when_read_again(text):
    assert read_sheet(write(WorkbookKind.XLSX, [text])).rows[0]["note"] == text
    ((_header,), (cell,)) = open_cells(write(WorkbookKind.ODS, [text]))
    assert (cell.type, open_text(cell)) == ("string", text)


@given(texts)
@settings(max_examples=30, deadline=None)
def test_any_text_is_read_as_it_was_written(text):
    rows = read_sheet(write(WorkbookKind.XLSX, ["row", text], columns=("row", "note"))).rows

    assert rows[0]["note"] == text.strip()


@pytest.mark.parametrize("kind", WorkbookKind)
def test_what_xml_cannot_hold_is_dropped(kind):
    content = write(kind, ["a\0b\x0bc\ud800d\uffff"])

    found = (
        excel_cells(content)[1][0].value
        if kind == WorkbookKind.XLSX
        else open_text(open_cells(content)[1][0])
    )
    assert found == "abcd"


def test_numbers_are_numbers_and_nothing_is_blank():
    excel = excel_cells(write(WorkbookKind.XLSX, [7, None], columns=("a", "b")))
    ((_a, _b), cells) = open_cells(write(WorkbookKind.ODS, [7, None], columns=("a", "b")))

    assert [cell.value for cell in excel[1]] == [7, None]
    assert [cell.value for cell in cells] == [7, None]


def test_header_of_excel_stays_in_view_and_columns_fit():
    page = load_workbook(io.BytesIO(write(WorkbookKind.XLSX, ["x" * 200]))).worksheets[0]

    assert page.freeze_panes == "A2"
    assert page["A1"].font.bold
    assert page.print_title_rows == "$1:$1"
    assert page.column_dimensions["A"].width == 62


def test_header_of_opendocument_stays_in_view():
    content = zipfile.ZipFile(io.BytesIO(write(WorkbookKind.ODS, ["x"])))

    settings_ = content.read("settings.xml").decode()
    assert 'config:name="Results"' in settings_
    assert 'config:name="VerticalSplitPosition" config:type="int">1<' in settings_
    assert "<table:table-header-rows>" in content.read("content.xml").decode()


def test_title_and_language_are_said():
    excel = load_workbook(io.BytesIO(write(WorkbookKind.XLSX, title="<A>", language="cy-GB")))
    document = Document(io.BytesIO(write(WorkbookKind.ODS, title="<A>", language="cy-GB")))

    assert (excel.properties.title, excel.properties.language) == ("<A>", "cy-GB")
    assert (document.meta.title, document.meta.language) == ("<A>", "cy-GB")
    assert 'fo:language="fr"' not in document.get_part("styles.xml").serialize().decode()


@pytest.mark.parametrize("kind", WorkbookKind)
def test_same_sheets_make_the_same_bytes(kind, time_machine):
    time_machine.move_to("2026-01-01")
    first = write(kind, ["x"])
    time_machine.move_to("2026-03-01")

    assert write(kind, ["x"]) == first


def test_opendocument_lists_every_part_that_it_has():
    content = zipfile.ZipFile(io.BytesIO(write(WorkbookKind.ODS, ["x"])))
    names = set(content.namelist())

    assert content.infolist()[0].filename == "mimetype"
    assert content.infolist()[0].compress_type == zipfile.ZIP_STORED
    manifest = Document(io.BytesIO(write(WorkbookKind.ODS, ["x"]))).manifest
    files = {one for one in manifest.get_paths() if not one.endswith("/")}
    assert files <= names


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "[x]"])
def test_name_that_no_sheet_can_have_is_refused(name):
    with pytest.raises(ValueError, match="cannot be called"):
        SheetToWrite(name, ("a",), ())


def test_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="2 cells does not fit 1 columns"):
        SheetToWrite("A", ("a",), (("x", "y"),))


def test_sheets_of_one_name_and_none_at_all_are_refused():
    one = SheetToWrite("A", ("a",), ())
    for sheets in ([one, SheetToWrite("a", ("a",), ())], []):
        with pytest.raises(ValueError, match="names of their own"):
            write_workbook(sheets, WorkbookKind.XLSX, title="", language="en-GB")


def test_text_that_fits_no_cell_is_refused():
    with pytest.raises(ValueError, match="40000 characters"):
        write(WorkbookKind.ODS, ["x" * 40_000])
