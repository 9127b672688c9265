"""The task list as its page shows it, with the task to do next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from dashboard.presenters.setup.progress import Progress, SetupTask, TaskState
from dashboard.presenters.setup.tasks import TASKS
from dashboard.queries.setup import SetupFacts

SETTLED = {Progress.COMPLETED, Progress.CANNOT_START}


@dataclass(frozen=True)
class SetupPage:
    """Rows of components/task_list.html, what is done of them, and where to go next."""

    tasks: list[dict[str, Any]]
    summary: str
    next_text: str
    next_href: str


def present_setup(facts: SetupFacts) -> SetupPage:
    """Return the tasks that this inspection has, and the first that is not settled."""
    shown = [(task, task.state(facts)) for task in TASKS if task.applies(facts)]
    done = sum(state.progress is Progress.COMPLETED for _task, state in shown)
    next_text, next_href = _find_next(facts, shown)
    return SetupPage(
        tasks=[_row(facts, task, state) for task, state in shown],
        summary=_("%(done)d of %(total)d tasks completed") % {"done": done, "total": len(shown)},
        next_text=next_text,
        next_href=next_href,
    )


def _row(facts: SetupFacts, task: SetupTask, state: TaskState) -> dict[str, Any]:
    status, colour = state.progress.value
    may_start = state.progress is not Progress.CANNOT_START
    return {
        "text": str(task.title(facts)),
        "href": _address(facts, task.route) if may_start else "",
        "hint": state.hint,
        "status": status,
        "colour": colour,
    }


def _find_next(facts: SetupFacts, shown: list[tuple[SetupTask, TaskState]]) -> tuple[str, str]:
    """Return the first open task; after the last one the announcement, by whoever may make it."""
    for task, state in shown:
        if state.progress not in SETTLED:
            title = {"task": task.title(facts)}
            return _("Next: %(task)s") % title, _address(facts, task.route)
    access = facts.access
    if access.inspection.is_announced or not access.may(Permission.MOVE_STAGE):
        return "", ""
    return _("Next: announce the inspection"), _address(facts, "inspections:stage-move")


def _address(facts: SetupFacts, route: str) -> str:
    return reverse(route, args=[facts.access.inspection.reference])
