"""What pages about registers have in common, and what those about one entry show."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.dates import moment_text
from inspections.models import Inspection
from judgements.models import RegisterEntry
from judgements.policies.judgements import can_judge
from judgements.policies.register_values import Values
from judgements.queries.register_sentences import tell_facts
from judgements.queries.register_words import cell_text
from judgements.queries.registers import RegisterAccess
from judgements.types.registers import Column, Register

NOTHING = "–"


def present_entry(register: Register, values: Values) -> list[dict[str, str]]:
    """Return what an entry holds, column by column, in the parts of a summary list."""
    rows: list[dict[str, str]] = []
    for column in register.columns:
        if column.is_matrix:
            rows.extend(_matrix_rows(column, values))
        elif column in register.shown_columns:
            rows.append({"key": str(column.label), "value": cell_text(column, values) or NOTHING})
    return rows


def stale_text(entry: RegisterEntry) -> str:
    """Say who has changed or withdrawn an entry, and what to do about it."""
    words = {"name": entry.by.name, "moment": moment_text(entry.at)}
    if entry.is_withdrawn:
        return _("%(name)s took this entry off the register on %(moment)s.") % words
    return (
        _(
            "%(name)s changed this entry on %(moment)s. What stands now is shown below. Send "
            "yours once more to replace it."
        )
        % words
    )


def crumbs_of(inspection: Inspection) -> list[dict[str, str]]:
    """Return the way from the hub to the list of registers."""
    return [
        {"text": _("Fieldwork"), "href": register_address("fieldwork-detail", inspection)},
        {"text": _("Registers"), "href": register_address("register-list", inspection)},
    ]


def entry_crumbs(access: RegisterAccess, text: str) -> list[dict[str, str]]:
    """Return the way from the hub to a page about an entry."""
    register = access.register
    href = register_address("register-detail", access.inspection, register.code)
    return [
        *crumbs_of(access.inspection),
        {"text": str(register.title), "href": href},
        {"text": text},
    ]


def closed_text(inspection: Inspection, entry: RegisterEntry | None = None) -> str:
    """Return why a register, or an entry, can no longer be kept; "" while it can."""
    if not can_judge(inspection):
        return _(
            "The report of this inspection is published, so its registers can no longer change."
        )
    if entry is not None and entry.is_withdrawn:
        return _("This entry was taken off the register. Add a new one if it is needed again.")
    return ""


def entry_name(register: Register, values: Values) -> str:
    """Return what tells an entry apart from others, in words."""
    return ", ".join(cell_text(register.column(code), values) for code in register.key)


def count_text(count: int) -> str:
    """Say how many entries a register has."""
    if not count:
        return _("Empty")
    words = ngettext("%(count)d entry", "%(count)d entries", count) % {"count": count}
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def fact_rows(
    register: Register, values: Sequence[Values], inspection: Inspection
) -> list[dict[str, str]]:
    """Return what entries amount to, in the parts of a summary list."""
    day = inspection.week_two_date
    return [{"key": one.label, "value": one.text} for one in tell_facts(register, values, day)]


def choice_text(column: Column, values: Values, row: str) -> str:
    """Return what an entry says of one row of a matrix."""
    chosen = values.get(column.code, {}).get(row)
    return str(column.choice(chosen).label) if chosen else NOTHING


def register_address(page: str, inspection: Inspection, *args: Any) -> str:
    """Return the address of a page of an inspection's fieldwork."""
    return reverse(f"judgements:{page}", args=[inspection.reference, *args])


def _matrix_rows(column: Column, values: Values) -> Iterable[dict[str, str]]:
    return (
        {"key": str(row.label), "value": choice_text(column, values, row.code)}
        for row in column.options
        if row.code in values.get(column.code, {})
    )
