"""Caseloads that a service sends, taken in by the real services."""

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from cases.models import Caseload, CaseloadDraft
from cases.queries.caseload_fields import wanted_fields
from cases.queries.caseloads import draft_mark
from cases.services.caseload_files import read_caseload_file
from cases.services.caseloads import accept_draft, keep_draft
from cases.types.caseloads import REFERENCE, START_DATE
from inspections.models import Inspection
from sheets.writing import write_csv
from standards.types import CaseFact


def make_row(inspection: Inspection, reference: str = "EM-01", **cells: str) -> dict[str, str]:
    """Return one case with the edition's first value for every fact that is not given."""
    row = {
        field.code: field.fact.values[0].code
        for field in wanted_fields(inspection)
        if field.fact and field.is_required
    }
    return {REFERENCE: reference, START_DATE: "2025-10-01", **row, **cells}


def make_file(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return the rows as a CSV file; the first one names the columns."""
    return write_csv(list(rows[0]), [list(row.values()) for row in rows])


def make_draft(
    inspection: Inspection, by: User, *rows: Mapping[str, str], name: str = "caseload.csv"
) -> CaseloadDraft:
    """Let a file wait; without rows it has one case."""
    content = make_file(rows or [make_row(inspection)])
    file = read_caseload_file(inspection=inspection, name=name, content=content)
    return keep_draft(inspection=inspection, file=file, by=by)


def make_caseload(inspection: Inspection, by: User, *rows: Mapping[str, str]) -> Caseload:
    """Take a file in as the inspection's next caseload."""
    mark = draft_mark(make_draft(inspection, by, *rows))
    return accept_draft(inspection=inspection, mark=mark, by=by)


def make_rows(inspection: Inspection, count: int, *, seed: str = "tide") -> list[dict[str, str]]:
    """Return made-up cases of a service, most of them within the window and some outside it.

    Every value of a fact occurs, those named first more often; the same seed gives the same rows.
    """
    chance = random.Random(seed)
    facts = [field for field in wanted_fields(inspection) if field.fact and field.is_required]
    latest = min(inspection.week_one_date, timezone.localdate()) - timedelta(days=1)
    return [
        {
            REFERENCE: f"CASE-{number:05}",
            START_DATE: (latest - timedelta(days=chance.randrange(400))).isoformat(),
            **{field.code: _one_of(field.fact, chance) for field in facts if field.fact},
        }
        for number in range(1, count + 1)
    ]


def _one_of(fact: CaseFact, chance: random.Random) -> str:
    codes = [value.code for value in fact.values]
    weights = range(len(codes), 0, -1)
    return chance.choices(codes, [weight**2 for weight in weights])[0]
