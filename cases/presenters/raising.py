"""What a page shows so that an urgent concern can be raised from it: whom to phone, the words."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import RoleCode
from cases.presenters.addresses import case_url
from cases.queries.concerns import Contact
from cases.queries.loading import AssessmentAccess


@dataclass(frozen=True)
class Raising:
    """The link, the dialog and the data of its script; `phone` is whom to ring, line by line."""

    href: str
    title: str
    phone: list[str]
    data: dict[str, Any]


def show_raising(access: AssessmentAccess, contacts: Sequence[Contact]) -> Raising:
    """Return what the case bar, the dialog and its script need."""
    case = access.assessment.case.reference
    title = _("Raise an urgent concern about case %(case)s") % {"case": case}
    phone = phone_lines(contacts)
    return Raising(
        href=case_url(access, "cases:concern-raise"),
        title=title,
        phone=phone,
        data={
            "address": _address(access.assessment.pk),
            "label": _("Urgent concern about case %(case)s") % {"case": case},
            "page": case_url(access, "cases:case-detail"),
            "time_zone": settings.TIME_ZONE,
            "texts": _texts(phone[0].rstrip("."), contacts),
        },
    )


def phone_lines(contacts: Sequence[Contact]) -> list[str]:
    """Return whom to phone, the first line first; never empty."""
    lead = next((one for one in contacts if one.role == RoleCode.LEAD_INSPECTOR), None)
    reachable = [one for one in contacts if one.phone]
    lines = [
        _("Phone %(name)s: %(phone)s") % {"name": one.name, "phone": unbroken(one.phone)}
        for one in reachable[:1]
    ]
    lines += [
        _("If nobody answers, phone %(name)s: %(phone)s")
        % {"name": one.name, "phone": unbroken(one.phone)}
        for one in reachable[1:]
    ]
    if lead is not None and not lead.phone:
        lines.append(
            _("No telephone number of %(name)s, who leads, is known here.") % {"name": lead.name}
        )
    return lines or [_("Phone your inspectorate’s office: nobody leads this inspection now.")]


def unbroken(phone: str) -> str:
    """Return a number that no line end tears apart."""
    return phone.replace(" ", "\u00a0")


def told_sentence(contacts: Sequence[Contact]) -> str:
    """Return who is being told, once a concern is in."""
    if not contacts:
        return _("Nobody leads this inspection now, so nobody could be told: phone.")
    return _("%(name)s is told by e-mail; phone as well if anybody is in danger now.") % {
        "name": contacts[0].name
    }


def _address(assessment_id: uuid.UUID) -> str:
    """Return the address at which a concern is sent, with a word in place of its id."""
    nobody = uuid.UUID(int=0)
    sample = {"assessment": assessment_id, "concern": nobody}
    return reverse("cases:concern-api", kwargs=sample).replace(str(nobody), "CONCERN")


def _texts(phone: str, contacts: Sequence[Contact]) -> dict[str, str]:
    """Return the sentences of the script; what is in braces it fills in."""
    return {
        "begun": _("Urgent concern begun, NOT SENT. %(phone)s.") % {"phone": phone},
        "not_sent": _("NOT SENT. %(phone)s.") % {"phone": phone},
        "going_on": _("It is tried again by itself until it is in."),
        "kept": _("It is kept on this laptop and tried again by itself until it is in."),
        "signin": _("You are signed out: sign in again, and it goes out by itself."),
        "csrf": _("The page is out of date: reload it, and it goes out by itself."),
        "gone": _("This case is no longer open to you, so it was not taken."),
        "refused": _("It was not taken: {why}"),
        "elsewhere": _("{label}: NOT SENT. %(phone)s.") % {"phone": phone},
        "sent": _("Sent {when}. %(told)s") % {"told": told_sentence(contacts)},
        "what_missing": _("Say what you have seen or heard."),
        "why_now_missing": _("Say why this cannot wait."),
    }
