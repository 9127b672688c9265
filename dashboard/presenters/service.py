"""What the home page shows to whoever answers for a service."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.choices import ConcernState
from cases.models import UrgentConcern
from cases.policies import is_plan_overdue
from inspections.models import Inspection


def show_service_concerns(concerns: Iterable[UrgentConcern]) -> list[dict[str, Any]]:
    """Return the concerns that the service was told of as rows of components/task_list.html."""
    return [_task(concern) for concern in concerns]


def show_caseload_tasks(inspections: Iterable[Inspection]) -> list[dict[str, Any]]:
    """Return what the service sends and prepares for its inspections as rows of the same."""
    pages = (
        (_("Caseload"), "cases:caseload-detail"),
        (_("Cases to prepare"), "cases:preparation-detail"),
    )
    return [
        {
            "text": text,
            "href": reverse(route, args=[one.reference]),
            "hint": _("%(service)s, fieldwork from %(day)s")
            % {"service": one.service.name, "day": date_format(one.week_one_date)},
            "status": "",
        }
        for one in inspections
        for text, route in pages
    ]


def _task(concern: UrgentConcern) -> dict[str, Any]:
    status, colour = _status(concern)
    return {
        "text": _("Case %(case)s") % {"case": concern.case.reference},
        "href": reverse("cases:service-concern", args=[concern.pk]),
        "hint": _("%(service)s, plan promised by %(day)s")
        % {
            "service": concern.case.inspection.service.name,
            "day": date_format(concern.plan_due_date) if concern.plan_due_date else "",
        },
        "status": status,
        "colour": colour,
    }


def _status(concern: UrgentConcern) -> tuple[str, str]:
    """Return the word for where it stands, and the colour of what is to be done."""
    if is_plan_overdue(concern, timezone.localdate()):
        return _("Plan overdue"), "red"
    if concern.state == ConcernState.SERVICE_TOLD:
        return _("Plan needed"), "yellow"
    return str(ConcernState(concern.state).label), ""
