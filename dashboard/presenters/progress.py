"""How far a task of a task list is: worked out from the data each time, never stored."""

from enum import Enum

from django.utils.translation import gettext_lazy as _


class Progress(Enum):
    """The words of a task's status, each with its colour; what is done needs none."""

    NOT_STARTED = (_("Not started"), "blue")
    IN_PROGRESS = (_("In progress"), "light-blue")
    OVERDUE = (_("Overdue"), "red")
    COMPLETED = (_("Completed"), "")
    CANNOT_START = (_("Cannot start yet"), "grey")

    @property
    def is_settled(self) -> bool:
        """Whether nothing can be done about it now."""
        return self in (Progress.COMPLETED, Progress.CANNOT_START)


def begun_or_not(*, is_begun: bool, is_late: bool = False) -> Progress:
    """Return the progress of a task that is not completed."""
    if is_late:
        return Progress.OVERDUE
    return Progress.IN_PROGRESS if is_begun else Progress.NOT_STARTED
