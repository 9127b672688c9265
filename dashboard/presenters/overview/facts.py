"""What is fixed about an inspection: edition, stage, dates and team."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from inspections.choices import Stage
from inspections.models import TeamMember
from inspections.queries import InspectionAccess
from standards.types import FrameworkContent

Row = dict[str, Any]


def present_facts(access: InspectionAccess, content: FrameworkContent) -> list[Row]:
    """Return the rows of the summary list; a row has a link where the person may change it."""
    inspection = access.inspection
    return [
        {"key": _("Service"), "value": str(inspection.service.name)},
        {
            "key": _("Framework"),
            "value": _("%(title)s, edition %(edition)s")
            % {"title": content.title, "edition": content.edition},
            "href": reverse("standards:framework-detail", args=[content.code, content.edition]),
            "action": _("Read"),
        },
        _linked(
            {"key": _("Stage"), "value": str(Stage(inspection.stage).label)},
            access,
            Permission.MOVE_STAGE,
            "dashboard:stage-move",
        ),
        *({"key": name, "value": date_format(day)} for name, day in inspection.labelled_dates),
        {"key": _("Reason for selection"), "value": inspection.reason_for_selection},
    ]


def present_team(team: Sequence[TeamMember]) -> list[Row]:
    """Return one row per role with the people who hold it, in the order of the team's list."""
    people: dict[str, list[str]] = {}
    for member in team:
        people.setdefault(member.get_role_display(), []).append(
            ", ".join(
                part for part in (member.user.name, member.organisation, member.user.phone) if part
            )
        )
    return [{"key": role, "value": "\n".join(names)} for role, names in people.items()]


def edit_href(access: InspectionAccess, name: str) -> str:
    """Return the address of a page that changes the inspection, "" for who may not."""
    if not access.may(Permission.EDIT_INSPECTION):
        return ""
    return reverse(name, args=[access.inspection.reference])


def _linked(row: Row, access: InspectionAccess, permission: Permission, name: str) -> Row:
    if not access.may(permission):
        return row
    href = reverse(name, args=[access.inspection.reference])
    return {**row, "href": href, "action": _("Change")}
