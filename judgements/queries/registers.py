"""Reads of registers: checked loaders of their pages, and the entries that count."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.models import RegisterEntry
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.queries.register_rules import all_registers
from judgements.types.registers import Register

# Either of these opens the registers.
READING = frozenset({Permission.VIEW_EVIDENCE, Permission.KEEP_REGISTERS})


@dataclass(frozen=True)
class RegisterAccess:
    """One register of an inspection as one member of its team may see it."""

    fieldwork: FieldworkAccess
    register: Register

    @property
    def inspection(self) -> Inspection:
        return self.fieldwork.inspection

    @property
    def can_keep(self) -> bool:
        """Whether the person may now add, change and withdraw entries."""
        return self.fieldwork.may_change(Permission.KEEP_REGISTERS)


@dataclass(frozen=True)
class EntryAccess:
    """One entry, a withdrawn one too, with the register it stands in."""

    within: RegisterAccess
    entry: RegisterEntry


def get_registers_for(user: User, reference: str) -> FieldworkAccess:
    """Return the fieldwork to whoever sees evidence or keeps registers.

    Raises as get_fieldwork_for.
    """
    return get_fieldwork_for(user, reference, Permission.VIEW_EVIDENCE, Permission.KEEP_REGISTERS)


def get_register_for(user: User, reference: str, register: str) -> RegisterAccess:
    """Return one register (its code); raises as get_registers_for, and NotVisible for no code."""
    return _find_register(get_registers_for(user, reference), register)


def get_keeping_for(user: User, reference: str, register: str) -> RegisterAccess:
    """Return one register to whoever keeps it; raises NotVisible, or NotAllowed for readers."""
    access = get_fieldwork_for(user, reference, Permission.KEEP_REGISTERS)
    return _find_register(access, register)


def get_entry_for(user: User, reference: str, register: str, entry_id: int) -> EntryAccess:
    """Return one entry to whoever keeps its register; one of another register does not exist."""
    access = get_keeping_for(user, reference, register)
    rows = access.inspection.register_entries.select_related("by")
    entry = rows.filter(register=register, pk=entry_id).first()
    if entry is None:
        raise NotVisible
    entry.inspection = access.inspection
    return EntryAccess(access, entry)


def entries_by_register(inspection: Inspection) -> dict[str, list[RegisterEntry]]:
    """Return the entries that were not withdrawn, by the code of their register: one query."""
    rows = inspection.register_entries.filter(withdrawn_at__isnull=True)
    found: dict[str, list[RegisterEntry]] = {}
    for one in rows.order_by("position", "pk"):
        found.setdefault(one.register, []).append(one)
    known = all_registers()
    return {code: in_order(known[code], rows) for code, rows in found.items() if code in known}


def entries_of(inspection: Inspection, register: Register) -> list[RegisterEntry]:
    """Return the entries of one register, withdrawn ones too, in its order: one query."""
    rows = inspection.register_entries.filter(register=register.code).select_related("by")
    return in_order(register, rows.order_by("position", "pk"))


def in_order(register: Register, entries: Iterable[RegisterEntry]) -> list[RegisterEntry]:
    """Return entries by the date that orders the register; those without one come last."""
    if not register.order:
        return list(entries)
    return sorted(entries, key=lambda one: one.values.get(register.order, "9999"))


def _find_register(access: FieldworkAccess, code: str) -> RegisterAccess:
    register = all_registers().get(code)
    if register is None:
        raise NotVisible
    return RegisterAccess(access, register)
