"""Plain values of a caseload on its way from a file to the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from standards.types import CaseFact

REFERENCE = "reference"
START_DATE = "start_date"


@dataclass(frozen=True)
class WantedField:
    """Something a caseload says of each case: its reference, its start, or a case fact.

    `names` are further names by which a column of a file is known to hold it.
    """

    code: str
    label: str
    is_required: bool
    names: tuple[str, ...] = ()
    fact: CaseFact | None = None


@dataclass(frozen=True)
class CaseloadFile:
    """A file that holds no personal data as far as a program can tell.

    Each row is its number in the file and its cells, as many as there are columns; `sheets_left`
    is how many further sheets of a workbook hold something and were not read.
    """

    name: str
    sha256: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheets_left: int = 0


@dataclass(frozen=True)
class RowFault:
    """What must be mended in one cell; `found` is what stands there."""

    number: int
    column: str
    found: str
    message: str


@dataclass(frozen=True)
class CheckedRow:
    """A case as it was understood; `excluded` says why it cannot be drawn."""

    number: int
    reference: str
    start_date: date | None
    facts: Mapping[str, str]
    stratum: str
    excluded: tuple[str, ...]


@dataclass(frozen=True)
class CheckedCaseload:
    """All cases of a file as they were understood, and all that must be mended."""

    rows: tuple[CheckedRow, ...]
    faults: tuple[RowFault, ...]
