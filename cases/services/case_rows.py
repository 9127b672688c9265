"""Checking the rows of a case list against the edition's facts and the inspection's team."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from cases.queries.importing import ASSIGNED_TO, CASE_REFERENCE
from sheets.personal import looks_like_personal_data
from sheets.types import Row
from standards.errors import SheetRefused
from standards.services.row_faults import open_sheet, place
from standards.types import CaseFact

REFERENCE = re.compile(r"(?=[^0-9]*[0-9])[A-Za-z0-9][A-Za-z0-9-]{0,29}")


@dataclass(frozen=True)
class CaseRow:
    """One case of a checked file."""

    reference: str
    facts: dict[str, str]
    scorer: User | None


def read_case_rows(
    content: bytes,
    *,
    facts: Sequence[CaseFact],
    taken: set[str],
    scorers: Mapping[str, User],
) -> list[CaseRow]:
    """Return the cases of a CSV or Excel file, or raise SheetRefused with every fault and its row.

    ``taken`` are references the inspection has already; ``scorers`` are the people a case can be
    allocated to, by e-mail address.
    """
    sheet = open_sheet(
        content,
        required=[CASE_REFERENCE, *(fact.code for fact in facts if fact.required)],
        optional=[ASSIGNED_TO, *(fact.code for fact in facts if not fact.required)],
    )
    faults: list[str] = []
    seen = {
        reference.casefold(): _("This case is in the inspection already.") for reference in taken
    }
    rows = []
    for row in sheet.rows:
        rows.append(
            CaseRow(
                reference=_read_reference(row, seen, faults),
                facts=_read_facts(row, facts, faults),
                scorer=_read_scorer(row, scorers, faults),
            )
        )
    if faults:
        raise SheetRefused(faults)
    return rows


def _read_reference(row: Row, seen: dict[str, str], faults: list[str]) -> str:
    reference = row[CASE_REFERENCE]
    message = explain_reference(reference) or seen.get(reference.casefold())
    if message:
        faults.append(place(row.number, CASE_REFERENCE, message))
    seen[reference.casefold()] = _("Row %(row)d has this case already.") % {"row": row.number}
    return reference


def explain_reference(reference: str) -> str | None:
    """Return why this cannot be a case reference, None where it can."""
    if not reference:
        return _("Give the case reference.")
    if looks_like_personal_data(reference):
        return _(
            "“%(reference)s” looks like a name or a date. Use a reference that names nobody: "
            "names and dates of birth are never stored."
        ) % {"reference": reference}
    if not REFERENCE.fullmatch(reference):
        return _(
            "“%(reference)s” is not a reference. Use letters, digits and hyphens, at least one "
            "digit, at most 30 characters."
        ) % {"reference": reference}
    return None


def _read_facts(row: Row, facts: Sequence[CaseFact], faults: list[str]) -> dict[str, str]:
    values = {}
    for fact in facts:
        written = row.get(fact.code)
        value = fact.read(written) if written else ""
        if value:
            values[fact.code] = value
        elif written or fact.required:
            faults.append(place(row.number, fact.code, _explain_fact(fact, written)))
    return values


def _explain_fact(fact: CaseFact, written: str) -> str:
    allowed = ", ".join(value.code for value in fact.values)
    if not written:
        return _("This cell is empty. Use one of: %(allowed)s.") % {"allowed": allowed}
    return _("“%(written)s” is not allowed. Use one of: %(allowed)s.") % {
        "written": written,
        "allowed": allowed,
    }


def _read_scorer(row: Row, scorers: Mapping[str, User], faults: list[str]) -> User | None:
    email = row.get(ASSIGNED_TO)
    scorer = scorers.get(email.lower())
    if email and scorer is None:
        message = _(
            "“%(email)s” is not an inspector of this inspection's team. Add them to the team "
            "first, or leave the cell empty."
        )
        faults.append(place(row.number, ASSIGNED_TO, message % {"email": email}))
    return scorer
