import pytest

from sheets.faults import FaultCode, SheetError
from sheets.reading import read_sheet
from sheets.types import Limits

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal_of(content: bytes, limits: Limits | None = None):
    with pytest.raises(SheetError) as refused:
        read_sheet(content, limits or Limits())
    return [(fault.code, fault.row, fault.column) for fault in refused.value.faults]


def test_rows_carry_the_number_that_excel_shows():
    sheet = read_sheet(b'case,note\n1,"two\nlines"\n\n,,\n2,plain\n')

    assert [(row.number, row["case"], row["note"]) for row in sheet.rows] == [
        (2, "1", "two\nlines"),
        (5, "2", "plain"),
    ]


def test_cells_and_column_names_are_trimmed():
    sheet = read_sheet(b" case , note \n  1 ,\t x y \n")

    assert sheet.columns == ("case", "note")
    assert (sheet.rows[0]["case"], sheet.rows[0]["note"]) == ("1", "x y")


@pytest.mark.parametrize("spelling", ["order_type", "Order Type", " ORDER  TYPE ", "order-type"])
def test_column_is_found_however_it_is_spelt(spelling):
    sheet = read_sheet(b"Order type\ncommunity\n")

    assert sheet.has_column(spelling)
    assert sheet.rows[0][spelling] == "community"


def test_row_tells_an_absent_column_from_a_blank_cell():
    row = read_sheet(b"case,note\n1\n").rows[0]

    assert row["note"] == ""
    assert row.get("setting") == ""
    with pytest.raises(KeyError):
        row["setting"]


@pytest.mark.parametrize(
    ("encoding", "name", "assumed"),
    [
        ("utf-8", "UTF-8", False),
        ("utf-8-sig", "UTF-8", False),
        ("utf-16", "UTF-16", False),
        ("cp1252", "Windows-1252", True),
    ],
)
def test_encoding_is_recognised_and_an_assumption_is_recorded(encoding, name, assumed):
    sheet = read_sheet("case,note\n1,Siân’s café\n".encode(encoding))

    assert sheet.rows[0]["note"] == "Siân’s café"
    assert (sheet.encoding, sheet.is_encoding_assumed) == (name, assumed)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_in_either_byte_order(order):
    sheet = read_sheet("\ufeffcase\tnote\n1\tZoë\n".encode(order))

    assert sheet.rows[0]["note"] == "Zoë"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_and_line_end_are_found(delimiter, line_end):
    lines = [delimiter.join(cells) for cells in (["case", "note"], ["1", "x"], ["2", "y"])]

    sheet = read_sheet(line_end.join(lines).encode())

    assert [(row.number, *row.cells) for row in sheet.rows] == [(2, "1", "x"), (3, "2", "y")]


def test_delimiter_inside_quotes_does_not_mislead():
    sheet = read_sheet(b'"a;b;c;d",note\n1;2,x\n')

    assert sheet.columns == ("a;b;c;d", "note")
    assert sheet.rows[0].cells == ("1;2", "x")


def test_header_alone_gives_no_rows_and_no_fault():
    assert read_sheet(b"case,note\n").rows == ()


def test_blank_columns_at_the_end_do_not_count():
    sheet = read_sheet(b"case,note,,\n1,x,,,,\n")

    assert sheet.columns == ("case", "note")
    assert sheet.rows[0].cells == ("1", "x")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FaultCode.EMPTY_FILE),
        (b"\xef\xbb\xbf", FaultCode.NO_HEADER),
        (b" \r\n", FaultCode.EMPTY_FILE),
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", FaultCode.DAMAGED_WORKBOOK),
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.bin", FaultCode.EXCEL_FILE),
        (b"PK\x03\x04 [Content_Types].xml word/document.xml", FaultCode.OTHER_DOCUMENT),
        (OLD_OFFICE + "Workbook".encode("utf-16-le"), FaultCode.EXCEL_FILE),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), FaultCode.PASSWORD_FILE),
        (OLD_OFFICE + "WordDocument".encode("utf-16-le"), FaultCode.OTHER_DOCUMENT),
        (
            b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK",
            FaultCode.OPEN_DOCUMENT_FILE,
        ),
        (b"PK\x03\x04 cases.csv", FaultCode.ZIP_FILE),
        (b"%PDF-1.7 anything", FaultCode.PDF_FILE),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", FaultCode.NOT_TEXT),
        (b"MZ\x90\x00\x03\x00", FaultCode.NOT_TEXT),
        (b"\xff\xfec\x00a\x00s", FaultCode.NOT_TEXT),
    ],
)
def test_file_of_another_kind_is_refused_by_what_it_is(content, code):
    (found, _row, column), *others = refusal_of(content)

    assert (found, column, others) == (code, None, [])


def test_excel_file_of_another_kind_is_refused_with_the_way_out():
    with pytest.raises(SheetError, match=r"Save it as an Excel workbook \(\.xlsx\) or as CSV"):
        read_sheet(OLD_OFFICE + b" old")


def test_nul_near_the_beginning_of_a_text_names_its_cell():
    assert refusal_of(b"case,note\n1,x\n2,\0y\n3,z\n") == [
        (FaultCode.UNREADABLE_CHARACTER, 3, "note")
    ]


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_half_a_utf_16_character_names_its_cell(order):
    content = "\ufeffcase,note\n1,x\n2,\ud83d\n".encode(order, errors="surrogatepass")

    assert refusal_of(content) == [(FaultCode.UNREADABLE_CHARACTER, 3, "note")]


def test_blank_first_row_is_refused_as_no_header():
    assert refusal_of(b"\ncase,note\n1,x\n") == [(FaultCode.NO_HEADER, 1, None)]


def test_header_faults_are_named_all_at_once():
    assert refusal_of(b"case,,Case ,note\n") == [
        (FaultCode.BLANK_COLUMN_NAME, 1, "B"),
        (FaultCode.DUPLICATE_COLUMN, 1, "Case"),
    ]


def test_rows_with_too_many_cells_are_named_all_at_once():
    assert refusal_of(b"case,note\n1,x,y\n2,x\n3,x,,z\n") == [
        (FaultCode.TOO_MANY_CELLS, 2, None),
        (FaultCode.TOO_MANY_CELLS, 4, None),
    ]


@pytest.mark.parametrize("content", [b'case,note\n1,x\n2,"y\n3,z\n', b'case,note\n1,x\n2,"y'])
def test_unclosed_quote_is_named_where_it_opens(content):
    assert refusal_of(content) == [(FaultCode.UNCLOSED_QUOTE, 3, None)]


def test_stray_quote_names_its_row():
    assert refusal_of(b'case,note\n1,x\n2,"said "yes""\n') == [(FaultCode.STRAY_QUOTE, 3, None)]


def test_unclosed_quote_in_a_long_file_still_names_its_row():
    content = b'case,note\n1,"x\n' + b"2,y\n" * 40_000

    assert refusal_of(content) == [(FaultCode.CELL_TOO_LONG, 2, None)]


@pytest.mark.parametrize("unreadable", [b"\0", b"\x81"])
def test_unreadable_character_names_its_cell(unreadable):
    content = b"case,note\n" + b"1,plain text\n" * 500 + b"2," + unreadable + b"\n"

    assert refusal_of(content) == [(FaultCode.UNREADABLE_CHARACTER, 502, "note")]


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        (Limits(bytes=20), (FaultCode.TOO_LARGE, None, None)),
        (Limits(rows=1), (FaultCode.TOO_MANY_ROWS, 3, None)),
        (Limits(lines=2), (FaultCode.TOO_MANY_ROWS, 3, None)),
        (Limits(columns=1), (FaultCode.TOO_MANY_COLUMNS, 1, None)),
        (Limits(cell_characters=4), (FaultCode.CELL_TOO_LONG, 3, "note")),
    ],
)
def test_limit_passed_by_one_is_refused(limits, fault):
    content = b"case,note\n1,x\n2,abcde"

    assert len(content) == 21
    assert refusal_of(content, limits) == [fault]


def test_limits_met_exactly_are_accepted():
    limits = Limits(bytes=21, rows=2, columns=2, cell_characters=5)

    assert len(read_sheet(b"case,note\n1,x\n2,abcde", limits).rows) == 2


def test_reading_stops_at_the_limit_of_faults():
    assert len(refusal_of(b"case\n" + b"1,2\n" * 1000)) == Limits().faults


def test_fault_reads_as_a_sentence_with_its_place():
    with pytest.raises(SheetError) as refused:
        read_sheet(b"case,note\n1,x,y\n")

    assert str(refused.value) == "Row 2: This row has 3 cells, but there are only 2 columns."


def test_size_limit_is_said_in_megabytes():
    with pytest.raises(SheetError, match=r"larger than 5 MB"):
        read_sheet(b"x" * (Limits().bytes + 1))
