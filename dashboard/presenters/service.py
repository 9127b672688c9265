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


def show_service_concerns(concerns: Iterable[UrgentConcern]) -> list[dict[str, Any]]:
    """Return the concerns that the service was told of as rows of components/task_list.html."""
    return [_task(concern) for concern in concerns]


def _task(concern: UrgentConcern) -> dict[str, Any]:
    is_overdue = is_plan_overdue(concern, timezone.localdate())
    is_waiting = concern.state == ConcernState.SERVICE_TOLD
    return {
        "text": _("Case %(case)s") % {"case": concern.case.reference},
        "href": reverse("cases:service-concern", args=[concern.pk]),
        "hint": concern.case.inspection.service.name,
        "status": _("Plan overdue") if is_overdue else _status(concern),
        "colour": "red" if is_overdue else "yellow" if is_waiting else "",
    }


def _status(concern: UrgentConcern) -> str:
    if concern.state == ConcernState.SERVICE_TOLD and concern.plan_due_date:
        return _("Plan promised by %(day)s") % {"day": date_format(concern.plan_due_date)}
    return str(ConcernState(concern.state).label)
