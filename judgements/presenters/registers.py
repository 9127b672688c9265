"""What the list of registers and the page of one show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from judgements.models import RegisterEntry
from judgements.policies.register_values import Values
from judgements.presenters.key_questions import guide_href
from judgements.presenters.register_entries import (
    NOTHING,
    choice_text,
    closed_text,
    count_text,
    crumbs_of,
    entry_name,
    fact_rows,
    register_address,
)
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.register_facts import count_rows
from judgements.queries.register_rules import all_registers
from judgements.queries.register_words import cell_text, share_text
from judgements.queries.registers import RegisterAccess, entries_by_register
from judgements.types.registers import Column, Register
from standards.types import Origin, StandardContent


@dataclass(frozen=True)
class EntryRow:
    """One entry in the table of its register; the addresses are empty for a reader.

    `name` is what its links are told apart by.
    """

    anchor: str
    name: str
    header: str
    cells: list[dict[str, str]]
    edit_href: str
    withdraw_href: str


@dataclass(frozen=True)
class Pivot:
    """A matrix with a column for each entry, and where its rows come from."""

    caption: str
    head: list[dict[str, Any]]
    rows: list[list[dict[str, Any]]]
    provenances: list[dict[str, str]]


@dataclass(frozen=True)
class RegisterPage:
    """One register with its figures and its entries."""

    title: str
    about: str
    provenance: str
    provenance_note: str
    feeds: list[dict[str, str]]
    facts: list[dict[str, str]]
    pivot: Pivot | None
    head: list[str]
    rows: list[EntryRow]
    withdrawn: list[str]
    closed: str
    add_href: str
    crumbs: list[dict[str, str]]


def tell_registers(access: FieldworkAccess) -> str:
    """Say how many registers are begun, for the hub."""
    kept = len(entries_by_register(access.inspection))
    total = len(all_registers())
    return _("%(kept)d of %(total)d begun") % {"kept": kept, "total": total}


def present_registers(access: FieldworkAccess) -> list[dict[str, str]]:
    """Return all registers with how much they hold, in the parts of components/task_list.html."""
    entries = entries_by_register(access.inspection)
    return [
        {
            "href": register_address("register-detail", access.inspection, code),
            "text": str(one.title),
            "hint": str(one.about),
            "status": count_text(len(entries.get(code, []))),
        }
        for code, one in all_registers().items()
    ]


def present_register(access: RegisterAccess, entries: Sequence[RegisterEntry]) -> RegisterPage:
    """Return a register; ``entries`` are all of its own, in order, withdrawn ones too."""
    register = access.register
    standing = [one for one in entries if not one.is_withdrawn]
    values = [one.values for one in standing]
    columns = register.shown_columns
    return RegisterPage(
        title=str(register.title),
        about=str(register.about),
        provenance=register.origin.provenance.value,
        provenance_note=str(register.origin.source),
        feeds=_feeds(access.fieldwork, register),
        facts=fact_rows(register, values, access.inspection),
        pivot=_pivot(register, values),
        head=[str(one.label) for one in columns],
        rows=[_row(access, columns, one) for one in standing],
        withdrawn=[_withdrawn(register, one) for one in entries if one.is_withdrawn],
        closed=closed_text(access.inspection),
        add_href=register_address("entry-add", access.inspection, register.code)
        if access.can_keep
        else "",
        crumbs=[*crumbs_of(access.inspection), {"text": str(register.title)}],
    )


def _feeds(access: FieldworkAccess, register: Register) -> list[dict[str, Any]]:
    """Return the standards of this inspection that it helps with, with their places."""
    feeds = register.feeds_of(access.content.code)
    return [
        {
            "title": f"{access.content.name_of(one)}: {one.title}",
            "href": _theme_href(access, one),
            "guide": guide_href(access.content, one.code),
            "places": _places(one, feeds[one.code]),
        }
        for one in access.standards
        if one.code in feeds
    ]


def _theme_href(access: FieldworkAccess, standard: StandardContent) -> str:
    if not access.within.may(Permission.VIEW_RESULTS):
        return ""
    return reverse("judgements:theme-detail", args=[access.inspection.reference, standard.code])


def _places(standard: StandardContent, places: Sequence[str]) -> list[tuple[str, str]]:
    """Return the place of each prompt with its name, and of each group with its title."""
    groups = {one.code: str(one.title) for one in standard.fieldwork_prompts}
    return [(place, groups.get(place, place)) for place in places]


def _row(access: RegisterAccess, columns: Sequence[Column], entry: RegisterEntry) -> EntryRow:
    cells = [{"label": str(one.label), "text": _cell(one, entry)} for one in columns]
    where = (access.inspection, access.register.code, entry.pk)
    return EntryRow(
        anchor=f"entry-{entry.pk}",
        name=entry_name(access.register, entry.values),
        header=cells[0]["text"],
        cells=cells[1:],
        edit_href=register_address("entry-edit", *where) if access.can_keep else "",
        withdraw_href=register_address("entry-withdraw", *where) if access.can_keep else "",
    )


def _cell(column: Column, entry: RegisterEntry) -> str:
    return cell_text(column, entry.values) or NOTHING


def _withdrawn(register: Register, entry: RegisterEntry) -> str:
    return _("%(entry)s, taken off by %(name)s on %(day)s") % {
        "entry": entry_name(register, entry.values),
        "name": entry.by.name,
        "day": date_format(entry.at, "DATE_FORMAT"),
    }


def _pivot(register: Register, values: Sequence[Values]) -> Pivot | None:
    column = next((one for one in register.columns if one.is_matrix), None)
    if column is None or not values:
        return None
    counted = {one.row.code: one.share for one in count_rows(column, values)}
    return Pivot(
        caption=str(column.label),
        head=[
            {"text": str(column.rows_are)},
            {"text": _("Attended")},
            *({"text": entry_name(register, one)} for one in values),
        ],
        rows=[
            [
                {"text": str(row.label)},
                {"text": share_text(counted[row.code])},
                *({"text": choice_text(column, one, row.code)} for one in values),
            ]
            for row in column.options
            if row.code in counted
        ],
        provenances=[_provenance(str(one.title), one.origin) for one in column.rows],
    )


def _provenance(title: str, origin: Origin) -> dict[str, str]:
    return {"title": title, "kind": origin.provenance.value, "note": str(origin.source)}
