"""Checking the rows of a caseload, one by one, and placing each case in its stratum."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.errors import StartDateRefused
from cases.models import CaseloadDraft
from cases.policies.caseloads import place_case
from cases.policies.start_dates import read_start_date
from cases.queries.caseload_fields import rules_of, wanted_fields
from cases.services.case_rows import explain_reference
from cases.types.caseloads import (
    REFERENCE,
    START_DATE,
    CheckedCaseload,
    CheckedRow,
    RowFault,
    WantedField,
)
from cases.types.sampling import SamplingRules
from inspections.models import Inspection


def check_draft(inspection: Inspection, draft: CaseloadDraft) -> CheckedCaseload:
    """Return every case of a draft as it is understood, and all that must be mended: no query."""
    places = {one["field"]: at for at, one in enumerate(draft.columns) if one["field"]}
    check = _RowCheck(
        fields=wanted_fields(inspection),
        titles={code: draft.columns[at]["name"] for code, at in places.items()},
        places=places,
        rules=rules_of(inspection),
        fieldwork=inspection.week_one_date,
    )
    rows = [check.read(number, cells) for number, *cells in draft.rows]
    return CheckedCaseload(tuple(rows), tuple(check.faults))


class _RowCheck:
    """Reads rows, remembering the references it has seen and the faults it has found."""

    def __init__(
        self,
        *,
        fields: Iterable[WantedField],
        titles: Mapping[str, str],
        places: Mapping[str, int],
        rules: SamplingRules,
        fieldwork: date,
    ) -> None:
        self.faults: list[RowFault] = []
        self._facts = [field for field in fields if field.fact and field.code in places]
        self._titles = titles
        self._places = places
        self._rules = rules
        self._fieldwork = fieldwork
        self._today = timezone.localdate()
        self._seen: dict[str, int] = {}

    def read(self, number: int, cells: Sequence[str]) -> CheckedRow:
        reference = self._read_reference(number, cells[self._places[REFERENCE]])
        start_date = self._read_start(number, cells)
        facts = self._read_facts(number, cells)
        stratum, excluded = place_case(self._rules, facts, start_date, self._fieldwork)
        return CheckedRow(number, reference, start_date, facts, stratum, excluded)

    def _read_reference(self, number: int, written: str) -> str:
        message = explain_reference(written)
        first = self._seen.setdefault(written.casefold(), number)
        if message is None and first != number:
            message = _(
                "Row %(row)d has this reference already. Delete one of the two rows, or give "
                "each case a reference of its own."
            ) % {"row": first}
        if message:
            self._blame(number, REFERENCE, written, message)
        return written

    def _read_start(self, number: int, cells: Sequence[str]) -> date | None:
        written = cells[self._places[START_DATE]] if START_DATE in self._places else ""
        try:
            return read_start_date(written, self._today) if written else None
        except StartDateRefused as refusal:
            self._blame(number, START_DATE, written, str(refusal))
            return None

    def _read_facts(self, number: int, cells: Sequence[str]) -> dict[str, str]:
        facts: dict[str, str] = {}
        for field in self._facts:
            written = cells[self._places[field.code]]
            value = field.fact.read(written) if field.fact and written else None
            if value:
                facts[field.code] = value
            elif written or field.is_required:
                self._blame(number, field.code, written, _say_allowed(field))
        return facts

    def _blame(self, number: int, code: str, found: str, message: str) -> None:
        self.faults.append(RowFault(number, self._titles[code], found, message))


def _say_allowed(field: WantedField) -> str:
    values = field.fact.values if field.fact else ()
    return _("Use one of: %(allowed)s.") % {
        "allowed": ", ".join(value.spelling for value in values)
    }
