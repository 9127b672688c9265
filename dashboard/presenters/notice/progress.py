"""The parts of the service's task list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from dashboard.presenters.progress import Progress
from dashboard.queries.service import ServiceFacts


@dataclass(frozen=True)
class ServiceTaskState:
    """How far a task is, the sentence under its name, and the day it is wanted by."""

    progress: Progress
    hint: str = ""
    wanted_date: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the service can do something about it now."""
        return not self.progress.is_settled


@dataclass(frozen=True)
class ServiceTask:
    """One task: its title, the route of its page, and how far it is."""

    title: str | Promise
    route: str
    state: Callable[[ServiceFacts], ServiceTaskState]
