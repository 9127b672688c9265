import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.reading import read_sheet
from sheets.writing import write_csv

# A reader takes no NUL back, so the writer drops it; tested by itself below.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
risky_texts = st.text(st.sampled_from("=+-@＝\t\r\n'\" ,;a1\u200b\ufeff"), max_size=8)
cells = texts | risky_texts


def shown_cells(content: bytes):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(st.lists(st.tuples(cells, cells), max_size=6))
def test_reading_gives_back_what_was_written(rows):
    sheet = read_sheet(write_csv(["case", "note"], rows))

    expected = [(case.strip(), note.strip()) for case, note in rows if case.strip() or note.strip()]
    assert [(row["case"], row["note"]) for row in sheet.rows] == expected


@given(cells)
def test_no_written_text_starts_like_a_formula(text):
    ((_header,), (shown,)) = shown_cells(write_csv(["note"], [[text]]))

    assert not shown.startswith(("\t", "\r"))
    assert not shown.strip().startswith(tuple("=+-@＝＋－＠"))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1+1",
        "\t=1",
        "\rx",
        "\0=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A1",
        "\u200b=1",
    ],
)
def test_formula_is_written_behind_a_single_quote(text):
    ((_header,), (shown,)) = shown_cells(write_csv(["note"], [[text]]))

    assert shown == "'" + text.replace("\0", "")


@pytest.mark.parametrize("text", ["plain", "a=b", "'quoted'", "1-2", ""])
def test_harmless_text_is_written_as_it_is(text):
    assert shown_cells(write_csv(["note"], [[text]])) == [["note"], [text]]


def test_column_name_is_escaped_too():
    assert shown_cells(write_csv(["=note"], [])) == [["'=note"]]


def test_number_stays_a_number_and_nothing_stays_blank():
    assert shown_cells(write_csv(["a", "b"], [[-5, None]])) == [["a", "b"], ["-5", ""]]


def test_file_opens_in_excel_with_its_accents():
    assert write_csv(["note"], [["Siân"]]) == '\ufeff"note"\r\n"Siân"\r\n'.encode()


def test_delimiter_is_found_again_whatever_the_column_names_hold():
    assert read_sheet(write_csv(["a;b;c;d", "note"], [])).columns == ("a;b;c;d", "note")


def test_row_that_does_not_fit_the_header_is_refused():
    with pytest.raises(ValueError, match="3 cells does not fit 2 columns"):
        write_csv(["a", "b"], [["1", "2", "3"]])
