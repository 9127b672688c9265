"""The door for caseload files: what names a child is refused here, before anything is kept."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from django.utils.translation import gettext as _

from cases.choices import PersonalKind
from cases.policies.personal_cells import CellCheck
from cases.queries.caseload_fields import wanted_fields, words_of
from cases.services.caseload_columns import recognise_columns
from cases.types.caseloads import REFERENCE, CaseloadFile, WantedField
from govuk.languages import in_every_language
from inspections.models import Inspection
from sheets.faults import SheetError
from sheets.personal import is_personal_column
from sheets.reading import read_sheet
from sheets.types import Row, Sheet, column_key
from standards.errors import SheetRefused
from standards.services.row_faults import place, say_fault

LONGEST_NAME = 120
_ROWS_NAMED = 5

CaseloadRows = Sequence[tuple[int, tuple[str, ...]]]


def mending_column() -> str:
    """Return the name of the column that says what to mend; it is left out when read again."""
    return _("What to mend")


def explanation_mark() -> str:
    """Return what stands first in the row of a template that explains; that row is left out."""
    return _("Delete this row: it says what may stand below")


def read_caseload_file(*, inspection: Inspection, name: str, content: bytes) -> CaseloadFile:
    """Return the columns and rows of a file that names nobody.

    Raises SheetRefused with every reason: the file's shape, columns and cells that would identify
    a child, a file name that does, no rows.
    """
    sheet = _open(content)
    fields = wanted_fields(inspection)
    columns, rows = _take(sheet)
    check = CellCheck(words_of(fields), inspection.week_one_date)
    faults = [
        *_check_name(name, check),
        *_check_columns(columns, fields),
        *_check_cells(columns, rows, fields, check),
    ]
    if not (faults or rows):
        faults = [_("Row 2: the file has a header but no rows under it. Add at least one row.")]
    if faults:
        raise SheetRefused(faults)
    digest = hashlib.sha256(content).hexdigest()
    return CaseloadFile(_plain_name(name), digest, columns, rows, len(sheet.left_out))


def references_name_somebody(inspection: Inspection, references: Iterable[str]) -> bool:
    """Return whether cells that are to be case references look like names or birth dates."""
    check = CellCheck(words_of(wanted_fields(inspection)), inspection.week_one_date)
    return any(check.kind_of(text, is_reference=True) for text in references)


def _open(content: bytes) -> Sheet:
    try:
        return read_sheet(content)
    except SheetError as error:
        raise SheetRefused([say_fault(fault) for fault in error.faults]) from error


def _take(sheet: Sheet) -> tuple[tuple[str, ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    """Return columns and rows without what this program itself has written into its files."""
    own = {column_key(name) for name in in_every_language(mending_column)}
    kept = [at for at, name in enumerate(sheet.columns) if column_key(name) not in own]
    rows = ((row.number, _cells(row, kept)) for row in sheet.rows)
    marks = set(in_every_language(explanation_mark))
    return (
        tuple(sheet.columns[at] for at in kept),
        tuple((number, cells) for number, cells in rows if any(cells) and not marks & set(cells)),
    )


def _cells(row: Row, kept: Sequence[int]) -> tuple[str, ...]:
    return tuple(row.cells[at] if at < len(row.cells) else "" for at in kept)


def _plain_name(name: str) -> str:
    plain = "".join(char for char in PurePath(name).name if char.isprintable())
    return plain[-LONGEST_NAME:]


def _check_name(name: str, check: CellCheck) -> Iterator[str]:
    # Words of a file's name are joined in many ways.
    words = PurePath(name).stem.replace("_", " ").replace("-", " ")
    if any(check.kind_of(word, is_reference=False) for word in (name, *words.split())):
        yield _("The name of the file looks as if it named somebody. Give the file another name.")


def _check_columns(columns: Sequence[str], fields: Sequence[WantedField]) -> Iterator[str]:
    wanted = set(recognise_columns(columns, fields).values())
    for at, name in enumerate(columns):
        if at not in wanted and is_personal_column(name):
            message = _(
                "this column would identify a child. Delete the whole column and send the file "
                "again: names, dates of birth and addresses are never stored."
            )
            yield place(None, name, message)


def _check_cells(
    columns: Sequence[str], rows: CaseloadRows, fields: Sequence[WantedField], check: CellCheck
) -> Iterator[str]:
    reference = recognise_columns(columns, fields).get(REFERENCE)
    for at, name in enumerate(columns):
        found: dict[PersonalKind, list[int]] = defaultdict(list)
        for number, cells in rows:
            kind = check.kind_of(cells[at], is_reference=at == reference) if cells[at] else None
            if kind:
                found[kind].append(number)
        for kind, numbers in found.items():
            yield _say_found(name, kind, numbers)


def _say_found(column: str, kind: PersonalKind, numbers: Sequence[int]) -> str:
    """Name the cells by their rows; what stands in them is repeated nowhere."""
    named = ", ".join(str(number) for number in numbers[:_ROWS_NAMED])
    if len(numbers) > _ROWS_NAMED:
        more = len(numbers) - _ROWS_NAMED
        named = _("%(rows)s and %(more)d more") % {"rows": named, "more": more}
    message = _(
        "a cell looks like %(kind)s (row %(rows)s). Delete the column, or take this out of "
        "its cells, and send the file again: it is never stored."
    )
    parts = {"kind": kind.label, "rows": named}
    return _("Column %(column)s: %(message)s") % {
        "column": place(None, None, column),
        "message": message % parts,
    }
