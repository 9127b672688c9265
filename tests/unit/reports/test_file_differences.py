"""What two files say differently, told for every format that a report is handed out in."""

import io

import docx
import pytest
from weasyprint import HTML

from reports.choices import Format
from reports.services.file_differences import tell_differences
from sheets.workbooks import SheetToWrite, WorkbookKind, write_workbook
from sheets.writing import write_csv


def page(number, *, width="20cm", picture="A bar"):
    return (
        f"<html lang=en><title>Report</title><style>@page {{ size: {width} 20cm }}</style>"
        f"<h1>Planning</h1><p>Plans were good enough in {number} of 33 cases that we looked at.</p>"
        f"<img alt='{picture}' src='data:image/svg+xml,"
        "<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/>'></html>"
    )


def pdf(number, **fields):
    return HTML(string=page(number, **fields)).write_pdf(pdf_variant="pdf/ua-1")


def html(number, **fields):
    return page(number, **fields).encode()


def word(number, *, size=None):
    document = docx.Document()
    document.add_table(rows=1, cols=2).cell(0, 1).text = f"{number} of 33"
    document.sections[0].header.paragraphs[0].text = "DRAFT"
    if size:
        document.sections[0].page_width = size
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def table(number):
    return SheetToWrite("Results", ("Question", "Sufficient"), (("PL02", None), ("PL03", number)))


def workbook(kind):
    return lambda number: write_workbook([table(number)], kind, title="Data", language="en-GB")


def comma_separated(number):
    return write_csv(table(number).columns, table(number).rows)


MAKERS = {
    Format.PDF: (pdf, "page 1"),
    Format.SUMMARY: (pdf, "page 1"),
    Format.HTML: (html, "line 1"),
    Format.DOCX: (word, "paragraph 2"),
    Format.CSV: (comma_separated, "row 3"),
    Format.XLSX: (workbook(WorkbookKind.XLSX), "sheet “Results”, row 3"),
    Format.ODS: (workbook(WorkbookKind.ODS), "sheet “Results”, row 3"),
}


@pytest.mark.parametrize("format_", Format)
def test_another_number_is_told_with_its_place(format_):
    make, place = MAKERS[format_]

    [told] = tell_differences(make(21), make(27), format_)

    assert told.startswith(f"{place}: kept “")
    was, now = told.split("made again")
    assert "21" in was
    assert "27" in now
    assert not tell_differences(make(21), make(21), format_)


@pytest.mark.parametrize("width", ["12cm", "50cm"])
@pytest.mark.parametrize("format_", [Format.PDF, Format.HTML])
def test_other_lines_and_pages_are_the_same_text(format_, width):
    make, _place = MAKERS[format_]

    assert not tell_differences(make(21), make(21, width=width), format_)


@pytest.mark.parametrize("format_", [Format.PDF, Format.HTML])
def test_words_for_pictures_are_part_of_the_text(format_):
    make, _place = MAKERS[format_]

    [told] = tell_differences(make(21), make(21, picture="A pie"), format_)

    assert "bar" in told
    assert "pie" in told


def test_missing_pieces_are_told_and_many_are_counted():
    old = b"".join(b"<p>Line %d says this and that.</p>" % number for number in range(40))
    new = old.replace(b"this", b"these")

    told = tell_differences(old, new, Format.HTML)

    assert len(told) == 4
    assert told[-1] == "and 37 more"
    [cut] = tell_differences(old, old[: old.index(b"<p>Line 39")], Format.HTML)
    assert "Line 39" in cut
