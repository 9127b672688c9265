"""The registers that the teams of the demonstration have kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.roles import RoleCode
from dashboard.services.demo.data import read_data
from dashboard.services.demo.people import person_in
from inspections.models import Inspection
from judgements.queries.register_rules import all_registers
from judgements.services.registers import add_entry
from judgements.types.registers import Register


def keep_registers(inspection: Inspection) -> None:
    """Fill the registers, as the support officer of the team would."""
    officer = person_in(RoleCode.SUPPORT_OFFICER)
    for code, entries in read_data("registers")[inspection.service.code].items():
        register = all_registers()[code]
        for entry in entries:
            add_entry(
                inspection=inspection, register=register, sent=_sent(register, entry), by=officer
            )


def _sent(register: Register, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry of the data file in the shape in which entries are sent."""
    return {
        code: _turn(value) if register.column(code).is_matrix else _write(value)
        for code, value in entry.items()
    }


def _write(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _turn(rows_by_choice: Mapping[str, list[str]]) -> dict[str, str]:
    return {row: choice for choice, rows in rows_by_choice.items() for row in rows}
