"""How far a task is: worked out from the data each time, never stored."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission
from dashboard.queries.setup import SetupFacts


class Progress(Enum):
    """The words of a task's status, each with its colour; what is done needs none."""

    NOT_STARTED = (_("Not started"), "blue")
    IN_PROGRESS = (_("In progress"), "light-blue")
    COMPLETED = (_("Completed"), "")
    CANNOT_START = (_("Cannot start yet"), "grey")


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


def begun_or_not(*, is_begun: bool) -> Progress:
    """Return the progress of a task that is not completed."""
    return Progress.IN_PROGRESS if is_begun else Progress.NOT_STARTED
