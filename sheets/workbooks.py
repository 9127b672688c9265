"""Tables to the bytes of a workbook, of Excel or of OpenDocument, that is safe to open.

Every text is written as text, and escaped against formulas as in a CSV file: a workbook may be
saved as one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sheets.escaping import escape_formula
from sheets.writing import Cell

LONGEST_NAME = 31
LONGEST_TEXT = 32_767
NARROWEST, WIDEST = 8, 60

# What XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[][:*?/\\]")


class WorkbookKind(StrEnum):
    """The kinds of workbook, called as their files end."""

    XLSX = "xlsx"
    ODS = "ods"


@dataclass(frozen=True)
class SheetToWrite:
    """A sheet of a workbook: its header is row 1, and stays in view.

    `name` is the tab's, at most 31 characters without any of `[]:*?/\\`. Widths are found from the
    texts.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.name) <= LONGEST_NAME or _NOT_IN_NAMES.search(self.name):
            raise ValueError(f"A sheet cannot be called “{self.name}”.")
        if not self.columns:
            raise ValueError(f"The sheet “{self.name}” has no columns.")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"A row of {len(row)} cells does not fit {len(self.columns)} columns."
                )

    @property
    def widths(self) -> list[int]:
        """The width of each column in characters, within bounds; longer texts are wrapped."""
        lines = [self.columns, *self.rows]
        return [
            min(max(NARROWEST, *(len(_shown(line[place])) for line in lines)), WIDEST)
            for place in range(len(self.columns))
        ]


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def cell_text(text: str) -> str:
    """Return a text as a cell holds it: no formula, and nothing that XML cannot hold.

    ValueError where it is longer than a cell can be.
    """
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    written = escape_formula(_UNWRITABLE.sub("", ends))
    if len(written) > LONGEST_TEXT:
        raise ValueError(f"A text of {len(written)} characters does not fit a cell.")
    return written


def write_workbook(
    sheets: Sequence[SheetToWrite], kind: WorkbookKind, *, title: str, language: str
) -> bytes:
    """Return a workbook with these sheets, its title and its language ("en-GB", "cy-GB").

    The same sheets make the same bytes. ValueError without a sheet, or where two share a name.
    """
    # The libraries behind these are large, and most processes never write a workbook.
    from sheets.excel.writing import write_excel
    from sheets.opendocument import write_opendocument

    names = {one.name.casefold() for one in sheets}
    if not sheets or len(names) < len(sheets):
        raise ValueError("A workbook needs sheets with names of their own.")
    write = write_excel if kind == WorkbookKind.XLSX else write_opendocument
    return write(sheets, title, language)
