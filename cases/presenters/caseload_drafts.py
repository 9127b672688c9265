"""The pages of a file that waits: its columns, what must be mended, how it was understood."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.choices import Exclusion
from cases.models import CaseloadDraft, CaseloadRow
from cases.presenters.caseload_wanted import explain_field
from cases.presenters.caseloads import count_cases, say_reasons, show_strata
from cases.queries.caseload_fields import wanted_fields
from cases.queries.caseloads import CaseloadCounts
from cases.services.caseload_columns import suppose_columns
from cases.services.caseload_files import mending_column
from cases.types.caseloads import CheckedCaseload, CheckedRow, RowFault, WantedField
from inspections.models import Inspection
from sheets.writing import write_csv

MOST_FAULTS = 100
MOST_REFERENCES = 50
FIRST_ROWS = 5
_LONGEST_CELL = 60


def show_draft(
    inspection: Inspection, draft: CaseloadDraft, checked: CheckedCaseload
) -> dict[str, Any]:
    """Return the context of templates/cases/caseload_draft.html."""
    address = [inspection.reference]
    faults = checked.faults
    return {
        "title": _("Mend the caseload") if faults else _("Check the caseload"),
        "file": draft.file_name,
        "back": reverse("cases:caseload-detail", args=address),
        "columns": reverse("cases:caseload-columns", args=address),
        "discard": reverse("cases:caseload-discard", args=address),
        "accept": reverse("cases:caseload-accept", args=address),
        "mend": _show_faults(inspection, checked) if faults else None,
        "preview": None if faults else _show_preview(inspection, checked),
    }


def column_choices(draft: CaseloadDraft) -> list[tuple[str, str]]:
    """Return the file's columns to choose from, each with what stands in its first rows."""
    return [
        (str(at), f"{one['name']} ({_first_cells(draft, at)})")
        for at, one in enumerate(draft.columns)
    ]


def supposed_columns(inspection: Inspection, draft: CaseloadDraft) -> dict[str, str]:
    """Return the first values of the form of columns: what is known, else what seems right."""
    found = {one["field"]: at for at, one in enumerate(draft.columns) if one["field"]}
    names = [one["name"] for one in draft.columns]
    rows = [cells for _number, *cells in draft.rows[:50]]
    supposed = suppose_columns(names, rows, wanted_fields(inspection), found)
    return {f"column-{code}": str(at) for code, at in supposed.items()}


def column_hints(fields: Iterable[WantedField]) -> dict[str, str]:
    """Return what may stand in the column of each field."""
    return {field.code: explain_field(field) for field in fields}


def mending_file(draft: CaseloadDraft, checked: CheckedCaseload) -> bytes:
    """Return the file as it was sent with one more column that says what to mend."""
    sentences: dict[int, list[str]] = defaultdict(list)
    for fault in checked.faults:
        sentences[fault.number].append(f"{fault.column}: {fault.message}")
    return write_csv(
        [*(one["name"] for one in draft.columns), mending_column()],
        [[*cells, " ".join(sentences[number])] for number, *cells in draft.rows],
    )


def excluded_file(rows: Iterable[CaseloadRow]) -> bytes:
    """Return the cases that cannot be drawn, each with its reason, as a CSV file."""
    return write_csv(
        [_("Row"), _("Case reference"), _("Start date"), _("Why it cannot be drawn")],
        [
            [
                row.number,
                row.reference,
                row.start_date.isoformat() if row.start_date else "",
                say_reasons(row.excluded),
            ]
            for row in rows
        ],
    )


def _first_cells(draft: CaseloadDraft, at: int) -> str:
    cells = [row[at + 1] for row in draft.rows[:3] if row[at + 1]]
    text = ", ".join(dict.fromkeys(cells))
    return _shorten(text) or _("empty")


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}…"


def _show_faults(inspection: Inspection, checked: CheckedCaseload) -> dict[str, Any]:
    number = len(checked.faults)
    rows = len({fault.number for fault in checked.faults})
    return {
        "summary": ngettext(
            "%(number)d cell must be mended, in %(rows)d of %(all)d rows.",
            "%(number)d cells must be mended, in %(rows)d of %(all)d rows.",
            number,
        )
        % {"number": number, "rows": rows, "all": len(checked.rows)},
        "head": [
            {"text": _("Row")},
            {"text": _("Column")},
            {"text": _("What stands there")},
            {"text": _("What to do")},
        ],
        "rows": [_fault_cells(fault) for fault in checked.faults[:MOST_FAULTS]],
        "caption": _("What to mend"),
        "has_more": number > MOST_FAULTS,
        "most": MOST_FAULTS,
        "download": reverse("cases:caseload-mend", args=[inspection.reference]),
    }


def _fault_cells(fault: RowFault) -> list[dict[str, str]]:
    texts = (str(fault.number), fault.column, _shorten(fault.found) or _("empty"), fault.message)
    return [{"text": text} for text in texts]


def _show_preview(inspection: Inspection, checked: CheckedCaseload) -> dict[str, Any]:
    counts = CaseloadCounts(
        total=len(checked.rows),
        eligible=Counter(one.stratum for one in checked.rows if not one.excluded),
        excluded=Counter(code for one in checked.rows for code in one.excluded),
    )
    facts = wanted_fields(inspection)[2:]
    return {
        "total": count_cases(counts.total),
        "eligible": str(counts.eligible.total()),
        "strata": show_strata(inspection, counts.eligible),
        "excluded": [
            _excluded_of(code, checked.rows) for code in Exclusion if counts.excluded[code]
        ],
        "caption": _("The first rows as they were understood"),
        "head": [
            {"text": _("Case reference")},
            {"text": _("Start date")},
            *({"text": field.label} for field in facts),
        ],
        "rows": [_row_cells(one, facts) for one in checked.rows[:FIRST_ROWS]],
    }


def _excluded_of(code: Exclusion, rows: Iterable[CheckedRow]) -> dict[str, Any]:
    references = [one.reference for one in rows if code in one.excluded]
    return {
        "reason": code.label,
        "count": count_cases(len(references)),
        "references": ", ".join(references[:MOST_REFERENCES]),
        "more": max(0, len(references) - MOST_REFERENCES),
    }


def _row_cells(row: CheckedRow, facts: Sequence[WantedField]) -> list[dict[str, str]]:
    values = [
        str(field.fact.label_of(row.facts.get(field.code, ""))) if field.fact else ""
        for field in facts
    ]
    start = date_format(row.start_date) if row.start_date else ""
    return [{"text": text} for text in (row.reference, start, *values)]
