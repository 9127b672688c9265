"""The parts of the set-up's task list."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from accounts.permissions import Permission
from dashboard.presenters.progress import Progress
from dashboard.queries.setup import SetupFacts


@dataclass(frozen=True)
class TaskState:
    """How far a task is, and the sentence under its name; why, where it cannot start yet."""

    progress: Progress
    hint: str = ""


@dataclass(frozen=True)
class SetupTask:
    """One task: its title, the route of its page, how far it is, and whether it is there at all.

    `permission` is what its page asks for beyond seeing the list.
    """

    title: Callable[[SetupFacts], str | Promise]
    route: str
    state: Callable[[SetupFacts], TaskState]
    applies: Callable[[SetupFacts], bool] = lambda facts: True
    permission: Permission = Permission.EDIT_INSPECTION


@dataclass(frozen=True)
class TaskGroup:
    """Tasks of one part of the set-up, under a heading."""

    title: str | Promise
    tasks: tuple[SetupTask, ...]
