"""What the pages about people show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.choices import PersonState
from accounts.models import Invitation, User
from dashboard.queries.people import PersonRecord
from govuk.dates import moment_text
from inspections.models import ConflictOfInterest, ServiceMember
from inspections.policies import can_lift

Cell = dict[str, Any]
Row = dict[str, str]


@dataclass(frozen=True)
class PeopleTable:
    """One page of the list of people, as components/table.html and pagination.html take it."""

    head: list[Cell]
    rows: list[list[Cell]]
    page: Page[User]
    numbers: list[Any]
    query: str


@dataclass(frozen=True)
class PersonPage:
    """Everything about a person, as tables and summary rows."""

    facts: list[Row]
    team: list[list[Cell]]
    team_head: list[Cell]
    services: list[list[Cell]]
    services_head: list[Cell]
    invitations: list[list[Cell]]
    invitations_head: list[Cell]
    conflicts: list[list[Cell]]
    conflicts_head: list[Cell]
    can_deactivate: bool
    can_activate: bool


def present_people(page: Page[User], words: str, state: str) -> PeopleTable:
    """Return the people found, each leading to their page."""
    query = urlencode({"q": words, "state": state})
    return PeopleTable(
        head=_head(_("Name"), _("Email address"), _("State"), _("Rights"), _("Last signed in")),
        rows=[_person_row(person) for person in page.object_list],
        page=page,
        numbers=list(page.paginator.get_elided_page_range(page.number)),
        query=f"{query}&",
    )


def state_choices(chosen: str) -> list[dict[str, Any]]:
    """Return the states to filter by as options of a select."""
    options = [("", _("Everybody")), *PersonState.choices]
    return [{"value": value, "text": text, "chosen": value == chosen} for value, text in options]


def present_person(record: PersonRecord, reader: User) -> PersonPage:
    """Return what is kept of a person, and what the reader may do about it."""
    person, now = record.person, timezone.now()
    return PersonPage(
        facts=_facts(person),
        team=[
            [
                {
                    "text": member.inspection.reference,
                    "href": reverse("inspections:team-edit", args=[member.inspection.reference]),
                },
                {"text": member.get_role_display()},
                {"text": member.organisation},
                {"text": date_format(member.from_date)},
                {"text": _end_text(member.to_date)},
            ]
            for member in record.team
        ],
        team_head=_head(_("Inspection"), _("Role"), _("Organisation"), _("From"), _("Left on")),
        services=[
            [
                {"text": place.service.name},
                {"text": place.get_role_display()},
                {"text": date_format(place.from_date)},
                _end_of_place(place),
            ]
            for place in record.services
        ],
        services_head=_head(_("Service"), _("Role"), _("From"), _("Left on")),
        invitations=[_invitation_row(one, now) for one in record.invitations],
        invitations_head=_head(_("Invited on"), _("By"), _("State")),
        conflicts=[_conflict_row(one, reader) for one in record.conflicts],
        conflicts_head=_head(_("Service"), _("Reason"), _("Declared on"), _("By"), _("Lifted")),
        can_deactivate=person.is_active and person.pk != reader.pk,
        can_activate=person.state == PersonState.DEACTIVATED and person.has_usable_password(),
    )


def state_of_invitation(invitation: Invitation, now: datetime) -> str:
    """Return how an invitation stands, in one sentence."""
    if invitation.ended_at is not None:
        return _("%(ending)s on %(at)s") % {
            "ending": invitation.get_ending_display(),
            "at": moment_text(invitation.ended_at),
        }
    if invitation.mailed_at is None:
        return _("The mail has not been sent. Send the invitation again.")
    words = {"until": moment_text(invitation.expires_at)}
    if invitation.is_open(now):
        return _("Waits to be accepted, until %(until)s") % words
    return _("Its link worked until %(until)s. Send it again.") % words


def invitation_rows(invitation: Invitation) -> list[Row]:
    """Return an invitation as rows of components/summary_list.html."""
    return [
        {"key": _("Email address"), "value": invitation.user.email},
        {"key": _("Invited on"), "value": moment_text(invitation.invited_at)},
        {"key": _("Invited by"), "value": invitation.invited_by.name},
        {"key": _("State"), "value": state_of_invitation(invitation, timezone.now())},
    ]


def _facts(person: User) -> list[Row]:
    facts = [
        (_("Email address"), person.email),
        (_("State"), str(person.state.label)),
        (_("Rights"), _rights(person) or _("Those of their roles")),
        (_("Account since"), moment_text(person.joined_at)),
        (_("Last signed in"), _signed_in(person)),
    ]
    if person.deactivated_at is not None:
        facts += [
            (_("Last deactivated on"), moment_text(person.deactivated_at)),
            (_("Reason"), person.deactivation_reason),
        ]
    return [{"key": key, "value": value} for key, value in facts]


def _person_row(person: User) -> list[Cell]:
    return [
        {"text": person.name, "href": reverse("dashboard:person-detail", args=[person.pk])},
        {"text": person.email},
        {"text": person.state.label},
        {"text": _rights(person)},
        {"text": _signed_in(person)},
    ]


def _invitation_row(invitation: Invitation, now: datetime) -> list[Cell]:
    is_waiting = invitation.ended_at is None
    href = reverse("dashboard:invitation-detail", args=[invitation.pk]) if is_waiting else ""
    return [
        {"text": moment_text(invitation.invited_at), "href": href},
        {"text": invitation.invited_by.name},
        {"text": state_of_invitation(invitation, now)},
    ]


def _conflict_row(conflict: ConflictOfInterest, reader: User) -> list[Cell]:
    return [
        {"text": conflict.service.name},
        {"text": conflict.reason},
        {"text": moment_text(conflict.declared_at)},
        {"text": conflict.declared_by},
        _lifting(conflict, reader),
    ]


def _lifting(conflict: ConflictOfInterest, reader: User) -> Cell:
    if can_lift(reader, conflict):
        return {"text": _("Lift"), "href": reverse("inspections:conflict-lift", args=[conflict.pk])}
    if conflict.lifted_at is None:
        return {"text": _("Stands")}
    words = {"at": moment_text(conflict.lifted_at), "by": conflict.lifted_by}
    lifted = _("%(at)s by %(by)s: %(reason)s") % {**words, "reason": conflict.lift_reason}
    return {"text": lifted}


def _end_of_place(place: ServiceMember) -> Cell:
    if place.to_date is not None:
        return {"text": date_format(place.to_date)}
    return {"text": _("End"), "href": reverse("inspections:service-member-end", args=[place.pk])}


def _rights(person: User) -> str:
    rights = [(person.is_administrator, _("Administrator"))]
    rights += [(person.may_plan_inspections, _("May plan inspections"))]
    return ", ".join(text for holds, text in rights if holds)


def _signed_in(person: User) -> str:
    return moment_text(person.last_login) if person.last_login else _("Never")


def _end_text(to_date: date | None) -> str:
    return date_format(to_date) if to_date else ""


def _head(*texts: str) -> list[Cell]:
    return [{"text": text} for text in texts]
