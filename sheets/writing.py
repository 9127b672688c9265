"""A table to the bytes of a CSV file that is safe to open in a spreadsheet program."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence

from sheets.escaping import escape_formula

Cell = str | int | None


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return UTF-8 bytes with the mark by which Excel knows it, CRLF line ends, all cells quoted.

    Text is escaped against formulas; a number is written as it is; None is a blank cell.
    ValueError when a row is not as wide as the header.
    """
    written = io.StringIO(newline="")
    # Quoting every cell lets `read_sheet` find the delimiter whatever the names hold.
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_as_text(name) for name in columns])
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"A row of {len(row)} cells does not fit {len(columns)} columns.")
        writer.writerow([_as_text(cell) for cell in row])
    return codecs.BOM_UTF8 + written.getvalue().encode()


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        # NUL means nothing in a table, and no reader takes it back.
        return escape_formula(cell.replace("\0", ""))
    return str(cell)
