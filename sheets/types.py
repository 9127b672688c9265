"""The shapes a file turns into: a sheet of rows, and the limits it must keep."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sheets.faults import FaultCode

_JOINERS = re.compile(r"[\s_-]+")


@lru_cache(maxsize=2048)
def column_key(name: str) -> str:
    """Return the form in which two spellings of a column name are the same.

    Case, surrounding blanks, and blank, hyphen or underscore between words make no difference.
    """
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    return _JOINERS.sub("_", plain)


@dataclass(frozen=True)
class Limits:
    """The most that is read of one file; `faults` is where reading a bad file stops.

    `lines` counts blank rows too, which Excel writes where whole columns have a colour.
    `unpacked_bytes` and `parts` bound what an Excel file, which is a ZIP archive, may hold.
    """

    bytes: int = 5 * 1024 * 1024
    unpacked_bytes: int = 20 * 1024 * 1024
    parts: int = 200
    rows: int = 20_000
    lines: int = 100_000
    columns: int = 300
    cell_characters: int = 32_767
    faults: int = 50


@dataclass(frozen=True)
class RefusedCell:
    """Why one cell has no text: a fault's code and what its sentence names."""

    code: FaultCode
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one line of a file, not yet put under columns; `refused` goes by their index."""

    number: int
    cells: tuple[str, ...]
    refused: Mapping[int, RefusedCell] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One row that is not blank: `number` as Excel shows it, the header being row 1."""

    number: int
    cells: tuple[str, ...]
    positions: Mapping[str, int]

    def __getitem__(self, column: str) -> str:
        """Return the trimmed text under a column, "" for a blank cell; KeyError without it."""
        position = self.positions[column_key(column)]
        return self.cells[position] if position < len(self.cells) else ""

    def get(self, column: str) -> str:
        """Return the trimmed text under a column, "" also where the sheet lacks the column."""
        return self[column] if column_key(column) in self.positions else ""


@dataclass(frozen=True)
class Sheet:
    """A table as read: column names as spelt in the file, and the rows that are not blank.

    `encoding` names how the bytes were read; `is_encoding_assumed` says that the file did not
    show it and the usual one was taken, which a person should be told. `name` is that of the
    sheet in an Excel file, and `left_out` names its other visible sheets that hold something.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    is_encoding_assumed: bool = False
    name: str = ""
    left_out: tuple[str, ...] = ()

    def has_column(self, column: str) -> bool:
        """Say whether the header holds this column, however it is spelt."""
        return column_key(column) in {column_key(name) for name in self.columns}
