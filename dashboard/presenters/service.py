"""What the home page shows to whoever answers for a service."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from cases.choices import ConcernState
from cases.models import UrgentConcern
from cases.policies import is_plan_overdue
from dashboard.presenters.notice import open_tasks
from dashboard.presenters.progress import Progress
from dashboard.queries.service import ServiceFacts
from dashboard.queries.service_places import ServicePlace
from inspections.models import Inspection


def show_service_concerns(concerns: Iterable[UrgentConcern]) -> list[dict[str, Any]]:
    """Return the concerns that the service was told of as rows of components/task_list.html."""
    return [_task(concern) for concern in concerns]


def show_service_inspections(facts: Iterable[ServiceFacts]) -> list[dict[str, Any]]:
    """Return the inspections of a service as rows of the same, those under way first."""
    found = sorted(facts, key=lambda one: one.inspection.is_published)
    return [_inspection(one) for one in found]


def show_board_inspections(places: Iterable[ServicePlace]) -> list[dict[str, Any]]:
    """Return the inspections whose dates a person reads without preparing them, as rows too."""
    shown = (one for one in places if one.may(Permission.READ_RELEASED))
    return [
        _row(one.inspection, _("Published") if one.inspection.is_published else "", "")
        for one in shown
        if not one.may(Permission.PREPARE_INSPECTION)
    ]


def _inspection(facts: ServiceFacts) -> dict[str, Any]:
    return _row(facts.inspection, *_open_text(facts))


def _row(inspection: Inspection, status: str, colour: str) -> dict[str, Any]:
    return {
        "text": inspection.service.name,
        "href": reverse("dashboard:service-inspection", args=[inspection.reference]),
        "hint": _("Fieldwork from %(one)s and from %(two)s")
        % {
            "one": date_format(inspection.week_one_date),
            "two": date_format(inspection.week_two_date),
        },
        "status": status,
        "colour": colour,
    }


def _open_text(facts: ServiceFacts) -> tuple[str, str]:
    """Say how many tasks wait, red where one is overdue."""
    if facts.inspection.is_published:
        return _("Published"), ""
    waiting = open_tasks(facts)
    if not waiting:
        return _("Nothing to do now"), ""
    text = ngettext("%(count)d task to do", "%(count)d tasks to do", len(waiting))
    is_late = any(one.progress is Progress.OVERDUE for one in waiting)
    return text % {"count": len(waiting)}, "red" if is_late else "blue"


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
