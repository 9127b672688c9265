"""The task list as its page shows it, with the task to do next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dashboard.presenters.progress import Progress
from dashboard.presenters.setup.progress import SetupTask, TaskState
from dashboard.presenters.setup.tasks import GROUPS
from dashboard.queries.setup import SetupFacts

Shown = list[tuple[SetupTask, TaskState]]


@dataclass(frozen=True)
class ShownGroup:
    """A part of the set-up: rows of components/task_list.html under a heading."""

    code: str
    title: str
    tasks: list[dict[str, Any]]


@dataclass(frozen=True)
class SetupPage:
    """The tasks by group, what is done of them, and where to go next; `done` when all is."""

    groups: list[ShownGroup]
    summary: str
    next_text: str
    next_href: str
    done: str


def present_setup(facts: SetupFacts) -> SetupPage:
    """Return the tasks that this inspection has, and the first that is not settled."""
    groups = [(group.title, _states(facts, group.tasks)) for group in GROUPS]
    shown = [one for _title, tasks in groups for one in tasks]
    done = sum(state.progress is Progress.COMPLETED for _task, state in shown)
    next_text, next_href = _find_next(facts, shown)
    return SetupPage(
        groups=[
            ShownGroup(f"part-{number}", str(title), [_row(facts, *one) for one in tasks])
            for number, (title, tasks) in enumerate(groups, start=1)
        ],
        summary=_("%(done)d of %(total)d tasks completed") % {"done": done, "total": len(shown)},
        next_text=next_text,
        next_href=next_href,
        done=_say_done(facts) if done == len(shown) else "",
    )


def _states(facts: SetupFacts, tasks: tuple[SetupTask, ...]) -> Shown:
    return [(task, task.state(facts)) for task in tasks if task.applies(facts)]


def _row(facts: SetupFacts, task: SetupTask, state: TaskState) -> dict[str, Any]:
    status, colour = state.progress.value
    may_start = state.progress is not Progress.CANNOT_START and facts.access.may(task.permission)
    return {
        "text": str(task.title(facts)),
        "href": _address(facts, task.route) if may_start else "",
        "hint": state.hint,
        "status": status,
        "colour": colour,
    }


def _find_next(facts: SetupFacts, shown: Shown) -> tuple[str, str]:
    """Return the first open task that this person may do, "" where there is none."""
    for task, state in shown:
        if not state.progress.is_settled and facts.access.may(task.permission):
            title = {"task": task.title(facts)}
            return _("Next: %(task)s") % title, _address(facts, task.route)
    return "", ""


def _say_done(facts: SetupFacts) -> str:
    day = date_format(facts.access.inspection.week_one_date, "l j F Y")
    return _("Everything is arranged. Fieldwork begins on %(day)s.") % {"day": day}


def _address(facts: SetupFacts, route: str) -> str:
    return reverse(route, args=[facts.access.inspection.reference])
