"""Which column of a file holds which wanted field: known by name, or supposed from its cells."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import date

from cases.errors import StartDateRefused
from cases.policies.start_dates import read_start_date
from cases.services.case_rows import REFERENCE as REFERENCE_PATTERN
from cases.types.caseloads import REFERENCE, START_DATE, WantedField
from sheets.types import column_key

_LOOKED_AT = 50
_ENOUGH = 0.6

Rows = Sequence[Sequence[str]]


def recognise_columns(
    columns: Sequence[str],
    fields: Sequence[WantedField],
    earlier: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Return the column, from 0, of each field that is known: by code, label, other names, or
    what the service's earlier caseload had it in."""
    places = {column_key(name): at for at, name in enumerate(columns)}
    found: dict[str, int] = {}
    names = {field.code: _names_of(field, earlier or {}) for field in fields}
    # What a service once said goes for every field before what names only suggest.
    for rank in range(max((len(one) for one in names.values()), default=0)):
        for code, known in names.items():
            at = places.get(column_key(known[rank])) if rank < len(known) else None
            if code not in found and at is not None and at not in found.values():
                found[code] = at
    return found


def suppose_columns(
    columns: Sequence[str], rows: Rows, fields: Sequence[WantedField], found: Mapping[str, int]
) -> dict[str, int]:
    """Return `found` with a column for further fields, judged by cells and by likeness of names.

    It is a suggestion for a person to confirm.
    """
    supposed = dict(found)
    for field in fields:
        free = [at for at in range(len(columns)) if at not in supposed.values()]
        if field.code in supposed or not free:
            continue
        marks = {at: _likeness(field, columns[at], [row[at] for row in rows]) for at in free}
        best = max(free, key=lambda at: marks[at])
        if marks[best] >= _ENOUGH:
            supposed[field.code] = best
    return supposed


def _names_of(field: WantedField, earlier: Mapping[str, str]) -> list[str]:
    return [field.code, field.label, earlier.get(field.code, field.code), *field.names]


def _likeness(field: WantedField, name: str, cells: Sequence[str]) -> float:
    """Return from 0 to 1 how well name and first cells fit a field."""
    filled = [cell for cell in cells[:_LOOKED_AT] if cell]
    readable = sum(_reads(field, cell) for cell in filled) / len(filled) if filled else 0.0
    names = [column_key(one) for one in (field.code, field.label, *field.names)]
    key = column_key(name)
    alike = max(difflib.SequenceMatcher(None, one, key).ratio() for one in names)
    return (readable + alike) / 2 if readable or not filled else alike / 2


def _reads(field: WantedField, cell: str) -> bool:
    if field.code == REFERENCE:
        return REFERENCE_PATTERN.fullmatch(cell) is not None
    if field.code == START_DATE:
        return _is_start_date(cell)
    return field.fact is not None and field.fact.read(cell) is not None


def _is_start_date(cell: str) -> bool:
    try:
        read_start_date(cell, date.max)
    except StartDateRefused:
        return False
    return True
