import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from sheets.excel.formats import GENERAL, read_format
from sheets.excel.values import StoredCell, Workbook
from sheets.faults import FaultCode
from sheets.reading import read_sheet
from tests.factories.workbooks import excel_file, saved, workbook_of


def shown(value, format_="General", kind="n", *, starts_in_1904=False):
    workbook = Workbook(["shared"], [read_format(format_)], starts_in_1904)
    text = workbook.text_of(StoredCell(kind, "0", value, has_formula=False), 2, 9)
    return text if isinstance(text, str) else (text.code, text.parameters["cell"])


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("5", "5"),
        ("5.0", "5"),
        ("-5", "-5"),
        ("-0", "0"),
        ("0.5", "0.5"),
        ("0.30000000000000004", "0.3"),
        ("33.299999999999997", "33.3"),
        ("1E+20", "100000000000000000000"),
        ("1.5E-7", "0.00000015"),
        ("123456789012345", "123456789012345"),
        ("1234567890123456", "1234567890123460"),
    ],
)
def test_number_reads_as_excel_shows_it_and_never_with_an_exponent(stored, text):
    assert shown(stored) == text


@pytest.mark.parametrize("stored", ["x", "1_000", "nan", "inf", "1e999", "٣", "1 2", "9" * 500])
def test_what_is_no_number_names_its_cell(stored):
    assert shown(stored) == (FaultCode.UNREADABLE_CELL, "C9")


@pytest.mark.parametrize(
    ("format_", "stored", "text"),
    [
        ("0000", "7", "0007"),
        ("00000;-00000", "12345678", "12345678"),
        ("0000", "-7", "-7"),
        ("0000", "7.5", "7.5"),
        ("0.00", "7", "7"),
        ("0", "7", "7"),
        ("0%", "0.5", "50%"),
        ("0.0%", "0.333", "33.3%"),
        ('0"%"', "50", "50"),
    ],
)
def test_format_gives_leading_zeros_and_percent_signs(format_, stored, text):
    assert shown(stored, format_) == text


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("46085", "2026-03-04"),
        ("46085.0", "2026-03-04"),
        ("2958465", "9999-12-31"),
    ],
)
def test_serial_number_in_a_date_format_is_an_iso_date(stored, text):
    assert shown(stored, "dd/mm/yyyy") == text


@pytest.mark.parametrize("stored", ["0", "-1", "60", "2958466", "1e300"])
def test_serial_number_that_is_no_day_names_its_cell(stored):
    assert shown(stored, "dd/mm/yyyy") == (FaultCode.NO_SUCH_DATE, "C9")


@pytest.mark.parametrize("stored", ["46085.5", "0.25", "60.5"])
def test_time_of_day_names_its_cell(stored):
    assert shown(stored, "dd/mm/yyyy hh:mm") == (FaultCode.TIME_OF_DAY, "C9")


@given(
    day=st.dates(datetime.date(1904, 1, 1), datetime.date(9990, 1, 1)), starts_in_1904=st.booleans()
)
def test_every_day_is_read_as_another_program_writes_it(day, starts_in_1904):
    epoch = {"epoch": CALENDAR_MAC_1904} if starts_in_1904 else {}

    serial = str(int(to_excel(day, **epoch)))

    assert shown(serial, "yyyy-mm-dd", starts_in_1904=starts_in_1904) == day.isoformat()


@pytest.mark.parametrize("starts_in_1904", [True, False])
def test_first_day_of_a_workbook_is_heeded(starts_in_1904):
    workbook = workbook_of(["on"], [datetime.date(2026, 3, 4)])
    if starts_in_1904:
        workbook.epoch = CALENDAR_MAC_1904

    assert read_sheet(saved(workbook)).rows[0]["on"] == "2026-03-04"


@pytest.mark.parametrize(
    "format_", ["mm-dd-yy", "d-mmm", "[$-809]dd mmmm yyyy;@", "mmm-yy", "yyyy\\-mm\\-dd"]
)
def test_date_formats_are_known(format_):
    assert shown("46085", format_) == "2026-03-04"


@pytest.mark.parametrize("format_", ['"day" 0', "[Red]0", "#,##0.00", "@", "0.00E+00"])
def test_other_formats_make_no_date(format_):
    assert shown("46085", format_) == "46085"


@pytest.mark.parametrize(
    ("kind", "stored", "text"),
    [
        ("s", "0", "shared"),
        ("s", "1", (FaultCode.UNREADABLE_CELL, "C9")),
        ("s", "-1", (FaultCode.UNREADABLE_CELL, "C9")),
        ("str", " 04/03/2026 ", "04/03/2026"),
        ("b", "1", "TRUE"),
        ("b", "0", "FALSE"),
        ("b", "2", (FaultCode.UNREADABLE_CELL, "C9")),
        ("e", "#N/A", (FaultCode.ERROR_VALUE, "C9")),
        ("d", "2026-03-04", "2026-03-04"),
        ("d", "2026-03-04T00:00:00Z", "2026-03-04"),
        ("d", "2026-03-04T08:00:00", (FaultCode.TIME_OF_DAY, "C9")),
        ("d", "2026-02-30", (FaultCode.NO_SUCH_DATE, "C9")),
        ("d", "soon", (FaultCode.UNREADABLE_CELL, "C9")),
        ("n", None, ""),
    ],
)
def test_each_kind_of_cell_has_its_text(kind, stored, text):
    assert shown(stored, kind=kind) == text


def test_style_that_is_not_there_is_the_general_one():
    cell = StoredCell("n", "7", "5", has_formula=False)

    assert Workbook([], [GENERAL], starts_in_1904=False).text_of(cell, 0, 1) == "5"


def test_values_written_by_another_program_read_as_it_shows_them():
    row = [7, 7.5, True, "007", "04/03/2026", datetime.datetime(2026, 3, 4), None, 10**15]  # noqa: DTZ001

    sheet = read_sheet(excel_file(list("abcdefgh"), row))

    assert sheet.rows[0].cells == (
        *("7", "7.5", "TRUE", "007", "04/03/2026", "2026-03-04", "", "1000000000000000"),
    )
