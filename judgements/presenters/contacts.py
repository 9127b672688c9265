"""How many people were met beside how many were to be met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from judgements.choices import ContactGroup
from judgements.queries.contacts import Contact, Expectations
from judgements.queries.fieldwork import FieldworkAccess


@dataclass(frozen=True)
class ContactsPage:
    """What the page shows; the tables are as components/table.html takes them."""

    summary: str
    head: list[dict[str, Any]]
    rows: list[list[dict[str, Any]]]
    partner_head: list[dict[str, Any]]
    partners: list[list[dict[str, Any]]]
    can_plan: bool


def present_contacts(
    access: FieldworkAccess, contacts: list[Contact], partners: list[tuple[str, int]]
) -> ContactsPage:
    """Return the groups in their order, and the partners by organisation."""
    return ContactsPage(
        summary=contacts_text(contacts),
        head=[
            {"text": _("Group")},
            {"text": _("Expected"), "numeric": True},
            {"text": _("Met"), "numeric": True},
            {"text": _("Still to meet")},
        ],
        rows=[
            [
                {"text": str(one.group.label)},
                {"text": str(one.expected or "–"), "numeric": True},
                {"text": str(one.met), "numeric": True},
                {"text": shortfall_text(one)},
            ]
            for one in contacts
        ],
        partner_head=[{"text": _("Organisation")}, {"text": _("Met"), "numeric": True}],
        partners=[
            [{"text": name or _("No organisation named")}, {"text": str(met), "numeric": True}]
            for name, met in partners
        ],
        can_plan=access.may_change(Permission.PLAN_ENQUIRY),
    )


def contacts_text(contacts: list[Contact]) -> str:
    """Return "31 of 40 expected people met", of those groups with a number; "" without any."""
    planned = [one for one in contacts if one.expected]
    if not planned:
        return ""
    expected = sum(one.expected for one in planned)
    met = sum(min(one.met, one.expected) for one in planned)
    return ngettext(
        "%(met)d of %(expected)d expected person met",
        "%(met)d of %(expected)d expected people met",
        expected,
    ) % {"met": met, "expected": expected}


def shortfall_text(contact: Contact) -> str:
    """Say in words how the number met compares with the one expected."""
    if not contact.expected:
        return _("No number is set")
    if contact.shortfall:
        return ngettext("%(count)d more to meet", "%(count)d more to meet", contact.shortfall) % {
            "count": contact.shortfall
        }
    more = contact.met - contact.expected
    if not more:
        return _("As many as expected")
    return ngettext("%(count)d more than expected", "%(count)d more than expected", more) % {
        "count": more
    }


def changed_numbers(standing: Expectations, message: str) -> str:
    """Say that somebody else has set numbers, and which stand now."""
    numbers = ", ".join(
        f"{group.label} {standing.numbers[group.value]}"
        for group in ContactGroup
        if standing.numbers.get(group.value)
    )
    return _(
        "%(message)s Now these stand: %(numbers)s. Yours are below; save them once more to "
        "replace those."
    ) % {"message": message, "numbers": numbers or _("none")}
