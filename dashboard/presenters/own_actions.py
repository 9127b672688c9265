"""The actions of improvement plans that wait for somebody, the first due first."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from improvement.models import Action

LONGEST = 140


def show_own_actions(
    to_do: Iterable[Action], to_verify: Iterable[Action], today: date
) -> list[dict[str, Any]]:
    """Return actions to be done and to be verified as rows of components/task_list.html."""
    return [*_to_do(to_do, today), *_to_verify(to_verify)]


def _to_do(actions: Iterable[Action], today: date) -> Iterator[dict[str, Any]]:
    for one in actions:
        is_late = one.due_date is not None and one.due_date < today
        yield _row(one, _("Overdue") if is_late else _("Yours"), "red" if is_late else "blue")


def _to_verify(actions: Iterable[Action]) -> Iterator[dict[str, Any]]:
    for one in actions:
        yield _row(one, _("To be verified"), "yellow")


def _row(action: Action, status: str, colour: str) -> dict[str, Any]:
    inspection = action.plan.inspection
    due = date_format(action.due_date) if action.due_date else _("no date yet")
    return {
        "text": Truncator(action.what).chars(LONGEST),
        "href": reverse("improvement:action-progress", args=[inspection.reference, action.uid]),
        "hint": _("%(service)s. Due: %(day)s") % {"service": inspection.service.name, "day": due},
        "status": status,
        "colour": colour,
    }
