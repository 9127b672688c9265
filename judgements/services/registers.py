"""Keeping registers: adding, changing and withdrawing entries."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from judgements.errors import RegisterRefused, StaleEntry
from judgements.models import RegisterEntry
from judgements.policies.judgements import can_judge
from judgements.policies.register_values import key_of, parse_values
from judgements.types.registers import Register

MOST_ENTRIES = 200


@transaction.atomic
def add_entry(
    *, inspection: Inspection, register: Register, sent: Mapping[str, Any], by: User
) -> RegisterEntry:
    """Add an entry after the others.

    Raises NotAllowed for a role that keeps no registers, and RegisterRefused once published, for
    what has not the shape of the register, for what it has already, and for too many.
    """
    locked = _lock(inspection, by)
    values = parse_values(register, sent)
    there = locked.register_entries.filter(register=register.code)
    if there.count() >= MOST_ENTRIES:
        raise RegisterRefused(
            _("A register has %(most)d entries at most, withdrawn ones included.")
            % {"most": MOST_ENTRIES}
        )
    _check_once(locked, register, values)
    entry = RegisterEntry.objects.create(
        inspection=locked,
        register=register.code,
        position=(there.aggregate(last=Max("position"))["last"] or 0) + 1,
        values=values,
        by=by,
        at=timezone.now(),
    )
    _record(entry, "register_entry_added", by, after=values)
    return entry


@transaction.atomic
def change_entry(
    *,
    entry: RegisterEntry,
    register: Register,
    sent: Mapping[str, Any],
    base_version: int,
    by: User,
) -> None:
    """Replace what an entry holds; what it holds already is no change, as on a second click.

    Raises StaleEntry where it was changed or withdrawn since `base_version`, and otherwise as
    add_entry, also for one that is withdrawn.
    """
    locked = _lock_entry(entry, by)
    values = parse_values(register, sent)
    if values == locked.values and not locked.is_withdrawn:
        return
    _check_current(locked, base_version)
    _check_once(locked.inspection, register, values, besides=locked)
    before = locked.values
    _save(entry, by, base_version, values=values)
    _record(entry, "register_entry_changed", by, before=before, after=values)


@transaction.atomic
def withdraw_entry(*, entry: RegisterEntry, base_version: int, by: User) -> None:
    """Take an entry off its register; it stays on record. Raises as change_entry."""
    locked = _lock_entry(entry, by)
    _check_current(locked, base_version)
    _save(entry, by, base_version, withdrawn_at=timezone.now())
    _record(entry, "register_entry_withdrawn", by, before=locked.values)


def _lock(inspection: Inspection, by: User) -> Inspection:
    locked = lock_inspection(inspection)
    if Permission.KEEP_REGISTERS not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.KEEP_REGISTERS))
    if not can_judge(locked):
        raise RegisterRefused(
            _("The report of this inspection is published, so its registers can no longer change.")
        )
    return locked


def _lock_entry(entry: RegisterEntry, by: User) -> RegisterEntry:
    """Return it as it stands now, its inspection locked."""
    inspection = _lock(entry.inspection, by)
    locked = inspection.register_entries.get(pk=entry.pk)
    locked.inspection = inspection
    return locked


def _check_current(entry: RegisterEntry, base_version: int) -> None:
    if entry.version != base_version:
        raise StaleEntry(_("Somebody else has changed this entry since you opened it."))
    if entry.is_withdrawn:
        raise RegisterRefused(
            _("This entry was taken off the register. Add a new one if it is needed again.")
        )


def _check_once(
    inspection: Inspection,
    register: Register,
    values: Mapping[str, Any],
    besides: RegisterEntry | None = None,
) -> None:
    """Refuse a second entry of the same key, which every figure would count twice."""
    others = inspection.register_entries.filter(register=register.code, withdrawn_at__isnull=True)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if key_of(register, values) not in {key_of(register, one.values) for one in others}:
        return
    words = _("The register has an entry for this already. Change that one, or correct this.")
    raise RegisterRefused(words, {register.key[0]: words})


def _save(entry: RegisterEntry, by: User, base_version: int, **changes: Any) -> None:
    written = {**changes, "by": by, "at": timezone.now(), "version": base_version + 1}
    for name, value in written.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(written))


def _record(entry: RegisterEntry, verb: str, by: User, **details: object) -> None:
    record_event(
        stream=entry.inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=entry.register,
        details={"id": entry.pk, **details},
    )
