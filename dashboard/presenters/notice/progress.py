"""How far a task of the service is: worked out from the data each time, never stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboard.queries.service import ServiceFacts


class ServiceProgress(Enum):
    """The words of a task's status, each with its colour; what is done needs none."""

    NOT_STARTED = (_("Not started"), "blue")
    IN_PROGRESS = (_("In progress"), "light-blue")
    OVERDUE = (_("Overdue"), "red")
    COMPLETED = (_("Completed"), "")
    CANNOT_START = (_("Cannot start yet"), "grey")


SETTLED = {ServiceProgress.COMPLETED, ServiceProgress.CANNOT_START}


@dataclass(frozen=True)
class ServiceTaskState:
    """How far a task is, the sentence under its name, and the day it is wanted by."""

    progress: ServiceProgress
    hint: str = ""
    wanted_date: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the service can do something about it now."""
        return self.progress not in SETTLED


@dataclass(frozen=True)
class ServiceTask:
    """One task: its title, the route of its page, and how far it is."""

    title: str | Promise
    route: str
    state: Callable[[ServiceFacts], ServiceTaskState]


def begun_or_late(*, is_begun: bool, is_late: bool) -> ServiceProgress:
    """Return the progress of a task that is not completed."""
    if is_late:
        return ServiceProgress.OVERDUE
    return ServiceProgress.IN_PROGRESS if is_begun else ServiceProgress.NOT_STARTED
