import datetime

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from sheets.faults import FaultCode, SheetError
from sheets.reading import read_sheet
from sheets.types import Limits
from sheets.writing import write_csv
from tests.factories.workbooks import HEADER, excel_file, packed_sheet, saved, workbook_of


def refusal_of(content, limits=None):
    with pytest.raises(SheetError) as refused:
        read_sheet(content, limits or Limits())
    return refused.value.faults


def codes_of(content, limits=None):
    return [(fault.code, fault.row, fault.column) for fault in refusal_of(content, limits)]


def test_workbook_is_read_like_the_csv_file_of_the_same_table():
    rows = [["case", "Order type", "note"], ["EM-01", "community", "Zoë’s café"], ["7", "", "x"]]

    from_excel = read_sheet(excel_file(*rows))
    from_csv = read_sheet(write_csv(rows[0], rows[1:]))

    assert (from_excel.columns, from_excel.rows) == (from_csv.columns, from_csv.rows)
    assert from_excel.encoding == "XLSX"


def test_rows_keep_their_numbers_where_blank_rows_stand_between():
    sheet = read_sheet(excel_file(["case"], ["1"], [], [None], ["2"]))

    assert [(row.number, row["case"]) for row in sheet.rows] == [(2, "1"), (5, "2")]


def test_hidden_rows_and_columns_are_read():
    workbook = workbook_of(["case", "note"], ["1", "x"], ["2", "y"])
    workbook.active.row_dimensions[2].hidden = True
    workbook.active.column_dimensions["B"].hidden = True

    assert [row.cells for row in read_sheet(saved(workbook)).rows] == [("1", "x"), ("2", "y")]


def test_text_is_trimmed_and_freed_of_the_mark_against_formulas():
    sheet = read_sheet(excel_file([" case ", "note"], [" 1 ", "'=1+1"]))

    assert sheet.columns == ("case", "note")
    assert sheet.rows[0].cells == ("1", "=1+1")


def test_first_visible_sheet_is_read_and_others_with_cells_are_named():
    workbook = workbook_of(["hidden"], sheets=[("Cases", [["case"], [1]]), ("Blank", [])])
    workbook.create_sheet("Staff").append(["x"])
    workbook.active.sheet_state = "hidden"

    sheet = read_sheet(saved(workbook))

    assert (sheet.name, sheet.left_out) == ("Cases", ("Staff",))
    assert sheet.columns == ("case",)


def test_large_sheet_that_is_left_out_is_named():
    sheet = read_sheet(
        excel_file(["case"], sheets=[("Long", [[f"text {n}"] * 9] * 1) for n in [1]])
    )

    assert sheet.left_out == ("Long",)


def test_empty_first_sheet_is_named():
    workbook = workbook_of(sheets=[("Cases", [["case"], [1]])])
    workbook.active.title = "Notes"

    (fault,) = refusal_of(saved(workbook))

    assert fault.message == "The first sheet, “Notes”, is empty. Put the table on the first sheet."


def test_workbook_of_charts_alone_has_no_sheet_to_read():
    workbook = workbook_of(["case"])
    workbook.create_chartsheet("Chart")
    workbook.active.sheet_state = "veryHidden"
    workbook.active = 1

    assert codes_of(saved(workbook)) == [(FaultCode.NO_VISIBLE_SHEET, None, None)]


def test_table_below_the_first_row_has_no_header():
    assert codes_of(excel_file([], ["case"], ["1"])) == [(FaultCode.NO_HEADER, 1, None)]


@pytest.mark.parametrize(
    ("merged", "code", "row"),
    [("A1:B1", FaultCode.MERGED_HEADER, 1), ("A2:A3", FaultCode.MERGED_CELLS, 2)],
)
def test_merged_cells_are_refused_with_their_range(merged, code, row):
    workbook = workbook_of(["case", "note"], ["1", "x"], ["2", "y"])
    workbook.active.merge_cells(merged)

    (fault,) = refusal_of(saved(workbook))

    assert (fault.code, fault.row) == (code, row)
    assert f"The cells {merged} are merged." in fault.message


def test_merged_cells_without_content_do_no_harm():
    workbook = workbook_of(["case"], ["1"])
    workbook.active.merge_cells("D4:F9")

    assert len(read_sheet(saved(workbook)).rows) == 1


def test_formula_without_a_result_is_refused_with_its_cell():
    workbook = workbook_of(["case", "note"], ["1", "=1+1"])
    workbook.active["B3"] = ArrayFormula("B3:B3", "=SUM(A1:A2)")

    assert codes_of(saved(workbook)) == [
        (FaultCode.FORMULA_WITHOUT_VALUE, 2, "note"),
        (FaultCode.FORMULA_WITHOUT_VALUE, 3, "note"),
    ]
    assert refusal_of(saved(workbook))[0].message.startswith("Cell B2 holds a formula")


@pytest.mark.parametrize("formula", ["[1]Sheet1!A1", "cmd|'/c calc'!A0", "1+1"])
def test_formula_is_never_followed_and_its_stored_result_is_read(formula):
    cell = f'<c r="A2" t="str"><f>{formula}</f><v>stored</v></c>'

    assert read_sheet(packed_sheet(f'{HEADER}<row r="2">{cell}</row>')).rows[0]["case"] == "stored"


def test_formula_whose_result_is_no_text_is_blank():
    cell = '<c r="A2" t="str"><f>""</f><v></v></c><c r="B2" t="str"><f>""</f><v/></c>'

    assert read_sheet(packed_sheet(f'{HEADER}<row r="2">{cell}</row>')).rows == ()


def test_error_cells_are_refused_with_their_place():
    faults = refusal_of(excel_file(["case", "note"], ["#N/A", "x"], ["2", "#REF!"]))

    assert [(fault.row, fault.column) for fault in faults] == [(2, "case"), (3, "note")]
    assert faults[1].message.startswith("Cell B3 shows the error #REF!.")


def test_fault_in_a_cell_beside_the_table_names_the_letter():
    workbook = workbook_of(["case"], ["1"])
    workbook.active["D2"] = "=1+1"

    assert codes_of(saved(workbook)) == [(FaultCode.FORMULA_WITHOUT_VALUE, 2, "D")]


def test_error_in_the_header_names_the_letter():
    assert codes_of(excel_file(["case", "#N/A"])) == [(FaultCode.ERROR_VALUE, 1, "B")]


def test_time_in_a_date_is_refused_and_the_rest_is_read_on():
    moment = datetime.datetime(2026, 3, 4, 13, 30)  # noqa: DTZ001

    assert codes_of(excel_file(["on"], [moment], [datetime.date(2026, 3, 4)], [moment])) == [
        (FaultCode.TIME_OF_DAY, 2, "on"),
        (FaultCode.TIME_OF_DAY, 4, "on"),
    ]


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        (Limits(rows=1), (FaultCode.TOO_MANY_ROWS, 3, None)),
        (Limits(lines=2), (FaultCode.TOO_MANY_ROWS, 3, None)),
        (Limits(columns=1), (FaultCode.TOO_MANY_COLUMNS, 1, "B")),
        (Limits(cell_characters=4), (FaultCode.CELL_TOO_LONG, 3, "note")),
        (Limits(unpacked_bytes=100), (FaultCode.OVERSIZED_WORKBOOK, None, None)),
        (Limits(parts=3), (FaultCode.OVERSIZED_WORKBOOK, None, None)),
    ],
)
def test_limit_passed_is_refused(limits, fault):
    content = excel_file(["case", "note"], ["1", "x"], ["2", "abcde"], ["3", "y"])

    assert codes_of(content, limits) == [fault]


def test_inline_text_in_pieces_is_joined_without_its_pronunciation():
    pieces = "<is><r><t>a</t></r><r><t>b</t></r><rPh><t>no</t></rPh></is>"
    row = f'<row r="2"><c r="A2" t="inlineStr">{pieces}</c></row>'

    assert read_sheet(packed_sheet(HEADER + row)).rows[0]["case"] == "ab"


def test_shared_text_in_pieces_is_joined_without_its_pronunciation():
    strings = "<sst><si><r><t>a_x000a_</t></r><r><t>b</t></r><rPh><t>no</t></rPh></si></sst>"
    row = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'

    sheet = read_sheet(packed_sheet(HEADER + row, **{"xl/sharedStrings.xml": strings}))

    assert sheet.rows[0]["case"] == "a\nb"


def test_character_that_no_text_can_hold_names_its_cell():
    row = '<row r="2"><c r="A2" t="inlineStr"><is><t>a_x0000_b</t></is></c></row>'

    assert codes_of(packed_sheet(HEADER + row)) == [(FaultCode.UNREADABLE_CHARACTER, 2, "case")]


def test_places_are_counted_where_the_file_leaves_them_out():
    sheet = read_sheet(
        packed_sheet(
            "<row><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row>"
            "<row/><row><c/><c><v>5</v></c></row>"
        )
    )

    assert [(row.number, row.cells) for row in sheet.rows] == [(3, ("", "5"))]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="2"/>',
        '<row r="0"/>',
        '<row r="x"/>',
        '<row r="1048577"/>',
        '<row r="2"><c r="A3"/></row>',
        '<row r="2"><c r="a2"/></row>',
        '<row r="2"><c r="B2"/><c r="A2"/></row>',
        '<row r="2"><c r="XFE2"/></row>',
    ],
)
def test_places_that_no_sheet_has_are_refused(rows):
    assert codes_of(packed_sheet(HEADER + rows)) == [(FaultCode.DAMAGED_WORKBOOK, None, None)]
